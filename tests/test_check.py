"""The engine: which rules are asked, at which level, where it is placed, what is excused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postmortem_kb.check import judge, run
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.people import read_people
from postmortem_kb.problem import At, Finding, Level, Skipped
from postmortem_kb.rules import Rule, load_rule, rule_names
from tests.helpers.promises import promise
from tests.helpers.records import ID, findings, policy_of, problems, read, renamed, sound

NOW = parse_moment("2026-11-21T10:00:00Z").at


def given(policy="", **facts):
    return Circumstances(policy=policy_of(policy), now=NOW, records={}, **facts)


def rules_of(found):
    return [problem.rule for problem in found]


@pytest.fixture
def one_rule(monkeypatch):
    """Make the engine ask one rule of our own: `one_rule(check, level=…, needs=…)`."""

    def one_rule(check, name="schema", **facts):
        made = {
            "level": Level.ERROR,
            "page": "It states itself.\n\n## What it asks\n\nNothing.\n",
            "options": {},
            "needs": (),
            "completeness": False,
            "waivable": True,
        }
        rule = Rule(name=name, check=check, **made | facts)
        monkeypatch.setattr("postmortem_kb.check.rule_names", lambda: (name,))
        monkeypatch.setattr("postmortem_kb.check.load_rule", lambda _: rule)

    return one_rule


def saying(*found):
    """The check of a rule that always finds these."""
    return lambda *_: iter(found)


def only(incident, **circumstances):
    (problem,) = judge(incident, given(**circumstances))
    return problem


def test_a_sound_record_passes_every_rule_of_base():
    outcome = run([sound()], given())
    assert outcome.problems == []
    assert (outcome.checked, outcome.blocks) == (1, False)


def test_only_errors_block():
    note = sound(answers={"Detection": "A customer called us."})
    assert rules_of(run([note], given()).problems) == ["answers-long", "detection-explained"]
    assert not run([note], given()).blocks
    assert run([sound(answers={"Detection": ""})], given()).blocks


def test_problems_come_by_path_line_column_and_rule():
    bad = {"incident": {"type": "other-one", "summary": None}, "answers": {"Detection": ""}}
    records = [renamed(sound(**bad), other) for other in (ID, "2025-01-01-a", "2026-01-01-b")]
    found = run(records, given()).problems
    assert found == sorted(found, key=lambda p: (p.path, p.line, p.column, p.rule))
    assert len({p.path for p in found}) > 3
    assert run(records[::-1], given()).problems == found


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({"incident": {"type": "NO"}}, ["type-known"]),
        ({"postmortem": {"causes": "[支払い]"}}, ["causes-known"]),
        ({"incident": {"severity": "12:30"}}, ["severity-known"]),
        ({"incident": {"type": "'no'"}}, ["type-known"]),
        ({"incident": {"tags": "[Not One]"}}, ["schema"]),
        ({"incident": {"detected_at": "12:30"}}, ["schema"]),
        ({"incident": {"roles": "{Incident Commander: [{who: ada}]}"}}, ["roles-known"]),
        ({"incident": {"roles": "{incident-commander: }"}}, ["schema"]),
        ({"incident": {"roles": "{incident-commander: [{who: [ada, ben]}]}"}}, ["schema"]),
        ({"postmortem": {"causes": "#config-change"}}, ["value-misread"]),
        ({"incident": {"status": "open"}}, ["status-stamped"]),
    ],
)
def test_a_value_of_the_wrong_form_is_one_problem(facts, rules):
    strict = "postmortem: {drafted_by: incident-commander}"
    assert rules_of(judge(sound(**facts), given(strict))) == rules


@pytest.mark.parametrize(
    "facts",
    [
        {"incident": {"detected_at": None, "Detected at": "2026-11-03T14:02:00Z"}},
        {"incident": {"sumary": "A release halved the pool.", "summary": None}},
        {"incident": {"impact": "{whom: Customers in the EU, how: Checkout took half a minute}"}},
        {"postmortem": {"causes": None, "cause": "[config-change]"}},
        {"incident": {"impact": None, "impakt": "{who: Customers, how: It took a minute}"}},
        {"incident": {"colour": "{who: Somebody Else}"}},
        {"postmortem": {"action_items": "[{id: a1, title: Alert, type: detect, state: committed, "
                        "priority: high, ownr: ada, ticket: PLAT-1, due: 2026-12-17}]"}},
    ],
)  # fmt: skip
def test_a_fact_under_a_misspelt_name_is_not_missing_too(facts):
    circumstances = replace(given(), people=read_people({"ada": {}, "eve": {}}))
    assert rules_of(judge(sound(**facts), circumstances)) == ["schema"]


@pytest.mark.parametrize("fact", ["type", "severity", "services", "declared_by"])
def test_a_word_of_any_length_makes_a_short_message(fact):
    long = "x y " * 5_000
    facts = {fact: f"[{long}]" if fact == "services" else long}
    lists = {"people": {}, "services": {}}
    found = judge(sound(incident=facts), replace(given(), **lists))
    assert [p.rule for p in found if len(p.message + p.hint) > 300] == []


def test_a_misspelt_name_in_one_file_hides_nothing_in_the_other():
    misspelt = {"cause": "[config-change]"}
    found = judge(sound(incident=misspelt, postmortem={"causes": "[]"}), given())
    assert rules_of(found) == ["schema", "causes-named"]


def test_a_wrong_form_that_is_a_note_hides_no_error():
    found = judge(sound(incident={"declared_by": "NO"}), given("rules: {schema: note}"))
    assert [(p.rule, p.level) for p in found] == [("schema", "note"), ("value-misread", "error")]


class TestLevels:
    @pytest.mark.parametrize(
        ("facts", "level"),
        [
            ({"postmortem": {"status": "draft"}}, "note"),
            ({"postmortem": {"status": "review"}}, "error"),
            ({}, "error"),
            ({"without_postmortem": True}, "note"),
        ],
    )
    def test_completeness_is_asked_from_the_review_on(self, one_rule, facts, level):
        one_rule(saying(Finding(At(), "It is missing")), completeness=True)
        assert only(sound(**facts)).level == level

    @pytest.mark.parametrize("status", ["draft", "review", "published"])
    def test_correctness_is_asked_always(self, one_rule, status):
        one_rule(saying(Finding(At(), "It is wrong")))
        assert only(sound(postmortem={"status": status})).level == "error"

    @pytest.mark.parametrize("level", ["warning", "note"])
    def test_the_policy_sets_the_level(self, one_rule, level):
        one_rule(saying(Finding(At(), "It is wrong")))
        assert only(sound(), policy=f"rules: {{schema: {level}}}").level == level

    def test_off_is_not_asked(self, one_rule):
        one_rule(saying(Finding(At(), "It is wrong")))
        assert judge(sound(), given("rules: {schema: 'off'}")) == []

    @pytest.mark.parametrize("completeness", [True, False])
    def test_what_lapsed_is_a_note_and_an_error_under_deadlines(self, one_rule, completeness):
        one_rule(saying(Finding(At(), "It is late", lapsed=True)), completeness=completeness)
        assert only(sound()).level == "note"
        assert only(sound(), deadlines=True).level == "error"
        assert only(sound(without_postmortem=True), deadlines=True).level == "error"


class TestScope:
    @pytest.mark.parametrize(
        ("settings", "asked"),
        [
            ("since: 2026-11-03", True),
            ("since: 2026-11-04", False),
            ("severities: [SEV-2, SEV-3]", True),
            ("severities: [SEV-1]", False),
            ("statuses: [resolved]", True),
            ("statuses: [open]", False),
            ("kinds: [incident]", True),
            ("kinds: [drill, external]", False),
            ('paths: ["postmortems/2026/*"]', True),
            ('paths: ["postmortems/2025/*"]', False),
            ("severities: [SEV-2], statuses: [open]", False),
        ],
    )
    def test_the_policy_says_of_which_records(self, one_rule, settings, asked):
        one_rule(saying(Finding(At(), "It is wrong")))
        found = judge(sound(), given(f"rules: {{schema: {{{settings}}}}}"))
        assert bool(found) is asked

    def test_the_worst_severity_ever_held_decides(self, one_rule):
        one_rule(saying(Finding(At(), "It is wrong")))
        once = ("- 2026-11-03T14:10:00Z severity @ada from=SEV-1 to=SEV-2: less than we thought",)
        policy = "rules: {schema: {severities: [SEV-1]}}"
        assert len(judge(sound(timeline=once), given(policy))) == 1

    @pytest.mark.parametrize(("completeness", "asked"), [(True, False), (False, True)])
    def test_completeness_is_not_asked_of_what_is_older_than_the_policy(
        self, one_rule, completeness, asked
    ):
        one_rule(saying(Finding(At(), "It is missing")), completeness=completeness)
        assert bool(judge(sound(), given("since: 2026-11-04"))) is asked

    @pytest.mark.parametrize(("settings", "asked"), [("error", 0), ("{kinds: [incident]}", 1)])
    def test_completeness_is_not_asked_of_what_was_imported(self, one_rule, settings, asked):
        one_rule(saying(Finding(At(), "It is missing")), completeness=True)
        imported = sound(incident={"imported_from": "{path: old.md}"})
        assert len(judge(imported, given(f"rules: {{schema: {settings}}}"))) == asked

    def test_options_have_the_rules_defaults_under_them(self, one_rule):
        seen = []
        options = {"properties": {"depth": {"default": 3}, "width": {"default": 1}}}
        one_rule(lambda _, case: seen.append(case.options) or iter(()), options=options)
        judge(sound(), given("rules: {schema: {options: {depth: 5}}}"))
        assert seen == [{"depth": 5, "width": 1}]


class TestNeeds:
    @pytest.mark.parametrize("need", ["base", "history"])
    def test_what_cannot_be_asked_is_said(self, one_rule, need):
        one_rule(saying(Finding(At(), "It is wrong")), needs=(need,))
        outcome = run([sound()], given(missing={need: "this is no git repository"}))
        assert outcome.problems == []
        assert outcome.skipped == [Skipped("schema", "this is no git repository")]

    def test_what_is_given_is_asked(self, one_rule):
        seen = []
        one_rule(lambda _, case: seen.append(case.base) or iter(()), needs=("base",))
        before = sound(incident={"title": "Before"})
        assert run([sound()], given(bases={ID: before})).skipped == []
        run([renamed(sound(), "2026-11-03-new")], given(bases={ID: before}))
        assert seen == [before, None]


class TestPlaces:
    RECORD = read(
        "---\ntitle: Slow\nimpact: {who: All}\n---\n\n## Timeline\n\n- now\n", "---\n---\n"
    )

    @pytest.mark.parametrize(
        ("at", "place", "excerpt", "width"),
        [
            (At(data=("title",)), (2, 8), "title: Slow", 4),
            (At(data=("title",), key=True), (2, 1), "title: Slow", 5),
            (At(data=("impact", "who")), (3, 15), "impact: {who: All}", 3),
            (At(data=("impact", "how")), (3, 1), "impact: {who: All}", 6),
            (At(data=("sent", 0, "at")), (1, 1), "---", 0),
            (At(heading="timeline"), (6, 1), "## Timeline", 11),
            (At(heading="Notes"), (5, 1), "", 0),
            (At(line=8, column=3, width=99), (8, 3), "- now", 3),
            (At(), (1, 1), "---", 0),
            (At("graph.png"), (1, 1), "", 0),
        ],
    )
    def test_a_place_in_words_becomes_one_in_numbers(self, one_rule, at, place, excerpt, width):
        one_rule(saying(Finding(at, "It is wrong", "Mend it")))
        incident = replace(self.RECORD, incident=shown(self.RECORD))
        problem = only(incident)
        assert (problem.line, problem.column) == place
        assert (problem.excerpt, problem.width) == (excerpt, width)
        assert problem.path == f"{incident.folder}/{at.file}"
        assert (problem.message, problem.hint) == ("It is wrong", "Mend it")

    def test_the_folder_itself_is_a_place(self, one_rule):
        one_rule(saying(Finding(At(""), "It is wrong")))
        assert only(sound()).path == f"postmortems/2026/{ID}"


def shown(incident: Incident):
    """Its facts, with a visibility that lets the text be quoted."""
    return replace(incident.incident, data={**incident.incident.data, "visibility": "internal"})


class TestRestricted:
    SECRET = "the-acme-breach"

    def leaky(self):
        """A restricted record that is wrong in many ways, each with the secret word in it."""
        word = self.SECRET
        return sound(
            incident={
                "visibility": "restricted",
                "severity": word,
                "type": word,
                "services": f"[{word}]",
                word: word,
                "declared_at": word,
                "summary": "TBD",
                "resolved_by": word,
                "roles": f"{{{word}: [{{who: {word}}}]}}",
                "related": f"[{{id: 2026-01-01-{word}, as: see}}]",
                "waivers": f"[{{rule: {word}, reason: {word}, by: {word}, on: {word}}}]",
                "extra": f"{{{word}: {word}}}",
            },
            postmortem={
                "causes": f"[{word}]",
                "approved_by": "[]",
                "action_items": f"[{{id: {word}, title: {word}, state: committed, type: {word}}}]",
            },
            answers={"Detection": f"TODO {word}"},
            timeline=(f"- {word}", f"- 2026-11-03T14:04:00Z {word} @{word}: {word}"),
        )

    def test_no_word_of_it_is_said(self):
        found = run([self.leaky()], given(people={}, services={"checkout": {}})).problems
        assert len(set(rules_of(found))) > 10
        assert [p for p in found if self.SECRET in p.message + p.hint + p.excerpt] == []

    def test_the_rule_and_the_place_are_said(self):
        (problem,) = problems("severity-known", self.leaky())
        assert (problem.line, problem.rule) == (3, "severity-known")
        assert problem.message == load_rule("severity-known").title
        assert problem.hint == "see `postmortem explain severity-known`"

    @pytest.mark.parametrize(
        "front_matter",
        [
            "the-acme-breach: 1\nthe-acme-breach: 2",
            "title: &the-acme-breach x",
            "title: *the-acme-breach",
            "title: !the-acme-breach x",
            "title: [the-acme-breach",
            "title: the-acme-breach: x",
            "- the-acme-breach",
            "visibility: the-acme-breach",
        ],
    )
    def test_what_cannot_be_read_counts_as_restricted(self, front_matter):
        broken = read(f"---\n{front_matter}\n---\n", "---\nstatus: draft\n---\n")
        found = run([broken], given()).problems
        assert found
        assert [p for p in found if self.SECRET in p.message + p.hint + p.excerpt] == []


class TestWaivers:
    def waived(self, rule, **facts):
        entry = f"[{{rule: {rule}, reason: Agreed., by: eve, on: 2026-11-05}}]"
        return {"waivers": entry, **facts}

    @pytest.mark.parametrize("file", ["incident", "postmortem"])
    def test_a_waiver_in_either_file_excuses_its_rule(self, file):
        gap = {"answers": {"Detection": ""}}
        excused = sound(**gap, **{file: self.waived("questions-answered")})
        assert run([excused], given()).problems == []
        other = sound(**gap, **{file: self.waived("causes-named")})
        assert "questions-answered" in rules_of(run([other], given()).problems)

    def test_a_needless_one_is_a_note_that_says_so(self):
        (said,) = findings("waivers", sound(incident=self.waived("causes-named")))
        message = "this waiver of `causes-named` excuses nothing: the rule has no complaint"
        assert said == f"incident.md:18:18 note {message}"

    def test_a_draft_may_still_need_it(self):
        early = sound(incident=self.waived("causes-named"), postmortem={"status": "draft"})
        assert findings("waivers", early) == []

    def test_a_finding_may_be_past_excusing(self, one_rule):
        one_rule(saying(Finding(At(), "It is wrong", excusable=False)))
        assert "It is wrong" in [p.message for p in judge(self.of("schema"), given())]

    def test_a_rule_may_be_past_excusing(self):
        wrong = sound(incident=self.waived("schema", declared_at="soon"))
        assert "schema" in rules_of(run([wrong], given()).problems)

    def of(self, rule):
        return sound(incident=self.waived(rule))


def test_every_rule_answers_for_a_record_of_which_nothing_can_be_read():
    for text in ("", "---\n", "---\n[\n---\n", "---\ntitle: x\n---\n", "no front matter"):
        for broken in (read(text), read(text, text or "---"), read(text, "---\nstatus: x\n---\n")):
            assert run([broken], given(people={}, services={})).problems


def test_every_rule_answers_for_values_of_another_form():
    for wrong in ("", "[]", "{}", "7", "yes", "[[x]]", "{x: {y: z}}"):
        keys = sound().incident.data
        odd = sound(
            incident={key: wrong for key in keys if key != "visibility"} | {"sent": wrong},
            postmortem=dict.fromkeys(sound().postmortem.data, wrong) | {"waivers": wrong},
        )
        assert run([odd], given(people={}, services={})).problems
        item = promise(**dict.fromkeys(("id", "owner", "ticket", "due", "moved", "dropped"), wrong))
        run([item], given(people={}, services={}))


def test_there_are_rules():
    assert len(rule_names()) > 40


class TestTheChangeAsAWhole:
    POLICY = "rules: {schema: error}\n"
    WAIVED = POLICY + "waivers: [{rule: schema, reason: agreed, by: ada, on: 2026-11-20}]\n"

    @pytest.fixture
    def changed(self, one_rule):
        """What a rule that complains of the change says: `changed(policy, base_policy=…)`."""

        def changed(policy="", before="", **facts):
            at = At("schema/policy.yml", data=("rules", "schema"))
            one_rule(saying(), check_change=lambda _: iter([Finding(at, "loosened")]), **facts)
            past = {"bases": {}, "base_policy": policy_of(before)}
            return list(run([], given(policy, **past)).problems)

        return changed

    def test_it_is_placed_in_the_policy_of_today(self, changed):
        (problem,) = changed(self.POLICY)
        assert (problem.path, problem.line, problem.column) == ("schema/policy.yml", 2, 17)
        assert (problem.excerpt, problem.width) == ("rules: {schema: error}", 5)
        assert (problem.rule, problem.level, problem.message) == ("schema", "error", "loosened")

    def test_the_policy_says_at_which_level(self, changed):
        (problem,) = changed("rules: {schema: warning}\n", before="rules: {schema: note}\n")
        assert problem.level is Level.WARNING
        assert changed('rules: {schema: "off"}\n', before='rules: {schema: "off"}\n') == []

    def test_a_change_does_not_switch_off_its_own_judge(self, changed):
        (problem,) = changed('rules: {schema: "off"}\n', before=self.POLICY)
        assert problem.level is Level.ERROR
        (problem,) = changed("rules: {schema: note}\n", before="rules: {schema: warning}\n")
        assert problem.level is Level.WARNING

    def test_a_waiver_that_came_with_the_change_excuses(self, changed):
        assert changed(self.WAIVED, before=self.POLICY) == []
        assert changed(self.WAIVED, before=self.POLICY, waivable=False)

    def test_a_waiver_that_stood_there_before_does_not(self, changed):
        assert changed(self.WAIVED, before=self.WAIVED)

    def test_a_file_that_is_gone_is_placed_at_its_top(self, one_rule):
        at = At("postmortems/2026/2026-11-03-gone/incident.md", data=("title",))
        one_rule(saying(), check_change=lambda _: iter([Finding(at, "gone")]))
        (problem,) = run([], given(bases={})).problems
        assert (problem.path, problem.line, problem.excerpt) == (at.file, 1, "")

    def test_it_is_not_asked_without_a_base(self, one_rule):
        one_rule(saying(), check_change=lambda _: pytest.fail("asked"))
        assert run([], given()).problems == []


class TestTheBase:
    def test_each_record_is_given_its_own(self, one_rule):
        old, other = sound(incident={"title": "Old"}), renamed(sound(), "2026-11-03-other")
        seen = []

        def check(incident, case):
            seen.append((incident.id, case.base, case.gone))
            return iter(())

        one_rule(check, needs=("base",))
        run([sound(), other], given(bases={ID: old}, gone={"x": old}))
        assert seen == [(ID, old, {"x": old}), (other.id, None, {"x": old})]
