"""`postmortem open` from a shell."""

from __future__ import annotations

import re

import pytest

SLOW = ("open", "--sev", "2", "--summary", "Checkout: p99 elevated")


def test_stdout_is_the_id_alone(workplace):
    done = workplace.run(*SLOW)
    assert (done.status, done.out) == (0, "2026-11-03-checkout-p99-elevated\n")


def test_what_is_known_is_written_and_nothing_else(workplace):
    done = workplace.run(*SLOW, "--service", "checkout", "--type", "performance")
    record = workplace.path / "postmortems" / "2026" / done.out.strip() / "incident.md"
    assert record.read_text() == (
        "---\n"
        'title: "Checkout: p99 elevated"\n'
        "severity: SEV-2\n"
        "status: open\n"
        "kind: incident\n"
        "type: performance\n"
        "visibility: internal\n"
        "services: [checkout]\n"
        "declared_at: 2026-11-03T15:00:00Z\n"
        "declared_by: ada\n"
        "---\n"
        "\n"
        "## Timeline\n"
        "\n"
        "- 2026-11-03T15:00:00Z declared @ada: SEV-2, Checkout: p99 elevated\n"
        "\n"
        "## Notes\n"
    )


def test_what_to_do_now_is_said(workplace):
    said = workplace.run(*SLOW, "--service", "checkout").err
    name = "2026-11-03-checkout-p99-elevated"
    for line in (
        f"{name} is open as SEV-2, declared 2026-11-03 16:00 CET (2026-11-03 15:00 UTC): ",
        "You will not be punished for declaring an incident that turned out not to be one.\n",
        "Page: ben (owner of checkout), platform on-call\n",
        "  - Create the status page entry.\n",
        f"  - postmortem assign {name} incident-commander PERSON\n",
        f"  - postmortem assign {name} investigator PERSON\n",
        f"  - Update in the channel, every 15 minutes: "
        f'postmortem log {name} --kind update --to channel "…"\n',
        f"  - postmortem resolve {name} ",
        "Not given, so left out: type.",
    ):
        assert line in said


def test_without_a_service_its_owner_is_still_to_be_paged(workplace):
    assert "Page: the owner of the failing service, platform on-call\n" in workplace.run(*SLOW).err


NAME = "2026-11-03-checkout-p99-elevated"


def test_the_policys_questions_and_first_response(workplace):
    workplace.clock(
        "2026-11-03T15:00:00Z",
        "triage: {worse: {asks: Will it get worse?, hint: Look at the graph.}}\n"
        "first_response:\n"
        "  tell: {do: Tell the client., when: they know us, kind: update, to: client}\n"
        "  look: {do: Look.}\n",
    )
    said = workplace.run(*SLOW).err
    triage = "Ask, and answer under `triage` in incident.md:\n  - worse: Will it get worse?"
    assert f"{triage} (Look at the graph.)\n" in said
    assert (
        "First response:\n"
        "  - If they know us: Tell the client.\n"
        f'    postmortem log {NAME} --kind update --to client "…"\n'
        "  - Look.\n"
        f'    postmortem log {NAME} --kind action "…"\n'
    ) in said


def test_phases_with_the_command_that_begins_each(workplace):
    workplace.clock(
        "2026-11-03T15:00:00Z", "phases: {stop: {title: Containment, kind: containment}}\n"
    )
    said = workplace.run(*SLOW).err
    assert f'Phases:\n  - Containment: postmortem log {NAME} --kind containment "…"\n' in said


def test_who_confirms_a_change(workplace):
    workplace.clock("2026-11-03T15:00:00Z", "changes: {confirmed_by_role: incident-commander}\n")
    assert (
        "Before a change that can hurt:\n  - Incident commander (IC) confirms it: "
        f'postmortem log {NAME} --kind change --word confirmed_by=PERSON "…"\n'
    ) in workplace.run(*SLOW).err


def test_who_is_told_of_the_type_and_who_confirms(workplace):
    workplace.clock(
        "2026-11-03T15:00:00Z",
        "jobs: {ciso: {title: Head of Security}, manager: {title: Manager}}\n"
        "types: {performance: {notify: [{job: ciso}]}}\nconfirmation: {jobs: [manager]}\n",
    )
    said = workplace.run(*SLOW, "--type", "performance").err
    assert (
        "Tell:\n"
        f'  - Head of Security: postmortem log {NAME} --kind notified --to ciso "…"\n'
        "  - Manager: says whether it is one (`confirmed_by`, `confirmed_at` in incident.md)\n"
    ) in said


def test_whose_the_service_is_and_who_is_called(workplace):
    workplace.repository.write(
        {
            "schema/services.yml": "checkout: {owner: ben, contacts: [ben, eve],"
            " runbooks: ['https://example.org/run']}\n"
        }
    )
    paged = workplace.run(*SLOW, "--service", "checkout").err
    assert "Page: ben (owner of checkout)" in paged
    assert "Owner of checkout" not in paged
    workplace.clock("2026-11-03T15:00:00Z", "severities: {SEV-2: {pages: [on-call]}}\n")
    said = workplace.run(*SLOW, "--service", "checkout").err
    for line in (
        "Page: on-call\n",
        "Owner of checkout: ben\n",
        "Call for checkout, the nearest first: ben, eve\n",
        "Runbook of checkout: https://example.org/run\n",
    ):
        assert line in said


@pytest.mark.parametrize("word", ["SEV-2", "sev-2", "s2", "2"])
def test_a_severity_by_word_alias_or_rank(workplace, word):
    name = workplace.run("open", "--sev", word, "--summary", "Slow").out.strip()
    assert workplace.incident(name).severity == "SEV-2"


def test_what_it_writes_passes_the_check(workplace):
    for more in ([], ["--type", "security", "--visibility", "restricted"], ["--kind", "drill"]):
        assert workplace.run(*SLOW, *more).status == 0
    done = workplace.run("check")
    assert (done.status, "error" in done.out) == (0, False)


def test_the_same_words_twice_get_two_ids(workplace):
    names = [workplace.run(*SLOW).out.strip() for _ in range(3)]
    assert [name.removeprefix("2026-11-03-checkout-p99-elevated") for name in names] == [
        "",
        "-2",
        "-3",
    ]


def test_an_old_id_is_not_taken_again(workplace):
    workplace.record("aliases: [2026-11-03-checkout-p99-elevated]\n")
    assert workplace.run(*SLOW).out == "2026-11-03-checkout-p99-elevated-2\n"


def test_the_day_is_that_of_the_policys_zone(workplace):
    done = workplace.run(*SLOW, "--as-of", "2026-11-03T23:30:00Z")
    assert done.out.startswith("2026-11-04-")


class TestRestricted:
    def test_the_id_tells_nothing(self, workplace):
        done = workplace.run(*SLOW, "--visibility", "restricted")
        assert re.fullmatch(r"2026-11-03-restricted-[a-z0-9]{4}\n", done.out)

    def test_a_type_forces_it(self, workplace):
        workplace.clock("2026-11-03T15:00:00Z", "types: {security: {visibility: restricted}}\n")
        done = workplace.run(*SLOW, "--type", "security", "--visibility", "public")
        assert "-restricted-" in done.out
        assert "The type security makes it restricted." in done.err
        assert workplace.incident(done.out.strip()).visibility == "restricted"


class TestWho:
    def test_whom_it_names(self, workplace):
        name = workplace.run(*SLOW, "--by", "@ben").out.strip()
        assert workplace.incident(name).incident.data["declared_by"] == "ben"

    def test_nobody_is_made_up(self, workplace, monkeypatch):
        monkeypatch.setenv("GIT_AUTHOR_EMAIL", "stranger@example.org")
        done = workplace.run(*SLOW)
        assert "declared_by" not in workplace.incident(done.out.strip()).incident.data
        assert "name them with --by" in done.err

    def test_without_people_any_handle_will_do(self, workplace):
        workplace.repository.write({"schema/people.yml": None})
        name = workplace.run(*SLOW, "--by", "zoe").out.strip()
        assert workplace.incident(name).incident.data["declared_by"] == "zoe"
        assert workplace.run(*SLOW, "--by", "Zoe Doe").status == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sev", "SEV-22"], "did you mean `SEV-2`?"),
        (["--sev", "9"], "SEV-1, SEV-2, SEV-3"),
        (["--service", "chekout"], "did you mean `checkout`?"),
        (["--type", "performence"], "did you mean `performance`?"),
        (["--by", "adda"], "did you mean `ada`?"),
        (["--by", "finn"], "finn has left on 2026-10-31"),
        (["--summary", "two\nlines"], "--summary has several lines"),
        (["--summary", "  "], "--summary is empty"),
        (["--summary", "x" * 161], "--summary has 161 characters; 160 are the most"),
        (["--summary", "\x1b" * 50], "--summary has 200 characters; 160 are the most"),
        (["--at", "yesterday"], "is no time with a zone"),
        (["--at", "2026-11-03"], "is no time with a zone"),
        (["--at", "16:01"], "has not come yet"),
        (["--as-of", "soon"], "is no date and no time"),
    ],
)
def test_wrong_words_are_refused_with_what_to_do(workplace, arguments, said):
    done = workplace.run(*SLOW, *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "hint: " in done.err
    assert not (workplace.path / "postmortems").exists()


def test_hostile_text_does_nothing(workplace):
    text = "a\x1b[31m \u202e b\x07 --> {{ 7*7 }} ::error:: `$(id)` \udc80"
    done = workplace.run("open", "--sev", "2", "--summary", text)
    assert done.status == 0
    title = workplace.incident(done.out.strip()).title
    assert title == "a\\x1b[31m \\u202e b\\x07 --> {{ 7*7 }} ::error:: `$(id)` \\udc80"
    assert workplace.run("check").status == 0


def test_a_template_of_the_repository(workplace):
    template = "\n# {{ title }}\n\n## Timeline\n\n## Ours\n"
    workplace.repository.write({"schema/templates/incident.md.j2": template})
    name = workplace.run(*SLOW).out.strip()
    headings = [section.heading for section in workplace.incident(name).incident.sections]
    assert headings[1:] == ["Checkout: p99 elevated", "Timeline", "Ours"]


def test_a_broken_template_leaves_nothing(workplace):
    workplace.repository.write({"schema/templates/incident.md.j2": "{% if %}"})
    done = workplace.run(*SLOW)
    assert done.status == 2
    assert "schema/templates/incident.md.j2:1" in done.err
    assert not (workplace.path / "postmortems").exists()
