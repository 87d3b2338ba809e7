"""The policy does not ask for less without a word on why.

## What it asks

Compared with where the branch began, the effective policy drops no required question, weakens or
narrows no rule, lengthens, narrows or drops no clock, asks for no fewer approvals and facts, moves
`since` to no later day, takes no type out of the restricted ones, does not turn the site into one
with internal records, and shows customers no more of a public one. Whether a clock that counts in
another unit gives more time depends on the week: it is told in any case. A change that does any of
this has a new waiver of `policy-kept` in `schema/policy.yml`, with who decided it and why.

## Why

A rule that stands in somebody's way at the end of a bad week is easily switched off in the same
pull request. It may be right to do so; it should be seen, and listed in the weekly report.

## Bad

    rules:
      action-item-owned: note      # on the default branch: an error

## Good

    rules:
      action-item-owned: note
    waivers:
      - {rule: policy-kept, reason: The tracker sets owners now., by: eve, on: 2026-11-06}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import JUDGED_KINDS, Clock, RuleSettings, When
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
NEEDS = ("base",)
_FILE = "schema/policy.yml"
_LEVELS = ("off", "note", "warning", "error")
_SCOPES = ("severities", "statuses", "kinds", "paths")
Path = tuple[str | int, ...]
Loss = tuple[Path, str]


def check_change(case: Case) -> Iterator[Finding]:
    """One finding for each thing that the policy asked for and asks for no more."""
    if case.base_policy is None:
        return
    hint = (
        "write it as it was, or add `{rule: policy-kept, reason: …, by: …, on: …}` to `waivers` "
        f"in {_FILE}"
    )
    for find in (_questions, _rules, _clocks, _counts, _lists, _days, _types, _readers, _customers):
        for path, said in find(case.base_policy, case.policy):
            yield Finding(At(_FILE, data=_place(path, case.base_policy, case.policy)), said, hint)


def _place(path: Path, before: Policy, now: Policy) -> Path:
    """Where the loss stands; what the file does not say itself was lost with another preset."""
    presets = {text_of(policy.document.data, "extends") for policy in (before, now)}
    return path if now.document.span(path) or len(presets) == 1 else ("extends",)


def _questions(before: Policy, now: Policy) -> Iterator[Loss]:
    asked = {question.word: question for question in now.questions}
    for old in before.questions:
        new = asked.get(old.word)
        if not old.required:
            continue
        if new is None or not new.required:
            how = "asked no more" if new is None else "not required any more"
            yield ("questions", old.word), f"the required question `{old.word}` is {how}"
        elif _narrowed(old.severities, new.severities):
            severities = ", ".join(new.severities)
            yield ("questions", old.word), f"`{old.word}` is asked at {severities} alone now"


def _rules(before: Policy, now: Policy) -> Iterator[Loss]:
    from postmortem_kb.rules import load_rule, rule_names

    for name in rule_names():
        old, new = before.rule_settings(name), now.rule_settings(name)
        default = load_rule(name).level
        was, level = _level(old, default), _level(new, default)
        if was == "off":
            continue
        if _LEVELS.index(level) < _LEVELS.index(was):
            said = "is off" if level == "off" else f"is only a {level}"
            yield ("rules", name), f"the rule `{name}` was of level {was}, and {said} now"
        elif any(_narrowed(getattr(old, scope), getattr(new, scope)) for scope in _SCOPES):
            yield ("rules", name), f"the rule `{name}` holds for fewer records than before"
        elif new.since and (old.since is None or new.since > old.since):
            yield ("rules", name), f"the rule `{name}` holds only from {new.since} on now"


def _level(settings: RuleSettings, default: Level) -> str:
    return "off" if settings.off else str(settings.level or default)


def _narrowed(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Whether a scope leaves something out that it had; an empty one means all."""
    return bool(now) and (not before or not set(before) <= set(now))


def _clocks(before: Policy, now: Policy) -> Iterator[Loss]:
    for word, old in before.clocks.items():
        new = now.clocks.get(word)
        if new is None:
            yield ("clocks", word), f"the clock `{word}` ({_length(old)}) is gone"
        elif (old.hours is None) != (new.hours is None):
            unit = "business days" if new.hours is None else "hours"
            said = f"was {_length(old)}, and is now counted in {unit}: {_length(new)}"
            yield ("clocks", word), f"the clock `{word}` {said}"
        elif _longer(old, new):
            said = f"the clock `{word}` was {_length(old)}, and is {_length(new)} now"
            yield ("clocks", word), said
        elif _fewer(old.when, new.when):
            yield ("clocks", word), f"the clock `{word}` runs for fewer incidents than before"


def _longer(old: Clock, new: Clock) -> bool:
    """Whether there is more time than before, in the one unit of both."""
    was, is_now = (clock.hours or clock.business_days or 0 for clock in (old, new))
    return bool(was) and (not is_now or is_now > was)


def _fewer(old: When, new: When) -> bool:
    return (
        _narrowed(old.severities, new.severities)
        or not set(old.kinds or JUDGED_KINDS) <= set(new.kinds or JUDGED_KINDS)
        or _narrowed(old.types, new.types)
        or (new.serious is not None and new.serious != old.serious)
    )


def _length(clock: Clock) -> str:
    if clock.hours is not None:
        return f"{clock.hours:g} hours"
    return f"{clock.business_days} business days" if clock.business_days else "without an end"


def _counts(before: Policy, now: Policy) -> Iterator[Loss]:
    """Numbers and yes-or-no answers of which less is asked."""
    for part, key, said in (
        ("postmortem", "approvals", "approvals"),
        ("postmortem", "approver_not_author", "an approver who is no author"),
        ("postmortem", "cooling_off", "a night before the draft"),
        ("postmortem", "drafted_by", "who drafts"),
        ("postmortem", "drafted_by_team", "who drafts"),
        ("action_items", "at_least", "action items"),
    ):
        was, is_now = before.part(part).get(key), now.part(part).get(key)
        if _number(is_now) < _number(was):
            yield (part, key), f"{said}: `{key}` was {_word(was)}, and is {_word(is_now)} now"


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) else int(bool(value))


def _word(value: Any) -> str:
    return str(value).lower() if value is not None else "not set"


def _lists(before: Policy, now: Policy) -> Iterator[Loss]:
    """Lists of what is needed or who is asked, from which something is missing."""
    for part, key in (
        ("action_items", "committed_needs"),
        ("postmortem", "required"),
        ("action_items", "severities"),
    ):
        old, new = texts_of(before.part(part), key), texts_of(now.part(part), key)
        # An empty list of severities means all of them; one of needs means none.
        lost = _lost(old, new) if key == "committed_needs" else _narrowed(old, new)
        if lost:
            said = f"`{part}.{key}` was {_listed(old)}, and is {_listed(new)} now"
            yield (part, key), said
    for part, key in (("confirmation", "jobs"), ("resolution", "jobs"),
                      ("postmortem", "approver_jobs")):  # fmt: skip
        old, new = texts_of(before.part(part), key), texts_of(now.part(part), key)
        if old and not new:
            yield (part, key), f"`{part}.{key}` was {_listed(old)}, and nobody is named now"


def _lost(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    return not set(old) <= set(new)


def _listed(words: tuple[str, ...]) -> str:
    return f"[{', '.join(words)}]" if words else "not set"


def _days(before: Policy, now: Policy) -> Iterator[Loss]:
    if now.since and (before.since is None or now.since > before.since):
        was = f"was {before.since}" if before.since else "was not set"
        yield ("since",), f"`since` {was}: incidents before {now.since} are excused now"


def _types(before: Policy, now: Policy) -> Iterator[Loss]:
    types: Mapping[str, Any] = dict(now.entries("types"))
    for word, old in before.entries("types"):
        forced = text_of(old, "visibility")
        new = types.get(word)
        if forced and text_of(new or {}, "visibility") != forced:
            yield (
                ("types", word),
                f"the type `{word}` forced `visibility: {forced}`, and does not now",
            )


def _readers(before: Policy, now: Policy) -> Iterator[Loss]:
    if (
        text_of(now.part("site"), "readers")
        == "internal"
        != text_of(before.part("site"), "readers")
    ):
        yield ("site", "readers"), "the site was for the public, and will show internal records now"


def _customers(before: Policy, now: Policy) -> Iterator[Loss]:
    """What a public site will show of a public record that it did not show."""
    old, new = before.part("site"), now.part("site")
    if text_of(old, "public_view") == "whole":
        return
    if text_of(new, "public_view") == "whole":
        yield ("site", "public_view"), "customers saw a view of public records, and will see all"
    for key in ("public_sections", "public_hosts"):
        more = tuple(word for word in texts_of(new, key) if word not in texts_of(old, key))
        if more:
            yield ("site", key), f"`site.{key}` names {_listed(more)} now, and did not"
