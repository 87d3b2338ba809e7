"""The insights page."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from postmortem_kb.pages._chart import chart
from postmortem_kb.reports._panel import Series
from tests.helpers.small_base import page_at, scene


def test_every_figure_has_its_sentence_its_drawing_and_its_table(base):
    html = page_at("insights/", scene(base)).html
    assert "known for 1 of 1 incident." in html
    assert 'aria-label="Time to detect; the table has the same figures"' in html
    assert '<td data-label="Median">4 min</td>' in html


def test_small_samples_are_said_to_be_small(base):
    assert "A small sample: 1 in all." in page_at("insights/", scene(base)).html


def test_a_base_without_own_incidents_says_so(base):
    for id_ in ("2026-03-01-checkout-slow", "2026-02-01-inside"):
        (base / "postmortems" / "2026" / id_ / "incident.md").unlink()
    assert "no incident to learn from yet" in page_at("insights/", scene(base)).html


def drawn(series):
    html = chart(series, "Title <b>")
    return html, ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])


def test_a_drawing_has_no_script_no_style_and_no_day_of_its_making():
    html, _ = drawn(Series(("a",), {"one": (1.0,)}))
    assert "script" not in html
    assert "<style" not in html
    assert "<!--" not in html
    assert str(datetime.now(UTC).year) not in html


def test_a_drawing_is_the_same_each_time():
    series = Series(("a", "b"), {"one": (1.0, None), "two": (3.0, 2.0)}, stacked=True)
    assert chart(series, "t") == chart(series, "t")


def test_labels_are_text():
    html, svg = drawn(Series(("<script>x</script>",), {"<i>": (1.0,), "b": (2.0,)}))
    assert "<script" not in html
    assert "<i>" not in html
    assert any("<script>x" in (text.text or "") for text in svg.iter())


@pytest.mark.parametrize(
    ("highest", "last"), [(1, "1"), (3, "3"), (7, "8"), (9, "10"), (41, "60"), (0.5, "1")]
)
def test_the_ticks_are_whole_numbers_and_reach_above_the_highest(highest, last):
    _, svg = drawn(Series(("a",), {"one": (float(highest),)}))
    ticks = [text.text for group in svg.iter() if "axis y" in (group.get("class") or "")
             for text in group.iter() if text.tag.endswith("text")]  # fmt: skip
    assert ticks[-1] == last
    assert all(tick.isdigit() for tick in ticks)


def test_nothing_but_noughts_is_not_drawn():
    assert chart(Series(("a",), {"one": (0.0,), "two": (None,)}), "t") == ""


def test_colours_say_what_they_mean():
    html, _ = drawn(Series(("a",), {"x": (1.0,), "y": (2.0,)}, inks=("good", "bad")))
    assert "kb-ink--good" in html
    assert "color-0" not in html


def axis(svg, name):
    groups = [group for group in svg.iter() if f"axis {name}" in (group.get("class") or "")]
    return [text.text for group in groups for text in group.iter() if text.tag.endswith("text")]


@pytest.mark.parametrize(
    ("hours", "ticks"),
    [
        (0.65, ["0 min", "10 min", "20 min", "30 min", "40 min"]),
        (30.0, ["0 h", "10 h", "20 h", "30 h"]),
        (120.0, ["0 d", "2 d", "4 d", "6 d"]),
    ],
)
def test_lengths_are_in_a_unit_that_can_be_read(hours, ticks):
    _, svg = drawn(Series(("a", "b"), {"median": (None, hours)}, unit="hours"))
    assert axis(svg, "y") == ticks


def test_of_many_months_every_third_is_named_and_none_stands_over_another():
    months = tuple(f"{2024 + at // 12}-{at % 12 + 1:02}" for at in range(34))
    _, svg = drawn(Series(months, {"incidents": (1.0,) * 34}))
    assert axis(svg, "x") == list(months[::3])


def titles(svg):
    return [title.text for title in svg.iter() if title.tag.endswith("title")]


def test_each_bar_says_what_it_is_to_whoever_points_at_it():
    values = {"median": (0.5, None), "90th percentile": (1.26, 2.0)}
    _, svg = drawn(Series(("Q1", "Q2"), values, unit="hours"))
    assert titles(svg) == [
        "Q1: median, 30 min",
        "Q1: 90th percentile, 75.6 min",
        "Q2: 90th percentile, 120 min",
    ]
    _, svg = drawn(Series(("a",), {"incidents": (2.0,)}))
    assert titles(svg) == ["a: 2"]


def test_names_too_long_to_stand_side_by_side_stand_below_each_other_the_first_on_top():
    names = tuple(f"A cause with a name {at}" for at in range(9))
    _, svg = drawn(Series(names, {"incidents": tuple(float(9 - at) for at in range(9))}))
    written = [text for text in svg.iter() if (text.text or "").startswith("A cause")]
    at = {text.text: float(text.get("y")) for text in written if text.get("y")}
    assert sorted(at, key=at.get) == list(names)
    tall = svg.get("viewBox").split()[3]
    assert float(tall) > 200


def test_a_column_says_by_itself_what_it_is_of(base):
    html = page_at("insights/", scene(base)).html
    by_service = html[html.index('id="times-by-service"') :]
    heads = by_service[by_service.index("<thead>") : by_service.index("</thead>")]
    named = [head.split(">")[-1] for head in heads.split("</th>")[:-1]]
    assert len(set(named)) == len(named) == 8
    assert named[-1] == "Resolved in: of"
