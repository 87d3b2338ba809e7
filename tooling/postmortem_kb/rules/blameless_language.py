"""A post-mortem blames nobody.

## What it asks

No sentence judges a person: "careless", "should have known better", "the engineer forgot to", "his
mistake". What was done is told; that it was wrong of somebody is not. Code, quotations and the
texts of links are not read. The same word about a machine ("the job failed to start", "the
Kubernetes operator ignored it") blames nobody, and neither does a sentence that says so ("nobody is
to blame").

## Why

People tell what they did as long as it is safe to tell. After the first sentence that blames, the
next report is thinner. The question that helps is what made it easy to do.

Precision: it gave no finding, and so no false one, in 106 public reports that were written with
care. That is too few to know.

## Bad

    ## Causes

    The engineer forgot to raise the limit and carelessly skipped the review.

## Good

    ## Causes

    The limit is raised by hand in a second repository, and nothing says so where the first is
    changed. The review tool lets a change of that file through with no second pair of eyes.

## Options

`words`: words that judge, wherever they stand. `people`: words for people; `acts`: what blames
where one of these, or somebody in `people.yml`, does it. `also`, `also_people` and `also_acts` add
to each:

    rules:
      blameless-language: {options: {also: [clumsy, asleep at the wheel]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._blame import Blame
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._names import names_of
from postmortem_kb.rules._phrases import phrase_options, phrases_of
from postmortem_kb.rules._prose import iter_prose

LEVEL = Level.WARNING
COMPLETENESS = True
_NOT_DONE = (
    "known checked noticed seen caught tested verified read realised realized asked looked "
    "reviewed thought remembered waited followed escalated"
).split()
_DONE = (
    "approved changed deleted deployed dropped ignored merged pushed released removed restarted "
    "run skipped touched"
).split()
_MUST = ("must", "should", "has to", "have to", "needs to", "need to")
_SLIPS = ("mistake", "mistakes", "error", "errors")
_SHOULD_NOT = ("should not", "shouldn't", "should never")
OPTIONS = phrase_options(
    words=(
        "words that judge a person, wherever they stand",
        [
            "careless", "carelessly", "carelessness", "negligent", "negligently", "negligence",
            "incompetent", "incompetence", "stupidly",
            "idiotic", "should have known better", "ought to have known better",
            "his fault", "her fault", "their fault", "my fault", "your fault",
            "his mistake", "her mistake", "my mistake", "your mistake", "rookie mistake",
            "rookie mistakes",
            "his error", "her error", "beginner's mistake",
            *(f"{how} {what}" for how in ("stupid", "silly", "dumb") for what in _SLIPS),
            "lack of attention", "lack of care", "unprofessional", "unprofessionally",
        ],
    ),
    people=(
        "words for people",
        [
            "engineer", "engineers", "developer", "developers", "operator", "operators",
            "admin", "admins", "administrator", "administrators", "sysadmin", "sre", "sres",
            "on-call", "on-caller", "colleague", "colleagues", "employee", "employees",
            "contractor", "contractors", "intern", "manager", "managers", "reviewer", "reviewers",
            "author", "maintainer", "maintainers", "committer", "team member", "team members",
            "member of staff", "members of staff", "staff member", "technician", "technicians",
            "dba", "dbas", "tester", "testers", "somebody", "someone", "person",
            "people", "he", "she",
        ],
    ),
    acts=(
        "what blames where a person does it",
        [
            "forgot", "forgot to", "failed to", "neglected", "neglected to", "ignored",
            "overlooked", "messed up", "screwed up", "botched", "mistakenly", "by mistake",
            "made a mistake", "made an error", "wrongly", "erroneously", "accidentally",
            "inadvertently", "didn't bother", "didn't bother to", "did not bother",
            "did not bother to", "did not think", "didn't think", "too lazy", "was lazy",
            "to blame", "at fault", "should have been more careful",
            *(f"{must} be more careful" for must in _MUST),
            *(f"should have {what}" for what in _NOT_DONE),
            *(f"{should} have {what}" for should in _SHOULD_NOT for what in _DONE),
        ],
    ),
)  # fmt: skip


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each sentence that blames."""
    document = incident.postmortem
    if document is None or document.broken:
        return
    blame = Blame(
        words=phrases_of(case.options, "words"),
        people=phrases_of(case.options, "people"),
        acts=phrases_of(case.options, "acts"),
        names=names_of(case),
    )
    for passage in iter_prose(document):
        for sentence in passage.iter_sentences() if blame.may_be_in(passage.text) else ():
            found = blame.find(sentence.text)
            if found:
                message = f"`{' '.join(found.group().split())}` blames a person"
                hint = "write what made it easy to do, and what could have stopped it"
                yield Finding(sentence.at(*found.span()), message, hint)
