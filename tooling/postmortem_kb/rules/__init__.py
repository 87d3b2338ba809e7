"""The rules, one a file, found by file name: `action_item_owned.py` is `action-item-owned`.

A rule module has a docstring (its page), `LEVEL` and `check(incident, case)`. Where it has more
to say:

- `check_change(case)`: asked once a run, and only where there is a base, for what no record of the
  tree can carry: the policy's own change, a record that is gone. The place of such a finding is a
  file from the project's root on (`schema/policy.yml`). Such a rule may do without `check`;
- `OPTIONS`: a JSON-Schema object with a `default` for each property;
- `NEEDS`: what the edges must have given (`"base"`, `"history"`), else the rule is skipped;
- `COMPLETENESS = True`: a note while the post-mortem is missing or a draft;
- `ABSENCE = True`: not so, since the missing post-mortem itself is what it speaks of;
- `WAIVABLE = False`: no waiver excuses it;
- `ACROSS = True`: it looks at other records, so a change to one can break another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import Any, Protocol

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import nearest


class Check(Protocol):
    """What every rule offers: findings on one incident, given the case."""

    def __call__(self, incident: Incident, case: Case, /) -> Iterator[Finding]: ...


class CheckChange(Protocol):
    """What a rule may offer beside: findings on a change as a whole."""

    def __call__(self, case: Case, /) -> Iterator[Finding]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule module as a value. `page` is its docstring, in Markdown."""

    name: str
    level: Level
    check: Check
    page: str
    options: Mapping[str, Any]
    needs: tuple[str, ...]
    completeness: bool
    waivable: bool
    check_change: CheckChange | None = None
    across: bool = False
    absence: bool = False

    @property
    def softened(self) -> bool:
        """Whether it is a note while the post-mortem is missing or a draft."""
        return self.completeness and not self.absence

    @property
    def title(self) -> str:
        """The line that states the rule."""
        return self.page.strip().split("\n", 1)[0]

    def with_defaults(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """The options of the policy over the rule's own defaults."""
        known = self.options.get("properties", {})
        return {key: facts.get("default") for key, facts in known.items()} | dict(options)


@cache
def rule_names() -> tuple[str, ...]:
    """The names of all rules, sorted."""
    folder = resources.files(__name__)
    names = (entry.name for entry in folder.iterdir())
    found = (name[:-3] for name in names if name.endswith(".py") and not name.startswith("_"))
    return tuple(sorted(name.rstrip("_").replace("_", "-") for name in found))


def hint_for(unknown: str) -> str:
    """What to write instead of a name that no rule has."""
    near = nearest(unknown, rule_names())
    return f"did you mean `{near}`?" if near else "`postmortem explain` lists all rules"


@cache
def load_rule(name: str) -> Rule:
    """The rule of that name; `name` is one of `rule_names()`."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    return Rule(
        name=name,
        level=module.LEVEL,
        check=getattr(module, "check", _nothing),
        check_change=getattr(module, "check_change", None),
        across=getattr(module, "ACROSS", False),
        page=module.__doc__ or "",
        options=getattr(module, "OPTIONS", {}),
        needs=getattr(module, "NEEDS", ()),
        completeness=getattr(module, "COMPLETENESS", False),
        waivable=getattr(module, "WAIVABLE", True),
        absence=getattr(module, "ABSENCE", False),
    )


def _nothing(incident: Incident, case: Case, /) -> Iterator[Finding]:
    yield from ()
