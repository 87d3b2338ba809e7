"""Action items are found in lists, checkboxes, tables and groups, with the tickets they name."""

from __future__ import annotations

import pytest

from tests.helpers.foreign import draft_of, promised

FORMS = [
    pytest.param(
        """
        # Down
        ## Action items
        - Add an alert
        - **Split the pool**: it is shared by everybody.
          And it should not be.
            - into two
        * N/A
        """,
        ["3 Add an alert", "4 Split the pool"],
        id="bullets, with detail below",
    ),
    pytest.param(
        """
        # Down
        **Next steps:**

        1. Add an alert
           for all of them
        2. Write it down

        That is all.
        """,
        ["4 Add an alert for all of them", "6 Write it down"],
        id="numbers under a label",
    ),
    pytest.param(
        """
        # Down
        ## Actions
        These are samples.
        ### Frontend
        1. Handle errors ([issue](https://git.example/a/issues/1))
        ### Backend
        Limit memory. (https://git.example/a/pull/2)

        ### What went wrong
        - We were slow
        ## Appendix
        - a log
        """,
        ["5 Frontend: Handle errors", "7 Backend: Limit memory."],
        id="groups, one of them a paragraph with its ticket, and a part of another kind",
    ),
    pytest.param(
        """
        # Down
        - **Impact**: great
        - **Review actions**:
          - Write a runbook
          - Add a test. Ticket [#12](https://git.example/a/issues/12)
        - **Time to repair**: 1h
        """,
        ["4 Write a runbook", "5 Add a test."],
        id="below a label in a list",
    ),
    pytest.param(
        """
        # Down
        ## Corrective actions

        | Action | Owner | Ticket | Due | Status |
        |---|---|---|---|---|
        | Add an alert | Ada | OPS-7 | 2021-05-01 | Done |
        | Split it | | n/a | | open |
        | TBD | | | | |
        """,
        ["6 Add an alert", "7 Split it"],
        id="a table",
    ),
    pytest.param(
        """
        # Down
        ## Follow-up
        We will test the failover.

        Will that help?

        And we extend the alerts.
        """,
        ["3 We will test the failover.", "7 And we extend the alerts."],
        id="paragraphs where there is no list",
    ),
    pytest.param(
        """
        # Down
        ## Timeline
        - 10:00 a
        [Action Item] rejected launches get a label of their own

        ## Lessons
        """,
        ["4 rejected launches get a label of their own"],
        id="a line that says so itself",
    ),
    pytest.param(
        """
        # Down
        ## Corrective and preventative measures
        - **Fixes:**
          - Count the retries
        - **Tasks for the team**:
          - Alert on the queue
        - Tasks to do:
          - Widen the pool

        All of it will help.
        """,
        [
            "4 Fixes: Count the retries",
            "6 Tasks for the team: Alert on the queue",
            "8 Widen the pool",
        ],
        id="labels in a list are no items",
    ),
    pytest.param(
        """
        Login outage

        Timeline
        10:00 UTC: nobody could log in

        Action Items
        - Alert on failed logins

        Root Cause
        - a typo
        """,
        ["7 Alert on failed logins"],
        id="parts that are headed by their words alone",
    ),
    pytest.param(
        """
        # Down
        ### What we are doing to prevent a recurrence of this
        - Alert on failed logins
        ### Our short list of tasks to close the gap
        - #12
        """,
        ["3 Alert on failed logins", "5 #12"],
        id="headings that say it in their own words",
    ),
    pytest.param(
        """
        # Down
        Corrective actions:

        Widen the pool: it was too small.
        Alert earlier: nobody saw it.
        """,
        ["4 Widen the pool: it was too small.", "5 Alert earlier: nobody saw it."],
        id="lines that are labelled, without bullets",
    ),
    pytest.param(
        """
        # Down
        ## 6  Action items
        | # | Owner | Priority | Due |
        |---|---|---|---|
        | 1 | Ada | Check what a flag needs before it is set | 2025-06-05 |
        """,
        ["5 Check what a flag needs before it is set"],
        id="a table whose columns are misnamed",
    ),
    pytest.param(
        """
        Login outage

        Preventative Measures:
        Check the locks.
        Rehearse the restore.

        Tasks:
        TODO: Write it down.
        """,
        ["4 Check the locks.", "5 Rehearse the restore.", "8 Write it down."],
        id="sentences below a label, one a line",
    ),
    pytest.param(
        """
        # Down
        ## Action items
        [ ] Check the locks
        [x] Rehearse the restore

        1\ufe0f\u20e3 Write it down
        ## Next steps
        <ul>
          <li>Alert on <b>it</b></li>
        </ul>
        - ~~Split the pool~~
        """,
        [
            "3 Check the locks",
            "4 Rehearse the restore",
            "6 Write it down",
            "9 Alert on it",
            "11 Split the pool",
        ],
        id="boxes without bullets, signs, tags",
    ),
    pytest.param(
        """
        # Down
        ## Action items
        ### Split the pool
        Owner: Ada
        Due: 2022-04-01

        It is shared by everybody.
        ### Alert on it

        **Owner**: Ben
        """,
        ["3 Split the pool", "8 Alert on it"],
        id="headings with the facts below them",
    ),
    pytest.param(
        """
        # Down
        _Lessons learned_

        - We were slow.

        *Next steps:*

        - Check the locks
        """,
        ["8 Check the locks"],
        id="labels in italics",
    ),
    pytest.param("# Down\n## Action items\n- N/A\n- none\n- TBD\n-\n", [], id="nothing"),
    pytest.param("# Down\n## Lessons learned\n- Add an alert\n", [], id="another part"),
]


@pytest.mark.parametrize(("text", "items"), FORMS)
def test_the_forms(text, items):
    assert promised(draft_of(text)) == items


TICKETS = [
    ("Alert [issue](https://git.example/a/issues/1)", "https://git.example/a/issues/1"),
    ("Alert (https://git.example/a/pull/2).", "https://git.example/a/pull/2"),
    (
        "Alert [PR](https://git.example/a/pull/2), [issue](https://git.example/a/issues/1)",
        "https://git.example/a/issues/1",
    ),
    (
        "Alert ([plan](https://git.example/a/issues/1), [issue](https://git.example/a/issues/3))",
        "https://git.example/a/issues/3",
    ),
    ("Alert [#1134]", "https://git.example/a/issues/1134"),
    ("Alert ([issue][one])", "https://git.example/a/pull/9"),
    ("Alert OPS-77", "OPS-77"),
    ("Have it by Q2-2025", ""),
    ("Close CVE-2022-1234 and CWE-79 in UTF-8 texts", ""),
    ("Alert - [jira link](https://git.example/browse/OPS-3)", "https://git.example/browse/OPS-3"),
    ("Alert a/b#12", "a/b#12"),
    ("See [the docs](https://docs.example/manual)", ""),
]
REFERENCES = (
    "\n[#1134]: https://git.example/a/issues/1134\n[one]: <https://git.example/a/pull/9> 'x'\n"
)


@pytest.mark.parametrize(("text", "ticket"), TICKETS)
def test_the_ticket(text, ticket):
    (item,) = draft_of(f"# D\n## Action items\n- {text}\n{REFERENCES}").items
    assert item.ticket == ticket


DONE = [
    ("[x] Alert", True),
    ("[ ] Alert", False),
    ("Alert (DONE)", True),
    ("Alert ✅", True),
    ("Alert when done", False),
    ("Undo the alert", False),
]


@pytest.mark.parametrize(("text", "done"), DONE)
def test_whether_it_is_done(text, done):
    (item,) = draft_of(f"# D\n## Action items\n- {text}\n").items
    assert item.done is done


NAMED = [
    ("Alert (owner: @ben)", "@ben", ""),
    ("Alert. Owner: Jane Doe, due 2021-05-01", "Jane Doe", "2021-05-01"),
    ("Alert @ada", "ada", ""),
    ("Alert ada@example.org", "", ""),
    ("Alert Ada", "", ""),
]


@pytest.mark.parametrize(("text", "owner", "due"), NAMED)
def test_who_is_named_and_until_when(text, owner, due):
    (item,) = draft_of(f"# D\n## Action items\n- {text}\n").items
    assert (item.owner, item.due, item.whole) == (owner, due, not owner)


def test_a_row_of_a_table():
    text = "# D\n## Actions\n| Task | Owner | Bug | Due | State |\n|--|--|--|--|--|\n"
    (item,) = draft_of(f"{text}| Alert | Ada | OPS-7 | 2021-05-01 | Done |\n").items
    said = (item.title, item.owner, item.ticket, item.due, item.done)
    assert said == ("Alert", "Ada", "OPS-7", "2021-05-01", True)


def test_a_title_is_one_line_of_300_characters_at_the_most():
    (item,) = draft_of(f"# D\n## Actions\n- {'word ' * 80}\n").items
    assert len(item.title) <= 300
    assert item.title.endswith("word…")
    assert not item.whole


WORDS = [
    ("Call `close()` on *every* handle in `src/*.py`", "Call close() on every handle in src/*.py"),
    ("Alert on it <https://git.example/a/issues/9>", "Alert on it"),
    ("Alert on it - [jira](https://git.example/browse/OPS-3)", "Alert on it"),
]


@pytest.mark.parametrize(("text", "title"), WORDS)
def test_the_words_of_a_title_keep_code_and_lose_addresses(text, title):
    (item,) = draft_of(f"# D\n## Action items\n- {text}\n").items
    assert item.title == title


def test_a_heading_that_says_done_says_it_of_its_items():
    text = "# D\n## Follow-ups\n### Immediate actions (completed)\n- a b\n### Later\n- c d\n"
    assert [item.done for item in draft_of(text).items] == [True, False]
    text = "# D\n## Follow-ups\n### Completed\n- a b\n### Later\n- c d (done on Friday)\n- e\n"
    assert [item.done for item in draft_of(text).items] == [True, True, False]


def test_a_table_in_another_language():
    text = """
    # D
    ## Maßnahmen
    | Maßnahme | Verantwortlich | Frist | Status |
    |---|---|---|---|
    | Alarm einrichten | Ada | 3. Mai 2021 | erledigt |
    """
    (item,) = draft_of(text).items
    assert (item.title, item.owner, item.due, item.done) == (
        "Alarm einrichten",
        "Ada",
        "3. Mai 2021",
        True,
    )


def test_who_and_when_in_brackets_are_two_facts():
    text = "# D\n## Actions\n- AI-1: Alert (Owner: Ada L., Due: 2021-04-01)\n"
    (item,) = draft_of(text).items
    assert (item.owner, item.due, item.ticket) == ("Ada L.", "2021-04-01", "")


PASTED = """
# Down
## Action items

```md
1. Test all paths
2. Use the staging environment
```

## Remediation

```sh
- restart
```
"""


def test_a_list_that_was_pasted_as_code():
    assert promised(draft_of(PASTED)) == ["5 Test all paths", "6 Use the staging environment"]


@pytest.mark.parametrize(
    "sentence",
    ["No immediate action items.", "There are no further actions at this time.", "None."],
)
def test_a_sentence_that_says_that_there_is_nothing_to_do(sentence):
    assert promised(draft_of(f"# Down\n## Action items\n\n{sentence}\n")) == []


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("We have shipped a watchdog, and it was tested.", 0),
        ("We have shipped a watchdog, and will add a second one.", 1),
        ("Automate the rotation of certificates and alert before they end.", 1),
        ("Wir haben die Prüfung eingebaut.", 1),
    ],
)
def test_prose_that_tells_what_was_done_promises_nothing(paragraph, found):
    assert len(promised(draft_of(f"# Down\n## Remediation\n\n{paragraph}\n"))) == found


BOXES = """
# Down
## Open ends of all kinds
- [ ] Set up a staging environment
- [x] ~~Take the old host off the network~~
## 今後
- [ ] ステージング環境を構築する
## Kind of incident, as far as known
- [ ] Security
- [x] Availability
## What came out well
- [x] The alert fired within a minute
## Checklist before each deploy
- [ ] The build does not use an old file
## For the review of changes like this one
- [ ] Does it use the discovery of services?
- [ ] Does it assume names of hosts?
"""


def test_boxes_to_tick_below_a_heading_that_nobody_knows():
    assert promised(draft_of(BOXES)) == [
        "3 Set up a staging environment",
        "4 Take the old host off the network",
        "6 ステージング環境を構築する",
    ]


INTRODUCED = """
# Down
**Prevention measures:** the following will be done:

- Add an alert
"""


def test_what_introduces_a_list_is_no_item():
    assert promised(draft_of(INTRODUCED)) == ["4 Add an alert"]
    assert promised(draft_of("# Down\n**Next steps:** add an alert\n")) == ["2 add an alert"]
