"""Which teams an incident concerns: those that own the services that failed."""

from __future__ import annotations

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.pages._page import Setting


def teams_of(incident: Incident, setting: Setting) -> tuple[str, ...]:
    """The teams of the incident's services, by services.yml, each once."""
    found = (text_of(setting.services.get(word, {}), "team") for word in incident.services)
    return tuple(dict.fromkeys(team for team in found if team))
