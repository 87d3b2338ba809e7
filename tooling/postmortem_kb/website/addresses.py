"""Holds a new site against the one before: an address that people were given goes on to work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from postmortem_kb.errors import UsageError
from postmortem_kb.incident import Incident
from postmortem_kb.project import Project
from postmortem_kb.publishing import LeftOut

_PLACE = re.compile(r"<loc>([^<]*)</loc>")
_RECORDS = "incidents/"
# Lists of records come and go with the words that records use. Not all of these may be named: a
# word may have been that of a record alone which is restricted now.
_LISTS = ("actions/", "causes/", "external/", "services/", "severities/", "teams/", "years/")
_WHY = (
    "this address was in the site before, and nothing leads on from it; name the old id under "
    "`aliases` of the record that took its place, or put the page back"
)


def addresses_of(site: Path) -> set[str]:
    """The addresses of a built site, relative to it: of its folder, or of its sitemap.xml.

    Raises `UsageError` where there is neither.
    """
    if site.is_dir():
        return {_folder(file.parent.relative_to(site)) for file in site.rglob("index.html")}
    if not site.is_file():
        raise UsageError(
            f"{site} is no site and no sitemap", "name the folder or sitemap.xml of one"
        )
    places = [unescape(place) for place in _PLACE.findall(site.read_text("utf-8", "replace"))]
    root = min(places, key=len, default="")
    return {place.removeprefix(root) for place in places}


def vanished(before: set[str], new: Path, project: Project) -> Iterator[LeftOut]:
    """What readers of the site before would look for in vain, in order.

    Not named is a record that is there and may not be shown: that it went is what was asked for.
    """
    known = {name for incident in project.incidents for name in _names(incident)}
    for address in sorted(before - addresses_of(new)):
        name = address.removeprefix(_RECORDS).strip("/")
        if not address.startswith(_LISTS) and not (address.startswith(_RECORDS) and name in known):
            yield LeftOut(address, _WHY)


def _folder(path: Path) -> str:
    return "" if path == Path() else f"{path.as_posix()}/"


def _names(incident: Incident) -> tuple[str, ...]:
    return (incident.id, *incident.aliases)
