"""What happens in the half year: every commit, with its date and what it changes."""

from __future__ import annotations

from tests.helpers.half_a_year import Step
from tests.helpers.half_a_year_steps import (
    added,
    changed,
    done,
    drafted,
    moved,
    noted,
    opened,
    person,
    policy,
    published,
    resolved,
    start,
    together,
)

CHECKOUT = "2026-10-13-checkout-slow"
LEDGER = "2026-10-21-ledger-stuck"
LOGIN = "2026-12-08-login-loop"
AGAIN = "2027-01-19-checkout-slow-again"
SECRET = "2027-01-26-restricted-x7f2"
DRILL = "2027-01-28-drill-region-down"
CALLED_OFF = "2027-03-30-alarm-on-nothing"
STAGED = "Release to one region first"
GIVEN = """\
waivers:
- rule: detection-explained
  reason: The alerts are being moved
  by: eve
  on: 2027-01-13
  until: 2027-02-05
"""

AUTUMN = (
    Step("2026-10-05T08:00:00Z", "Begin", start),
    Step("2026-10-13T09:00:00Z", "Open checkout-slow",
         opened(CHECKOUT, "2026-10-13T08:50:00Z", title="Checkout is slow")),
    Step("2026-10-13T11:00:00Z", "Resolve checkout-slow",
         together(resolved(CHECKOUT, "2026-10-13T10:50:00Z"), drafted(CHECKOUT))),
    Step("2026-10-15T14:00:00Z", "Publish checkout-slow", together(
        published(CHECKOUT, "2026-10-15T14:00:00Z"),
        added(f"{CHECKOUT}#a1", "Alert on the wait for a connection", owner="ada",
              ticket="PAY-1", added="2026-10-15", due="2026-11-02"),
        added(f"{CHECKOUT}#a2", "Say in the runbook how to roll back", owner="ben",
              ticket="PLAT-2", added="2026-10-15", due="2026-10-25"))),
    Step("2026-10-20T09:00:00Z", "Send the mail of checkout-slow late", noted(
        CHECKOUT,
        sent="[{what: customer-email, at: 2026-10-20T08:30:00Z, by: ada, to: customers}]")),
    Step("2026-10-21T16:00:00Z", "Open ledger-stuck", opened(
        LEDGER, "2026-10-21T15:40:00Z", title="The ledger is stuck", severity="SEV-3",
        services="[ledger]")),
    Step("2026-10-21T18:00:00Z", "Mitigate ledger-stuck",
         noted(LEDGER, status="mitigated", mitigated_at="2026-10-21T17:30:00Z")),
    Step("2026-10-25T23:30:00Z", "Finish the runbook, after midnight in Berlin",
         done(f"{CHECKOUT}#a2", "2026-10-26")),
    Step("2026-11-05T12:00:00Z", "Resolve ledger-stuck",
         together(resolved(LEDGER, "2026-11-05T11:30:00Z"), drafted(LEDGER))),
    Step("2026-11-10T09:00:00Z", "Move the alert to the end of November",
         moved(f"{CHECKOUT}#a1", "2026-11-10", "2026-11-30", "ada", "Release week")),
    Step("2026-11-12T09:00:00Z", "Draft the items of ledger-stuck", together(
        added(f"{LEDGER}#a1", "Take the lock with a time limit", owner="finn",
              added="2026-11-12", due="2026-12-11"),
        added(f"{LEDGER}#a2", STAGED, state="idea", added="2026-11-12"))),
    Step("2026-11-17T09:00:00Z", "Excuse the post-mortem of ledger-stuck", noted(
        LEDGER,
        waivers="[{rule: postmortem-deadline, reason: Finn was ill, by: eve, on: 2026-11-17,"
        " until: 2026-11-27}]")),
    Step("2026-11-25T15:00:00Z", "Publish ledger-stuck", together(
        changed(f"{LEDGER}#a1", ticket="PLAT-7"),
        published(LEDGER, "2026-11-25T15:00:00Z", causes="[database]"))),
    Step("2026-11-30T16:00:00Z", "Move the alert before Christmas",
         moved(f"{CHECKOUT}#a1", "2026-11-30", "2026-12-21", "eve", "Ada is on call")),
    Step("2026-12-01T09:00:00Z", "Finn leaves", person("finn", until="2026-12-01")),
    Step("2026-12-08T10:00:00Z", "Open login-loop", opened(
        LOGIN, "2026-12-08T09:40:00Z", title="Login goes in circles", severity="SEV-1",
        services="[identity]")),
    Step("2026-12-08T14:00:00Z", "Resolve login-loop", together(
        resolved(LOGIN, "2026-12-08T13:30:00Z"),
        noted(LOGIN, sent="[{what: customer-email, at: 2026-12-08T17:00:00Z, by: ada,"
              " to: customers}]"))),
    Step("2026-12-10T15:00:00Z", "Publish login-loop", together(
        drafted(LOGIN),
        published(LOGIN, "2026-12-10T15:00:00Z"),
        added(f"{LOGIN}#a1", "Count redirects and stop at five", owner="eve", ticket="PLAT-11",
              added="2026-12-10", due="2027-01-01", verify_by="2027-02-02, no loop in the logs"),
        added(f"{LOGIN}#a2", STAGED, state="idea", added="2026-12-10"))),
    Step("2026-12-15T09:00:00Z", "Give Finn's item to Eve",
         changed(f"{LEDGER}#a1", owner="eve")),
    Step("2026-12-22T09:00:00Z", "Finish the alert", done(f"{CHECKOUT}#a1", "2026-12-22")),
)  # fmt: skip
WINTER = (
    Step("2027-01-13T09:00:00Z", "Let the policy ask less for a while", policy(GIVEN)),
    Step("2027-01-14T09:00:00Z", "Finish the redirects",
         done(f"{LOGIN}#a1", "2027-01-14")),
    Step("2027-01-19T10:00:00Z", "Open checkout-slow-again", opened(
        AGAIN, "2027-01-19T09:30:00Z", title="Checkout is slow again",
        related=f"[{{id: {CHECKOUT}, as: repeats}}]")),
    Step("2027-01-19T12:00:00Z", "Resolve checkout-slow-again", together(
        resolved(AGAIN, "2027-01-19T11:30:00Z"),
        drafted(AGAIN),
        noted(AGAIN, sent="[{what: customer-email, at: 2027-01-19T16:00:00Z, by: ada,"
              " to: customers}]"))),
    Step("2027-01-25T12:00:00Z", "Publish checkout-slow-again late", together(
        published(AGAIN, "2027-01-25T12:00:00Z"),
        added(f"{AGAIN}#a1", "Test the pool's size before a release", owner="ben",
              ticket="PLAT-20", added="2027-01-25", due="2027-02-12", priority="medium"),
        added(f"{AGAIN}#a2", "Buy a bigger database", owner="ada", ticket="PAY-9",
              added="2027-01-25", due="2027-02-26", priority="low"),
        added(f"{AGAIN}#a3", STAGED, state="idea", added="2027-01-25"))),
    Step("2027-01-26T10:00:00Z", "Open a restricted incident", together(
        opened(SECRET, "2027-01-26T09:30:00Z", title="Nobody outside may read this",
               visibility="restricted", type="security"),
        resolved(SECRET, "2027-01-26T12:00:00Z"),
        drafted(SECRET),
        added(f"{SECRET}#a1", "Not to be seen", owner="ada", ticket="PAY-10",
              added="2027-01-26", due="2027-01-27"))),
    Step("2027-01-28T10:00:00Z", "Rehearse the loss of a region", together(
        opened(DRILL, "2027-01-28T09:00:00Z", title="A region is down", kind="drill"),
        resolved(DRILL, "2027-01-28T11:00:00Z"),
        drafted(DRILL),
        added(f"{DRILL}#a1", "Of a drill", owner="ada", ticket="PAY-11",
              added="2027-01-28", due="2027-01-29"))),
    Step("2027-02-03T09:00:00Z", "Let the policy ask as before", policy("")),
    Step("2027-02-10T09:00:00Z", "Ben goes to payments", person(
        "ben", team="payments", teams=[{"team": "platform", "until": "2027-02-14"}])),
    Step("2027-02-17T09:00:00Z", "Move the test of the pool",
         moved(f"{AGAIN}#a1", "2027-02-17", "2027-03-28", "ben", "New team")),
    Step("2027-02-24T09:00:00Z", "Drop the bigger database", changed(
        f"{AGAIN}#a2", state="dropped",
        dropped={"on": "2027-02-24", "by": "eve", "reason": "The pool was the cause"})),
    Step("2027-03-16T09:00:00Z", "Take the lock with a limit",
         done(f"{LEDGER}#a1", "2027-03-16")),
    Step("2027-03-30T09:00:00Z", "Test the pool before a release",
         done(f"{AGAIN}#a1", "2027-03-30")),
    Step("2027-03-30T12:00:00Z", "Call an alarm off", together(
        opened(CALLED_OFF, "2027-03-30T11:00:00Z", title="An alarm on nothing"),
        noted(CALLED_OFF, status="cancelled",
              cancelled="{at: 2027-03-30T11:20:00Z, by: ada, reason: The probe was wrong}"))),
)  # fmt: skip
HISTORY = AUTUMN + WINTER
