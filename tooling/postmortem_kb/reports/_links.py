"""Where a reader of a report finds the record that it names."""

from __future__ import annotations

from urllib.parse import quote

from postmortem_kb.document import text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.policy import Policy
from postmortem_kb.public_view import shows_everything


def record_link(
    incident: Incident, policy: Policy, file: str = POSTMORTEM_FILE, item: str = ""
) -> str:
    """The record's page on the site, at the item if one is given.

    Where the site does not show it, or has no address: the file in the repository's web view, else
    the file's path.
    """
    page = _page(incident, policy)
    if page:
        return f"{page}#item-{item}" if item else page
    return repository_link(incident, policy, file) or f"{incident.folder}/{file}"


def board_link(policy: Policy) -> str:
    """The address of the board of action items on the site, or ""."""
    site = policy.part("site")
    address = text_of(site, "url").rstrip("/")
    names_people = text_of(site, "readers") == "internal" or shows_everything(policy)
    return f"{address}/actions/" if address and names_people else ""


def repository_link(incident: Incident, policy: Policy, file: str = POSTMORTEM_FILE) -> str:
    """The address of a file of the record in the repository's web view, or ""."""
    site = policy.part("site")
    repository = text_of(site, "repository").rstrip("/")
    branch = quote(text_of(site, "branch") or "main")
    return f"{repository}/blob/{branch}/{incident.folder}/{file}" if repository else ""


def _page(incident: Incident, policy: Policy) -> str:
    site = policy.part("site")
    address = text_of(site, "url").rstrip("/")
    if text_of(site, "readers") == "internal":
        is_shown = incident.visibility in ("public", "internal")
    else:
        # What customers see leaves out whom a manager asks.
        is_shown = incident.visibility == "public" and shows_everything(policy)
    return f"{address}/incidents/{incident.id}/" if address and is_shown else ""
