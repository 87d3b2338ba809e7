"""What an import could not take is mended."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

IMPORTED = {"imported_from": "{path: reports/old.md}"}
LIST = (
    "one line before\n\n## To mend\n\n- line 9: no time zone is said\n\nOther words.\n* line 12: x"
)
CASES = [
    pytest.param(
        {"incident": IMPORTED, "notes": LIST},
        [
            "incident.md:32:3 note the import says: line 9: no time zone is said",
            "incident.md:35:3 note the import says: line 12: x",
        ],
        id="a list with two lines",
    ),
    pytest.param({"incident": IMPORTED, "notes": "all is well"}, [], id="no list"),
    pytest.param({"notes": LIST}, [], id="the heading in a record that was not imported"),
]


@pytest.mark.parametrize(("changes", "found"), CASES)
def test_what_is_found(changes, found):
    assert findings("import-mended", sound(**changes)) == found
