"""The engine: the only place that runs rules and says which findings are problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from postmortem_kb.circumstances import Circumstances
from postmortem_kb.incident import Incident, Waiver
from postmortem_kb.placing import place_change, place_finding
from postmortem_kb.policy import Policy, incident_day
from postmortem_kb.policy_parts import RuleSettings
from postmortem_kb.problem import At, DataPath, Finding, Level, Outcome, Problem, Skipped
from postmortem_kb.rules import Rule, load_rule, rule_names

JUDGED_STATES = ("review", "published")
"""The states of a post-mortem in which completeness is asked for."""


def run(incidents: Iterable[Incident], circumstances: Circumstances) -> Outcome:
    """Judge every incident by every rule. Problems come in the order path, line, column, rule."""
    asked, skipped = _choose_rules(circumstances, rule_names())
    problems: list[Problem] = []
    checked = 0
    for incident in incidents:
        problems += _judge(incident, asked, circumstances)
        checked += 1
    problems += _judge_change(circumstances)
    return Outcome(sorted(problems, key=lambda p: p.order), skipped, checked)


def judge(
    incident: Incident, circumstances: Circumstances, rules: Sequence[str] | None = None
) -> Sequence[Problem]:
    """The problems of one incident, by every rule or by those named alone."""
    names = rule_names() if rules is None else rules
    asked, _ = _choose_rules(circumstances, names)
    known = set(names)
    found = [p for p in _judge(incident, asked, circumstances) if p.rule in known]
    return sorted(found, key=lambda p: p.order)


_Asked = Sequence[tuple[Rule, RuleSettings]]


def _choose_rules(
    circumstances: Circumstances, names: Sequence[str]
) -> tuple[_Asked, Sequence[Skipped]]:
    asked, skipped = [], []
    for name in names:
        settings = circumstances.policy.rule_settings(name)
        rule = load_rule(name)
        lacking = circumstances.lacks(rule)
        if lacking:
            skipped.append(Skipped(name, circumstances.missing.get(lacking, f"no {lacking} given")))
        elif not settings.off:
            asked.append((rule, settings))
    return asked, skipped


def _judge(incident: Incident, asked: _Asked, circumstances: Circumstances) -> Iterator[Problem]:
    excused: set[Waiver] = set()
    found: list[tuple[Finding, Problem]] = []
    for rule, settings in asked:
        if not _in_scope(rule, settings, incident, circumstances.policy):
            continue
        waivers = [w for w in incident.waivers if w.rule == rule.name and rule.waivable]
        for finding in rule.check(incident, circumstances.case(rule, settings, incident)):
            if waivers and finding.excusable:
                excused.update(waivers)
            else:
                level = _level(rule, settings, incident, finding, circumstances.deadlines)
                found.append((finding, place_finding(incident, rule, level, finding)))
    yield from _one_for_one_cause(found)
    complaining = {problem.rule for _, problem in found}
    yield from _needless(incident, excused, complaining)


def _one_for_one_cause(found: Sequence[tuple[Finding, Problem]]) -> Iterator[Problem]:
    """Of a value that is unfit, that error alone; of a fact under a wrong name, only the name."""
    errors = [(finding, p) for finding, p in found if p.level is Level.ERROR]
    refused = {p.place for finding, p in errors if finding.unfit}
    void = {(finding.at.file, path) for finding, _ in errors for path in finding.voids}
    for finding, problem in found:
        fit = finding.unfit or problem.place not in refused
        if finding.voids or (fit and void.isdisjoint(_at_or_above(finding.at))):
            yield problem


def _at_or_above(at: At) -> Iterator[tuple[str, DataPath]]:
    """The fact at this place, and those that hold it."""
    path = at.data or ()
    return ((at.file, path[:length]) for length in range(1, len(path) + 1))


def _judge_change(circumstances: Circumstances) -> Iterator[Problem]:
    """What rules say of the change as a whole; only a waiver that came with it excuses."""
    policy, before = circumstances.policy, circumstances.base_policy
    known = {replace(w, position=0) for w in before.waivers} if before else set()
    new = [waiver for waiver in policy.waivers if replace(waiver, position=0) not in known]
    excused: set[str] = set()
    for rule in map(load_rule, rule_names() if circumstances.bases is not None else ()):
        level = _strictest(rule, [policy, before] if before else [policy])
        if rule.check_change is None or level is None or circumstances.lacks(rule):
            continue
        case = circumstances.case(rule, policy.rule_settings(rule.name))
        for finding in rule.check_change(case):
            if rule.waivable and finding.excusable and any(w.rule == rule.name for w in new):
                excused.add(rule.name)
            else:
                yield place_change(rule, level, finding, policy)
    if before is not None:
        needless = [waiver for waiver in new if waiver.rule not in excused]
        yield from (_needless_change(waiver, policy) for waiver in needless)


def _needless_change(waiver: Waiver, policy: Policy) -> Problem:
    message = f"this waiver of `{waiver.rule}` excuses nothing that this change does"
    at = At(policy.document.path, data=("waivers", waiver.position, "rule"))
    finding = Finding(at, message, "delete it; a record's own waiver stands in the record")
    return place_change(load_rule("waivers"), Level.NOTE, finding, policy)


def _strictest(rule: Rule, policies: Iterable[Policy]) -> Level | None:
    """The level of a rule, None where it is off: a change does not switch off its own judge."""
    asked = (policy.rule_settings(rule.name) for policy in policies)
    levels = [settings.level or rule.level for settings in asked if not settings.off]
    return min(levels, key=list(Level).index, default=None)


def _in_scope(rule: Rule, settings: RuleSettings, incident: Incident, policy: Policy) -> bool:
    day = incident_day(incident)
    starts = [settings.since, policy.since if rule.completeness else None]
    if day and any(since and day < since for since in starts):
        return False
    if rule.completeness and incident.incident.data.get("imported_from") and not settings.kinds:
        return False
    severity = policy.highest_severity(incident) if settings.severities else ""
    return (
        (not settings.severities or severity in settings.severities)
        and (not settings.statuses or incident.status in settings.statuses)
        and (not settings.kinds or incident.kind in settings.kinds)
        and (not settings.paths or any(fnmatchcase(incident.folder, p) for p in settings.paths))
    )


def _level(
    rule: Rule, settings: RuleSettings, incident: Incident, finding: Finding, deadlines: bool
) -> Level:
    level = settings.level or rule.level
    if finding.lapsed:
        return level if deadlines else Level.NOTE
    if rule.softened and incident.review_state not in JUDGED_STATES:
        return Level.NOTE
    return level


def _needless(incident: Incident, excused: set[Waiver], complaining: set[str]) -> Iterator[Problem]:
    """Waivers that excuse nothing: notes of the rule `waivers`."""
    known = rule_names()
    for waiver in incident.waivers:
        if (
            waiver not in excused
            and waiver.rule in known
            and waiver.rule not in complaining
            and load_rule(waiver.rule).waivable
            and incident.review_state in JUDGED_STATES
        ):
            message = f"this waiver of `{waiver.rule}` excuses nothing: the rule has no complaint"
            at = At(waiver.file, data=("waivers", waiver.position, "rule"))
            finding = Finding(at, message, "delete the waiver", discreet="a waiver excuses nothing")
            yield place_finding(incident, load_rule("waivers"), Level.NOTE, finding)
