"""How far the imported records are, for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.reports._words import counted
from postmortem_kb.reports.adoption import KIND, Adoption, Share

_WIDTH = 36


def render(adoption: Adoption) -> Iterator[str]:
    """The lines of the report, without line ends."""
    if not adoption.records:
        yield "No record was imported. `postmortem import PATH` brings reports in."
        return
    yield f"{counted(adoption.records, 'imported record')}. Of these have:"
    yield from _shares(adoption.facts, adoption.records)
    yield ""
    yield "Rules that do not judge imported records by themselves, and how many pass:"
    yield from _shares(adoption.rules, adoption.records)
    yield ""
    yield from _advice(adoption)


def _shares(shares: tuple[Share, ...], records: int) -> Iterator[str]:
    for share in shares:
        yield f"  {share.name:<{_WIDTH}}  {share.count:>5}  {share.count / records:>4.0%}"


def _advice(adoption: Adoption) -> Iterator[str]:
    if not adoption.ready:
        yield "None of these rules could be switched on today without an error or a note."
        return
    yield "All pass these: they could be switched on today, in schema/policy.yml:"
    yield "  rules:"
    for name in adoption.ready:
        yield f"    {name}: {{kinds: [{KIND}]}}"
    yield "A `since` in the policy leaves older incidents out all the same."
