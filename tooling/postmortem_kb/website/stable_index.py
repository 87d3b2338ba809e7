"""Makes Pagefind's index the same for the same pages, and light.

Pagefind writes the filters, and the values of each, in an order that changes from run to run, and
the names of the files with it (https://github.com/Pagefind/pagefind/issues/638). Here they are put
in order, so that two builds of the same records are the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from postmortem_kb.website import cbor
from postmortem_kb.website.common_words import lighten

_MARK = b"pagefind_dcd"
# Where the lists of files stand in the index's table of contents: words as [first, last, file],
# filters as [name, file].
_CHUNKS, _FILTERS = 2, 3
# Asked for all records, without a word, Pagefind loads each part that such a word could stand in:
# the first, if that begins here, and else every single one.
_NO_WORD = ""


def settle(folder: Path) -> None:
    """Put the index in `folder` in order. Raises `ValueError` where it has an unknown form."""
    entry = folder / "pagefind-entry.json"
    facts: dict[str, Any] = json.loads(entry.read_text(encoding="utf-8"))
    for name, language in facts["languages"].items():
        language["hash"] = _settle_language(folder, name, language["hash"])
    entry.write_text(json.dumps(facts, sort_keys=True), encoding="utf-8", newline="\n")


def _settle_language(folder: Path, language: str, old: str) -> str:
    """Rewrite the filters and the table of contents; gives the new name of the latter."""
    table = folder / f"pagefind.{old}.pf_meta"
    contents: Any = _read(table)
    contents[_FILTERS] = sorted(
        [name, _settle_filter(folder, language, file)] for name, file in contents[_FILTERS]
    )
    contents[_CHUNKS] = [
        [first, last, _settle_chunk(folder, language, file)]
        for first, last, file in contents[_CHUNKS]
    ]
    if contents[_CHUNKS]:
        contents[_CHUNKS][0][0] = _NO_WORD
    table.unlink()
    return _write(folder, "pagefind.{}.pf_meta", language, 10, contents)


def _settle_filter(folder: Path, language: str, old: str) -> str:
    file = folder / "filter" / f"{old}.pf_filter"
    facts: Any = _read(file)
    name, values = facts
    file.unlink()
    return _write(folder / "filter", "{}.pf_filter", language, 7, [name, sorted(values)])


def _settle_chunk(folder: Path, language: str, old: str) -> str:
    """Make a part of the list of words light enough; gives its new name where it was not."""
    file = folder / "index" / f"{old}.pf_index"
    content = file.read_bytes()
    light = lighten(content, _MARK)
    if light is content:
        return old
    name = f"{language}_{hashlib.sha256(light).hexdigest()[:7]}"
    file.unlink()
    (file.parent / f"{name}.pf_index").write_bytes(light)
    return name


def _read(file: Path) -> cbor.Value:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_MARK):
        raise ValueError(f"{file.name} is no file of Pagefind's")
    return cbor.decode(content[len(_MARK) :])


def _write(folder: Path, pattern: str, language: str, length: int, value: cbor.Value) -> str:
    """Write a value under a name made from it; gives the part of the name that others refer to."""
    content = _MARK + cbor.encode(value)
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:length]}"
    (folder / pattern.format(name)).write_bytes(gzip.compress(content, mtime=0))
    return name
