"""Front matter made to hurt its reader is refused at once, in a process with little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers.yaml_loaders import LOADERS

MEGABYTE = 1_000_000
MEMORY = 200 * MEGABYTE
SIZE = 199_000
"""As large as front matter may be: what is larger is not read at all."""
BOMBS = {
    "60,000 brackets": "a: " + "[" * 60_000,
    "closed brackets": "a: " + "[" * 60_000 + "]" * 60_000,
    "60,000 braces": "a: " + "{b: " * 40_000,
    "keys in brackets": "[" * 60_000 + "]" * 60_000 + ": a",
    "dashes": "a:\n" + "- " * 60_000 + "x",
    "question marks": "? " * 60_000,
    "deeper lines": "\n".join(" " * depth + "a:" for depth in range(600)),
    "alias bomb": "a: &a [x]\n"
    + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in pairwise("abcdefghi")),
    "self-reference": "a: &a [*a]\n",
    "nested merge keys": "a: &a {x: y}\n"
    + "".join(f"a{n}: &a{n} {{<<: [*a, *a]}}\n" for n in range(20)),
    "merge keys alone": "<<: {<<: {<<: {}}}\n" * 5000,
    "100,000 tags": "a: " + "!x " * 60_000,
    "a key twice, often": "a: b\n" * (SIZE // 5),
    "many keys": "".join(f"k{n}: v\n" for n in range(SIZE // 12)),
    "many empty keys": "".join(f"k{n}:\n" for n in range(SIZE // 9)),
    "many items": "a: [" + "b," * (SIZE // 2 - 5) + "]",
    "many items of two types": "services: [" + "b,1,true," * (SIZE // 9 - 5) + "]",
    "many empty braces": "a: [" + "{}," * (SIZE // 3 - 5) + "]",
    "a long word": "a: " + "x" * SIZE,
    "a long key": "x" * SIZE + ": a",
    "a long line of colons": "a" + ":" * SIZE,
    "colons and spaces": "a: " * (SIZE // 3),
    "a long comment": "a: b #" + "#" * SIZE,
    "comments": "a: b #c\n#" * (SIZE // 9),
    "a long quoted text": 'title: "' + "\\n" * (SIZE // 2 - 10) + '"',
    "no end of a quote": 'title: "' + "x\n" * (SIZE // 2 - 10),
    "a title that is nearly good": 'title: "' + "x" * (SIZE - 20) + '\\u0001"',
    "a title of spaces": 'title: "' + " " * (SIZE - 20) + '"',
    "numbers in base 60": "a: " + "1:" * (SIZE // 2 - 5),
    "a long number": "title: " + "1" * SIZE,
    "a block text": "a: |\n" + "  x\n" * (SIZE // 4 - 5),
    "blank lines": "a: |\n" + "\n" * SIZE,
    "tabs": "a:" + "\t" * SIZE,
    "wrong handles": "roles: {a: [" + "{who: A},{}," * (SIZE // 12 - 5) + "]}",
    "wrong keys": "roles: {" + "A A: x," * (SIZE // 7 - 5) + "}",
}
SCRIPT = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 4, MEMORY * 4))
import yaml
from postmortem_kb import yamltree
from postmortem_kb.corpus import Corpus
from postmortem_kb.schema import find_mismatches
yamltree._LOADER = getattr(yaml, sys.argv[2], yaml.SafeLoader)
list(find_mismatches("incident", {}))
root = Path(sys.argv[1])
for folder in sorted((root / "postmortems" / "2026").iterdir()):
    begun = time.process_time()
    incident = Corpus(root).read(folder)
    mismatches = sum(1 for _ in find_mismatches("incident", incident.incident.data))
    seconds = time.process_time() - begun
    defects = [defect.message for defect in incident.incident.defects[:1]]
    said = (folder.name, seconds, incident.visibility, defects, mismatches)
    print(json.dumps(said), flush=True)
# What getrusage says of memory counts the process that started this one, on Linux.
status = Path("/proc/self/status")
if status.exists():
    print(int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
""".replace("MEMORY", str(MEMORY))


def write_records(root):
    for number, (name, text) in enumerate(BOMBS.items()):
        folder = root / "postmortems" / "2026" / f"2026-11-03-{number:02}-{name.replace(' ', '-')}"
        folder.mkdir(parents=True)
        facts = f"---\nvisibility: public\n{text}\n---\n"
        (folder / "incident.md").write_text(facts, encoding="utf-8")
    folder = root / "postmortems" / "2026" / "2026-11-03-99-100-MB"
    folder.mkdir()
    with (folder / "incident.md").open("wb") as file:
        file.write(b"---\nvisibility: public\n")
        for _ in range(100):
            file.write(b"# nothing\n" * (MEGABYTE // 10))


@pytest.mark.slow
@pytest.mark.parametrize(("loader", "seconds"), [("libyaml", 1), ("python", 15)])
def test_no_front_matter_hurts_its_reader(tmp_path, loader, seconds):
    write_records(tmp_path)
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), LOADERS[loader].__name__]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent
    )
    assert done.returncode == 0, done.stderr[-2000:]
    *lines, memory = done.stdout.splitlines()
    assert len(lines) == len(BOMBS) + 1
    slow = [line for line in map(json.loads, lines) if line[1] > seconds]
    assert slow == []
    assert int(memory) < MEMORY
    for name, _, visibility, defects, mismatches in map(json.loads, lines):
        assert visibility == "restricted" or mismatches, name
        assert defects or mismatches, name
        assert mismatches <= 101, name
