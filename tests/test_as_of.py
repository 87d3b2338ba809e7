"""A record as it stood at a time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from postmortem_kb.as_of import happened, incident_as_of
from postmortem_kb.moment import parse_moment
from tests.helpers.written import write_incident

BERLIN = ZoneInfo("Europe/Berlin")
FACTS = """\
status: resolved
severity: SEV-2
declared_at: 2026-11-03T10:00:00Z
mitigated_at: 2026-11-03T11:00:00Z
resolved_at: 2026-11-03T12:00:00Z
postmortem_due: 2026-11-06T12:00:00Z
roles:
  incident-commander:
  - {who: ada, from: "2026-11-03T10:00:00Z", until: "2026-11-03T11:30:00Z"}
  - {who: ben, from: "2026-11-03T11:30:00Z"}
sent:
- {what: customer-email, at: 2026-11-04T10:00:00Z}
waivers:
- {rule: postmortem-deadline, reason: ill, by: eve, on: 2026-11-05}
"""
TIMELINE = """\
## Timeline
- 2026-11-03T10:00:00Z declared @ada: slow
- 2026-11-03T11:15:00Z severity from=SEV-3 to=SEV-2: worse
"""
POSTMORTEM = """\
status: published
published_at: 2026-11-05T10:00:00Z
action_items:
- {id: a1, state: done, added: 2026-11-05, due: 2026-11-10, done_at: 2026-11-09}
- {id: a2, state: dropped, added: 2026-11-05, dropped: {on: 2026-11-12, by: eve, reason: moot}}
- id: a3
  state: committed
  added: 2026-11-06
  due: 2026-11-30
  moved:
  - {on: 2026-11-10, from: 2026-11-12, to: 2026-11-20}
  - {on: 2026-11-19, from: 2026-11-20, to: 2026-11-30}
"""


def then(now):
    incident = write_incident(FACTS, POSTMORTEM, body=TIMELINE)
    return incident_as_of(incident, parse_moment(now).at, BERLIN)


def items(now):
    return {item.id: item for item in then(now).action_items}


def test_now_nothing_is_missing():
    incident = write_incident(FACTS, POSTMORTEM, body=TIMELINE)
    assert incident_as_of(incident, parse_moment("2026-12-01T00:00:00Z").at, BERLIN) == incident


def test_before_its_declaration_there_is_no_incident():
    assert then("2026-11-03T09:59:59Z") is None


def test_an_imported_report_was_not_there_before_the_day_of_its_id():
    imported = write_incident("status: resolved\n")
    days = ("2026-11-02T12:00:00Z", "2026-11-03T12:00:00Z")
    stood = [incident_as_of(imported, parse_moment(day).at, BERLIN) for day in days]
    assert stood == [None, imported]


@pytest.mark.parametrize(
    ("now", "status", "severity", "commander"),
    [
        ("2026-11-03T10:30:00Z", "open", "SEV-3", "ada"),
        ("2026-11-03T11:10:00Z", "mitigated", "SEV-3", "ada"),
        ("2026-11-03T11:40:00Z", "mitigated", "SEV-2", "ben"),
        ("2026-11-03T12:00:00Z", "resolved", "SEV-2", "ben"),
    ],
)
def test_the_incident_as_it_went_on(now, status, severity, commander):
    found = then(now)
    assert (found.status, found.severity) == (status, severity)
    assert [held.who for held in found.holdings if not held.until] == [commander]


def test_a_deadline_comes_with_the_end():
    assert "postmortem_due" not in then("2026-11-03T11:59:59Z").incident.data


def test_messages_and_waivers_come_on_their_day():
    assert then("2026-11-04T09:00:00Z").incident.data["sent"] == []
    assert then("2026-11-04T22:59:59Z").waivers == ()
    assert len(then("2026-11-04T23:00:00Z").waivers) == 1  # 5 November in Berlin


def test_what_was_cancelled_later_is_open_still():
    incident = write_incident(
        "status: cancelled\ncancelled: {at: 2026-11-03T12:00:00Z, by: eve, reason: none}\n"
    )
    found = incident_as_of(incident, parse_moment("2026-11-03T11:00:00Z").at, BERLIN)
    assert found.status == "open"


class TestThePostmortem:
    def test_was_a_draft_before_it_was_published(self):
        assert then("2026-11-05T09:59:59Z").review_state == "draft"
        assert then("2026-11-05T10:00:00Z").published

    def test_items_come_with_their_day(self):
        assert set(items("2026-11-05T12:00:00Z")) == {"a1", "a2"}
        assert set(items("2026-11-06T12:00:00Z")) == {"a1", "a2", "a3"}

    def test_what_was_done_or_dropped_later_is_open_still(self):
        before = items("2026-11-08T12:00:00Z")
        assert (before["a1"].state, before["a1"].done_at) == ("committed", "")
        assert (before["a2"].state, before["a2"].dropped) == ("committed", {})
        after = items("2026-11-12T12:00:00Z")
        assert (after["a1"].state, after["a2"].state) == ("done", "dropped")

    @pytest.mark.parametrize(
        ("now", "due", "moves"),
        [
            ("2026-11-09T12:00:00Z", "2026-11-12", 0),
            ("2026-11-10T12:00:00Z", "2026-11-20", 1),
            ("2026-11-19T12:00:00Z", "2026-11-30", 2),
        ],
    )
    def test_due_dates_move_when_they_were_moved(self, now, due, moves):
        item = items(now)["a3"]
        assert (item.due, len(item.moved)) == (due, moves)


def test_what_cannot_be_read_has_happened():
    assert happened("soon", parse_moment("2026-11-03T10:00:00Z").at, BERLIN)
