"""The handbook's parts on the response, of the presets that have them."""

from __future__ import annotations

import pytest

from postmortem_kb.pages.handbook import pages
from postmortem_kb.policy_source import load_preset
from tests.helpers.small_base import scene


def handbook(base, preset):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("extends: base", f"extends: {preset}"))
    (page,) = pages(scene(base))
    return page.html


@pytest.mark.parametrize(
    ("preset", "said"),
    [
        ("wellcome", "Are there downstream dependencies that will be affected?"),
        ("wellcome", "<strong>Confirmed by</strong>: Delivery manager."),
        ("wellcome", "<strong>Declared resolved by</strong>: Delivery manager."),
        ("wellcome", "Reported to: Head of Information Security."),
        ("wellcome", "<code>extra.resolved_when</code>"),
        ("lightweight", "Confirmed by: Command."),
        ("lightweight", "Can we duplicate the issue in a lower environment?"),
        ("lightweight", "<h3>How did we do?</h3>"),
        ("ivelum", "If it is a problem of a third-party provider."),
        ("ivelum", "Approved by 1 (Team lead)."),
        ("ivelum", "Drafted by somebody of the team of what failed."),
        ("ivelum", "Not written on the day of the incident."),
        ("ivelum", "within 1 working day of the resolution (serious ones)."),
        ("ivelum", "Application, Infrastructure, Third party, Content."),
        ("ivelum", "in the order in\nwhich they are called"),
        ("ivelum", "People tend to blame themselves"),
        ("officeluv", "a call from operations, an alert"),
        ("officeluv", "--sev SEV-1 --summary"),
        ("officeluv", ", by Incident Commander, to stakeholders (SEV-1)"),
        ("wellcome", "https://status.wellcomecollection.org/"),
        ("wellcome", "Announce in #wc-platform"),
        ("wellcome", "--sev incident --summary"),
        ("lightweight", "Most roles can have multiple people"),
        ("zephyr", "within 24 hours of the resolution (SEV-1, SEV-2)."),
        ("zephyr", "--sev SEV-2 --summary"),
        ("zephyr", "<code>postmortem report ID --for customer-email</code>"),
        ("zephyr", '<span class="kb-tag">oncall</span>'),
        ("zephyr", "<code>runbooks/incident.md</code>"),
        ("officeluv", "Only one person can hold the role."),
        ("zephyr", "Drafted by: Incident commander (IC)."),
    ],
)
def test_what_a_document_says_stands_in_the_handbook(base, preset, said):
    assert said in handbook(base, preset)


@pytest.mark.parametrize(
    "preset", ["base", "ivelum", "lightweight", "officeluv", "wellcome", "zephyr"]
)
def test_every_duty_question_and_prompt_is_there(base, preset):
    html = handbook(base, preset)
    policy = load_preset(preset)
    for role in policy.roles.values():
        assert role.title in html
    for question in policy.questions:
        assert question.heading in html


@pytest.mark.parametrize(
    ("preset", "never_said"),
    [
        *((preset, "Approved by") for preset in ("officeluv", "wellcome", "lightweight")),
        *((preset, "At least") for preset in ("officeluv", "wellcome", "lightweight", "ivelum")),
        *((preset, "72 hours") for preset in ("officeluv", "wellcome", "lightweight", "ivelum")),
        *((preset, "Customer email") for preset in ("officeluv", "wellcome", "lightweight")),
        ("ivelum", "Documents"),
        ("zephyr", "Situation report"),
        ("zephyr", "Required at SEV-1, SEV-2, SEV-3. Several people may hold it.</p><h2"),
    ],
)
def test_what_no_document_says_does_not(base, preset, never_said):
    assert never_said not in handbook(base, preset)
