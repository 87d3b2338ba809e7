"""The same pages give the same index, byte for byte."""

from __future__ import annotations

from postmortem_kb.website.search_index import index_site

PAGE = (
    '<html lang="en"><body data-pagefind-body><h1>{0}</h1><p>word{0}</p>'
    '<b data-pagefind-filter="kind">{1}</b><b data-pagefind-filter="year">{0}</b></body></html>'
)


def test_five_times_the_same(tmp_path):
    seen = set()
    for turn in range(5):
        site = tmp_path / str(turn)
        for number in range(9):
            (site / str(number)).mkdir(parents=True)
            (site / str(number) / "index.html").write_text(PAGE.format(number, number % 4))
        index_site(site)
        files = sorted((site / "pagefind").rglob("*"))
        seen.add(tuple((f.relative_to(site), f.read_bytes()) for f in files if f.is_file()))
    assert len(seen) == 1
