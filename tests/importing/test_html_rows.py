"""Tables in HTML whose rows span several lines."""

from __future__ import annotations

from tests.helpers.foreign import draft_of, promised, told

PAGE = """
# Login outage of 2022-03-04
## Timeline
<table>
  <thead>
    <tr>
      <th>Time (UTC)</th>
      <th>Event</th>
    </tr>
  </thead>
  <tbody>
    <tr>
      <td>10:05</td>
      <td>it is <b>down</b></td>
    </tr>
    <tr>
      <td>10:25</td>
      <td>
        up<br>again
      </td>
    </tr>
  </tbody>
</table>

## Actions
<table><thead><tr><th>Action</th><th>Owner</th></tr></thead>
<tbody>
<tr><td>Add an alert</td><td>ada</td></tr>
<tr>
<td>Split the pool</td>
<td>ben</td>
</tr>
</tbody></table>
<table>
<tr><th>Action</th><th>Owner</th></tr>
<tr><td>Write it down</td><td>eve</td></tr>
</table>
"""


def test_each_row_is_read_as_if_it_stood_on_one_line():
    draft = draft_of(PAGE)
    assert told(draft) == [
        "11 2022-03-04T10:05:00Z it is down",
        "15 2022-03-04T10:25:00Z up again",
    ]
    assert promised(draft) == ["27 Add an alert", "28 Split the pool", "35 Write it down"]
    assert [item.owner for item in draft.items] == ["ada", "ben", "eve"]


def test_a_row_is_set_aside_with_all_of_its_lines():
    where = [(aside.line, aside.end_line) for aside in draft_of(PAGE).asides]
    assert (2, 22) in where


def test_a_row_that_nothing_closes_ends_where_the_next_begins():
    draft = draft_of(
        "# Down on 2022-03-04\n## Timeline\n<table>\n<tr><th>Time\n<tr><td>10:05<td>a\n"
    )
    assert "<tr>" not in "".join(entry.text for entry in draft.entries)


def test_no_row_goes_on_for_ever():
    assert draft_of("# Down\n" + "<tr>\n" + "text\n" * 5000 + "</tr>\n").title == "Down"
