"""What customers see of a record: what is named stays, all else goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postmortem_kb.incident import Attachment
from postmortem_kb.public_text import cleaner
from postmortem_kb.public_view import customer_view, people_in, shows_everything
from tests.helpers.records import policy_of, sound

POLICY = policy_of("site: {public_sections: [What happened, Timeline, Action items]}\n")
CLEAN = cleaner({"ada"}, ())


def seen(incident, policy=POLICY):
    return customer_view(incident, policy, CLEAN)


def with_body(incident, text):
    from postmortem_kb.sections import find_sections

    document = replace(
        incident.postmortem, text=text, body_start=0, sections=find_sections(text, 0, 1)
    )
    return replace(incident, postmortem=document)


def test_sound_records_have_what_is_taken_out():
    record = sound()
    assert record.holdings
    assert record.authors
    assert any(item.owner and item.ticket for item in record.action_items)
    assert people_in(record) >= {*record.authors, record.holdings[0].who}


def test_facts_that_nobody_named_are_gone():
    record = seen(sound())
    assert not record.holdings
    assert not record.authors
    assert not record.approved_by
    assert not record.waivers
    assert not record.customer_email
    assert not {"roles", "sent", "triage", "declared_by", "extra"} & record.incident.data.keys()


def test_a_fact_of_our_own_stays_where_the_policy_makes_it_public():
    record = sound(incident={"extra": "{client: Of @ada, contract: secret, regions: [eu, us]}"})
    declared = policy_of(
        "extra:\n  client: {type: text, public: true}\n  contract: {type: text}\n"
        "  regions: {type: list, public: true}\n  never-written: {type: text, public: true}\n"
    )
    kept = seen(record, declared).incident.data["extra"]
    assert list(kept) == ["client", "regions"]
    assert "ada" not in kept["client"]
    assert kept["regions"] == ["eu", "us"]


def test_what_says_what_happened_when_stays():
    before, after = sound(), seen(sound())
    for name in ("title", "severity", "status", "summary", "solution", "services", "causes", "id"):
        assert getattr(after, name) == getattr(before, name)
    assert after.moment("resolved_at") == before.moment("resolved_at")
    assert after.publication == before.publication


def test_a_promise_is_its_title_and_state():
    before, after = sound().action_items, seen(sound()).action_items
    assert [item.title for item in after] == [i.title for i in before if i.state != "idea"]
    for item in after:
        assert (item.owner, item.ticket, item.due, item.evidence) == ("", "", "", "")
        assert not item.moved


def test_sections_are_those_named_with_what_is_below_them():
    text = "# Report\n\n## What happened\n\nIt @ada.\n\n### More\n\nmore\n\n## Secret\n\nno\n"
    shown = seen(with_body(sound(), text)).postmortem
    assert [section.heading for section in shown.sections] == ["", "What happened", "More"]
    assert shown.body == "## What happened\n\nIt somebody.\n\n### More\n\nmore\n\n"


def test_an_older_heading_of_a_named_question_counts():
    policy = policy_of(
        "questions: {what-happened: {also: [The story]}}\n"
        "site: {public_sections: [what happened]}\n"
    )
    shown = seen(with_body(sound(), "## The story\n\nx\n"), policy)
    assert shown.postmortem.body == "## The story\n\nx\n\n"
    assert not shown.timeline
    assert not shown.action_items


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_post_mortem_that_is_not_published_is_not_there(status):
    record = sound()
    data = {**record.postmortem.data, "status": status}
    assert (
        seen(replace(record, postmortem=replace(record.postmortem, data=data))).postmortem is None
    )


def test_the_timeline_says_what_was_told_and_when_phases_began():
    record = sound()
    first = record.timeline[0]
    entries = tuple(
        replace(first, kind=kind, words=words, author="ada", text="said @ada")
        for kind, words in (
            ("declared", {}),
            ("action", {"confirmed_by": "@ada"}),
            ("update", {"to": "channel"}),
            ("update", {"to": "channel,status-page"}),
            ("severity", {"from": "SEV-2", "to": "SEV-1", "by": "@ada"}),
            ("note", {}),
        )
    )
    shown = seen(replace(record, timeline=entries)).timeline
    assert [(entry.kind, entry.text) for entry in shown] == [
        ("declared", ""),
        ("update", "said somebody"),
        ("severity", ""),
    ]
    assert {entry.author for entry in shown} == {""}
    assert shown[2].words == {"from": "SEV-2", "to": "SEV-1"}


def test_an_attachment_stays_where_a_shown_text_names_it():
    names = ("graph.png", "a-graph.png", "secret.png", "graph.png.png")
    files = tuple(Attachment(name, 1, b"") for name in names)
    text = "## What happened\n\n![x](graph.png)\n\n## Secret\n\n![x](secret.png)\n"
    record = replace(with_body(sound(), text), attachments=files)
    assert [found.name for found in seen(record).attachments] == ["graph.png"]


def test_an_external_record_stays_whole():
    record = sound()
    data = {**record.incident.data, "kind": "external"}
    record = replace(record, incident=replace(record.incident, data=data))
    assert seen(record) is record


def test_the_policy_may_make_everything_public():
    assert shows_everything(policy_of("site: {public_view: whole}\n"))
    assert not shows_everything(policy_of(""))
