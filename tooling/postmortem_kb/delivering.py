"""Sends each message of a week once: written down before and after, and never repeated in doubt."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.history.ledger import Delivery, Ledger
from postmortem_kb.integrations._delivery import NotDelivered, PerhapsDelivered
from postmortem_kb.moment import format_utc

TRIES = 3
LONGEST_WAIT = 60.0
"""Seconds that we wait between two tries at most; who asks for longer is left for a later run."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is ready. `recipient` is a handle or a word; `send` hands it over once, and
    may give the address where it can be read.

    `repeatable`: that it arrives twice is the same as once. `rolling`: and the later one counts, so
    it is sent however often it was.
    """

    destination: str
    recipient: str
    send: Callable[[], str | None]
    repeatable: bool = False
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter; `settled` unless somebody has to look."""

    text: str
    hint: str = ""
    settled: bool = True


def iso_week(day: date) -> str:
    """The ISO week of a day: 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def missed(known: Collection[Delivery], destination: str, today: date) -> str:
    """The week before `today`'s, where the report began to be sent earlier and then was not."""
    before = iso_week(today - timedelta(days=7))
    weeks = {one.week for one in known if one.destination == destination and one.state != "failed"}
    return before if any(week < before for week in weeks) and before not in weeks else ""


def deliver(
    ledger: Ledger, letters: Iterable[Letter], week: str, at: datetime
) -> Iterator[Outcome]:
    """Send what was not sent in this week; `at` (UTC) is written beside it."""
    for letter in letters:
        yield _deliver(ledger, letter, week, format_utc(at))


def _deliver(ledger: Ledger, letter: Letter, week: str, at: str) -> Outcome:
    name = f"{letter.destination} to {letter.recipient}, {week}"
    known = ledger.deliveries().get((week, letter.destination, letter.recipient))
    if known and known.state == "sent" and not letter.rolling:
        return Outcome(f"{name}: was sent at {known.at}")
    if known and known.state == "sending" and not letter.repeatable:
        said = f"{name}: may have arrived at {known.at}, and is not sent again"
        return Outcome(said, "look whether it is there", settled=False)
    ledger.record(Delivery(week, letter.destination, letter.recipient, "sending", at))
    try:
        address = _send(letter)
    except PerhapsDelivered as doubt:
        return Outcome(f"{name}: may have arrived: {doubt.message}", doubt.hint, settled=False)
    except NotDelivered as failure:
        left = "sent" if known and known.state == "sent" else "failed"
        ledger.record(Delivery(week, letter.destination, letter.recipient, left, at))
        return Outcome(f"{name}: not sent: {failure.message}", failure.hint, settled=False)
    said = f"{name}: sent{f', {address}' if address else ''}"
    try:
        ledger.record(Delivery(week, letter.destination, letter.recipient, "sent", at))
    except ConfigurationError as failure:
        # What stays written is "sending", so that no later run repeats it.
        return Outcome(f"{said}, and not written down: {failure.message}", failure.hint, False)
    return Outcome(said)


def _send(letter: Letter) -> str | None:
    """Try, wait and try again while the failure is clear and passing."""
    attempt = 1
    while True:
        try:
            return letter.send()
        except NotDelivered as failure:
            wait = failure.again
            if wait is None or wait * attempt > LONGEST_WAIT or attempt == TRIES:
                raise
            time.sleep(wait * attempt)
            attempt += 1
