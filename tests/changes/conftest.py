"""What the tests of verbs share."""

from __future__ import annotations

import pytest

from tests.helpers.written import write_incident

_ITEMS = (
    "id: a1, title: Alert, state: committed, added: 2026-11-05, due: 2026-11-17",
    "id: a2, title: Rehearse, state: done, done_at: 2026-11-06",
    "id: a3, title: Rewrite, state: dropped, dropped: {on: 2026-11-07, reason: No.}",
    "id: a4, title: Think, state: idea",
)


@pytest.fixture
def incident():
    """A record with four action items: a1 is committed, a2 done, a3 dropped, a4 an idea."""
    items = "".join(f"  - {{{item}}}\n" for item in _ITEMS)
    return write_incident(postmortem=f"status: published\naction_items:\n{items}")
