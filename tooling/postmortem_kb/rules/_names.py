"""Names of people as prose has them, shared by the rules that look for them."""

from __future__ import annotations

import re

from postmortem_kb.rules._case import Case
from postmortem_kb.rules._phrases import phrases

HANDLE = re.compile(r"(?<![\w@./-])@([a-z0-9][a-z0-9-]{1,38})(?![\w./@-])(?!\()")
"""`@ben`; not what stands in an address or in the name of a package."""
# First names that are months or things as well are none on their own.
_THINGS = frozenset("April May June August Amber Crystal Dawn Jade Jenkins Julia Ruby".split())


def names_of(case: Case) -> re.Pattern[str]:
    """Finds names and first names as they are written: `will` is a word, `BEN` something else."""
    full = {" ".join(person.name.split()) for person in (case.people or {}).values()}
    first = {name.partition(" ")[0] for name in full}
    written = (name for name in full | first if len(name) > 2 and not name[0].islower())
    return phrases(sorted(name for name in written if name not in _THINGS), exactly=True)
