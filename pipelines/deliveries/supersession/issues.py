"""Rule (b): deliveries with the same rows are issues of one list."""

from __future__ import annotations

import dataclasses
from collections import defaultdict

from pipelines.deliveries.supersession.standing import Candidate, Standing

# Short lists of two deliverers can agree by chance: 匿名 gave 100 on a day to both of them.
FEWEST_ROWS_IN_COMMON = 20

# A list that repeats this share of another's rows takes its place.
REPEATED_SHARE = 0.9

# Rows that two deliveries of one feed have in common, by their ids, the smaller id first.
Overlaps = dict[tuple[str, str], int]


def can_be_one_list(one: Candidate, other: Candidate, shared: int) -> bool:
    """Whether rows in common can mean one list: two deliverers need many of them."""
    return one.deliverer == other.deliverer or shared >= FEWEST_ROWS_IN_COMMON


def short_doubles(
    candidates: list[Candidate], overlaps: Overlaps, standings: dict[str, Standing]
) -> dict[str, list[str]]:
    """Lists in force that would be one but for their few rows: ids by id, both ways."""
    known = {c.delivery_id: c for c in candidates if standings[c.delivery_id].state == "in_force"}
    found: dict[str, list[str]] = defaultdict(list)
    for (one_id, other_id), shared in sorted(overlaps.items()):
        one, other = known.get(one_id), known.get(other_id)
        if not one or not other or can_be_one_list(one, other, shared):
            continue
        if shared >= REPEATED_SHARE * min(one.rows, other.rows):
            found[one_id].append(other_id)
            found[other_id].append(one_id)
    return found


def set_reissues_aside(
    candidates: list[Candidate],
) -> tuple[list[Candidate], dict[str, Standing]]:
    """The first issue of each list, and the standing of the others.

    A register that says the same rows of a later period is no second issue: it says that nothing
    happened since, and rule c puts it in the earlier one's place.

    Returns:
        the originals, each with what its latest issue says of the day, since a list that is
        sent again after its correction counts again; the re-issues by their id.
    """
    issues: dict[tuple, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        issues[_list_of(candidate)].append(candidate)
    originals, reissues = [], {}
    for same in issues.values():
        original, *others = sorted(same, key=lambda c: c.first_issue_order)
        originals.append(_as_latest_said(original, same))
        name = original.delivery_id
        reissues |= {c.delivery_id: Standing("reissue", name, "b", name) for c in others}
    return originals, reissues


def _list_of(candidate: Candidate) -> tuple:
    # Lists without rows are not the same list: they are nil returns of different months.
    own = candidate.rows_hash if candidate.rows else candidate.delivery_id
    whose = candidate.deliverer if candidate.rows < FEWEST_ROWS_IN_COMMON else None
    return candidate.feed, own, candidate.period_end, whose


def _as_latest_said(original: Candidate, issues: list[Candidate]) -> Candidate:
    dated = [c for c in issues if c.reported_on]
    revised = [c for c in issues if c.says_revised]
    if dated:
        latest = max(dated, key=lambda c: (c.reported_on, c.says_revised, c.delivery_id))
    elif revised:
        latest = max(revised, key=lambda c: (c.arrival, c.delivery_id))
    else:
        return original
    return dataclasses.replace(
        original,
        reported_on=latest.reported_on,
        says_revised=latest.says_revised,
        arrival=latest.arrival,
    )
