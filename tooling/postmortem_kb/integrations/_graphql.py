"""GraphQL over one address: a question with variables, and the data of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._limits import Patience
from postmortem_kb.integrations._requests import Refused, host_of, send, understanding
from postmortem_kb.printable import printable


@dataclass(frozen=True, slots=True)
class GraphQL:
    """A service that answers GraphQL. The key is never printed."""

    address: str
    key: str = field(repr=False)
    patience: Patience = field(default_factory=Patience, compare=False)

    def ask(
        self, question: str, variables: Mapping[str, Any], *, repeatable: bool = True
    ) -> Mapping[str, Any]:
        """The answer's `data`.

        Any entry of `errors` is a failure, at whatever status. Raises `ConfigurationError`.
        """
        data = {"query": question, "variables": variables}
        host = host_of(self.address)
        try:
            answer = send(
                "POST",
                self.address,
                {"Authorization": self.key},
                data,
                patience=self.patience,
                repeatable=repeatable,
            ).said
        except Refused as refused:
            _refuse_errors(host, refused.answer, self.key)
            hint = "is the key still valid, and may it do this?" if refused.status < 500 else ""
            raise ConfigurationError(refused.message, hint or refused.hint) from None
        _refuse_errors(host, answer, self.key)
        with understanding(host):
            found: Mapping[str, Any] = answer["data"]
            found.items()
        return found


def _refuse_errors(host: str, answer: Any, key: str) -> None:
    errors = answer.get("errors") if isinstance(answer, Mapping) else None
    if not errors:
        return
    first = errors[0] if isinstance(errors, list) else errors
    told = first if isinstance(first, Mapping) else {}
    extensions = told.get("extensions")
    extensions = extensions if isinstance(extensions, Mapping) else {}
    said = extensions.get("userPresentableMessage") or told.get("message") or "no reason given"
    words = printable(" ".join(str(said).split()))[:300].replace(key, "…")
    refused_key = extensions.get("code") == "AUTHENTICATION_ERROR"
    hint = "is the key still valid?" if refused_key else "nothing else of this item was done"
    raise ConfigurationError(f"{host} refused: {words}", hint)
