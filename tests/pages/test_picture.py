"""The picture of an incident in time."""

from __future__ import annotations

import re

from postmortem_kb.pages._picture import WIDTH, picture
from tests.helpers.small_base import INCIDENT, scene, write_record

RECORD = "2026-03-01-checkout-slow"


def drawn(base, text=INCIDENT):
    write_record(base, RECORD, text)
    setting = scene(base)
    return str(picture(setting.by_id[RECORD], setting))


def bars(html, style):
    found = re.findall(
        rf'class="{style}"><title>([^<]*)</title><rect x="([\d.]+)".*?width="([\d.]+)"', html
    )
    return [(said, float(x), float(width)) for said, x, width in found]


def test_the_phases_follow_each_other_and_fill_the_row(base):
    html = drawn(base)
    ((said, first, _),) = bars(html, "kb-phase--unseen")
    ((_, last, width),) = bars(html, "kb-phase--closing")
    assert (said, first) == ("4 min until it was detected", 0)
    assert WIDTH - 5 < last + width <= WIDTH


def test_a_phase_of_a_second_can_still_be_seen(base):
    html = drawn(
        base,
        INCIDENT.replace("detected_at: 2026-03-01T09:04:00Z", "detected_at: 2026-03-01T09:00:01Z"),
    )
    ((_, _, width),) = bars(html, "kb-phase--unseen")
    assert width > 15


def test_who_held_a_role_stands_below_the_phases_in_which_it_was_held(base):
    html = drawn(base)
    ((who, left, width),) = bars(html, "kb-picture--held")
    ((_, waiting, _),) = bars(html, "kb-phase--waiting")
    assert who == "Ada Example"
    assert left > waiting
    assert WIDTH - 5 < left + width <= WIDTH


def test_silences_are_drawn_where_the_policy_asks_for_updates(base):
    assert bars(drawn(base), "kb-picture--silent") == []
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("extends: base", "extends: zephyr"))
    html = drawn(base)
    assert bars(html, "kb-picture--silent")[0][0] == "silent for 55 min"
    assert "longer without an update than agreed" in html


def test_one_phase_alone_is_no_picture(base):
    lines = [
        line
        for line in INCIDENT.splitlines()
        if not line.startswith(("detected", "acknowledged", "mitigated"))
    ]
    assert drawn(base, "\n".join(lines)) == ""


def test_the_ends_of_the_axis_are_told_in_the_policys_zone(base):
    html = drawn(base)
    assert '<time datetime="2026-03-01T09:00:00Z">2026-03-01 10:00</time>' in html
    assert '<time datetime="2026-03-01T10:00:00Z">11:00 CET</time>' in html


def test_an_incident_that_is_not_over_goes_on_until_now(base):
    ended = ("mitigated_at", "resolved_at", "resolved_by")
    lines = [line for line in INCIDENT.splitlines() if not line.startswith(ended)]
    html = drawn(base, "\n".join(lines).replace("status: resolved", "status: open"))
    ((said, left, width),) = bars(html, "kb-phase--hurting")
    assert said == "9 d 2 h and not yet mitigated"
    assert WIDTH - 5 < left + width <= WIDTH
    assert "now, 2026-03-10 13:00 CET" in html
    assert bars(html, "kb-picture--held")[0][2] > WIDTH / 2


def test_that_a_short_phase_is_drawn_wider_is_said(base):
    assert "drawn wider" not in drawn(base)
    brief = INCIDENT.replace(
        "detected_at: 2026-03-01T09:04:00Z", "detected_at: 2026-03-01T09:00:01Z"
    )
    assert "drawn wider" in drawn(base, brief)
