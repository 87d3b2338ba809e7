"""What the tests of commands share."""

from __future__ import annotations

import pytest

from tests.helpers.workplace import PEOPLE, SERVICES, Workplace


@pytest.fixture
def workplace(git_repository, capsys):
    """A small repository; now is 2026-11-03 15:00 UTC, and git names Ada."""
    made = Workplace(git_repository(), capsys)
    made.repository.write({"schema/people.yml": PEOPLE, "schema/services.yml": SERVICES})
    made.clock("2026-11-03T15:00:00Z")
    return made
