"""How two policies differ, in words: an entry that one of them lacks is one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from postmortem_kb.policy_parts import RuleSettings
from postmortem_kb.printable import printable
from postmortem_kb.rules import load_rule, rule_names

_WIDTH = 160
"""Characters of a value: enough to know what it is."""
# How a policy is put together, not what it says.
_MAKE = frozenset({"format", "extends"})


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    """A line for each: `-` is said by ours alone, `+` by theirs alone, `~` by both, ours first."""
    yield from _between(_parts(ours), _parts(theirs), "")
    yield from _rules(ours.get("rules") or {}, theirs.get("rules") or {})


def _parts(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in {"rules", *_MAKE}}


def _between(ours: Mapping[str, Any], theirs: Mapping[str, Any], above: str) -> Iterator[str]:
    for key in dict.fromkeys((*ours, *theirs)):
        yield from _at(f"{above}{key}", ours.get(key), theirs.get(key))


def _at(name: str, mine: Any, other: Any) -> Iterator[str]:
    """What differs in one value; None and an empty one say nothing."""
    if mine == other or (_nothing(mine) and _nothing(other)):
        return
    if _holds_entries(mine or other) or (isinstance(mine, dict) and isinstance(other, dict)):
        yield from _between(mine or {}, other or {}, f"{name}.")
    elif _nothing(mine):
        yield f"+ {name}: {_said(other)}"
    elif _nothing(other):
        yield f"- {name}: {_said(mine)}"
    else:
        yield f"~ {name}: {_said(mine)} -> {_said(other)}"


def _holds_entries(value: Any) -> bool:
    """Whether it is a part of named entries, such as `roles`."""
    return isinstance(value, dict) and all(isinstance(entry, dict) for entry in value.values())


def _nothing(value: Any) -> bool:
    return value is None or value in ("", {}, [])


def _said(value: Any) -> str:
    """A value in one line, cut where it is long."""
    return printable(shorten(_words(value), _WIDTH, placeholder=" …")) or "nothing"


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(each)}" for key, each in value.items() if each)
    if isinstance(value, list):
        return ", ".join(map(_words, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _rules(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    """The rules that hold at another level or in another way; where neither speaks, as shipped."""
    for name in sorted({*ours, *theirs} & set(rule_names())):
        mine, other = (_rule(name, policy.get(name)) for policy in (ours, theirs))
        if mine != other:
            yield printable(f"~ rule {name}: {mine} -> {other}")


def _rule(name: str, written: Any) -> str:
    """A rule's level and what narrows it: `error, since: 2026-01-01`."""
    settings = RuleSettings.read(written)
    level = "off" if settings.off else settings.level or load_rule(name).level
    facts = written if isinstance(written, Mapping) else {}
    rest = {key: value for key, value in facts.items() if key != "level"}
    return ", ".join([str(level), *([_said(rest)] if rest else [])])
