"""Holds a policy against itself: every word that it uses is one that it has.

A JSON schema cannot ask whether a severity named by a role stands on the ladder. A policy in which
a word leads nowhere would quietly ask less than its authors think, so it is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from postmortem_kb.document import text_of
from postmortem_kb.errors import FileRefused
from postmortem_kb.policy import VOCABULARIES, Policy
from postmortem_kb.policy_source import problem_in
from postmortem_kb.problem import DataPath
from postmortem_kb.rules import hint_for, load_rule, rule_names
from postmortem_kb.schema import find_option_mismatches
from postmortem_kb.suggestion import did_you_mean
from postmortem_kb.timeline import KINDS
from postmortem_kb.working_days import countries, is_known

# What a word is, and where it stands; `*` is each entry. Positions in lists go without saying.
_USES: tuple[tuple[str, DataPath], ...] = (
    ("severity", ("roles", "*", "required")),
    ("severity", ("postmortem", "required")),
    ("role", ("postmortem", "drafted_by")),
    ("role", ("changes", "confirmed_by_role")),
    ("role", ("documents", "*", "owner_role")),
    ("group", ("questions", "*", "group")),
    ("priority", ("action_items", "priority")),
    ("kind of the timeline", ("cadences", "*", "kind")),
    ("kind of the timeline", ("phases", "*", "kind")),
    ("kind of the timeline", ("first_response", "*", "kind")),
    ("job", ("postmortem", "approver_jobs")),
    ("job", ("confirmation", "jobs")),
    ("job", ("resolution", "jobs")),
    ("job", ("types", "*", "notify", "job")),
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A place in the policy that does not fit the rest of it; `key`: the key itself."""

    path: DataPath
    message: str
    hint: str
    key: bool = False


def refuse_clashes(policy: Policy) -> None:
    """Raise `ConfigurationError` with all clashes, each with file, line and column."""
    clashes = list(find_clashes(policy))
    if clashes:
        problems = [
            problem_in(policy.document, c.path, _told(policy, c), c.hint, key=c.key)
            for c in clashes
        ]
        raise FileRefused(problems)


def find_clashes(policy: Policy) -> Iterator[Clash]:
    """Everything in the policy that contradicts it or leads nowhere."""
    yield from _rules(policy)
    yield from _waivers(policy)
    yield from _ladder(policy)
    yield from _references(policy)
    yield from _renamed(policy)
    yield from _clocks(policy)
    yield from _country(policy)
    yield from _headings(policy)


def _told(policy: Policy, clash: Clash) -> str:
    """The message; where the words stand in the preset, it says so."""
    if clash.path[:1] in policy.document.keys:
        return clash.message
    where = ".".join(str(part) for part in clash.path if isinstance(part, str))
    return f"{clash.message} (`{where}`, which comes from the preset)"


def _rules(policy: Policy) -> Iterator[Clash]:
    for name in policy.part("rules"):
        if name not in rule_names():
            yield Clash(("rules", name), _no_rule(name), hint_for(name), key=True)
        elif options := policy.rule_settings(name).options:
            yield from _options(name, options)


def _no_rule(name: str) -> str:
    return f"there is no rule `{name}`"


def _waivers(policy: Policy) -> Iterator[Clash]:
    """A misspelt one would excuse nothing, and be listed as if it did."""
    for waiver in policy.waivers:
        path = ("waivers", waiver.position, "rule")
        if waiver.rule not in rule_names():
            yield Clash(path, _no_rule(waiver.rule), hint_for(waiver.rule))
        elif not load_rule(waiver.rule).waivable:
            hint = "mend what it complains of, and delete the waiver"
            yield Clash(path, f"`{waiver.rule}` cannot be excused", hint)


def _options(name: str, options: Mapping[str, Any]) -> Iterator[Clash]:
    schema = load_rule(name).options or {"type": "object", "properties": {}}
    for mismatch in find_option_mismatches({"additionalProperties": False, **schema}, options):
        hint = mismatch.hint or f"`postmortem explain {name}` has its options"
        path = ("rules", name, "options", *mismatch.path)
        yield Clash(path, mismatch.message, hint, key=mismatch.key)


def _ladder(policy: Policy) -> Iterator[Clash]:
    """Each rung has a rank of its own, and no name means two rungs."""
    owners: dict[str, str] = {}
    for severity in policy.severities.values():
        path = ("severities", severity.word)
        if "rank" not in (policy.part("severities")[severity.word] or {}):
            hint = "add `rank:`; 1 is the worst"
            yield Clash(path, f"`{severity.word}` has no rank", hint, key=True)
            continue
        for name in dict.fromkeys(name.casefold() for name in severity.names):
            other = owners.setdefault(name, severity.word)
            if other != severity.word:
                message = f"`{other}` and `{severity.word}` both answer to `{name}`"
                yield Clash(path, message, "give each its own rank and aliases", key=True)


def _references(policy: Policy) -> Iterator[Clash]:
    """Words that stand for an entry elsewhere in the policy."""
    known = {
        "severity": policy.severities,
        "role": policy.roles,
        "type": policy.part("types"),
        "group": policy.part("groups"),
        "priority": policy.part("priorities"),
        "kind of the timeline": {*KINDS, *policy.part("timeline_kinds")},
        "job": policy.part("jobs"),
    }
    for what, path, word in _uses(policy.data):
        # Jobs are free words until the policy lists them.
        if word not in known[what] and (what != "job" or known[what]):
            yield _unknown(what, path, word, known[what])


def _uses(data: Mapping[str, Any]) -> Iterator[tuple[str, DataPath, str]]:
    for what, pattern in _USES:
        for path, word in _words_at(data, pattern, ()):
            yield what, path, word
    for what, path, words in _scopes(data, ()):
        for place, word in _words_at(words, (), path):
            yield what, place, word


def _words_at(value: Any, pattern: DataPath, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """The words at the end of a pattern in which `*` stands for each key or position."""
    if pattern and isinstance(value, Mapping):
        for key in value if pattern[0] == "*" else [pattern[0]]:
            yield from _words_at(value.get(str(key)), pattern[1:], (*path, key))
    elif isinstance(value, list):
        for position, each in enumerate(value):
            yield from _words_at(each, pattern, (*path, position))
    elif isinstance(value, str) and not pattern:
        yield path, value


def _scopes(data: Mapping[str, Any], path: DataPath) -> Iterator[tuple[str, DataPath, list[Any]]]:
    """`severities: [...]` and `types: [...]`, wherever they stand."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _scopes(value, (*path, key))
        elif isinstance(value, list) and key in ("severities", "types"):
            yield ("severity" if key == "severities" else "type"), (*path, key), value


def _unknown(what: str, path: DataPath, word: str, known: Iterable[str]) -> Clash:
    hint = did_you_mean(word, known) or f"the policy has no {what} yet"
    return Clash(path, f"there is no {what} `{word}`", hint)


def _renamed(policy: Policy) -> Iterator[Clash]:
    for vocabulary in ("severities", *VOCABULARIES):
        entries = dict(policy.entries(vocabulary))
        for word, facts in entries.items():
            target = text_of(facts, "renamed_to")
            if target and (target not in entries or target == word):
                message = f"`{word}` is renamed to `{target}`, which is no word of `{vocabulary}`"
                others = [other for other in entries if other != word]
                yield Clash((vocabulary, word, "renamed_to"), message, did_you_mean(target, others))


def _clocks(policy: Policy) -> Iterator[Clash]:
    for word, clock in policy.clocks.items():
        path = ("clocks", word)
        if (clock.hours is None) == (clock.business_days is None):
            hint = "an empty `hours:` takes away what the preset says"
            message = f"the clock `{word}` needs either hours or business_days, and not both"
            yield Clash(path, message, hint, key=True)
        if (clock.stops == "sent") != bool(clock.sent):
            message = f"the clock `{word}` needs both `to: sent` and `sent:`, or neither"
            hint = "`sent:` names what is sent, such as customer-email"
            yield Clash(path, message, hint, key=True)


def _country(policy: Policy) -> Iterator[Clash]:
    country = text_of(policy.data, "country")
    if country and not is_known(country):
        name, _, region = country.partition("-")
        if region and is_known(name):
            message = f"`{region}` is no region of `{name}` whose holidays are known"
            yield Clash(("country",), message, f"write `country: {name}` for those of the whole")
        else:
            message = f"the holidays of `{country}` are not known"
            yield Clash(("country",), message, did_you_mean(name, countries()))


def _headings(policy: Policy) -> Iterator[Clash]:
    owners: dict[str, str] = {}
    for question in policy.questions:
        other = owners.setdefault(question.heading.casefold(), question.word)
        if other != question.word:
            message = f"the questions `{other}` and `{question.word}` have the same heading"
            path = ("questions", question.word, "heading")
            yield Clash(path, message, "a section answers one question; name them apart")
