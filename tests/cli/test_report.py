"""`postmortem report`: documents from the record, and nothing that is not in it."""

from __future__ import annotations

from email import message_from_string
from email.policy import default

import pytest
from click.testing import CliRunner

from postmortem_kb.checking import check_project
from postmortem_kb.cli.report import command
from postmortem_kb.errors import ConfigurationError, UsageError
from postmortem_kb.project import open_project
from tests.helpers.small_base import INCIDENT, POSTMORTEM, restricted, write_base, write_record

ID = "2026-03-01-checkout-slow"
FULL = INCIDENT.replace(
    "summary:",
    "reported_at: 2026-03-01T09:03:00Z\nimpact: {who: All buyers, how: They waited.}\nsummary:",
)


@pytest.fixture
def base(tmp_path):
    root = write_base(tmp_path / "base")
    write_record(root, ID, FULL, POSTMORTEM)
    return root


def run(base, *arguments):
    asked = (*arguments, "-C", str(base))
    return CliRunner().invoke(command, asked, catch_exceptions=False)


def test_the_situation_report_answers_its_eight_questions(base):
    done = run(base, ID, "--for", "situation")
    for said in (
        "reported?** Checkout was slow for an hour.",
        "reported?** 2026-03-01 10:03 CET (09:03 UTC)",
        "closed?** 2026-03-01 11:00 CET (10:00 UTC)",
        "response time?** 3 min",
        "role?** Ada Example, Incident commander",
        "solution?** Rolled back the release.",
        "impact?** All buyers",
        "impacted?** They waited.",
    ):
        assert said in done.stdout
    assert "Not known" not in done.stderr


def test_a_missing_fact_is_named_and_never_made_up(base):
    write_record(base, ID, INCIDENT, POSTMORTEM)
    done = run(base, ID, "--for", "situation")
    assert "(not known: reported_at)" in done.stdout
    assert "(not known: impact.who)" in done.stdout
    assert "reported_at, acknowledged_at, impact.who, impact.how (incident.md)" in done.stderr


def test_a_status_update_says_what_is_new_and_when_it_ends(base):
    update = "- 2026-03-01T09:20:00Z update @ada to=channel: still looking\n"
    later = "- 2026-03-01T09:25:00Z action @ada: rolled back\n"
    write_record(base, ID, FULL.replace("- about ten", f"{update}{later}- about ten"), POSTMORTEM)
    said = run(base, ID, "--for", "status-update", "--eta", "2 hours").stdout
    assert "Since the last update: rolled back" in said
    assert "It is slow" not in said
    assert "Expected end: 2 hours" in said
    assert "Expected end: complete" in run(base, ID, "--for", "status-update").stdout


def test_the_announcement_names_the_promises(base):
    said = run(base, ID, "--for", "announcement").stdout
    assert "- Alert on latency" in said
    assert "Ada Example, until 2026-03-08" in said


def test_the_customers_email_is_a_file_that_passes_its_rules(base):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("name: Example", "name: Shop"))
    file = base / "postmortems" / "2026" / ID / "customer-email.md"
    assert run(base, ID, "--for", "customer-email", "--output", str(file)).exit_code == 0
    problems = check_project(open_project(base)).problems
    assert [p for p in problems if p.path.endswith("customer-email.md")] == []


def test_a_mail_that_any_program_reads(base):
    text = run(base, ID, "--for", "situation", "--format", "eml").stdout
    mail = message_from_string(text, policy=default)
    assert mail.defects == []
    assert mail["Subject"] == "Situation report: Checkout slow"
    assert mail["Date"].datetime.isoformat() == "2026-03-10T12:00:00+00:00"
    plain, html, attached = (part for part in mail.walk() if not part.is_multipart())
    assert "Rolled back the release." in plain.get_content()
    assert "\\(" not in plain.get_content()
    assert "<strong>" in html.get_content()
    assert attached.get_filename() == f"{ID}-postmortem.md"
    assert "quokkas" in attached.get_content()
    assert text == run(base, ID, "--for", "situation", "--format", "eml").stdout


def test_a_title_makes_no_header(base):
    odd = FULL.replace("title: Checkout slow", 'title: "x\\nBcc: eve@example.org"')
    write_record(base, ID, odd, POSTMORTEM)
    text = run(base, ID, "--for", "situation", "--format", "eml").stdout
    assert message_from_string(text, policy=default)["Bcc"] is None


def test_hostile_text_does_nothing_in_html(base):
    odd = FULL.replace(
        "summary: Checkout was slow for an hour.", "summary: <script>x</script> **b**"
    )
    write_record(base, ID, odd, POSTMORTEM)
    html = run(base, ID, "--for", "announcement", "--format", "html").stdout
    assert "<script" not in html
    assert "<strong>b" not in html


def test_a_company_has_its_own_template(base):
    folder = base / "schema" / "templates"
    folder.mkdir()
    (folder / "report-situation.md.j2").write_text("Ours: {{ fact('solution') }}")
    assert run(base, ID, "--for", "situation").stdout == "Ours: Rolled back the release.\n"
    (folder / "report-situation.md.j2").write_text("{{ fact.__globals__ }}")
    with pytest.raises(ConfigurationError, match="the template cannot be used"):
        run(base, ID, "--for", "situation")


def test_a_restricted_incident_goes_into_a_named_file_only(base, tmp_path):
    id_ = "2026-03-04-restricted-abcd"
    write_record(base, id_, restricted(), POSTMORTEM)
    with pytest.raises(UsageError, match="restricted"):
        run(base, id_, "--for", "situation")
    with pytest.raises(UsageError, match="restricted"):
        run(base, id_, "--for", "situation", "--restricted")
    file = tmp_path / "secret.md"
    asked = (id_, "--for", "situation", "--restricted", "--output", str(file))
    assert run(base, *asked).exit_code == 0
    assert "Checkout was slow" in file.read_text()


def test_all_documents_go_into_one_new_folder(base, tmp_path):
    folder = tmp_path / "bundle"
    record = base / "postmortems" / "2026" / ID / "incident.md"
    record.write_text(record.read_text().replace("solution: ", "# "))
    done = run(base, ID, "--for", "all", "--output", str(folder))
    assert done.exit_code == 0
    assert "situation.md\n  not known, so named in the text: solution (incident.md)" in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == [
        "announcement.md", "customer-email.md", "postmortem.md", "situation.md", "status-update.md",
    ]  # fmt: skip
    assert run(base, ID, "--for", "all", "--output", str(folder)).exit_code == 2
    with pytest.raises(UsageError, match="several files"):
        run(base, ID, "--for", "all")


def test_a_post_mortem_that_is_no_more_than_a_draft_is_sent_by_nobody_unawares(base, tmp_path):
    mail = (ID, "--for", "situation", "--format", "eml")
    assert "With the post-mortem attached\n" in run(base, *mail).stderr
    assert "attached" not in run(base, ID, "--for", "situation").stderr
    record = base / "postmortems" / "2026" / ID / "postmortem.md"
    record.write_text(record.read_text().replace("status: published", "status: draft"))
    said = "which is not published yet (status: draft)"
    assert said in run(base, *mail).stderr
    assert said in run(base, ID, "--for", "all", "--output", str(tmp_path / "b")).stderr
