"""`syncing`: one ticket an item whatever happens, and both sides heard, with each tracker."""

from __future__ import annotations

from itertools import count

import pytest

from postmortem_kb import syncing
from postmortem_kb.integrations import _requests
from tests.helpers.sync_place import A1, A2, HEAD, ID, TRACKERS, dying, opened_place
from tests.helpers.tracker_server import SLOW


@pytest.fixture(params=sorted(TRACKERS))
def name(request):
    return request.param


@pytest.fixture
def place(git_repository, capsys, monkeypatch, name):
    with opened_place(git_repository, capsys, monkeypatch, name) as made:
        yield made


def test_an_owner_changed_in_the_ticket_is_proposed_and_then_written(place):
    place.run()
    place.give("ben")
    assert place.run(apply=False)[f"{ID}#a1"].said == ("its owner is ben, changed in the tracker",)
    assert place.items[0].owner == "ada"
    place.run()
    assert place.items[0].owner == "ben"
    assert place.run()[f"{ID}#a1"] == syncing.Outcome(f"{ID}#a1")


def test_what_waits_for_its_merge_is_proposed_again_and_never_undone(place):
    place.run()
    place.give("ben")
    path = place.workplace.path / f"postmortems/2026/{ID}/postmortem.md"
    before = path.read_text("utf-8")
    for _ in range(3):
        path.write_text(before, "utf-8")  # as the default branch has it
        assert place.run()[f"{ID}#a1"].said == ("its owner is ben, changed in the tracker",)
        assert place.given()[0] in ({"login": "ben"}, {"id": "ben", "email": "ben@example.org"})
    assert place.run()[f"{ID}#a1"] == syncing.Outcome(f"{ID}#a1")
    assert "owner=ben" in place.body


def test_an_owner_changed_on_both_sides_is_a_conflict_that_changes_nothing(place):
    place.run()
    place.give("ben")
    place.edit("owner: ada", "owner: finn")
    before = place.server.bodies()
    for _ in range(2):
        [said] = place.run()[f"{ID}#a1"].conflicts
        assert said == "the record's owner is finn, the ticket's ben; agreed was ada"
    assert (place.items[0].owner, place.server.bodies()) == ("finn", before)


def test_an_owner_whom_the_tracker_does_not_know_leaves_the_ticket_to_nobody(place):
    place.run()
    place.edit("owner: ada", "owner: finn")
    assert place.run()[f"{ID}#a1"].conflicts == ()
    assert place.given() == []
    assert place.run()[f"{ID}#a1"] == syncing.Outcome(f"{ID}#a1")
    assert place.items[0].owner == "finn"


@pytest.mark.parametrize("name", ["Linear"])
def test_a_due_date_changed_in_the_ticket_moves_the_item(place):
    place.run()
    place.ticket["dueDate"] = "2026-11-24"
    place.run()
    item = place.items[0]
    assert item.due == "2026-11-24"
    assert item.moved[0]["reason"] == "changed in the tracker"
    assert place.run()[f"{ID}#a1"] == syncing.Outcome(f"{ID}#a1")
    place.ticket["dueDate"] = None
    assert "the ticket's not given" in place.run()[f"{ID}#a1"].conflicts[0]
    assert place.items[0].due == "2026-11-24"


@pytest.mark.parametrize("name", ["Linear"])
def test_a_ticket_whose_lines_somebody_deleted_is_not_made_again(place):
    place.run()
    for issue in place.server.issues.values():
        issue["description"] = "Mine"
    place.run()
    place.write(A1, A2)
    place.run()
    assert len(place.server.issues) == 2
    place.server.close(next(iter(place.server.issues)))
    assert "done on 2026-11-11" in place.run()[f"{ID}#a1"].said[0]


@pytest.mark.parametrize(
    ("old", "new"), [("due: 2026-11-18", "due: 2026-11-20"), ("owner: ben", "owner: ada")]
)
def test_what_somebody_writes_in_a_ticket_meanwhile_stays(place, old, new):
    place.run()
    place.edit(old, new)
    running = place.running()
    next(running)  # all tickets are listed, and the first item is compared
    second = list(place.server.issues.values())[1]
    second[place.text] += "\n\nI wait for the vendor."
    list(running)
    assert new.replace(": ", "=") in second[place.text]
    assert second[place.text].endswith("\n\nI wait for the vendor.")


@pytest.mark.parametrize("name", ["GitHub"])
def test_a_ticket_that_its_record_names_needs_no_label(place):
    place.run()
    for issue in place.server.issues.values():
        issue["labels"] = [{"name": "renamed"}]
    place.edit("owner: ada", "owner: ben")
    place.run()
    assert place.given() == [{"login": "ben"}]
    assert len(place.server.issues) == 2


def test_an_empty_line_above_the_marker_loses_no_ticket(place):
    place.run()
    place.ticket[place.text] = f"\r\n \n{place.body}"
    place.write(A1.replace("due: 2026-11-17", "due: 2026-11-19"), A2)
    place.run()
    assert len(place.server.issues) == 2
    assert "due=2026-11-19" in place.body


def test_a_ticket_made_by_hand_is_read_and_never_written(place):
    place.write(A2)
    place.run()
    key = {"GitHub": "body", "Linear": "description"}[place.name]
    place.ticket[key] = "Mine"
    by_hand = {"GitHub": "'#1347'", "Linear": "ENG-1"}[place.name]
    place.write(A1.replace("owner", f"ticket: {by_hand}, owner"))
    [said] = [one for one in place.run()[f"{ID}#a1"].conflicts if "owner" in one]
    assert said == "the record's owner is ada, the ticket's ben"
    place.server.close(next(iter(place.server.issues)))
    place.run()
    assert (place.items[0].state, place.server.bodies()) == ("done", ["Mine"])


@pytest.mark.parametrize("word", ["done", "dropped"])
def test_an_end_in_the_record_closes_the_ticket_once(place, word):
    place.run()
    place.edit("state: committed", f"state: {word}")
    assert place.run(apply=False)[f"{ID}#a1"].said == (f"its ticket is closed as {word}",)
    assert place.run()[f"{ID}#a1"].conflicts == ()
    kinds = {"done": ("completed", "completed"), "dropped": ("not_planned", "canceled")}
    state = place.ticket.get("state_reason") or place.ticket["state"]["type"]
    assert state in kinds[word]
    assert f"state={word}" in place.body
    assert place.run()[f"{ID}#a1"] == syncing.Outcome(f"{ID}#a1")


def test_two_tickets_with_one_marker_are_both_named(place):
    place.run()
    key = {"GitHub": "body", "Linear": "description"}[place.name]
    first, second = place.server.issues.values()
    second[key] = first[key]
    assert "several tickets have its marker" in place.run()[f"{ID}#a1"].conflicts[0]


def test_a_record_that_was_renamed_keeps_its_tickets(place):
    place.run()
    old = place.workplace.path / f"postmortems/2026/{ID}"
    old.rename(old.with_name("2026-11-03-checkout-slow"))
    place.workplace.record(f"aliases: [{ID}]\n", name="2026-11-03-checkout-slow")
    path = old.with_name("2026-11-03-checkout-slow") / "postmortem.md"
    path.write_text(HEAD + A1.replace("2026-11-17", "2026-12-01") + A2 + "---\n", "utf-8")
    found = place.run()
    assert len(found["2026-11-03-checkout-slow#a1"].said) == 2  # its ticket, and the new date
    assert not any(one.said + one.conflicts for one in place.run().values())
    assert len(place.server.issues) == 2
    assert "due=2026-12-01" in place.body


def test_tickets_of_a_record_that_became_restricted_are_named_by_their_address_alone(place):
    place.run()
    place.workplace.record("visibility: restricted\n", name=ID)
    before = place.server.bodies()
    found = place.run()
    urls = {issue.get("html_url") or issue["url"] for issue in place.server.issues.values()}
    assert set(found) == urls
    assert all(ID not in " ".join(one.conflicts) for one in found.values())
    assert place.server.bodies() == before


@pytest.mark.parametrize(
    ("facts", "said"),
    [("kind: drill\n", "its incident is drill"), ("status: cancelled\n", "is cancelled")],
)
def test_tickets_of_an_incident_that_counts_no_more_are_named_while_they_are_open(
    place, facts, said
):
    place.run()
    place.workplace.record(facts, name=ID)
    assert said in place.run()[f"{ID}#a1"].conflicts[0]
    for key in place.server.issues:
        place.server.close(key)
    assert place.run() == {}


def test_a_ticket_whose_item_is_gone_is_named_unless_its_file_cannot_be_read(place):
    place.run()
    place.write(A1)
    assert "no such item any more" in place.run()[f"{ID}#a2"].conflicts[0]
    path = place.workplace.path / f"postmortems/2026/{ID}/postmortem.md"
    path.write_text("---\naction_items: [\n---\n", "utf-8")
    assert place.run()[ID].passed_over == "postmortem.md cannot be read"


def test_a_ticket_of_another_knowledge_base_is_left_alone(place):
    place.run()
    folder = place.workplace.path / f"postmortems/2026/{ID}"
    folder.rename(place.workplace.path / "elsewhere")
    assert place.run() == {}


def test_our_ticket_may_be_called_as_people_call_it(place):
    place.run()
    item = place.items[0]
    written = {"GitHub": "'#1347'", "Linear": "ENG-1"}[place.name]
    place.edit(item.ticket, written)
    assert place.run()[f"{ID}#a1"] == syncing.Outcome(f"{ID}#a1")
    place.edit(written, {"GitHub": "'#1348'", "Linear": "ENG-2"}[place.name])
    assert "its marker stands in" in place.run()[f"{ID}#a1"].conflicts[0]


MADE = {"GitHub": 5, "Linear": 7}  # the request that makes the first ticket


@pytest.mark.parametrize(
    ("status", "body"),
    [
        *((status, b"{}") for status in (400, 401, 403, 404, 409, 410, 422, 500, 503)),
        *((200, body) for body in (b"{}", b"[]", b"null", b"<p>", b'{"data": {"issueCreate": 1}}')),
        (201, b'{"state": "open", "html_url": "u", "number": Infinity}'),
        (200, b"[" * 50_000),
    ],
)
def test_what_goes_wrong_with_one_item_is_its_outcome_and_the_rest_goes_on(place, status, body):
    place.server.instead = {MADE[place.name]: (status, {}, body)}
    found = place.run()
    failure = found[f"{ID}#a1"].failure
    assert failure
    assert place.server.token not in failure.message + failure.hint
    assert found[f"{ID}#a2"].failure is None
    assert place.tickets() == {f"{ID}#a2": 1}
    assert place.run()[f"{ID}#a1"].failure is None
    assert place.tickets() == {f"{ID}#a1": 1, f"{ID}#a2": 1}


def test_an_answer_that_comes_too_late_fails_its_item_and_is_found_the_next_time(
    place, monkeypatch
):
    monkeypatch.setattr(_requests, "SECONDS", SLOW / 2)
    place.server.slow = {MADE[place.name]}
    found = place.run()
    assert "timed out" in found[f"{ID}#a1"].failure.message
    assert found[f"{ID}#a2"].failure is None
    place.run()
    assert place.tickets() == {f"{ID}#a1": 1, f"{ID}#a2": 1}
    assert all(item.ticket for item in place.items)


@pytest.mark.parametrize("name", ["GitHub"])
def test_after_a_label_that_was_dropped_nothing_more_is_made(place):
    place.server.labels.add("post-mortem")
    make = place.server._label
    place.server._label = lambda data: [make(data), setattr(place.server, "may_label", False)][0]
    found = place.run()
    assert "did not get its label" in found[f"{ID}#a1"].conflicts[0]
    assert "would be made again" in found[f"{ID}#a2"].failure.message
    assert len(place.server.issues) == 1


def test_a_run_that_dies_at_any_step_is_finished_by_the_next(place, monkeypatch):
    """First runs that make tickets, then runs that carry changes over, each dying once."""
    for step in count(1):
        place.server.issues.clear()
        place.write(A1, A2)
        reached = dying(place, monkeypatch, step)
        dying(place, monkeypatch, step)
        place.run()
        assert place.tickets() == {f"{ID}#a1": 1, f"{ID}#a2": 1}
        place.edit("due: 2026-11-17", "due: 2026-12-01")
        place.edit("owner: ben", "owner: ada")
        place.give("ben")
        dying(place, monkeypatch, step)
        place.run()
        assert place.tickets() == {f"{ID}#a1": 1, f"{ID}#a2": 1}
        first, second = place.items
        assert (first.owner, first.due, second.owner) == ("ben", "2026-12-01", "ada")
        assert not any(one.said + one.conflicts for one in place.run().values())
        assert "owner=ben due=2026-12-01" in place.body
        place.edit("state: committed", "state: dropped")
        dying(place, monkeypatch, step)
        place.run()
        assert "state=dropped" in place.body
        assert not any(one.said + one.conflicts for one in place.run().values())
        if not reached:
            break
    assert step > 6
