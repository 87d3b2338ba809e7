"""Whether a sentence blames a person, by its form: who does what in it, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from postmortem_kb.rules._names import HANDLE

_CLOSE = 60
"""How many characters from an act its person may be named."""
_WORD = re.compile(r"[\w-]+")
_NOT = frozenset(
    "no not nobody none never nor neither without cannot rather instead isn wasn aren weren don "
    "doesn didn won whose".split()
)
# What nobody has done: `if someone accidentally`, `to keep people from accidentally`.
_SUPPOSED = frozenset("if case unless lest prevent prevents keep keeps stop stops".split())
# Between a person and what they do stand no nouns but these: else a machine of theirs does it.
_FILLERS = frozenset(
    "a an the our their this that these on in of at from for with by team call on-call duty shift "
    "question charge had has have was were is are did not then also just simply too and or to be "
    "been who which both all himself herself themselves".split()
)
_VERB = ("ed", "ing", "ly")
# `Kubernetes operator`, `package manager`, `admin`: of what machines do too they say nothing.
_MACHINES = re.compile(r"operators?|managers?|admins?", re.IGNORECASE)
_ACTS_OF_BOTH = re.compile(
    r"(?:failed|ignored|overlooked|wrongly|mistakenly|by mistake|erroneously|accidentally|"
    r"inadvertently|at fault|to blame|should)\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset("a an the our their one another some this that duty human release".split())
_THEIR_OWN = re.compile(r"['’]s?[ \t]+(?:mistake|fault|error|oversight)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Blame:
    """What judges wherever it stands, who can be blamed (also by name), and for what."""

    words: re.Pattern[str]
    people: re.Pattern[str]
    acts: re.Pattern[str]
    names: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth while to look at each sentence."""
        return any(pattern.search(text) for pattern in (self.words, self.acts, _THEIR_OWN))

    def find(self, sentence: str) -> re.Match[str] | None:
        """The first words that blame somebody; None where the sentence denies it."""
        for word in self.words.finditer(sentence):
            if not _is_denied(sentence[: word.start()], 5):
                return word
        acts = (act for act in self.acts.finditer(sentence) if self._blames(sentence, act))
        return next(acts, None) or self._their_own(sentence)

    def _blames(self, sentence: str, act: re.Match[str]) -> bool:
        before = sentence[max(0, act.start() - _CLOSE) : act.start()]
        after = sentence[act.end() : act.end() + _CLOSE]
        if _is_denied(before, 2) or "from" in _last_words(before, 1):
            return False
        return any(
            _is_somebody(before, person, act) and _is_subject(before, person)
            for person in self._people(before)
        ) or any(
            _is_somebody(after, person, act) and _is_agent(after, person)
            for person in self._people(after)
        )

    def _people(self, text: str) -> Iterator[re.Match[str]]:
        found = (who.finditer(text) for who in (self.people, self.names, HANDLE))
        return chain.from_iterable(found)

    def _their_own(self, sentence: str) -> re.Match[str] | None:
        """`the engineer's mistake`."""
        for person in self._people(sentence):
            own = _THEIR_OWN.match(sentence, person.end())
            if own and not _is_denied(sentence[: person.start()], 4):
                return own
        return None


def _last_words(text: str, most: int) -> list[str]:
    return _WORD.findall(text[-_CLOSE:].casefold())[-most:]


def _is_denied(before: str, words: int) -> bool:
    return not _NOT.isdisjoint(_last_words(before, words))


def _is_somebody(text: str, person: re.Match[str], act: re.Match[str]) -> bool:
    """Whether this word is for a person, and for one who is there: not `no`, not `if`."""
    before = _last_words(text[: person.start()], 3)
    if not _NOT.isdisjoint(before) or not _SUPPOSED.isdisjoint(before):
        return False
    if not _MACHINES.fullmatch(person.group()):
        return True
    return not _ACTS_OF_BOTH.match(act.group()) and _ARTICLES.issuperset(before[-1:])


def _is_subject(before: str, person: re.Match[str]) -> bool:
    """Whether a person does what comes after these words, and no thing that is theirs."""
    words = _WORD.findall(before[person.end() :].casefold())
    by = "by" in _last_words(before[: person.start()], 2)
    return not by and (words[:1] == ["who"] or _are_fillers(words))


def _is_agent(after: str, person: re.Match[str]) -> bool:
    """Whether a person is said to have done what was told before: `by an engineer`."""
    following = _WORD.findall(after[person.end() :].casefold())[:1]
    return "by" in _last_words(after[: person.start()], 4) and _are_fillers(following)


def _are_fillers(words: Iterable[str]) -> bool:
    return all(word in _FILLERS or word.endswith(_VERB) for word in words)
