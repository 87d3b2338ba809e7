"""Records damaged as hands, editors and merges damage them, the same way for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_KEY = re.compile(r"(\s*(?:- )?[a-z_-]+:)(?:\s.*)?")
_VALUES = (
    *("", "null", "~", "true", "NO", "12:30", "017", "-1", "1e309", ".nan", "9" * 30, "*a", "&a b"),
    *("[]", "{}", "[a, b]", "{a: b}", "[{}]", "[null]", "- a", "? a", "!!python/x y", "|\n  a"),
    *("2026-02-30", "2026-11-21", "2026-11-21T10:00:00", "9999-12-31T23:59:59Z", "12345-01-01"),
    *("0001-01-01T00:00:00Z", "2026-11-21T23:59:60Z", "'\u202eabc'", '"\\u0000"', "'=1+1'"),
    *("'<script>x</script>'", "http://[::1", "javascript:alert(1)", f"'{'x' * 5000}'"),
    *("ada", "SEV-9", "committed", "done", "dropped", "drill", "external", "restricted", "public"),
)


def damaged(text: str, seed: int) -> str:
    """The text with up to four lines of it spoilt."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        spoil = chance.choice(_WAYS)
        spoil(lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines)


def _other_value(lines: list[str], _: int, chance: random.Random) -> None:
    keys = [place for place, line in enumerate(lines) if _KEY.fullmatch(line)]
    if keys:
        place = chance.choice(keys)
        match = _KEY.fullmatch(lines[place])
        assert match
        lines[place] = f"{match[1]} {chance.choice(_VALUES)}"


def _pushed_in(lines: list[str], place: int, chance: random.Random) -> None:
    lines[place] = " " * chance.randint(1, 5) + lines[place]


def _cut_off(lines: list[str], place: int, chance: random.Random) -> None:
    lines[place] = lines[place][: chance.randint(0, len(lines[place]))]


def _twice(lines: list[str], place: int, chance: random.Random) -> None:
    lines.insert(place, chance.choice(lines))


def _gone(lines: list[str], place: int, _: random.Random) -> None:
    lines[place] = ""


_Way = Callable[[list[str], int, random.Random], None]
_WAYS: tuple[_Way, ...] = (
    *(_other_value, _other_value, _other_value, _other_value),
    *(_pushed_in, _cut_off, _twice, _gone),
)
