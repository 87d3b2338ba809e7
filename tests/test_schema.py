"""Facts that do not fit: one mismatch for one cause, at its place, in words that help."""

from __future__ import annotations

import re

import pytest

from postmortem_kb.frontmatter import read_yaml
from postmortem_kb.schema import MOST, SCHEMAS, find_mismatches, find_option_mismatches, load_schema

INCIDENT = {
    "title": "Checkout is slow",
    "status": "open",
    "kind": "incident",
    "visibility": "internal",
    "severity": "SEV-2",
    "declared_at": "2026-11-03T14:04:00Z",
}
POSTMORTEM = {"status": "published"}
ITEM = {"id": "a1", "title": "Alert per region", "state": "committed"}
# What jsonschema says itself, and what Python does.
RAW = re.compile(
    r"is not of type|does not match|is not valid under|Failed validating|is not one of|too long|"
    r"non-unique|required property|were unexpected|None|True|False|\['|\{'|dict|NoneType|regex"
)
STAMP = "a time with its zone"
SLUG = "a word in small letters, digits, `.`, `_` and `-`"
LIKE_A_STAMP = "write it like 2026-11-03T14:04:00Z"


def found(name, data):
    return [(m.path, m.message, m.hint) for m in find_mismatches(name, data)]


def incident(text):
    """What is found in a sound incident with these facts instead of its own."""
    return found("incident", INCIDENT | dict(read_yaml("x", "x", text.encode()).data))


def postmortem(text):
    return found("postmortem", POSTMORTEM | dict(read_yaml("x", "x", text.encode()).data))


def test_sound_facts_have_none():
    assert found("incident", INCIDENT) == []
    assert found("postmortem", POSTMORTEM | {"action_items": [ITEM]}) == []
    assert found("policy", {"format": 1}) == []
    assert found("people", {"ada": {"name": "Ada"}}) == []
    assert found("services", {"checkout": {"owner": "ada"}}) == []


OF_AN_INCIDENT = [
    # Keys.
    ("severty: SEV-2", ("severty",), "unknown key `severty`", "did you mean `severity`?"),
    ("Started-At: x", ("Started-At",), "unknown key `Started-At`", "did you mean `started_at`?"),
    ("impact: {whom: x}", ("impact", "whom"), "unknown key `whom`", "did you mean `who`?"),
    ("impact: {zzz: x}", ("impact", "zzz"), "unknown key `zzz`",
     "the keys are: who, how, customers, data_loss, layer"),
    ("authors: [ada]", ("authors",), "unknown key `authors`", "`authors` belongs in postmortem.md"),
    ("id: x", ("id",), "unknown key `id`", "the folder's name is the id: delete the line"),
    ("client: x", ("client",), "unknown key `client`",
     "keys of your own stand under `extra`, each declared in the policy"),
    ("roles: {Scribe Two: [{who: ada}]}", ("roles", "Scribe Two"),
     f"this key must be {SLUG}, not the text `Scribe Two`", "write `scribe-two`"),
    # Types.
    ("title: 5", ("title",), "`title` must be one line of text, not the number 5",
     'write "5" with quotation marks'),
    ("title: true", ("title",), "`title` must be one line of text, not `true`",
     'write "true" with quotation marks'),
    ("title: [x]", ("title",), "`title` must be one line of text, not a list",
     'if it is text that begins with a bracket, write it as "…"'),
    ("title: {x: y}", ("title",), "`title` must be one line of text, not keys with values",
     'if it is text that begins with a bracket, write it as "…"'),
    ('title: "a\\nb"', ("title",), "`title` must be one line of text, not the text `a\\nb`",
     "write it on one line, without tabs and other invisible characters"),
    ("title:", ("title",), "`title` is empty", "write one line of text, or delete the line"),
    ("title: ' '", ("title",), "`title` is empty", "write one line of text, or delete the line"),
    ("started_at:", ("started_at",), "`started_at` is empty",
     f"write {STAMP}, or delete the line"),
    ("services:", ("services",), "`services` is empty", "write a list, or delete the line"),
    ("services: checkout", ("services",),
     "`services` must be a list, not the text `checkout`", "write [checkout]"),
    ("services: {a: b}", ("services",),
     "`services` must be a list, not keys with values", "write [a, b]"),
    ("services: [404]", ("services", 0), f"`services[1]` must be {SLUG}, not the number 404",
     'write "404" with quotation marks'),
    ("impact: all", ("impact",), "`impact` must be keys with values, not the text `all`",
     "it has the keys who, how, customers, data_loss, layer"),
    ("impact: {customers: '1200'}", ("impact", "customers"),
     "`impact.customers` must be a whole number, not the text `1200`",
     "write 1200 without quotation marks"),
    ("impact: {customers: '1,200'}", ("impact", "customers"),
     "`impact.customers` must be a whole number, not the text `1,200`", "write 1200"),
    ("severity: 2", ("severity",),
     "`severity` must be one word of letters, digits, `.`, `_` and `-`, not the number 2",
     "write it like SEV-2"),
    ("impact: {customers: 1.5}", ("impact", "customers"),
     "`impact.customers` must be a whole number, not the number 1.5",
     "how many customers, as a whole number"),
    ("serious: yes", ("serious",), "`serious` must be true or false, not the text `yes`",
     "write true or false, without quotation marks"),
    ("declared_by: [ada]", ("declared_by",), "`declared_by` must be a person's handle, not a list",
     "write ada"),
    ("roles: {scribe: ada}", ("roles", "scribe"),
     "`roles.scribe` must be a list, not the text `ada`", "write [{who: ada}]"),
    ("roles: {scribe: [ada]}", ("roles", "scribe", 0),
     "`roles.scribe[1]` must be keys with values, not the text `ada`", "write {who: ada}"),
    ("roles: {scribe: {who: ada}}", ("roles", "scribe"),
     "`roles.scribe` must be a list, not keys with values",
     "put `- ` before its first key: it is one entry of a list"),
    ("related: 2026-11-03-x", ("related",),
     "`related` must be a list, not the text `2026-11-03-x`",
     "write [{id: …, as: …}]; each entry has the keys id, as"),
    ("related: [2026-11-03-x]", ("related", 0),
     "`related[1]` must be keys with values, not the text `2026-11-03-x`",
     "write {id: …, as: …}; it has the keys id, as"),
    ("extra: x", ("extra",), "`extra` must be keys with values, not the text `x`",
     "keys of your own, each declared in the policy under `extra`"),
    ("triage: {a: [1]}", ("triage", "a"),
     "`triage.a` must be text, true or false or a whole number, not a list",
     'if it is text that begins with a bracket, write it as "…"'),
    # Words.
    ("status: Open", ("status",), "`status` cannot be `Open`", "did you mean `open`?"),
    ("status: fine", ("status",), "`status` cannot be `fine`",
     "use one of: open, mitigated, resolved, cancelled"),
    ("status: [open]", ("status",),
     "`status` must be open, mitigated, resolved or cancelled, not a list", ""),
    ("status:", ("status",), "`status` is empty",
     "write open, mitigated, resolved or cancelled, or delete the line"),
    ("visibility: NO", ("visibility",), "`visibility` cannot be `NO`",
     "use one of: public, internal, restricted"),
    ("visibility: restriced", ("visibility",), "`visibility` cannot be `restriced`",
     "did you mean `restricted`?"),
    # Forms.
    ("started_at: yesterday", ("started_at",),
     f"`started_at` must be {STAMP}, not the text `yesterday`", LIKE_A_STAMP),
    ("started_at: 5", ("started_at",), f"`started_at` must be {STAMP}, not the number 5",
     LIKE_A_STAMP),
    ("postmortem_due: 2026-11-03", ("postmortem_due",),
     f"`postmortem_due` must be {STAMP}, not the text `2026-11-03`", "give the time of day, too"),
    ("services: [Checkout API]", ("services", 0),
     f"`services[1]` must be {SLUG}, not the text `Checkout API`", "write `checkout-api`"),
    ("related: [{id: foo, as: see}]", ("related", 0, "id"),
     "`related[1].id` must be the id of an incident, not the text `foo`",
     "write it like 2026-11-03-checkout-slow"),
    ("imported_from: {path: x, commit: zz}", ("imported_from", "commit"),
     "`imported_from.commit` must be a commit of git: 7 to 64 hexadecimal digits, "
     "not the text `zz`", "write it like 3f2c1ab"),
    # Bounds.
    (f"title: {'x' * 161}", ("title",), "`title` has 161 characters; it may have 160",
     "say it shorter here, and the rest in the body"),
    (f"tags: [{', '.join(f't{n}' for n in range(51))}]", ("tags",),
     "`tags` has 51 entries; it may have 50", "keep those that matter most"),
    ("services: [a, b, a]", ("services",), "`services` names `a` twice", "keep one of the two"),
    ("impact: {customers: -1}", ("impact", "customers"),
     "`impact.customers` must be at least 0, not -1", "how many customers, as a whole number"),
]  # fmt: skip

OF_A_POSTMORTEM = [
    ("title: x", ("title",), "unknown key `title`", "`title` belongs in incident.md"),
    ("action_items: {id: a1}", ("action_items",),
     "`action_items` must be a list, not keys with values",
     "put `- ` before its first key: it is one entry of a list"),
    ("action_items: [{id: a1, state: done}]", ("action_items", 0),
     "`title` is missing in `action_items[1]`",
     "add `title`: what will be done, so that somebody can tell when it is done"),
    ("action_items: [{id: a1, title: x, state: open}]", ("action_items", 0, "state"),
     "`action_items[1].state` cannot be `open`", "use one of: idea, committed, done, dropped"),
    ("action_items: [{id: A1, title: x, state: idea}]", ("action_items", 0, "id"),
     "`action_items[1].id` must be a short name in small letters, digits and hyphens, "
     "not the text `A1`", "write it like a1"),
    ("action_items: [{id: a1, title: x, state: idea, ownr: ada}]", ("action_items", 0, "ownr"),
     "unknown key `ownr`", "did you mean `owner`?"),
    ("waivers: [{rule: x, reason: '', by: eve, on: 2026-11-03}]", ("waivers", 0, "reason"),
     "`waivers[1].reason` is empty", "write text that is not empty, or delete the line"),
]  # fmt: skip


class TestMessages:
    @pytest.mark.parametrize(("text", "path", "message", "hint"), OF_AN_INCIDENT)
    def test_of_an_incident(self, text, path, message, hint):
        assert incident(text) == [(path, message, hint)]

    @pytest.mark.parametrize(("text", "path", "message", "hint"), OF_A_POSTMORTEM)
    def test_of_a_postmortem(self, text, path, message, hint):
        assert postmortem(text) == [(path, message, hint)]

    @pytest.mark.parametrize("row", [*OF_AN_INCIDENT, *OF_A_POSTMORTEM])
    def test_none_is_the_librarys(self, row):
        assert not RAW.search(row[2] + row[3])

    def test_a_key_is_placed_at_itself(self):
        for name, data in (("incident", INCIDENT | {"x": 1}), ("people", {"Ada": {}})):
            assert [mismatch.key for mismatch in find_mismatches(name, data)] == [True]
        assert not next(find_mismatches("incident", INCIDENT | {"title": 5})).key


class TestWhatIsMissing:
    def test_is_named_with_what_it_is_for(self):
        assert found("incident", {}) == [
            ((), "`title` is missing", "add `title`: what went wrong, in a few words"),
            ((), "`status` is missing", "add `status`: where the incident stands"),
            (
                (),
                "`kind` is missing",
                "add `kind`: incident; drill for training; "
                "external for another company's public incident",
            ),
            (
                (),
                "`visibility` is missing",
                "add `visibility`: who may read it outside of this repository",
            ),
            ((), "`severity` is missing", "add `severity`: a word of the policy's ladder"),
            (
                (),
                "`declared_at` is missing",
                "add `declared_at`: when somebody declared the incident; written by `open`",
            ),
        ]

    @pytest.mark.parametrize("kind", ["incident", "drill"])
    def test_is_more_than_in_a_record_of_somebody_elses(self, kind):
        facts = {key: INCIDENT[key] for key in ("title", "status", "visibility")}
        assert found("incident", facts | {"kind": "external"}) == []
        missing = [message for _, message, _ in found("incident", facts | {"kind": kind})]
        assert missing == ["`severity` is missing", "`declared_at` is missing"]


class TestSettings:
    @pytest.mark.parametrize(
        ("text", "path", "message"),
        [
            ("format: 2", ("format",), "`format` must be 1, not the number 2"),
            ("format:", ("format",), "`format` is empty"),
            ("rules: {schema: eror}", ("rules", "schema"), "`rules.schema` must be a level (error, "
             "warning, note or off) or settings such as {level: warning, since: 2026-01-01}, "
             "not the text `eror`"),
            ("rules: {schema: [note]}", ("rules", "schema"), "`rules.schema` must be a level ("
             "error, warning, note or off) or settings such as {level: warning, since: "
             "2026-01-01}, not a list"),
            ("rules: {schema: {level: eror}}", ("rules", "schema", "level"),
             "`rules.schema.level` cannot be `eror`"),
            ("rules: {schema: {levl: note}}", ("rules", "schema", "levl"), "unknown key `levl`"),
            ("zone: Berlin", ("zone",), "`zone` must be a time zone, not the text `Berlin`"),
            ("attachments: {megabytes: 0}", ("attachments", "megabytes"),
             "`attachments.megabytes` must be more than 0, not 0"),
            ("attachments: {megabytes: 51}", ("attachments", "megabytes"),
             "`attachments.megabytes` must be at most 50, not 51"),
        ],
    )  # fmt: skip
    def test_have_words_too(self, text, path, message):
        data = {"format": 1} | dict(read_yaml("x", "x", text.encode()).data)
        assert [row[:2] for row in found("policy", data)] == [(path, message)]

    def test_an_empty_format_is_said_to_be_1(self):
        assert found("policy", {"format": None})[0][2] == "write 1, or delete the line"

    def test_options_of_a_rule_are_held_against_its_own_schema(self):
        schema = {
            "type": "object",
            "properties": {"words": {"type": "integer", "description": "how many"}},
            "additionalProperties": False,
        }
        assert list(find_option_mismatches(schema, {"words": 3})) == []
        (wrong,) = find_option_mismatches(schema, {"words": "three"})
        assert wrong.message == "`words` must be a whole number, not the text `three`"
        (unknown,) = find_option_mismatches({**schema, "properties": {}}, {"word": 1})
        assert (unknown.message, unknown.hint) == ("unknown key `word`", "")


class TestSafety:
    def test_a_pattern_holds_to_the_very_end(self):
        for name in ("ada\n", "ada\r", "٣", "аda"):
            assert len(found("incident", INCIDENT | {"declared_by": name})) == 1

    def test_there_is_a_bound(self):
        mismatches = list(find_mismatches("incident", {f"k{n}": 1 for n in range(10_000)}))
        assert len(mismatches) == MOST + 1
        assert mismatches[-1].message == "more than 100 things do not fit"

    def test_a_long_key_is_cut(self):
        (only,) = find_mismatches("incident", INCIDENT | {"k" * 5000: 1})
        assert len(only.message) < 100

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_nothing_raises(self, name):
        odd = [None, True, 0, -1, 1.5, "", "x", [], ["x"], [[]], {}, {"x": {}}, {"": None}]
        for key in [*load_schema(name).get("properties", {}), "x"]:
            for value in odd:
                for mismatch in find_mismatches(name, {key: value}):
                    assert not RAW.search(mismatch.message + mismatch.hint)
                    assert mismatch.message


def test_a_number_between_quotation_marks_is_told_so():
    (found,) = find_mismatches("policy", {"format": "1"})
    assert found.hint == "write 1 without quotation marks"
