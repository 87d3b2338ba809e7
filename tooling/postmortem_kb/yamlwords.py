"""What stops the YAML parser, in words that help an author and at the place to mend.

The parser says where it gave up, which is often behind the place where something is wrong: a
quotation mark that nobody closed is noticed at the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from postmortem_kb.yamlslips import curly_quotation, merge_mark, not_a_fact
from postmortem_kb.yamlsubset import BACKSLASH, DIRECTIVE, QUOTE, Refused

_MISSING = {
    ",": ("a value is missing before this comma", "write it, or delete the comma"),
    ":": ("a key is missing before this colon", "write `key: value`"),
}
_UNCLOSED = (
    "the quotation mark that stands here is not closed",
    "close it at the end of the value",
)
_NO_ITEM = re.compile(r"-[^\s-]")
_NO_CHARACTER = re.compile(r"\\U(?!000|0010)")


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What the parser said, at which character it gave up, and where that construct began."""

    text: str
    said: str
    at: int
    since: int

    @property
    def sign(self) -> str:
        """The character at which the parser gave up; "" at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def line(self) -> int:
        """Where the line of that character begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def line_above(self) -> int:
        """Where the nearest line above that is not empty begins."""
        return self.text.rfind("\n", 0, len(self.text[: self.line].rstrip())) + 1

    def first_word(self, line: int) -> int:
        """Where the first word of the line that begins there stands."""
        return line + len(self.text[line:]) - len(self.text[line:].lstrip(" "))


def explain(error: Exception, text: str) -> Refused:
    """An error of the YAML parser, be it libyaml or PyYAML's own code, as an author sees it."""
    trouble = _trouble(error, text)
    explanation = next(how for pattern, how in _EXPLANATIONS if pattern.search(trouble.said))
    refused = explanation(trouble)
    return merge_mark(text, refused.at) or refused


def _trouble(error: Any, text: str) -> _Trouble:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        # PyYAML's own code, at the number of a character that there is not.
        found = _NO_CHARACTER.search(text)
        return _Trouble(text, "escape", found.start() if found else 0, 0)
    since = error.context_mark.index if error.context_mark else mark.index
    return _Trouble(text, f"{error.context}: {error.problem}", mark.index, since)


_Explanation = Callable[[_Trouble], Refused]


def _always(message: str, hint: str) -> _Explanation:
    """The same words always, at the place where the construct began."""
    return lambda trouble: Refused(trouble.since, message, hint)


def _colon(trouble: _Trouble) -> Refused:
    """A `key: value` where there can be none."""
    curly = curly_quotation(trouble.text, trouble.line, trouble.at)
    if curly:
        return curly
    if re.search(r":\s", trouble.text[trouble.line : trouble.at]):
        message = "a value with a colon and a space in it needs quotation marks"
        return Refused(trouble.at, message, QUOTE)
    word, above = trouble.first_word(trouble.line), trouble.line_above
    begins = trouble.first_word(above)
    if begins - above >= word - trouble.line:
        return not_a_fact(trouble.text, above)
    if _NO_ITEM.match(trouble.text, begins):
        message = "a space is missing behind this dash"
        return Refused(begins, message, "begin an item of a list with `- `")
    message = "this line is indented, but the line above has a value already"
    return Refused(word, message, "take the indentation away, or delete the value above")


def _no_colon(trouble: _Trouble) -> Refused:
    return not_a_fact(trouble.text, trouble.since)


def _tab(trouble: _Trouble) -> Refused:
    return Refused(trouble.at, "a tab stands where only spaces may stand", "indent with spaces")


def _sign(trouble: _Trouble) -> Refused:
    """A value that begins with a sign of YAML's own, or none at all."""
    sign = trouble.text[trouble.since : trouble.since + 1]
    if sign == "\t":
        return _tab(trouble)
    if sign in _MISSING:
        return Refused(trouble.since, *_MISSING[sign])
    if not sign:
        at = _open_bracket(trouble.text)
        return Refused(at, f"the `{trouble.text[at]}` that stands here is not closed", "close it")
    named = "a backtick" if sign == "`" else f"`{sign}`"
    hint = f"{QUOTE}; a person's handle stands without `@`" if sign == "@" else QUOTE
    return Refused(trouble.since, f"a value that begins with {named} needs quotation marks", hint)


def _open_bracket(text: str) -> int:
    """The last bracket that has no fellow."""
    closed = 0
    for at in range(len(text) - 1, 0, -1):
        closed += (text[at] in "]}") - (text[at] in "[{")
        if closed < 0:
            return at
    return 0


def _misfit(trouble: _Trouble) -> Refused:
    """A line, or the rest of one, that does not go on with what stands above."""
    last = trouble.text[trouble.line : trouble.at].rstrip()[-1:]
    if last and last in "\"'":
        if trouble.text.count(last, trouble.line, trouble.at) == 1:
            # The one mark before this text closes what another line began.
            return Refused(trouble.text.rfind(last, 0, trouble.line), *_UNCLOSED)
        message = "text follows a closing quotation mark, or one above is not closed"
        hint = 'write "…" around all of it, and \\" for a quotation mark inside'
        return Refused(trouble.at, message, hint)
    if last and last in "]}":
        message = f"text follows a closing `{last}`"
        return Refused(trouble.at, message, f"if the value is text, {QUOTE}")
    if trouble.sign == ":":
        return Refused(trouble.at, *_MISSING[":"])
    if trouble.sign == "-":
        message = "a list item cannot stand here"
        hint = "line it up with the other items below their key; end the facts with a line `---`"
        return Refused(trouble.at, message, hint)
    message = "this line is not lined up with what stands above it"
    return Refused(trouble.at, message, "begin all keys of one level in the same column")


def _no_item(trouble: _Trouble) -> Refused:
    """A line that does not go on with a list."""
    if trouble.sign == "-":
        return _misfit(trouble)
    message = "this line is not an item of the list above it"
    hint = "begin it with `- `; what does not belong to the list is indented less"
    return Refused(trouble.at, message, hint)


def _early_end(trouble: _Trouble) -> Refused:
    """Something that only a new document could go on with."""
    end = re.search(r"^\.\.\.", trouble.text[: trouble.at], re.MULTILINE)
    if end:
        return Refused(end.start(), "`...` ends the facts before their end", "delete the line")
    at = re.search(r"^%", trouble.text[: trouble.at], re.MULTILINE)
    return Refused(at.start(), *DIRECTIVE) if at else _misfit(trouble)


def _escape(trouble: _Trouble) -> Refused:
    return Refused(max(trouble.text.rfind("\\", 0, trouble.at + 1), 0), *BACKSLASH)


_OPEN_QUOTE = _always(*_UNCLOSED)
_OPEN_LIST = _always(
    "the list that begins here is not closed, or a comma is missing in it",
    f"write `[a, b, c]`; if it is text, {QUOTE}",
)
_OPEN_MAPPING = _always(
    "the mapping that begins here is not closed, or a comma is missing in it",
    f"write `{{a: 1, b: 2}}`; if it is text, {QUOTE}",
)
_INLINE_LIST = _always(
    "a list cannot begin in the line of its key",
    f"begin it in the next line; if it is text, {QUOTE}",
)
_BLOCK = _always(
    "nothing may follow `|` or `>` in its line",
    f"begin the text in the next line, indented; or {QUOTE}",
)

# Parts of what libyaml and PyYAML's own code say; the first that fits explains.
_EXPLANATIONS = tuple(
    (re.compile(said), how)
    for said, how in (
        ("scanning a directive|%YAML|%TAG|incompatible", _always(*DIRECTIVE)),
        ("ing an? (alias|anchor|tag)|undefined tag", _sign),
        ("mapping values are not allowed", _colon),
        ("could not find expected ':'", _no_colon),
        ("found a tab", _tab),
        ("quoted scalar: found unexpected (end|document)", _OPEN_QUOTE),
        ("quoted scalar|escape", _escape),
        ("block scalar", _BLOCK),
        ("cannot start any|mapping keys are not|node content", _sign),
        ("sequence entries are not allowed", _INLINE_LIST),
        ("flow sequence", _OPEN_LIST),
        ("flow mapping", _OPEN_MAPPING),
        ("<document start>", _early_end),
        ("block collection", _no_item),
        ("", _misfit),
    )
)
