"""Bytes become text with line feeds, and the same bytes again; what is no text is refused."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import RecordError
from postmortem_kb.importing.source import LARGEST, Form, decode, encode

KEPT = [
    pytest.param(b"# A\n\nb\n", Form(), "# A\n\nb\n", id="plain"),
    pytest.param(b"# A\n\nb", Form(), "# A\n\nb", id="no last line feed"),
    pytest.param(b"# A\r\n\r\nb\r\n", Form(line_ends="crlf"), "# A\n\nb\n", id="CRLF"),
    pytest.param(b"# A\rb\r", Form(line_ends="cr"), "# A\nb\n", id="CR alone"),
    pytest.param(b"# A\r\nb\nc\rd\n", Form(), "# A␍\nb\nc␍d\n", id="mixed ends"),
    pytest.param(b"\xef\xbb\xbf# \xc3\xa9\n", Form("utf-8-sig"), "# é\n", id="UTF-8 with BOM"),
    pytest.param(b"# Caf\xe9\n", Form("windows-1252"), "# Café\n", id="Latin-1"),
    pytest.param(b"# 10 \x80\n", Form("windows-1252"), "# 10 €\n", id="Windows-1252"),
    pytest.param(b"# \x81\xe9\n", Form("latin-1"), "# \x81é\n", id="no Windows-1252 either"),
    pytest.param("# é\r\n".encode("utf-16"), Form("utf-16-le", "crlf"), "# é\n", id="UTF-16"),
]
REFUSED = [
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b" \n\t\n", "empty", id="blank"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "binary", id="an image"),
    pytest.param(b"%PDF-1.7 and text", "binary", id="a PDF"),
    pytest.param(b"text \0 and nothing", "binary", id="a null byte"),
    pytest.param(b"a" * (LARGEST + 1), "at the most", id="too long"),
    pytest.param("a␍b\rc\n".encode(), "byte for byte", id="the sign itself beside a return"),
]


@pytest.mark.parametrize(("raw", "form", "text"), KEPT)
def test_text_is_read_and_given_back(raw, form, text):
    source = decode(raw)
    assert (source.form, source.text) == (form, text)
    assert encode(source.text, source.form) == raw


@pytest.mark.parametrize(("raw", "why"), REFUSED)
def test_what_is_no_text_is_refused(raw, why):
    with pytest.raises(RecordError) as refused:
        decode(raw)
    assert why in refused.value.message


def test_another_encoding_is_named():
    (found,) = decode(b"# Caf\xe9\n").found
    assert found.message == "the file was not UTF-8; it was read as windows-1252"


def test_returns_in_the_lines_are_named():
    (found,) = decode(b"a\nb\rc\n").found
    assert (found.line, "␍" in found.message) == (2, True)
