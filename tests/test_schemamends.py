"""What somebody meant who wrote a value in the wrong form."""

from __future__ import annotations

import pytest

from postmortem_kb.schemamends import mend

STAMP = (
    "name the zone: `2026-11-03T14:04:00Z` for UTC, "
    "or an offset such as `2026-11-03T14:04:00+01:00`"
)
HANDLE = "a handle is one word, such as ada: small letters, digits and hyphens"


@pytest.mark.parametrize(
    ("form", "written", "hint"),
    [
        ("date-time", "2026-11-03T14:04:00", STAMP),
        ("date-time", "2026-11-03 14:04", STAMP),
        ("date-time", "2026-11-03  14:04:00", STAMP),
        ("date-time", "2026-11-03 8:52Z", "write `2026-11-03T08:52:00Z`"),
        ("date-time", "2026-11-03T14:04Z", "write `2026-11-03T14:04:00Z`"),
        ("date-time", "2026-11-03 14:04 UTC", "write `2026-11-03T14:04:00Z`"),
        ("date-time", "2026-11-03 14:04:00 +01:00", "write `2026-11-03T14:04:00+01:00`"),
        ("date-time", "2026-11-03T14:04:00.5 Z", "write `2026-11-03T14:04:00.5Z`"),
        ("date-time", "2026-11-03", "give the time of day, too"),
        ("date-time", "2026-02-30", "there is no such day"),
        ("date-time", "2026-02-30T14:04:00Z", "there is no such time"),
        ("date-time", "2026-11-03T24:00:00Z", "there is no such time"),
        ("date-time", "yesterday", ""),
        ("date-time", "14:04", ""),
        ("date-time", "03.11.2026", ""),
        ("moment", "2026-02-30", "there is no such day"),
        ("moment", "2026-11-03 14:04", STAMP),
        ("moment", "soon", ""),
        ("date", "2026-11-17T10:00:00Z", "write `2026-11-17`, without the time"),
        ("date", "2026-11-17 10:00", "write `2026-11-17`, without the time"),
        ("date", "2026-02-30", "there is no such day"),
        ("date", "17.11.2026", ""),
        ("handle", "@ada", "write `ada`"),
        ("handle", "Ada", "write `ada`"),
        ("handle", "Ada Lovelace", HANDLE),
        ("handle", "ada@example.org", HANDLE),
        ("handle", "@", HANDLE),
        ("handle", "TBD", "name a person; while there is none, delete the line"),
        ("word", "SEV 2", "write `SEV-2`"),
        ("word", "SEV/2", "write `SEV-2`"),
        ("word", "%%", ""),
        ("slug", "Checkout API", "write `checkout-api`"),
        ("slug", "Config change!", "write `config-change`"),
        ("slug", "検索", ""),
        ("web-address", "www.example.org/x", "write `https://www.example.org/x`"),
        ("web-address", "PLAT-123", ""),
        ("web-address", "ftp://example.org", ""),
        ("web-address", "<https://example.org/x>", "write `https://example.org/x`"),
        ("web-address", "[PR 4](https://example.org/x)", "write `https://example.org/x`"),
        ("date-time", "“2026-11-03T14:04:00Z”", "write `2026-11-03T14:04:00Z`"),
        ("date-time", "2026\u201111\u201103T14:04:00Z", "write `2026-11-03T14:04:00Z`"),
        ("date-time", "2026–11–03 14:04", STAMP),
        ("moment", "‘2026-11-03’", "write `2026-11-03`"),
        ("date", "2026–11–03", "write `2026-11-03`"),
        ("handle", "“ada”", "write `ada`"),
        ("word", "SEV–2", "write `SEV-2`"),
        ("slug", "A b" * 100, ""),
        ("incident-id", "x", ""),
        ("", "x", ""),
    ],
)
def test_a_hint_writes_it_right(form, written, hint):
    assert mend(form, written) == hint
