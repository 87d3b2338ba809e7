"""The use case behind `import`: which files are reports, which are new, and what is written.

One file that cannot be taken stops no other. A report is known by its bytes and by its path: what
is here already is left alone, and what was changed since is named and not overwritten.
"""

from __future__ import annotations

import os
import re
import secrets
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from postmortem_kb.changes.open import new_id, new_restricted_id
from postmortem_kb.corpus import FOLDER
from postmortem_kb.document import text_of
from postmortem_kb.errors import RecordError
from postmortem_kb.importing.dates import find_day
from postmortem_kb.importing.draft import Draft
from postmortem_kb.importing.original import digest_of
from postmortem_kb.importing.record import Origin, Texts, write_record
from postmortem_kb.importing.report import id_words, read_report
from postmortem_kb.importing.source import LARGEST, Source, decode
from postmortem_kb.importing.words import Words, Zone
from postmortem_kb.incident import INCIDENT_FILE, POSTMORTEM_FILE
from postmortem_kb.project import Project
from postmortem_kb.writing import create_folder, locked, replace_file

SUFFIXES = (
    *("", ".md", ".markdown", ".mdx", ".erb", ".txt", ".rst", ".html", ".htm"),
    *(".adoc", ".asciidoc", ".wiki", ".mediawiki"),
)
_NO_REPORTS = frozenset(
    "_index contributing code_of_conduct license changelog security codeowners".split()
)
_PAGES = ("readme", "index")
"""Names that every folder may have: a report in a folder of its own may be called so too."""
_TEMPLATE = re.compile(r"(?:^|[-_ ])templates?(?:$|[-_ ])")
_GIT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user said: words, the zone for times that name none, visibility, today."""

    words: Words
    today: date
    zone: Zone | None = None
    visibility: str = "internal"
    dry: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file.

    `state`: imported, known (it is here already), changed (it is here in another wording),
    refused or passed over. `why` says it, and `hint` what to do; `draft` is None where the file
    could not be read.
    """

    path: str
    state: str
    why: str = ""
    id: str = ""
    draft: Draft | None = None
    hint: str = ""


@dataclass(slots=True)
class _Known:
    """What the repository has already: ids, and the reports' ids by digest, and by path."""

    ids: set[str]
    digests: dict[str, str] = field(default_factory=dict)
    paths: dict[str, tuple[str, str]] = field(default_factory=dict)


def import_reports(project: Project, paths: Sequence[Path], choices: Choices) -> Iterator[Result]:
    """Bring in the reports at `paths`, folders with all that lies in them; one result a file."""
    with locked(project.root):
        known = _known(project)
        for file, name, asked in _files(paths):
            if project.root / FOLDER in file.resolve().parents:
                yield Result(name, "passed over", "a record of this repository")
            elif not asked and not _looks_like_report(file, name):
                yield Result(name, "passed over", "no report by its name")
            else:
                yield _import(project, file, name, known, choices)


def _known(project: Project) -> _Known:
    known = _Known(set())
    for incident in project.corpus.incidents():
        known.ids |= {incident.id, *incident.aliases}
        origin = incident.incident.data.get("imported_from")
        if isinstance(origin, Mapping):
            known.digests[text_of(origin, "sha256")] = incident.id
            known.paths[text_of(origin, "path")] = (incident.id, incident.title)
    known.digests.pop("", None)
    return known


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str, bool]]:
    """Every file, the name that a record gives it, and whether it was named itself."""
    for path in paths:
        if not path.is_dir():
            yield path, path.name, True
            continue
        found: list[Path] = []
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            # A folder that is a link is not entered, since it may lead anywhere; it is named.
            names += [each for each in folders if Path(folder, each).is_symlink()]
            found += [Path(folder, each) for each in sorted(names) if not each.startswith(".")]
        for file in sorted(found):
            yield file, file.relative_to(path).as_posix(), False


def _looks_like_report(file: Path, name: str) -> bool:
    """Whether a file that nobody named may be a report. `name` is its path in the given folder."""
    stem = file.name.split(".")[0].casefold()
    if file.suffix.casefold() not in SUFFIXES or stem in _NO_REPORTS or _TEMPLATE.search(stem):
        return False
    return stem not in _PAGES or find_day(PurePosixPath(name).parent.name) is not None


def _import(project: Project, file: Path, name: str, known: _Known, choices: Choices) -> Result:
    try:
        raw = _read(file)
        source = decode(raw)
        draft = read_report(source, name, choices.words, choices.zone)
    except RecordError as refused:
        return Result(name, "refused", refused.message, hint=refused.hint)
    earlier = known.digests.get(digest_of(raw))
    if earlier:
        return Result(name, "known", f"it is {earlier} already", earlier, draft)
    earlier, title = known.paths.get(_origin_path(file, name), ("", ""))
    # Two collections may have files of one name; then neither day nor title is the same.
    if earlier and (title == draft.title or earlier.startswith(str(draft.day))):
        why = f"{earlier} came from it in another wording; nothing was overwritten"
        return Result(name, "changed", why, earlier, draft)
    return _write(project, file, name, known, choices, raw, source, draft)


def _write(
    project: Project,
    file: Path,
    name: str,
    known: _Known,
    choices: Choices,
    raw: bytes,
    source: Source,
    draft: Draft,
) -> Result:
    origin = Origin(_origin_path(file, name), "" if choices.dry else _commit_of(file))
    texts = write_record(
        draft,
        source,
        raw,
        origin,
        visibility=choices.visibility,
        severity=_severity(project, draft),
        people=choices.words.people,
    )
    chosen = _new_id(draft, known, choices)
    try:
        if not choices.dry:
            _put(project, chosen, texts)
    except RecordError as refused:
        return Result(name, "refused", refused.message, draft=draft, hint=refused.hint)
    known.ids.add(chosen)
    known.digests[digest_of(raw)] = chosen
    known.paths[origin.path] = (chosen, draft.title)
    return Result(name, "imported", "", chosen, draft)


def _new_id(draft: Draft, known: _Known, choices: Choices) -> str:
    """An id from day and title; of a restricted record, one that tells nothing of it."""
    day = draft.day or choices.today
    if choices.visibility == "restricted":
        return new_restricted_id(day, known.ids, lambda: secrets.token_hex(2))
    return new_id(day, id_words(draft.title, draft.day), known.ids)


def _read(file: Path) -> bytes:
    try:
        if file.is_symlink() or not file.is_file():
            raise RecordError("it is a link or no plain file", "name the file that it leads to")
        if file.stat().st_size > LARGEST * 4:
            message = f"the file has {file.stat().st_size:,} bytes and was not read"
            raise RecordError(message, "move logs and dumps out of it")
        return file.read_bytes()
    except OSError as error:
        message = f"it cannot be read: {error.strerror}"
        raise RecordError(message, "see who may read it, then run the import again") from error


def _put(project: Project, record_id: str, texts: Texts) -> None:
    folder = project.root / FOLDER / record_id[:4] / record_id
    create_folder(folder)
    # The facts come last: a folder without them is shown to nobody.
    replace_file(folder / POSTMORTEM_FILE, texts.postmortem)
    replace_file(folder / INCIDENT_FILE, texts.incident)


def _severity(project: Project, draft: Draft) -> str:
    """The word of the ladder that the report says itself, or that the mapping puts in its place."""
    return draft.severity if draft.severity in project.policy.severities else ""


def _origin_path(file: Path, name: str) -> str:
    """The path within the git work tree that the file lies in, else as it was named."""
    resolved = file.resolve()
    top = next((folder for folder in resolved.parents if (folder / ".git").exists()), None)
    path = resolved.relative_to(top).as_posix() if top else name
    return "".join(c if c.isprintable() else "?" for c in path)[:1000]


def _commit_of(file: Path) -> str:
    """The last commit that changed the file; "" where git knows none."""
    command = ["git", "log", "-1", "--format=%H", "--", file.name]
    try:
        done = subprocess.run(
            command, cwd=file.parent, capture_output=True, timeout=_GIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    said = done.stdout.decode("ascii", "replace").strip()
    return said if done.returncode == 0 else ""
