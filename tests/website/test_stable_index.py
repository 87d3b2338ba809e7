"""The same pages give the same index, byte for byte."""

from __future__ import annotations

import random
from string import ascii_lowercase

import pytest

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


ALL_RECORDS = """
    const done = arguments[0];
    import("/pagefind/pagefind.js").then(async (engine) => {
      await engine.options({noWorker: true});
      done((await engine.search(null)).results.length);
    });
"""


@pytest.mark.browser
def test_to_list_all_records_takes_no_more_than_one_part_of_the_words(
    tmp_path, browser, serve_folder
):
    chance = random.Random(1)
    for number in range(20):
        words = " ".join("".join(chance.choices(ascii_lowercase, k=6)) for _ in range(2000))
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "index.html").write_text(PAGE.format(words, number))
    index_site(tmp_path)
    assert len(list((tmp_path / "pagefind" / "index").iterdir())) > 3
    browser.get(f"{serve_folder(tmp_path)}0/")
    browser.requests()
    assert browser.execute_async_script(ALL_RECORDS) == 20
    assert len([url for url in browser.requests() if url.endswith(".pf_index")]) == 1
