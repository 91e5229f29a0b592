"""Rule (a): which of one deliverer's lists of one month counts, and which complete each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipelines.deliveries.supersession.standing import Candidate


def replaced_in_month(lists: list[Candidate]) -> Iterable[tuple[Candidate, Candidate]]:
    """Each list of a deliverer and month that another replaces, with the one that does.

    Lists of other parts (urban and rural 低保) or of other sections of the district complete each
    other. A nil return speaks of all of them; it takes the place of a list only if it says 更正
    and was reported later.
    """
    revoked = dict(_revoked(lists))
    yield from revoked.items()
    lists = [c for c in lists if c not in revoked]
    with_rows = [c for c in lists if c.rows]
    for same in _of_common_parts(with_rows) if with_rows else [lists]:
        winner = latest_of_month(same)
        yield from ((c, winner) for c in same if c is not winner)
    if with_rows:
        winner = latest_of_month(with_rows)
        yield from ((c, winner) for c in lists if not c.rows)


def _revoked(lists: list[Candidate]) -> Iterable[tuple[Candidate, Candidate]]:
    corrections = [c for c in lists if not c.rows and c.says_revised and c.reported_on]
    for one in lists:
        later = [
            nil
            for nil in corrections
            if one.rows
            and nil.deliverer == one.deliverer
            and one.reported_on
            and nil.reported_on > one.reported_on
        ]
        if later:
            yield one, latest_of_month(later)


def _of_common_parts(lists: list[Candidate]) -> list[list[Candidate]]:
    groups: list[list[Candidate]] = []
    for one in lists:
        meeting, apart = [], []
        for group in groups:
            (meeting if any(_is_same_list(one, c) for c in group) else apart).append(group)
        groups = [*apart, [one, *(c for group in meeting for c in group)]]
    return groups


def _is_same_list(one: Candidate, other: Candidate) -> bool:
    has_common_part = not one.parts or not other.parts or bool(one.parts & other.parts)
    return one.deliverer == other.deliverer and has_common_part


def latest_of_month(lists: list[Candidate]) -> Candidate:
    """The list that counts among those of one deliverer and month (rule a).

    The later reporting day, then the later arrival; a list without a day is held against the
    others by the word 更正 and by arrival.
    """
    dated = [c for c in lists if c.reported_on]
    undated = [c for c in lists if not c.reported_on]
    best = []
    if dated:
        best.append(max(dated, key=lambda c: (c.reported_on, c.arrival, c.delivery_id)))
    if undated:
        best.append(max(undated, key=_by_arrival))
    return max(best, key=_by_arrival)


def _by_arrival(candidate: Candidate) -> tuple[Any, ...]:
    return (candidate.says_revised, candidate.arrival, candidate.delivery_id)
