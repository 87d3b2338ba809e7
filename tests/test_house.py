"""The house holds itself: floors, circles, and one test for one thing."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.house import House

TESTS = Path(__file__).resolve().parent
HOUSE = House(TESTS.parent / "tooling" / "postmortem_kb")
ROOMS_OF_ONE_THING_A_FILE = (
    "changes",
    "rules",
    "formats",
    "pages",
    "reports",
    "feeds",
    "integrations",
    "cli",
)
HEAVY = ("mkdocs", "material", "jsonschema", "git", "markdown_it", "pygments", "jinja2", "nh3")


every_module = pytest.mark.parametrize(
    "module", [pytest.param(module, id=name) for name, module in HOUSE.modules.items()]
)


def of_rooms(*rooms):
    """Parametrize over the things of these rooms."""
    return pytest.mark.parametrize(
        "module",
        [pytest.param(module, id=module.name) for room in rooms for module in HOUSE.room(room)],
    )


class TestFloors:
    @every_module
    def test_every_module_stands_in_a_room(self, module):
        assert module.floor, f"{module.name}: say in tests/helpers/house.py on which floor it is"

    def test_imports_only_go_down(self):
        assert HOUSE.upward_imports() == []

    def test_there_is_no_circle(self):
        assert HOUSE.circle() == []

    def test_the_core_knows_no_click_no_mkdocs_and_no_git(self):
        assert HOUSE.foreign_libraries() == []

    def test_values_need_the_standard_library_alone(self):
        found = [
            f"{module.name} imports {library}"
            for module in HOUSE.modules.values()
            if module.floor == "values"
            for library, _ in HOUSE.libraries(module)
            if library not in sys.stdlib_module_names
        ]
        assert found == []


class TestFiles:
    @every_module
    def test_no_file_is_past_300_lines(self, module):
        lines = module.path.read_text(encoding="utf-8").count("\n")
        assert lines <= 300, f"{module.name} has {lines} lines: is it one thing?"

    @every_module
    def test_every_module_says_what_it_is(self, module):
        empty = module.path.name == "__init__.py" and not module.tree.body
        assert empty or ast.get_docstring(module.tree)

    @of_rooms(*ROOMS_OF_ONE_THING_A_FILE)
    def test_every_thing_has_its_test(self, module):
        room, _, thing = module.name.rpartition(".")
        folder = TESTS.joinpath(*room.split("."))
        assert any((folder / f"test_{name}.py").is_file() for name in (thing, thing.rstrip("_")))


@of_rooms("rules")
def test_every_rule_has_a_level_and_a_check(module):
    assigned = {
        name.id
        for node in module.tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for name in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(name, ast.Name)
    }
    functions = {node.name for node in module.tree.body if isinstance(node, ast.FunctionDef)}
    assert "LEVEL" in assigned
    assert {"check", "check_change"} & functions


@of_rooms("cli")
def test_every_command_helps(module):
    import click

    loaded = importlib.import_module(f"postmortem_kb.{module.name}")
    commands = [value for value in vars(loaded).values() if isinstance(value, click.Command)]
    assert commands, "a module of cli/ is a command; what commands share starts with _"
    for command in commands:
        assert command.help, f"{command.name} has no help"
        silent = [
            parameter.name
            for parameter in command.params
            if isinstance(parameter, click.Option) and not parameter.help
        ]
        assert silent == [], f"options of {command.name} without help"


@of_rooms("cli")
def test_every_command_stands_in_the_reference(module, root):
    reference = root / "docs" / "reference"
    name = module.name.removeprefix("cli.").rstrip("_").replace("_", "-")
    pages = [page.read_text(encoding="utf-8") for page in reference.rglob("*.md")]
    assert any(re.search(rf"postmortem {name}\b", page) for page in pages)


def test_help_answers_without_the_heavy_libraries():
    script = (
        "import sys\n"
        "from postmortem_kb.__main__ import main\n"
        "sys.argv = ['postmortem', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Usage:" in done.stdout
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert "postmortem_kb" in loaded
    assert loaded & set(HEAVY) == set()


class TestTheseTests:
    """A crooked house is found."""

    @pytest.fixture
    def build(self, tmp_path):
        def build(files):
            folder = tmp_path / "postmortem_kb"
            for name, text in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return House(folder)

        return build

    @pytest.mark.parametrize(
        "text",
        [
            "from postmortem_kb.policy import Policy",
            "from postmortem_kb import policy",
            "import postmortem_kb.policy",
            "from . import policy",
            "from .policy import Policy",
            "def read():\n    from postmortem_kb.policy import Policy",
            "if TYPE_CHECKING:\n    from postmortem_kb.policy import Policy",
            "try:\n    from postmortem_kb.policy import Policy\nexcept ImportError:\n    pass",
        ],
    )
    def test_an_import_that_climbs(self, build, text):
        house = build({"incident.py": text, "policy.py": ""})
        assert [found.split(" ")[1:] for found in house.upward_imports()] == [["imports", "policy"]]

    def test_an_import_that_climbs_out_of_a_folder(self, build):
        house = build(
            {"rules/__init__.py": "", "rules/x.py": "from ..check import y", "check.py": ""}
        )
        assert house.upward_imports() == ["rules.x:1 imports check"]

    def test_imports_that_go_down_or_stay(self, build):
        house = build({"policy.py": "import postmortem_kb.clocks", "clocks.py": "import json"})
        assert house.upward_imports() == []

    def test_a_circle(self, build):
        house = build(
            {
                "rules/__init__.py": "from postmortem_kb.rules.a import x",
                "rules/a.py": "from postmortem_kb.rules import y",
                "rules/b.py": "from postmortem_kb.rules.b import z",
            }
        )
        assert set(house.circle()) == {"rules", "rules.a"}

    def test_no_circle_where_a_function_imports(self, build):
        house = build(
            {
                "policy.py": "from postmortem_kb.clocks import x",
                "clocks.py": "def y():\n    from postmortem_kb.policy import z",
            }
        )
        assert house.circle() == []

    def test_libraries_on_the_wrong_floor(self, build):
        house = build(
            {
                "corpus.py": "import click",
                "history.py": "import git",
                "project.py": "def x():\n    from mkdocs.config import y",
                "website/__init__.py": "import mkdocs",
                "cli/__init__.py": "from git import Repo",
            }
        )
        assert house.foreign_libraries() == [
            "cli:1 imports git",
            "corpus:1 imports click",
            "project:2 imports mkdocs",
        ]

    def test_a_module_in_no_room(self, build):
        assert build({"utilities.py": ""}).modules["utilities"].floor is None
