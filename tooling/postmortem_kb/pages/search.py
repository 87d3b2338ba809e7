"""The search page: a form and an empty list; `search.js` does the rest in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._page import Page, Setting
from postmortem_kb.similarity import EMPTY, IN_ANY_ERROR

# The question goes into the address, and a web server refuses a long one.
MOST_CHARACTERS = 1000
FACETS = (
    ("severity", "Severity"),
    ("service", "Service"),
    ("cause", "Cause"),
    ("team", "Team"),
    ("year", "Year"),
    ("kind", "Kind"),
    ("status", "Status"),
)


def pages(setting: Setting) -> Iterator[Page]:
    """The page at `search/`."""
    if not setting.incidents:
        nothing = element("p", "Nothing is published yet.")
        yield Page("search/", "Search", join([element("h1", "Search"), nothing]))
        return
    facets = [
        element("fieldset", element("legend", title), data_facet=name, hidden=True)
        for name, title in FACETS
    ]
    narrowing = element(
        "details",
        element("summary", "Narrow it down"),
        element("div", *facets, class_="kb-facets"),
        class_="kb-filters",
    )
    form = element(
        "form", search_box(), _order(), narrowing,
        action="./", method="get", role="search", class_="kb-search", data_kb_search=True,
        aria_label="Past incidents", data_kb_empty=" ".join(sorted(EMPTY)),
        data_kb_in_any_error=" ".join(sorted(IN_ANY_ERROR)),
    )  # fmt: skip
    without = element(
        "noscript",
        element("p", "Search needs JavaScript; the lists do not. Look among the ",
                _lists("incidents", "services", "causes"), "."),
    )  # fmt: skip
    count = element("p", class_="kb-search__count", role="status", aria_live="polite")
    hits = element("ol", class_="kb-search__hits", role="list", aria_label="Found")
    more = element("button", "Show more", type="button", class_="md-button kb-more", hidden=True)
    html = join([element("h1", "Search"), form, without, count, _nothing(), hits, more])
    yield Page("search/", "Search", html, description="Search everything that is published.")


def _nothing() -> Html:
    """What to try where nothing was found; the script shows it, and the way out of the filters."""
    out = element(
        "button", "Take all filters out", type="button", class_="md-button kb-clear", hidden=True
    )
    tips = element(
        "p", "Try fewer words, or the name of what failed. The lists of ",
        _lists("services", "causes"), " may know it under another name.",
        class_="kb-search__none", hidden=True,
    )  # fmt: skip
    return join([out, tips])


def _lists(*names: str) -> Html:
    """The ways to lists: `incidents, services and causes`."""
    *first, last = (element("a", name, href=f"../{name}/") for name in names)
    return join([join(first, ", "), last], " and ")


def _order() -> Html:
    """The choice between what fits best and what is newest, which the address carries."""
    choices = [
        element("option", said, value=value)
        for value, said in (("", "Best match first"), ("newest", "Newest first"),
                            ("oldest", "Oldest first"))
    ]  # fmt: skip
    select = element("select", *choices, name="sort", autocomplete="off")
    return element("label", "Order ", select, class_="kb-search__order")


def search_box() -> Html:
    """The field that `/` leads to."""
    return element(
        "input", type="search", name="q", class_="kb-search__box", autocomplete="off",
        placeholder="Error, symptom, service", aria_label="Search past incidents",
        spellcheck="false", maxlength=MOST_CHARACTERS,
    )  # fmt: skip
