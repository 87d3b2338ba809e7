"""The shipped schemas are valid, self-contained, and say enough for editors and messages."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator

from postmortem_kb import incident, people
from postmortem_kb.action_item import ActionItem
from postmortem_kb.schema import SCHEMAS, load_schema

every_schema = pytest.mark.parametrize("name", SCHEMAS)
# Keywords that the messages have words for, and those that never fail by themselves.
EXPLAINED = {
    "type", "enum", "const", "format", "pattern", "maxLength", "maxItems", "uniqueItems",
    "minimum", "maximum", "exclusiveMinimum", "required", "additionalProperties", "anyOf",
}  # fmt: skip
SILENT = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "examples", "properties", "items",
    "propertyNames", "allOf", "if", "then", "not", "x-says", "x-unknown",
}  # fmt: skip


def schemas_in(schema, path=()):
    """Every schema inside of a schema, with its path."""
    yield path, schema
    for keyword in ("properties", "$defs"):
        for key, below in schema.get(keyword, {}).items():
            yield from schemas_in(below, (*path, keyword, key))
    for keyword in ("items", "additionalProperties", "propertyNames", "not", "if", "then"):
        if isinstance(schema.get(keyword), dict):
            yield from schemas_in(schema[keyword], (*path, keyword))
    for keyword in ("anyOf", "allOf"):
        for number, below in enumerate(schema.get(keyword, ())):
            yield from schemas_in(below, (*path, keyword, number))


@every_schema
def test_it_is_a_schema_of_2020_12(name):
    schema = load_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@every_schema
def test_every_property_has_a_description(name):
    silent = [
        path
        for path, schema in schemas_in(load_schema(name))
        if path[-2:-1] == ("properties",) and not schema.get("description", "").strip()
    ]
    assert silent == []


@every_schema
def test_it_uses_what_the_messages_can_explain(name):
    used = {keyword for _, schema in schemas_in(load_schema(name)) for keyword in schema}
    assert used <= EXPLAINED | SILENT


@every_schema
def test_every_form_says_what_it_is(name):
    unsaid = [
        path
        for path, schema in schemas_in(load_schema(name))
        if ("pattern" in schema or "format" in schema or "anyOf" in schema)
        and "x-says" not in schema
    ]
    assert unsaid == []


@every_schema
def test_every_number_has_a_description(name):
    bounded = ("minimum", "maximum", "exclusiveMinimum")
    for path, schema in schemas_in(load_schema(name)):
        assert "description" in schema or not any(each in schema for each in bounded), path


@every_schema
def test_examples_fit(name):
    root = load_schema(name)
    for path, schema in schemas_in(root):
        for example in schema.get("examples", ()):
            whole = Draft202012Validator({**schema, "$defs": root["$defs"]})
            assert not list(whole.iter_errors(example)), path


@every_schema
def test_it_refers_to_itself_alone(name):
    root = load_schema(name)
    for path, schema in schemas_in(root):
        reference = schema.get("$ref", "#/$defs/")
        assert reference.startswith("#/$defs/"), path
        assert "$ref" not in schema or reference.removeprefix("#/$defs/") in root["$defs"], path


@every_schema
def test_no_mapping_takes_keys_that_nobody_knows(name):
    for path, schema in schemas_in(load_schema(name)):
        if "properties" in schema and path[:2] != ("allOf", 0):
            assert schema.get("additionalProperties") is False, path


@every_schema
def test_patterns_are_linear_and_ours_alone(name):
    for path, schema in schemas_in(load_schema(name)):
        pattern = schema.get("pattern", "")
        assert not re.search(r"\\[dwb]", pattern), path
        # Two stars of overlapping classes take the square of the text's length.
        assert len(re.findall(r"[*+](?![\])])", pattern)) <= 2, path


def test_the_values_read_what_the_schemas_have():
    item = load_schema("postmortem")["$defs"]["actionItem"]["properties"]
    assert set(ActionItem.__dataclass_fields__) == {"position", *item}
    waiver = load_schema("incident")["$defs"]["waiver"]["properties"]
    assert set(incident.Waiver.__dataclass_fields__) == {"file", "position", *waiver}
    person = load_schema("people")["additionalProperties"]["properties"]
    assert set(people.Person.__dataclass_fields__) <= {"handle", *person}


def test_shared_definitions_are_the_same_everywhere():
    seen = {}
    for name in SCHEMAS:
        for key, definition in load_schema(name).get("$defs", {}).items():
            assert seen.setdefault(key, definition) == definition, (name, key)
