"""A reader learns how it was noticed, and why not earlier.

## What it asks

Where the policy asks how an incident was detected, the post-mortem or the timeline says by what
(an alert, a customer, a colleague who looked), and the answer says why that was not earlier: what
was missing, how long it took, or that it came at once. Only answers in English are judged.

## Why

The time to detect is often the longest part of an outage, and the cheapest to shorten. It is
shortened only where somebody writes what would have told earlier.

Precision: it gave no finding, and so no false one, in 106 public reports that were written with
care. That is too few to know.

## Bad

    ## Detection

    The checkout team worked on it together with the platform team from the start.

## Good

    ## Detection

    A customer wrote to support, eleven minutes after the start. The alert on errors stayed silent
    because slow answers are no errors.

## Options

`words`: by what something is noticed. `also` adds what you call yours:

    rules:
      detection-explained: {options: {also: [night watch]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._answers import Answer, iter_answers
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._phrases import phrase_options, phrases, phrases_of
from postmortem_kb.rules._prose import iter_prose

LEVEL = Level.NOTE
COMPLETENESS = True
OPTIONS = phrase_options(
    words=(
        "by what or how something is noticed",
        "alert alerts alerted alerting alarm alarms paged page pages pager pagerduty opsgenie "
        "notified notification notifications notice noticed detected detect discovered spotted "
        "seen saw reported report reports informed complained complaint complaints observed "
        "monitoring monitor monitors dashboard dashboards pingdom grafana prometheus sentry "
        "datadog kibana cloudwatch nagios zabbix icinga honeycomb zendesk "
        "customer customers user users support found realised realized email emails mailed "
        "emailed mail wrote called phoned messaged message messages ticket tickets "
        "slack twitter looked watching watched check checks probe probes canary "
        "contacted pinged".split(),
    )
)
_EARLIER = phrases(
    [
        *"earlier sooner later late before after until immediately instantly automatically".split(),
        *"missed missing minute minutes hour hours second seconds day days delay delayed".split(),
        *"took because silent nobody never not none lack lacked without only already".split(),
        *"within disabled muted noisy threshold too needs needed since once every".split(),
        *("at once", "right away", "straight away", "no one", "no", "nothing"),
    ]
)


# The lists are English; of a text without any of these words they say nothing.
_ENGLISH = phrases("the of and we our it that with by at from for us".split())


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """At most one finding: how it was noticed is not said, or why not earlier is not."""
    for question, answer in iter_answers(incident, case):
        names = (question.word, question.heading, *question.also)
        if answer and answer.given and any("detect" in name.casefold() for name in names):
            yield from _findings(answer, incident, phrases_of(case.options, "words"))


def _findings(answer: Answer, incident: Incident, noticed: re.Pattern[str]) -> Iterator[Finding]:
    told = iter_prose(incident.postmortem, answer.section, quoted=True)
    text = " ".join(passage.text for passage in told)
    if not _ENGLISH.search(text):
        return
    if not noticed.search(text):
        message = f"`{answer.section.heading}` does not say how it was noticed"
        hint = "by what or by whom: an alert, a customer, a colleague who looked?"
        yield Finding(answer.at, message, hint)
    elif not _EARLIER.search(text):
        message = f"`{answer.section.heading}` does not say why it was not noticed earlier"
        hint = "what was missing, or how long it took; say so where it came at once"
        yield Finding(answer.at, message, hint)
