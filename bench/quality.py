"""`python -m bench.quality CORPUS`: what the rules on how answers are written find in reports.

Public reports stand for post-mortems: each is read as one whose action items the importer found,
and whose questions are those of `base` with the headings that these reports use. It prints each
finding with the report's own line. CORPUS holds one folder a repository, `owner__name`.
`bench/data/quality-judgements.tsv` says of a sample, judged by reading each in its place, whether
it is right; of the reports' text it holds nothing.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bench.import_figures import _draft
from postmortem_kb.check import judge
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.frontmatter import read_document, read_yaml
from postmortem_kb.importing.source import decode
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import effective
from postmortem_kb.timeline import read_timeline

RULES = (
    "action-item-verifiable",
    "answers-distinct",
    "blameless-language",
    "cause-beyond-human-error",
    "causes-without-names",
    "detection-explained",
    "template-text-replaced",
)
JUDGEMENTS = Path(__file__).parent / "data" / "quality-judgements.tsv"
_POLICY = b"""\
format: 1
questions:
  detection: {also: [How it was detected, How was it detected, Detection Time, Trigger]}
  causes: {also: [Root cause, Root causes, Contributing factors, Cause, What caused it]}
  lessons: {also: [Lessons learned, Lessons learnt, What went well, What went wrong]}
"""
_HEAD = "---\nstatus: published\naction_items: {}\n---\n"


class Place(NamedTuple):
    """Where a rule speaks: a report by its path, and its line."""

    path: str
    line: int
    rule: str


@dataclass(frozen=True)
class Judgement:
    """Whether a finding is right, and why somebody thinks so.

    `commit` is the state of the repository that was read. What is `held_out` is of reports that
    nobody had looked at when the rules found it.
    """

    place: Place
    commit: str
    held_out: bool
    right: bool
    why: str


def find(corpus: Path) -> dict[Place, str]:
    """Every finding in the corpus, with its message."""
    document = read_yaml("policy.yml", "schema/policy.yml", _POLICY)
    circumstances = Circumstances(
        Policy(effective(document), document), datetime(2026, 11, 21, tzinfo=UTC), {}
    )
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file() and path.suffix != ".tsv"]
    found: dict[Place, str] = {}
    for path in files:
        for place, message in _findings(path, corpus, circumstances):
            found[place] = message
    return found


def _findings(
    path: Path, corpus: Path, circumstances: Circumstances
) -> Iterator[tuple[Place, str]]:
    draft = _draft(path, corpus)
    items = [item for item in draft.items if item.title] if draft else []
    listed = [
        {"id": f"a{at}", "title": " ".join(item.title.split()), "state": "committed"}
        for at, item in enumerate(items)
    ]
    incident = _incident(json.dumps(listed), decode(path.read_bytes()).text)
    for problem in judge(incident, circumstances, RULES):
        if problem.rule == "action-item-verifiable":
            at = int(problem.message.partition("`a")[2].partition("`")[0])
            line = items[at].line
        else:
            line = problem.line - _HEAD.count("\n")
        yield Place(path.relative_to(corpus).as_posix(), line, problem.rule), problem.message


def _incident(items: str, text: str) -> Incident:
    first = read_document(
        "incident.md", "postmortems/2026/2026-01-01-x/incident.md",
        b"---\ntitle: X\nseverity: SEV-2\nstatus: resolved\nvisibility: public\n---\n",
    )  # fmt: skip
    second = read_document(
        "postmortem.md", "postmortems/2026/2026-01-01-x/postmortem.md",
        (_HEAD.format(items) + text).encode(),
    )  # fmt: skip
    return Incident(
        "2026-01-01-x", "postmortems/2026/2026-01-01-x", first, second, read_timeline(first), ()
    )


def read_judgements() -> list[Judgement]:
    """The sample, as somebody judged it."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Judgement(
            _place(row),
            row["commit"],
            row["sample"] == "held out",
            row["right"] == "yes",
            row["why"],
        )
        for row in rows
    ]


def _place(row: dict[str, str]) -> Place:
    folder = row["repository"].replace("/", "__")
    return Place(f"{folder}/{row['path']}", int(row["line"]), row["rule"])


def precision() -> dict[str, tuple[int, int]]:
    """For each rule how many of its findings that were judged are right, and how many were."""
    judged = read_judgements()
    whole = Counter(one.place.rule for one in judged)
    right = Counter(one.place.rule for one in judged if one.right)
    return {rule: (right[rule], whole[rule]) for rule in RULES}


def main() -> None:
    """Print every finding; then what was judged of them."""
    found = find(Path(sys.argv[1]))
    for place, message in found.items():
        print(f"{place.path}:{place.line}: [{place.rule}] {message}")
    print(Counter(place.rule for place in found), file=sys.stderr)


if __name__ == "__main__":
    main()
