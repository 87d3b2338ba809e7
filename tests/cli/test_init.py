"""`postmortem init`: in an empty folder, in a repository that exists, in a part of one, again."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from postmortem_kb.cli import run
from postmortem_kb.policy_source import load_policy, preset_names
from postmortem_kb.schema import SCHEMAS, load_schema

WRITTEN = {
    ".github/CODEOWNERS",
    ".github/workflows/check.yml",
    ".github/workflows/deadlines.yml",
    ".github/workflows/publish.yml",
    ".github/workflows/weekly.yml",
    ".gitignore",
    "docs/first-incident.md",
    "docs/index.md",
    "mkdocs.yml",
    "postmortems/README.md",
    "schema/people.yml",
    "schema/policy.yml",
    "schema/services.yml",
    *(f"schema/{name}.schema.json" for name in SCHEMAS),
}


@pytest.fixture
def call(capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795255200")

    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    return call


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_in_a_folder_that_is_not_there_yet(call, tmp_path):
    status, out, err = call("init", tmp_path / "new")
    assert status == 0
    assert set(contents(tmp_path / "new")) == WRITTEN
    assert all(f"wrote  {name}\n" in out for name in WRITTEN)
    assert "CODEOWNERS" in err
    placeholders = ("@PRESET@", "@SINCE@", "@TOOL@", "@FOLDER@", "@PREFIX@", "@SEVERITY@")
    written = "".join(contents(tmp_path / "new").values())
    assert not any(word in written for word in placeholders)


@pytest.mark.parametrize("preset", preset_names())
def test_what_it_writes_passes_the_check(call, tmp_path, preset):
    assert call("init", tmp_path, "--preset", preset)[0] == 0
    status, out, err = call("check", "-C", tmp_path)
    assert (status, out) == (0, "")
    assert "no record yet" in err


def test_old_reports_start_green_and_readers_are_asked_for(call, tmp_path):
    call("init", tmp_path)
    policy = load_policy(tmp_path)
    assert policy.since.isoformat() == "2026-11-21"
    assert "readers" not in policy.part("site")
    assert "#   readers: internal" in (tmp_path / "schema" / "policy.yml").read_text("utf-8")


def test_twice_changes_nothing_even_on_another_day(call, tmp_path, monkeypatch):
    call("init", tmp_path)
    before = contents(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    status, out, err = call("init", tmp_path)
    assert (status, out) == (0, "")
    assert "all of it was there" in err
    assert contents(tmp_path) == before


def test_a_repository_keeps_its_own_files_and_hears_what_to_add(call, git_repository):
    repository = git_repository()
    own = {
        "mkdocs.yml": "site_name: Ours\nplugins: [search]\n",
        ".gitignore": "/site/\n*.pyc\n",
        ".github/CODEOWNERS": "* @ours\n",
        ".github/workflows/check.yml": "on: push\n",
        "docs/index.md": "# Ours\n",
        "schema/people.yml": "ada: {name: Ada}\n",
    }
    repository.commit("Begin", own)
    status, out, _ = call("init", repository.path)
    after = contents(repository.path)
    assert status == 0
    assert {name: after[name] for name in own} == own
    assert set(after) == WRITTEN
    assert out.count("exists and was left as it is. Add to it:") == 3
    beside = ".github/workflows/postmortem-check.yml"
    assert f"check.yml exists and was left as it is. Write {beside} beside it:" in out
    assert "- postmortem-kb" in out
    assert "/preview/" in out
    assert "\n    /site/" not in out
    assert "/schema/ @" in out
    assert "run: postmortem check --format github" in out
    assert "# Ours" not in out
    assert call("check", "-C", repository.path)[0] == 0
    (repository.path / beside).write_text("on: pull_request\n")
    assert "workflows/check.yml" not in call("init", repository.path)[1]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (
            "site_name: Ours\nplugins: [search]\ntheme: readthedocs\n",
            ["docs_dir", "theme", "plugins"],
        ),
        ("site_name: Postmortems\ntheme:\n  name: material\n", ["docs_dir", "plugins"]),
        ("plugins:\n  - postmortem-kb\n", []),
    ],
)
def test_a_setting_that_the_site_has_is_not_asked_for_again(call, tmp_path, own, told):
    write(tmp_path, {"mkdocs.yml": own})
    advice = call("init", tmp_path)[1].partition("mkdocs.yml exists")[2]
    keys = ("site_name", "docs_dir", "theme", "plugins")
    assert [key for key in keys if f"{key}:" in advice] == told
    assert ("in the place of the theme" in advice) == ("readthedocs" in own)
    assert ("behind the plugins" in advice) == ("[search]" in own)


@pytest.mark.parametrize(("preset", "sev"), [("zephyr", "SEV-2"), ("wellcome", "incident")])
def test_the_first_guide_names_a_rung_that_there_is(call, tmp_path, preset, sev):
    call("init", tmp_path, "--preset", preset)
    for name in ("docs/first-incident.md", "postmortems/README.md"):
        assert f"--sev {sev} --summary" in (tmp_path / name).read_text(encoding="utf-8")


def test_in_a_part_of_a_repository_the_workflows_stand_at_its_top(call, git_repository):
    repository = git_repository()
    part = repository.path / "teams" / "incidents"
    status, _, err = call("init", part)
    after = contents(repository.path)
    assert status == 0
    assert "part of a larger git repository" in err
    assert "teams/incidents/schema/policy.yml" in after
    assert ".github/workflows/check.yml" in after
    assert "/teams/incidents/schema/ @" in after[".github/CODEOWNERS"]
    check = yaml.safe_load(after[".github/workflows/check.yml"])
    assert check["defaults"]["run"]["working-directory"] == "teams/incidents"
    assert check["jobs"]["check"]["steps"][-1]["with"]["path"] == "teams/incidents/preview"
    assert call("check", "-C", part)[0] == 0


@pytest.mark.parametrize("name", ["a b", "a'b", "${{x}}", "a;b"])
def test_a_folder_that_no_workflow_can_name(call, git_repository, name):
    repository = git_repository()
    status, out, err = call("init", repository.path / name)
    assert (status, out) == (2, "")
    assert "no workflow can name the folder" in err
    assert contents(repository.path) == {}


@pytest.mark.parametrize(
    "tool",
    [
        "postmortem-kb==1.2.0",
        "postmortem-kb[all]~=1.0,!=1.3",
        "git+https://git.example.org/tools/postmortem-kb@v1#egg=postmortem-kb",
        "./tools/postmortem-kb",
    ],
)
def test_the_workflows_install_the_tool_that_is_named(call, tmp_path, tool):
    assert call("init", tmp_path, "--tool", tool)[0] == 0
    for path in (tmp_path / ".github" / "workflows").iterdir():
        assert f"run: pip install '{tool}'\n" in path.read_text(encoding="utf-8")
        assert yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "tool",
    [
        "a b",
        "a;b",
        "a'b",
        'a"b',
        "$(id)",
        "a`id`",
        "a|b",
        "a&b",
        "a>b",
        "a\nb",
        "-r",
        "",
        "a\\b",
        "é",
    ],
)
def test_a_tool_that_is_more_than_one_plain_word(call, tmp_path, tool):
    status, out, err = call("init", tmp_path / "new", "--tool", tool)
    assert (status, out) == (2, "")
    assert "not one plain word" in err
    assert not (tmp_path / "new").exists()


def test_an_unknown_preset(call, tmp_path):
    status, _, err = call("init", tmp_path / "new", "--preset", "zefir")
    assert status == 2
    assert "there is no preset `zefir`" in err
    assert not (tmp_path / "new").exists()


def test_inside_of_a_repository_that_is_set_up_already(call, tmp_path):
    call("init", tmp_path)
    status, _, err = call("init", tmp_path / "postmortems")
    assert status == 2
    assert "lies inside" in err


def test_where_it_may_not_write(call, tmp_path):
    (tmp_path / "schema").write_text("a file\n", encoding="utf-8")
    status, _, err = call("init", tmp_path)
    assert status == 2
    assert "cannot be written" in err


def test_update_writes_the_schemas_alone(call, tmp_path):
    call("init", tmp_path)
    write(tmp_path, {"schema/policy.schema.json": "{}", "schema/policy.yml": "format: 1\n"})
    (tmp_path / "mkdocs.yml").unlink()
    status, out, _ = call("init", "--update", tmp_path)
    assert (status, out) == (0, "wrote  schema/policy.schema.json\n")
    assert (tmp_path / "schema" / "policy.yml").read_text("utf-8") == "format: 1\n"
    assert not (tmp_path / "mkdocs.yml").exists()


def test_update_needs_something_to_update(call, tmp_path):
    status, _, err = call("init", "--update", tmp_path)
    assert status == 2
    assert "nothing to update" in err


def test_the_copies_of_the_schemas_here_are_those_of_the_tool(root):
    for name in SCHEMAS:
        copy = yaml.safe_load((root / "schema" / f"{name}.schema.json").read_text("utf-8"))
        assert copy == load_schema(name)


def test_for_gitlab_its_pipeline_and_its_owners_are_written(call, tmp_path):
    status, _, err = call("init", tmp_path, "--ci", "gitlab", "--tool", "postmortem-kb==1.2")
    written = contents(tmp_path)
    assert status == 0
    assert not any(name.startswith(".github/") for name in written)
    assert "pip install --quiet 'postmortem-kb==1.2'" in written[".gitlab-ci.yml"]
    assert "@" not in written[".gitlab-ci.yml"]
    assert "2. .gitlab/CODEOWNERS" in err
    assert "/.gitlab-ci.yml @" in written[".gitlab/CODEOWNERS"]


def test_a_pipeline_that_is_there_gets_the_job_to_add(call, tmp_path):
    write(tmp_path, {".gitlab-ci.yml": "build: {script: make}\n"})
    _, out, _ = call("init", tmp_path, "--ci", "gitlab")
    assert contents(tmp_path)[".gitlab-ci.yml"] == "build: {script: make}\n"
    assert "    postmortem-check:\n" in out


def test_the_pipelines_on_offer_are_those_that_are_shipped():
    from postmortem_kb.cli.init import command
    from postmortem_kb.initialising import CI_NAMES

    [offered] = [option.type.choices for option in command.params if option.name == "ci"]
    assert tuple(offered) == CI_NAMES
