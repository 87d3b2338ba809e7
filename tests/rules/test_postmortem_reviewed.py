"""A published post-mortem was approved by those whom the policy asks for."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {"postmortem": {"approved_by": "[]"}},
        {},
        ["postmortem.md:4:14 error 0 of 1 approvals given"],
        id="nobody",
    ),
    pytest.param(
        {"postmortem": {"approved_by": "[ada]"}},
        {},
        ["postmortem.md:4:14 error 0 of 1 approvals given; an author's own does not count"],
        id="only the author",
    ),
    pytest.param(
        {"postmortem": {"approved_by": "[ada]"}},
        {"policy": "postmortem: {approver_not_author: false}"},
        [],
        id="the author where that counts",
    ),
    pytest.param(
        {},
        {
            "policy": "postmortem: {approver_jobs: [team-lead]}",
            "people": "ada: {}\neve: {jobs: [manager]}\n",
        },
        ["postmortem.md:4:14 error nobody who approved it is team-lead"],
        id="without the job",
    ),
    pytest.param(
        {},
        {
            "policy": "postmortem: {approver_jobs: [team-lead]}",
            "people": "ada: {}\neve: {jobs: [team-lead]}\n",
        },
        [],
        id="with the job",
    ),
    pytest.param(
        {"incident": {"status": "open", "resolved_at": None}, "postmortem": {"published_at": None}},
        {},
        [
            "postmortem.md:2:9 error published, and `published_at` is missing",
            "postmortem.md:2:9 error published, and the incident is still open",
        ],
        id="no time, still open",
    ),
    pytest.param(
        {"postmortem": {"status": "review", "approved_by": "[]", "published_at": None}},
        {},
        [],
        id="review needs no approval yet",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("postmortem-reviewed", sound(**changes), **given) == found
