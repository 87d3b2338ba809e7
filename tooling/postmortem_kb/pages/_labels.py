"""Small things that many pages show: badges, times, people, links to other pages."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.incident import Incident
from postmortem_kb.metrics import PostmortemState, postmortem_state
from postmortem_kb.moment import Moment, format_duration, format_local, format_utc
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._page import Setting, slug_of

UNKNOWN = element("span", "not known", class_="kb-unknown")
NONE = element("span", "—", class_="kb-unknown")
KINDS = {"drill": "Drill", "external": "External"}
_REVIEW = {
    "published": "Post-mortem published",
    "review": "Post-mortem in review",
    "draft": "Post-mortem is a draft",
}


def badge(text: str, style: str) -> Html:
    """A short word on a coloured ground."""
    return element("span", text, class_=f"kb-badge kb-badge--{style}")


def severity_badge(incident: Incident, setting: Setting) -> Html:
    """The severity, coloured by its rank; empty where there is none."""
    if not incident.severity:
        return Html("")
    return badge(incident.severity, f"severity-{rank_of(incident, setting)}")


def rank_of(incident: Incident, setting: Setting) -> int:
    """The rank of the severity for its colour: 1 to 5, and 9 where the policy has no such word."""
    known = setting.policy.severities.get(incident.severity)
    return min(known.rank, 5) if known else 9


def badges(incident: Incident, setting: Setting) -> Html:
    """Severity, what kind of record it is, its state, and whether it is internal."""
    shown = [severity_badge(incident, setting), kind_badge(incident), status_badge(incident)]
    return element("span", shown, internal_badge(incident), class_="kb-badges")


def kind_badge(incident: Incident) -> Html:
    """Drill or external; empty for an incident of our own."""
    known = KINDS.get(incident.kind)
    return badge(known, incident.kind) if known else Html("")


def status_badge(incident: Incident) -> Html:
    """The state; empty for an external one, which is over."""
    if not incident.status or incident.kind == "external":
        return Html("")
    return badge(incident.status, f"status-{slug_of(incident.status)}")


def internal_badge(incident: Incident) -> Html:
    """That a record is internal; empty for any other."""
    return badge("internal", "internal") if incident.visibility == "internal" else Html("")


def review_badge(incident: Incident, setting: Setting) -> Html:
    """How the post-mortem stands: its state, and whether it is late."""
    state = postmortem_state(incident, setting.policy, setting.now)
    shown = []
    if incident.review_state:
        style = f"review-{slug_of(incident.review_state)}"
        shown.append(badge(_REVIEW.get(incident.review_state, incident.review_state), style))
    if state is PostmortemState.MISSING:
        shown.append(badge("Post-mortem overdue", "late"))
    elif state in (PostmortemState.LATE, PostmortemState.LATE_EXPLAINED):
        shown.append(badge(state.value, slug_of(state.value)))
    return join(shown)


def time_of(at: datetime, setting: Setting, seconds: bool = False) -> Html:
    """A time in the policy's zone, and in UTC where that differs."""
    zone = setting.policy.zone
    local = element("time", format_local(at, zone), datetime=format_utc(at))
    if not at.astimezone(zone).utcoffset():
        return local
    utc = element("span", f"({at.astimezone(UTC):%H:%M} UTC)", class_="kb-utc")
    return join([local, utc], " ")


def deadline(at: datetime, setting: Setting) -> Html:
    """How long there is until then, or how late it is; and the time."""
    left = (at - setting.now).total_seconds()
    word = f"due in {format_duration(left)}" if left >= 0 else f"{format_duration(-left)} late"
    style = "kb-clock" if left >= 0 else "kb-clock kb-clock--late"
    return join([element("strong", word, class_=style), ", ", time_of(at, setting)])


def moment(found: Moment | None, setting: Setting) -> Html:
    """A stamp for people; a bare date stays one."""
    if found is None:
        return UNKNOWN
    if not found.exact:
        return element("time", found.written, datetime=found.written)
    return time_of(found.at, setting)


def length(seconds: float | None) -> Html:
    """A length of time, or that it is not known."""
    return UNKNOWN if seconds is None else join([format_duration(seconds)])


def incident_link(incident: Incident, root: str) -> Html:
    """The title of a record, leading to its page."""
    return element("a", incident.title, href=f"{root}incidents/{incident.id}/")


def word_link(kind: str, word: str, title: str, root: str) -> Html:
    """A service, cause or severity, leading to its page."""
    return element("a", title or word, href=f"{root}{kind}/{slug_of(word)}/", class_="kb-word")


def titled(vocabulary: str, word: str, setting: Setting) -> str:
    """A word of the policy as it is shown; the word itself where the policy has none such."""
    known = setting.policy.words(vocabulary)
    return known[word].title if word in known else word


def person(handle: str, setting: Setting) -> Html:
    """A person by name, the handle where no name is known."""
    known = setting.people.get(handle)
    return element("span", known.name if known else handle, class_="kb-person", title=f"@{handle}")


def as_of_line(setting: Setting) -> Html:
    """What a page that counts days says of its clock."""
    return element("p", "As of ", time_of(setting.now, setting), ".", class_="kb-as-of")


def day_of(incident: Incident) -> str:
    """The day that the id carries."""
    return incident.id[:10]
