"""The contract of a tracker. One is `integrations/tracker_<name>.py` with a function `connect`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module, resources
from typing import Protocol

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.ticket import Draft, Ticket

_START = "tracker_"


class Tracker(Protocol):
    """A place where tickets are kept. Every call may raise `ConfigurationError`."""

    def is_public(self) -> bool:
        """Whether strangers can read its tickets."""

    def tickets(self, label: str) -> Iterable[Ticket]:
        """Every ticket with the label, open and closed, from all pages; never by search."""

    def read(self, reference: str) -> Ticket | None:
        """The ticket that a record names (`PLAT-1`, `#12`, an address), if it is one of this
        tracker's."""

    def create(self, draft: Draft, label: str) -> Ticket:
        """Make a ticket that has the label from its first moment on, or refuse."""

    def change(self, ticket: Ticket, draft: Draft) -> Ticket:
        """Make owner and due date those of the draft, where it has them, and close it if done;
        gives the ticket as it stands now, with what people wrote in it since.

        An owner whom the tracker does not know leaves the ticket without one.
        """

    def rewrite(self, ticket: Ticket, body: str) -> None:
        """Make the ticket's text this one."""


def tracker_names() -> list[str]:
    """The trackers that there are, sorted."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return sorted(
        name[len(_START) : -3] for name in names if name.startswith(_START) and name.endswith(".py")
    )


def connect(written: str, environment: Mapping[str, str]) -> Tracker:
    """The tracker that the policy names; its first word counts: `GitHub Issues` is `github`.

    Raises `ConfigurationError` where none is named, is known, or its token is missing.
    """
    known = tracker_names()
    name = written.casefold().partition(" ")[0]
    if name not in known:
        said = f"no tracker `{written}` can be written to" if written else "no tracker is named"
        hint = f"in schema/policy.yml, `action_items: {{tracker: …}}`: {', '.join(known)}"
        raise ConfigurationError(said, hint)
    tracker: Tracker = import_module(f"{__package__}.{_START}{name}").connect(environment)
    return tracker
