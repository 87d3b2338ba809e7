"""Every question that the policy asks is answered."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "answers": {
                "Impact": "",
                "Detection": "TBD",
                "Causes": "<!-- What made this possible? -->",
                "Response": "What was tried, what worked, and what stopped it?",
                "Lessons": None,
            }
        },
        {},
        [
            "postmortem.md:18:1 error the question `Lessons` has no section",
            "postmortem.md:23:1 error `Impact` is empty",
            "postmortem.md:27:1 error `Detection` is not answered: it says `TBD`",
            "postmortem.md:31:1 error `Causes` is empty",
            "postmortem.md:35:1 error `Response` holds only the question",
        ],
        id="every way of not answering",
    ),
    pytest.param(
        {
            "answers": {
                "Causes": None,
                "Root cause": "The pool was halved by a setting that nobody had set in production. The pool was halved by a setting that nobody had set in production. The pool was halved by a setting that nobody had set in production.",
            }
        },
        {},
        [],
        id="an older heading counts",
    ),
    pytest.param(
        {
            "answers": {
                "Causes": None,
                "CAUSES": "The pool was halved by a setting that nobody had set in production. The pool was halved by a setting that nobody had set in production. The pool was halved by a setting that nobody had set in production.",
            }
        },
        {},
        [],
        id="whatever the case",
    ),
    pytest.param(
        {"postmortem": {"status": "draft"}, "answers": {"Impact": "..."}},
        {},
        ["postmortem.md:23:1 note `Impact` is not answered: it says `...`"],
        id="notes in a draft",
    ),
    pytest.param(
        {"answers": {"Impact": ""}},
        {"policy": "questions: {impact: {required: false}}"},
        [],
        id="a question with no answer asked",
    ),
    pytest.param(
        {"answers": {"Impact": ""}},
        {"policy": "questions: {impact: {since: 2026-11-04}}"},
        [],
        id="only from a date on",
    ),
    pytest.param(
        {
            "answers": {
                "Impact": "### Customers\n\nThe pool was halved by a setting that nobody had set in production. The pool was halved by a setting that nobody had set in production. The pool was halved by a setting that nobody had set in production."
            }
        },
        {},
        [],
        id="sub-sections are an answer",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("questions-answered", sound(**changes), **given) == found
