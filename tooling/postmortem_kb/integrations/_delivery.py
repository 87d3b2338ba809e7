"""How sending one message can end other than well."""

from __future__ import annotations

from postmortem_kb.errors import ConfigurationError


class NotDelivered(ConfigurationError):
    """It did certainly not arrive. `again`: seconds after which one may try; None for never."""

    def __init__(self, message: str, hint: str, again: float | None = None) -> None:
        super().__init__(message, hint)
        self.again = again


class PerhapsDelivered(ConfigurationError):
    """It was handed over and nobody said whether it was taken: it must not be sent again."""
