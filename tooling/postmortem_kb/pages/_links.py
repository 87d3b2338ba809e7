"""Where the links in a record's text lead: to its images, to other records, or nowhere."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from postmortem_kb.incident import Incident
from postmortem_kb.markup.addresses import Link
from postmortem_kb.pages._attachments import shown_attachments
from postmortem_kb.pages._page import Setting

_RECORD = re.compile(r"postmortems/\d{4}/([^/]+)(?:/(?:incident|postmortem)\.md)?", re.ASCII)


def links_of(incident: Incident, setting: Setting) -> Link:
    """The answer for each address in the text of a record, as its author sees it in the folder."""
    images = {found.name for found in shown_attachments(incident)}

    def link(address: str) -> str | None:
        path = unquote(urlsplit(address).path)
        if not path or path.startswith("/"):
            return None
        target = posixpath.normpath(posixpath.join(incident.folder, path))
        folder, name = posixpath.split(target)
        if folder == incident.folder and name in images:
            return name
        record = _RECORD.fullmatch(target)
        return f"../{record[1]}/" if record and record[1] in setting.by_id else None

    return link
