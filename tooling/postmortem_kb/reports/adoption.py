"""How far the imported records are: what they have, and which rules they would pass today.

By itself no rule of completeness judges an imported record. Each is asked here all the same, as if
the policy named it for them: those that all records pass can be switched on at no cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from postmortem_kb.check import judge
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.document import texts_of
from postmortem_kb.importing.record import TO_MEND
from postmortem_kb.importing.told_parts import told_parts
from postmortem_kb.importing.words import shipped_words
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.rules import load_rule, rule_names

KIND = "incident"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the records have something, or pass a rule. `name` says what."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Adoption:
    """The imported records counted: what they have, and how many pass each rule."""

    records: int
    facts: tuple[Share, ...]
    rules: tuple[Share, ...]

    @property
    def ready(self) -> tuple[str, ...]:
        """The rules that every record passes."""
        return tuple(share.name for share in self.rules if share.count == self.records)


def collect(incidents: Iterable[Incident], circumstances: Circumstances) -> Adoption:
    """Count the imported ones among the records; the others are judged by every rule anyway."""
    imported = [each for each in incidents if each.incident.data.get("imported_from")]
    facts = tuple(Share(name, sum(has(each) for each in imported)) for name, has in _FACTS.items())
    return Adoption(len(imported), facts, tuple(_rules(imported, circumstances)))


def _rules(imported: Sequence[Incident], circumstances: Circumstances) -> list[Share]:
    shares = []
    for name in rule_names():
        rule = load_rule(name)
        off = circumstances.policy.rule_settings(name).off
        if not rule.completeness or off or circumstances.lacks(rule):
            continue
        asked = replace(circumstances, policy=asking(circumstances.policy, name))
        passed = sum(not judge(incident, asked, [name]) for incident in imported)
        shares.append(Share(name, passed))
    return sorted(shares, key=lambda share: (-share.count, share.name))


def asking(policy: Policy, rule: str) -> Policy:
    """The policy as it would be with this rule for imported records, however old they are.

    Most of them have no severity: what is asked of a full process is asked of them, too.
    """
    rules = dict(policy.part("rules"))
    settings = rules.get(rule)
    facts = dict(settings) if isinstance(settings, Mapping) else {}
    rules[rule] = {**facts, "kinds": [KIND]}
    full = [rung.word for rung in policy.severities.values() if rung.process == "full"]
    written = policy.part("postmortem")
    required = ["", *(texts_of(written, "required") or full)]
    data = {**policy.data, "rules": rules, "postmortem": {**written, "required": required}}
    data.pop("since", None)
    return Policy(data, policy.document)


def _stamped(incident: Incident) -> bool:
    return any(entry.moment and entry.moment.exact for entry in incident.timeline)


def _exact(name: str) -> Callable[[Incident], bool]:
    def has(incident: Incident) -> bool:
        moment = incident.moment(name)
        return moment is not None and moment.exact

    return has


def _tells(part: str) -> Callable[[Incident], bool]:
    """Whether the text has a part of that name, as a reader would call it."""

    def has(incident: Incident) -> bool:
        return any(part in told_parts(doc.body, shipped_words()) for doc in incident.documents)

    return has


def _of_all_items(incident: Incident, fact: str) -> bool:
    items = incident.action_items
    return bool(items) and all(getattr(item, fact) for item in items)


_FACTS: Mapping[str, Callable[[Incident], bool]] = {
    "a timeline": lambda incident: bool(incident.timeline),
    "a timeline with times in a zone": _stamped,
    "a time of start": _exact("started_at"),
    "a time of detection": _exact("detected_at"),
    "a time of resolution": _exact("resolved_at"),
    "at least its day": lambda incident: incident.moment("resolved_at") is not None,
    "a severity in the policy's words": lambda incident: bool(incident.severity),
    "services": lambda incident: bool(incident.services),
    "a summary": lambda incident: bool(incident.summary) or _tells("summary")(incident),
    "an impact told in the text": _tells("impact"),
    "a detection told in the text": _tells("detection"),
    "causes told in the text": _tells("causes"),
    "causes in the policy's words": lambda incident: bool(incident.causes),
    "lessons told in the text": _tells("lessons"),
    "action items": lambda incident: bool(incident.action_items),
    "an owner for every item": lambda incident: _of_all_items(incident, "owner"),
    "a ticket for every item": lambda incident: _of_all_items(incident, "ticket"),
    "nothing left to mend": lambda incident: incident.incident.section(TO_MEND) is None,
}
