"""Which side changed a fact since both agreed: the record, its ticket, or both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sides:
    """One fact as the record and the ticket have it, and as both had it; None if nobody knows."""

    record: str
    ticket: str
    agreed: str | None

    @property
    def equal(self) -> bool:
        """Whether there is nothing to settle."""
        return self.record == self.ticket

    @property
    def record_changed(self) -> bool:
        """Whether the record alone was changed, so that the ticket follows."""
        return not self.equal and self.agreed == self.ticket

    @property
    def ticket_changed(self) -> bool:
        """Whether the ticket alone was changed, so that the record may follow."""
        return not self.equal and self.agreed == self.record
