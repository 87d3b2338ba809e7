"""The pages for another generator."""

from __future__ import annotations

import pytest
import yaml

from postmortem_kb.errors import UsageError
from postmortem_kb.website.content import Content
from postmortem_kb.website.wrappers import write_wrappers
from tests.helpers.small_base import INCIDENT, opened, restricted, scene, write_record

ADDRESS = "incidents/2026-03-01-checkout-slow"


def write(base, out):
    return write_wrappers(Content(opened(base), scene(base)), out)


def test_a_file_for_each_page_with_its_images(base, tmp_path):
    count = write(base, tmp_path / "pages")
    assert count == len(list((tmp_path / "pages").rglob("index.md")))
    assert (tmp_path / "pages" / ADDRESS / "evidence.png").is_file()


def test_what_programs_read_is_there_too(base, tmp_path):
    write(base, tmp_path / "pages")
    for name in ("feed.xml", "feed.json", "api/v1/index.json", f"api/v1/{ADDRESS}.json"):
        assert (tmp_path / "pages" / name).is_file()


def test_the_title_is_quoted_and_escaped(base, tmp_path):
    title = """'a: "b" </title><script>'"""
    write_record(base, "2026-03-01-checkout-slow", INCIDENT.replace("Checkout slow", title))
    write(base, tmp_path / "pages")
    text = (tmp_path / "pages" / ADDRESS / "index.md").read_text()
    _, head, body = text.split("---\n", 2)
    assert yaml.safe_load(head)["title"] == "a: &quot;b&quot; &lt;/title&gt;&lt;script&gt;"
    assert body.strip().count("\n") == 0


def test_markdown_leaves_the_html_alone(base, tmp_path):
    from markdown import markdown

    text = INCIDENT + "\n## Notes\n\n```\n*not emphasis*\n\n# no heading\n```\n"
    write_record(base, "2026-03-01-checkout-slow", text)
    write(base, tmp_path / "pages")
    body = (tmp_path / "pages" / ADDRESS / "index.md").read_text().split("---\n", 2)[2]
    html = markdown(body)
    assert html.strip() == body.strip()
    assert "*not emphasis*" in html


def test_restricted_ones_are_not_there(base, tmp_path):
    write_record(base, "2026-03-02-restricted-abcd", restricted())
    write(base, tmp_path / "pages")
    assert not list((tmp_path / "pages" / "incidents").rglob("*restricted*"))


def test_again_into_the_same_folder_and_never_into_another(base, tmp_path):
    write(base, tmp_path / "pages")
    (tmp_path / "pages" / "stale.md").write_text("x")
    write(base, tmp_path / "pages")
    assert not (tmp_path / "pages" / "stale.md").exists()
    with pytest.raises(UsageError, match="something else"):
        write(base, base)
    assert (base / "mkdocs.yml").is_file()
