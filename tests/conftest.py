"""Fixtures for every test, and the walls around them: no home, no network, no one's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from postmortem_kb.integrations import _requests
from tests.helpers.folder_server import serving
from tests.helpers.git_repository import GitRepository
from tests.helpers.issue_server import IssueServer, serving_issues
from tests.helpers.protection import forget_the_person, stay_on_this_machine
from tests.helpers.requirements import insist_on, needs_of

if TYPE_CHECKING:
    from tests.helpers.browser import Browser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def walls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the whole run off the person's home and off other machines; gives the empty home."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        forget_the_person(patch, home, cache=tmp_path_factory.mktemp("cache"))
        stay_on_this_machine(patch)
        yield home


@pytest.fixture(autouse=True)
def home_stays_empty(walls: Path) -> Iterator[None]:
    """Fail the test that wrote to the home directory."""
    yield
    written = sorted(path.name for path in walls.iterdir())
    assert not written, f"the test wrote to the home directory: {written}"


def pytest_runtest_setup(item: pytest.Item) -> None:
    insist_on(*needs_of(item.iter_markers()))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of this repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    """The folder of public reports that some machines have beside the checkout.

    Skips where it is absent, under `REQUIRE_ALL=1` too: it cannot be installed.
    """
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("needs the corpus of public reports in ../shared/corpus, which is not here")
    return folder


@pytest.fixture
def git_repository(tmp_path: Path) -> Callable[..., GitRepository]:
    """Make a git repository: `git_repository()`, or `git_repository("other")` for a second one."""
    insist_on("git")
    return lambda name="repository": GitRepository.create(tmp_path / name)


@pytest.fixture
def serve_folder() -> Iterator[Callable[..., str]]:
    """Serve folders until the test ends: `serve_folder(path, prefix="/kb")` gives the address."""
    with ExitStack() as stack:
        yield lambda folder, prefix="": stack.enter_context(serving(folder, prefix))


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[IssueServer]:
    """A server that keeps issues as GitHub does; a workflow's environment leads to it."""
    monkeypatch.setattr(_requests, "PAUSE", 0)
    with serving_issues() as server:
        for name, word in server.environment.items():
            monkeypatch.setenv(name, word)
        yield server


@pytest.fixture(scope="session")
def _chromium(tmp_path_factory: pytest.TempPathFactory, walls: Path) -> Iterator[Browser]:
    # Starting Chromium takes a second or two: once a run (and worker) is enough.
    from tests.helpers.browser import browsing

    with browsing(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A real headless Chromium as new; mark the test `@pytest.mark.browser`."""
    insist_on("chromium", "chromedriver")
    chromium: Browser = request.getfixturevalue("_chromium")
    chromium.start_over()
    yield chromium
    chromium.get("about:blank")
