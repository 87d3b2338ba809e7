"""When a post-mortem was published: as it declares, unless git tells otherwise.

`published_at` is what the author wrote; history says when readers could read it. Where the two
are further apart than the policy's tolerance, reports and figures go by history.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy


def merge_that_counts(
    incident: Incident, merged: datetime | None, policy: Policy
) -> datetime | None:
    """The merge time (UTC), if the declared one is further from it than the policy tolerates.

    None for records that were brought in from elsewhere: they were published there.
    """
    declared = incident.published_at if incident.published else None
    hours = policy.part("follow_up").get("merge_tolerance_hours")
    imported = incident.incident.data.get("imported_from")
    if merged is None or declared is None or imported or not isinstance(hours, int):
        return None
    # A bare date is the whole day.
    day = timedelta() if declared.exact else timedelta(days=1)
    tolerated = timedelta(hours=hours)
    early, late = declared.at - tolerated, declared.at + day + tolerated
    return None if early <= merged <= late else merged


def as_merged(incident: Incident, merged: datetime | None, policy: Policy) -> Incident:
    """The record with its merge time, where that is the one that counts."""
    at = merge_that_counts(incident, merged, policy)
    return replace(incident, merged_at=at) if at else incident
