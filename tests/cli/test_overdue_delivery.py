"""`postmortem overdue --to`: each message once in an ISO week, over crashes and repeated runs."""

from __future__ import annotations

import json

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.history.ledger import FILE, Ledger
from postmortem_kb.integrations import email_, slack
from tests.helpers.mail_server import serving_mail
from tests.helpers.webhook_server import serving_webhook
from tests.helpers.weekly_report import PEOPLE, promising, run, states


@pytest.fixture
def project(git_repository):
    return promising(git_repository())


@pytest.fixture
def mail(monkeypatch):
    monkeypatch.setattr(email_, "PAUSE", 0.01)
    with serving_mail() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def webhook(monkeypatch):
    monkeypatch.setattr(slack, "PAUSE", 0.01)
    with serving_webhook() as server:
        monkeypatch.setenv("SLACK_WEBHOOK_URL", server.address)
        yield server


def test_the_mail_goes_to_the_managers_once(project, mail):
    assert run(project, "email").exit_code == 0
    again = run(project, "email", as_of="2026-11-26")
    assert again.stdout == "email to managers, 2026-W48: was sent at 2026-11-23T00:00:00Z\n"
    [(recipients, message)] = mail.mails
    assert recipients == ["mo@acme.example", "max@acme.example"]
    assert "2 action items are overdue" in message.get_body(("plain",)).get_content()
    assert "hidden" not in message.as_string()
    assert states(project) == {("2026-W48", "email", "managers"): "sent"}


def test_each_owner_gets_their_own_where_the_policy_says_so(project, mail):
    project.write({"schema/policy.yml": "format: 1\nfollow_up: {owner_mail: true}\n"})
    assert run(project, "email").exit_code == 0
    texts = {to[0]: m.get_body(("plain",)).get_content() for to, m in mail.mails}
    assert "Alert on lag" in texts["ada@acme.example"]
    assert "fallback" not in texts["ada@acme.example"]
    assert texts["bob@acme.example"].startswith("1 action item is overdue, the longest by 4 days.")
    assert [m["Subject"] for _, m in mail.mails] == [
        "Action items, 2026-W48",
        "Your action items, 2026-W48",
        "Your action items, 2026-W48",
    ]


@pytest.mark.parametrize("destination", ["email", "slack", "archive"])
def test_a_dry_run_sends_and_writes_nothing(project, mail, webhook, destination):
    done = run(project, destination, "--dry-run")
    assert done.exit_code == 0
    assert "2 action items are overdue" in done.stdout
    assert "hidden" not in done.output
    assert (mail.mails, webhook.messages) == ([], [])
    assert "postmortem-state" not in project.git("branch", "--list")


def test_a_dry_run_says_what_was_sent_already(project, webhook):
    assert run(project, "slack", "--dry-run").stderr == ""
    run(project, "slack")
    said = run(project, "slack", "--dry-run").stderr
    assert said == "slack to channel, 2026-W48: sent 2026-11-23T00:00:00Z\n"
    assert run(project, "slack", "--dry-run", as_of="2026-11-30").stderr == ""


def test_slack_gets_it_once_a_week(project, webhook):
    for day in ("2026-11-23", "2026-11-29", "2026-11-30"):
        assert run(project, "slack", as_of=day).exit_code == 0
    assert len(webhook.messages) == 2
    assert "secret" not in project.git("log", "-p", "postmortem-state")


@pytest.mark.parametrize("fault", [(500, {}), (429, {"Retry-After": "0"})])
def test_a_passing_failure_is_tried_again(project, webhook, fault):
    webhook.faults = [fault, fault]
    assert run(project, "slack").exit_code == 0
    assert (webhook.requests, len(webhook.messages)) == (3, 1)


def test_what_goes_on_failing_is_said_and_tried_by_the_next_run(project, webhook):
    webhook.faults = [(500, {})] * 3
    done = run(project, "slack")
    assert done.exit_code == 1
    assert "slack to channel, 2026-W48: not sent: Slack refused the message: 500" in done.stderr
    assert list(states(project).values()) == ["failed"]
    assert run(project, "slack").exit_code == 0
    assert len(webhook.messages) == 1


def test_a_wait_that_is_too_long_is_left_to_a_later_run(project, webhook):
    webhook.faults = [(429, {"Retry-After": "3600"})]
    assert run(project, "slack").exit_code == 1
    assert webhook.requests == 1


@pytest.mark.parametrize("times", [1, 2])
def test_what_may_have_arrived_is_reported_and_not_repeated(project, mail, times):
    mail.faults["content"] = ["gone"]
    for _ in range(times):
        done = run(project, "email")
        assert done.exit_code == 1
        assert "may have arrived" in done.stderr
    assert len(mail.mails) == 1


def test_a_crash_between_leaves_doubt(project, mail, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(email_.MailServer, "send", lambda *_: 1 / 0)
        assert isinstance(run(project, "email").exception, ZeroDivisionError)
    assert list(states(project).values()) == ["sending"]
    assert run(project, "email").exit_code == 1
    assert mail.mails == []


def test_a_temporary_refusal_of_the_mail_is_tried_again(project, mail):
    mail.faults["RCPT"] = ["421 later"]
    assert run(project, "email").exit_code == 0
    assert len(mail.mails) == 1


def test_one_owner_s_bad_address_holds_up_nobody_else(project, mail):
    project.write({"schema/policy.yml": "format: 1\nfollow_up: {owner_mail: true}\n"})
    mail.faults["RCPT"] = ["250 fine", "250 fine", "550 no", "250 fine"]
    done = run(project, "email")
    assert done.exit_code == 1
    assert [to[0] for to, _ in mail.mails] == ["mo@acme.example", "bob@acme.example"]
    assert "not sent: the mail server refused ada@acme.example: 550" in done.stderr


def test_an_owner_whose_address_is_none_holds_up_nobody_else(project, mail):
    project.write({"schema/people.yml": PEOPLE.replace("ada@acme", "ädä@acme")})
    project.write({"schema/policy.yml": "format: 1\nfollow_up: {owner_mail: true}\n"})
    done = run(project, "email")
    assert done.exit_code == 1
    assert "email to ada, 2026-W48: not sent: people.yml, ada: mail is no address" in done.stderr
    assert [to[0] for to, _ in mail.mails] == ["mo@acme.example", "bob@acme.example"]


def test_the_archive_keeps_every_week(project):
    for day in ("2026-11-23", "2026-11-24", "2026-11-30"):
        assert run(project, "archive", as_of=day).exit_code == 0
    names = project.git("ls-tree", "--name-only", "postmortem-state").split()
    assert names == [
        "2026-W48.json", "2026-W48.md", "2026-W49.json", "2026-W49.md", "deliveries.json",
    ]  # fmt: skip
    kept = json.loads(project.git("show", "postmortem-state:2026-W48.json"))
    assert kept["as_of"] == "2026-11-23T00:00:00Z"
    assert project.git("status", "--porcelain") == ""


def test_an_archive_that_broke_off_is_written_by_the_next_run(project, monkeypatch):
    write = Ledger.write

    def crash(ledger, files, message):
        return write(ledger, files, message) if FILE in files else 1 / 0

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "write", crash)
        assert isinstance(run(project, "archive").exception, ZeroDivisionError)
    assert list(states(project).values()) == ["sending"]
    assert run(project, "archive").exit_code == 0
    assert "2 action items" in project.git("show", "postmortem-state:2026-W48.md")


def test_the_report_says_that_the_week_before_was_missed(project, webhook):
    run(project, "slack", as_of="2026-12-22")
    run(project, "slack", as_of="2027-01-04")
    first, second = (json.dumps(message) for message in webhook.messages)
    assert "not delivered" not in first
    assert "The report of 2026-W53 was not delivered" in second


def test_two_machines_send_once(project, webhook, tmp_path):
    project.git("clone", "--quiet", "--bare", str(project.path), str(tmp_path / "origin"))
    project.git("remote", "add", "origin", str(tmp_path / "origin"))
    other = type(project)(tmp_path / "other")
    project.git("clone", "--quiet", str(tmp_path / "origin"), str(other.path))
    assert run(project, "slack", "--push").exit_code == 0
    done = run(other, "slack", "--push")
    assert "was sent" in done.stdout
    assert len(webhook.messages) == 1
    assert run(other, "slack", "--push", as_of="2026-11-30").exit_code == 0
    assert run(project, "slack", "--push", as_of="2026-11-30").stdout.count("was sent") == 1


def test_what_cannot_be_shared_is_not_sent(project, webhook, tmp_path):
    project.git("remote", "add", "origin", str(tmp_path / "nowhere"))
    done = run(project, "slack", "--push")
    assert "what others have sent cannot be fetched" in done.exception.message
    assert webhook.requests == 0


def test_who_comes_second_is_refused_before_sending(project, webhook, tmp_path):
    project.git("clone", "--quiet", "--bare", str(project.path), str(tmp_path / "origin"))
    project.git("remote", "add", "origin", str(tmp_path / "origin"))
    hook = tmp_path / "origin" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    done = run(project, "slack", "--push")
    assert isinstance(done.exception, ConfigurationError)
    assert "cannot be pushed" in done.exception.message
    assert webhook.requests == 0
    assert "postmortem-state" not in project.git("branch", "--list")


def test_what_was_sent_and_could_not_be_written_down_is_not_sent_again(project, webhook, tmp_path):
    project.git("clone", "--quiet", "--bare", str(project.path), str(tmp_path / "origin"))
    project.git("remote", "add", "origin", str(tmp_path / "origin"))
    hook = tmp_path / "origin" / "hooks" / "pre-receive"
    hook.write_text('#!/bin/sh\ntest ! -e "$0.once" && touch "$0.once"\n')
    hook.chmod(0o755)
    done = run(project, "slack", "--push")
    assert done.exit_code == 1
    assert "slack to channel, 2026-W48: sent, and not written down: the branch" in done.stderr
    again = run(project, "slack", "--push")
    assert "may have arrived" in again.stderr
    assert len(webhook.messages) == 1
