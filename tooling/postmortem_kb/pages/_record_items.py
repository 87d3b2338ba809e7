"""The action items of a record's page: who promised what until when, and what became of it."""

from __future__ import annotations

from urllib.parse import quote

from postmortem_kb.action_item import ActionItem
from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import end_of_day, format_duration, parse_date
from postmortem_kb.pages._html import Html, element, join, outward, table
from postmortem_kb.pages._labels import as_of_line, badge, person
from postmortem_kb.pages._page import Place, Setting, heading, slug_of

_HEADS = ("Item", "What", "Owner", "Due", "State", "Ticket")
_FOR_CUSTOMERS = ("Item", "What", "State")


def action_items(incident: Incident, setting: Setting) -> tuple[Html, tuple[Place, ...]]:
    """The items as a table; on a phone each becomes a card."""
    items = incident.action_items
    if not items:
        return Html(""), ()
    title, place = heading("Action items", "action-items")
    heads = _HEADS if setting.whole else _FOR_CUSTOMERS
    cells = (_cells(item, setting) for item in items)
    rows = ([row[head] for head in heads] for row in cells)
    clock = as_of_line(setting) if any(item.open for item in items) else None
    return join([title, table(heads, rows, "kb-items"), clock]), (place,)


def _cells(item: ActionItem, setting: Setting) -> dict[str, Html]:
    """What an item's row says, by the heading of its column."""
    name = element("a", item.id, href=f"#item-{slug_of(item.id)}", id=f"item-{slug_of(item.id)}")
    nobody = element("span", "nobody", class_="kb-unknown")
    said = (
        name,
        _what(item, setting),
        person(item.owner, setting) if item.owner else nobody,
        _due(item),
        state_of(item, setting),
        _ticket(item, setting),
    )
    return dict(zip(_HEADS, said, strict=True))


def _what(item: ActionItem, setting: Setting) -> Html:
    types = setting.policy.words("item_types")
    kind = types[item.type].title if item.type in types else item.type
    small = [kind, item.priority and f"{item.priority} priority"]
    more = element("span", " · ".join(word for word in small if word), class_="kb-small")
    verify = item.verify_by and element("span", f"Works when: {item.verify_by}", class_="kb-small")
    dropped = text_of(item.dropped, "reason")
    why = dropped and element("span", f"Dropped: {dropped}", class_="kb-small")
    return join([element("span", item.title), more, verify, why])


def _due(item: ActionItem) -> Html:
    moves = [
        element(
            "span",
            f"moved from {text_of(move, 'from')}: {text_of(move, 'reason')}",
            class_="kb-small",
        )
        for move in item.moved
    ]
    return join([element("span", item.due or "—"), *moves])


def state_of(item: ActionItem, setting: Setting) -> Html:
    """The item's state; for an open one how long it is overdue, for a done one the evidence."""
    day = parse_date(item.due)
    if item.open and day:
        over = (setting.now - end_of_day(day, setting.policy.zone)).total_seconds()
        if over > 0:
            late = element("span", f"for {format_duration(over)}", class_="kb-small")
            return join([badge("overdue", "late"), late])
    shown = badge(item.state or "unknown", f"item-{slug_of(item.state)}")
    if item.done_at:
        proof = outward(item.evidence, item.done_at) if item.evidence else item.done_at
        return join([shown, element("span", proof, class_="kb-small kb-nowrap")])
    return shown


def _ticket(item: ActionItem, setting: Setting) -> Html:
    pattern = text_of(setting.policy.part("action_items"), "ticket_url")
    if not item.ticket:
        return element("span", "—")
    address = pattern.replace("{ticket}", quote(item.ticket, safe="")) if pattern else item.ticket
    return outward(address, item.ticket)
