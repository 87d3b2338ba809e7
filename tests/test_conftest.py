"""The tests' own tools, tested: walls that hold, a server that serves, a browser that reports."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.helpers.browser import PHONE
from tests.helpers.protection import OutsideConnection, forget_the_person
from tests.helpers.requirements import PACKAGES, insist_on, needs_of, requires, what_is_missing


def nowhere(_program: str) -> None:
    return None


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


class TestWalls:
    def test_home_is_an_empty_folder(self):
        assert Path.home() == Path(os.environ["HOME"])
        assert not list(Path.home().iterdir())

    def test_settings_of_the_person_are_dropped(self, monkeypatch, tmp_path):
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("GIT_DIR", "/elsewhere")
        forget_the_person(monkeypatch, tmp_path, tmp_path)
        assert not {"GITHUB_ACTIONS", "NO_COLOR", "GIT_DIR"} & set(os.environ)
        assert os.environ["GIT_AUTHOR_NAME"] == "Ada Example"

    def test_ci_is_not_seen(self):
        assert "CI" not in os.environ
        assert "SOURCE_DATE_EPOCH" not in os.environ

    @pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org"])
    def test_other_machines_are_out_of_reach(self, host):
        with pytest.raises(OutsideConnection, match=host):
            socket.create_connection((host, 80), timeout=1)

    def test_an_address_without_a_name_is_out_of_reach(self):
        with socket.socket() as unconnected, pytest.raises(OutsideConnection):
            unconnected.connect(("192.0.2.1", 80))
        with socket.socket() as unconnected, pytest.raises(OutsideConnection):
            unconnected.connect_ex(("192.0.2.1", 80))


class TestRequirements:
    def test_nothing_is_missing_where_all_is_there(self):
        assert what_is_missing(["chromium", "node"], which=lambda name: f"/bin/{name}") == ""

    def test_what_is_missing_names_the_packages(self):
        line = what_is_missing(["chromium", "chromedriver"], which=nowhere)
        assert line == ("needs chromium and chromedriver: apt-get install chromium chromium-driver")

    def test_marks_name_their_needs(self):
        marks = [pytest.mark.browser.mark, requires("node", "chromium").mark, pytest.mark.slow.mark]
        assert needs_of(marks) == ["chromium", "chromedriver", "node"]

    def test_ci_installs_all_of_it(self, root):
        listed = re.findall(r'^    "(\S+) (.+)"$', (root / ".ci" / "run").read_text(), re.MULTILINE)
        installed = {program: packages.split() for program, packages in listed}
        assert {name for name in PACKAGES if PACKAGES[name] not in installed.get(name, ())} == set()

    def test_a_missing_program_skips(self, monkeypatch):
        monkeypatch.setenv("PATH", "")
        monkeypatch.delenv("REQUIRE_ALL", raising=False)
        with pytest.raises(pytest.skip.Exception, match="apt-get install nodejs"):
            insist_on("node")

    def test_a_missing_program_fails_where_all_is_required(self, monkeypatch):
        monkeypatch.setenv("PATH", "")
        monkeypatch.setenv("REQUIRE_ALL", "1")
        with pytest.raises(pytest.fail.Exception, match="apt-get install nodejs"):
            insist_on("node")


class TestGitRepository:
    def test_commits_carry_their_date_and_a_made_up_author(self, git_repository):
        repository = git_repository()
        commit = repository.commit("First", {"a/b.txt": "one\n"}, at="2026-11-03T14:04:00Z")
        said = repository.git("log", "--format=%H %aI %cI %an")
        assert said == (f"{commit} 2026-11-03T14:04:00+00:00 2026-11-03T14:04:00+00:00 Ada Example")

    def test_files_go(self, git_repository):
        repository = git_repository("other")
        repository.commit("First", {"a.txt": b"\x00"})
        repository.commit("Second", {"a.txt": None})
        assert repository.git("ls-files") == ""

    def test_a_failing_command_says_why(self, git_repository):
        with pytest.raises(AssertionError, match="git rev-parse nothing-here"):
            git_repository().git("rev-parse", "nothing-here")


class TestServeFolder:
    def test_files_and_folders_are_served(self, serve_folder, tmp_path):
        (tmp_path / "index.html").write_text("front", encoding="utf-8")
        assert read(serve_folder(tmp_path)) == "front"

    def test_a_prefix_is_the_only_way_in(self, serve_folder, tmp_path):
        (tmp_path / "page.html").write_text("page", encoding="utf-8")
        address = serve_folder(tmp_path, prefix="/kb/")
        assert address.endswith("/kb/")
        assert read(f"{address}page.html") == "page"
        with pytest.raises(HTTPError) as refused:
            read(address.replace("/kb/", "/page.html"))
        refused.value.close()
        assert refused.value.code == 404

    def test_what_is_missing_gets_the_folders_own_page(self, serve_folder, tmp_path):
        (tmp_path / "404.html").write_text("not here", encoding="utf-8")
        with pytest.raises(HTTPError) as refused:
            read(f"{serve_folder(tmp_path)}missing")
        with refused.value as answer:
            assert answer.read() == b"not here"


@pytest.mark.browser
class TestBrowser:
    def test_it_reports_text_complaints_and_requests(self, browser, serve_folder, tmp_path):
        (tmp_path / "index.html").write_text(
            "<!doctype html><link rel=icon href='data:,'><h1>Hello</h1>"
            "<script>console.error('oh dear')</script><script src='https://example.org/x.js'></script>",
            encoding="utf-8",
        )
        address = serve_folder(tmp_path)
        browser.get(address)
        assert browser.find_element("tag name", "h1").text == "Hello"
        assert any("oh dear" in complaint for complaint in browser.complaints())
        assert [address, "https://example.org/x.js"] == [
            request for request in browser.requests() if request.startswith("http")
        ]

    def test_it_starts_over(self, browser):
        assert browser.current_url == "about:blank"
        assert browser.complaints() == []
        assert browser.requests() == []

    def test_it_can_be_a_phone_in_the_dark(self, browser):
        browser.get("data:text/html,<!doctype html><title>x</title>")
        browser.resize(*PHONE)
        browser.prefer("dark")
        assert browser.execute_script("return [innerWidth, innerHeight]") == list(PHONE)
        assert browser.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches")


class TestARunOfItsOwn:
    """The fixtures and hooks as pytest really calls them, in a second run with one small test."""

    @pytest.fixture
    def run(self, root, tmp_path):
        shutil.copy(root / "tests" / "conftest.py", tmp_path)

        def run_pytest(test: str, **environment: str) -> subprocess.CompletedProcess[str]:
            (tmp_path / "test_one.py").write_text(test, encoding="utf-8")
            options = ["-q", "-rsf", "-p", "no:cacheprovider", "-c", root / "pyproject.toml"]
            return subprocess.run(
                [sys.executable, "-m", "pytest", *options, tmp_path / "test_one.py"],
                cwd=root,
                env={**os.environ, **environment},
                capture_output=True,
                text=True,
                check=False,
            )

        return run_pytest

    @pytest.mark.parametrize(("require_all", "status"), [("", 0), ("1", 1)])
    def test_a_marked_test_skips_or_fails_without_its_program(self, run, require_all, status):
        test = "import pytest\n@pytest.mark.node\ndef test_it():\n    pass\n"
        done = run(test, PATH="", REQUIRE_ALL=require_all)
        assert done.returncode == status, done.stdout
        assert "needs node: apt-get install nodejs" in done.stdout

    def test_a_test_that_writes_to_the_home_fails(self, run):
        done = run("from pathlib import Path\ndef test_it():\n    (Path.home() / 'x').touch()\n")
        assert done.returncode == 1
        assert "the test wrote to the home directory: ['x']" in done.stdout

    def test_a_warning_fails(self, run):
        done = run("import warnings\ndef test_it():\n    warnings.warn('old')\n")
        assert done.returncode == 1
        assert "UserWarning: old" in done.stdout
