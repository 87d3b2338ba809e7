"""The formats of the schemas hold for text, and are really checked."""

from __future__ import annotations

import pytest

from postmortem_kb.schema import SCHEMAS, load_schema
from postmortem_kb.schemaformats import FORMATS, is_stamp, is_zone


@pytest.mark.parametrize(
    ("form", "written", "fits"),
    [
        ("date-time", "2026-11-03T14:04:00Z", True),
        ("date-time", "2026-11-03", False),
        ("date-time", "2026-11-03T14:04:00", False),
        ("date-time", "anything", False),
        ("moment", "2026-11-03T14:04:00Z", True),
        ("moment", "2026-11-03", True),
        ("moment", "2026-11-03T14:04:00", False),
        ("date", "2026-11-03", True),
        ("date", "2026-02-30", False),
        ("date", "2026-11-03\n", False),
        ("zone", "Europe/Berlin", True),
        ("zone", "UTC", True),
        ("zone", "Berlin", False),
        ("zone", "Europe", False),
        ("zone", "", False),
        ("zone", "../../etc/passwd", False),
        ("zone", "/etc/localtime", False),
        ("zone", "a\x00b", False),
        ("zone", "x" * 10_000, False),
    ],
)
def test_a_format_is_checked(form, written, fits):
    assert FORMATS.conforms(written, form) is fits


@pytest.mark.parametrize("form", ["date-time", "moment", "date", "zone"])
@pytest.mark.parametrize("value", [None, 5, True, [], {}])
def test_what_is_no_text_is_for_the_type_to_judge(form, value):
    assert FORMATS.conforms(value, form)


def test_a_stamp_is_exact_and_a_zone_is_known():
    assert is_stamp("2026-11-03T14:04:00Z")
    assert not is_stamp("2026-11-03")
    assert is_zone("Asia/Tokyo")


def formats_without_pattern(schema):
    if isinstance(schema, dict):
        if "format" in schema and "pattern" not in schema and "type" in schema:
            yield schema["format"]
        for below in schema.values():
            yield from formats_without_pattern(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from formats_without_pattern(below)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_format_without_a_pattern_has_a_check(name):
    assert set(formats_without_pattern(load_schema(name))) <= set(FORMATS.checkers)
