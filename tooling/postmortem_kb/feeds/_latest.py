"""What both feeds tell of: the post-mortems that were published last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_utc
from postmortem_kb.pages import Setting

MOST = 50
"""Entries of a feed."""
TITLE = "Post-mortems"
ATOM, JSON_FEED = "feed.xml", "feed.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A published post-mortem. `address` is its page's, and its name for ever; times are UTC."""

    address: str
    title: str
    published: str
    text: str
    words: tuple[str, ...]


def latest(setting: Setting, address: str) -> list[Entry]:
    """At most `MOST` entries, the newest first."""
    found = ((at, incident) for incident in setting.own if (at := incident.publication))
    newest = sorted(found, key=lambda pair: (pair[0], pair[1].id), reverse=True)
    return [_entry(at, incident, setting, address) for at, incident in islice(newest, MOST)]


def title_of(setting: Setting) -> str:
    """The feed's title: the site's, else the organisation's with what it is."""
    name = text_of(setting.policy.part("organisation"), "name")
    own = f"{TITLE} of {name}" if name else TITLE
    return text_of(setting.policy.part("site"), "title") or own


def author_of(setting: Setting) -> str:
    """Who tells: the organisation, never a person."""
    return text_of(setting.policy.part("organisation"), "name") or title_of(setting)


def _entry(at: datetime, incident: Incident, setting: Setting, address: str) -> Entry:
    stopped = f"What stopped it: {incident.solution}" if incident.solution else ""
    causes = setting.policy.words("causes")
    titles = (causes[word].title if word in causes else word for word in incident.causes)
    words = (incident.severity, *incident.services, *titles)
    return Entry(
        address=f"{address}incidents/{incident.id}/",
        title=incident.title,
        published=format_utc(at),
        text="\n\n".join(part for part in (incident.summary, stopped) if part) or incident.title,
        words=tuple(dict.fromkeys(word for word in words if word)),
    )
