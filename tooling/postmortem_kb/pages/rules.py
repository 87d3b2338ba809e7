"""A page for each rule: what it asks and why, from its own text, and its level here."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.markup import render
from postmortem_kb.pages._html import Html, coded, element, join, table
from postmortem_kb.pages._labels import badge
from postmortem_kb.pages._page import Page, Place, Setting, root_of
from postmortem_kb.rules import Rule, load_rule, rule_names

_LEAD = "What `postmortem check` asks of every record, and at which level here."


def pages(setting: Setting) -> Iterator[Page]:
    """The list of rules, then a page for each."""
    rules = [load_rule(name) for name in rule_names()]
    root = root_of("rules/")
    rows = [
        [
            element("a", element("code", rule.name), href=f"{root}rules/{rule.name}/"),
            coded(rule.title),
            level(rule, setting),
        ]
        for rule in rules
    ]
    lead, heads = Html(render(_LEAD).html), ("Rule", "What it asks", "Level")
    html = join([element("h1", "Rules"), lead, table(heads, rows, "kb-rules-table")])
    yield Page("rules/", "Rules", html, description=_LEAD.replace("`", ""))
    for rule in rules:
        yield _page(rule, setting)


def level(rule: Rule, setting: Setting) -> Html:
    """The level that holds here: the policy's, else the rule's own."""
    settings = setting.policy.rule_settings(rule.name)
    word = "off" if settings.off else str(settings.level or rule.level)
    return badge(word, f"level-{word}")


def _page(rule: Rule, setting: Setting) -> Page:
    title, _, text = rule.page.strip().partition("\n")
    rendered = render(text)
    said = [element("code", rule.name), " ", level(rule, setting)]
    if rule.softened:
        said.append("a note while the post-mortem is missing or a draft")
    if not rule.waivable:
        said.append("no waiver excuses it")
    facts = element("p", join(said[:3]), join([f" · {more}" for more in said[3:]]))
    html = join([element("h1", coded(title)), facts, Html(rendered.html)])
    contents = tuple(Place(found.text, found.id) for found in rendered.headings)
    return Page(
        f"rules/{rule.name}/", rule.name, html, contents, description=title.replace("`", "")
    )
