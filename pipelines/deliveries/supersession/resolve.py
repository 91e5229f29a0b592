"""The three rules of which delivery takes whose place, over all deliveries at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.deliveries.supersession.issues import (
    REPEATED_SHARE,
    Overlaps,
    can_be_one_list,
    set_reissues_aside,
)
from pipelines.deliveries.supersession.lists_of_a_month import replaced_in_month
from pipelines.deliveries.supersession.standing import (
    Candidate,
    Rule,
    Standing,
    is_later,
    say_which_is_later,
    standing_of_supplement,
)


@dataclass(frozen=True)
class _Link:
    loser: Candidate
    winner: Candidate
    rule: Rule
    share: float
    both_ways: bool = False

    @property
    def strength(self) -> tuple:
        """Sorts the links: the surest first, and the same order whatever came first."""
        sure = (self.rule != "a", self.both_ways, -self.share, -self.winner.rows)
        names = (c.file_name for c in (self.winner, self.loser))
        return (*sure, *names, self.winner.delivery_id, self.loser.delivery_id)


def resolve(candidates: Iterable[Candidate], overlaps: Overlaps) -> dict[str, Standing]:
    """What becomes of every delivery.

    Withdrawn deliveries take no part: what they had superseded comes back into force. Chains end
    in a delivery in force, and no two deliveries supersede each other. A supplementary delivery
    neither supersedes nor is superseded: it stands and falls with the list that it completes.

    Args:
        candidates: all deliveries ever taken in.
        overlaps: see `Overlaps`; pairs without common rows may be missing.
    """
    standings: dict[str, Standing] = {}
    taking_part, supplements = [], []
    for candidate in candidates:
        if candidate.completes is not None:
            supplements.append(candidate)
        elif candidate.is_withdrawn:
            standings[candidate.delivery_id] = Standing("withdrawn")
        else:
            taking_part.append(candidate)
    originals, reissues = set_reissues_aside(taking_part)
    standings |= reissues
    links = [*_same_month(originals), *_repeated(originals, overlaps)]
    winners = _without_cycles(sorted(links, key=lambda link: link.strength))
    for candidate in originals:
        standings[candidate.delivery_id] = _standing(candidate, winners)
    return standings | {c.delivery_id: standing_of_supplement(c, standings) for c in supplements}


def _same_month(candidates: list[Candidate]) -> Iterable[_Link]:
    """Rule a: of a deliverer's lists of one month the latest counts."""
    for lists in _months(candidates).values():
        yield from (_Link(c, winner, "a", 1.0) for c, winner in replaced_in_month(lists))


def _months(candidates: list[Candidate]) -> dict[tuple, list[Candidate]]:
    months: dict[tuple, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.is_monthly:
            months[c.feed, c.deliverer[0], c.period_start].append(c)
    return months


def _repeated(candidates: list[Candidate], overlaps: Overlaps) -> Iterable[_Link]:
    """Rule c: a list that repeats nine tenths of another's rows takes its place."""
    known = {c.delivery_id: c for c in candidates}
    of_month = {c.delivery_id: key for key, lists in _months(candidates).items() for c in lists}
    for (one_id, other_id), shared in overlaps.items():
        one, other = known.get(one_id), known.get(other_id)
        if not one or not other or of_month.get(one_id, 1) == of_month.get(other_id, 2):
            continue
        if not can_be_one_list(one, other, shared):
            continue
        shares = {c.delivery_id: shared / c.rows for c in (one, other) if c.rows}
        repeated = [c for c in (one, other) if shares.get(c.delivery_id, 0) >= REPEATED_SHARE]
        if len(repeated) == 2:
            winner, loser = (one, other) if is_later(one, other) else (other, one)
            yield _Link(loser, winner, "c", shares[loser.delivery_id], both_ways=True)
        elif repeated:
            loser = repeated[0]
            winner = other if loser is one else one
            yield _Link(loser, winner, "c", shares[loser.delivery_id])


def _without_cycles(links: list[_Link]) -> dict[str, list[_Link]]:
    """The links by loser, less those that would close a circle with surer ones."""
    kept: dict[str, list[_Link]] = defaultdict(list)
    for link in links:
        if not _leads_to(link.winner.delivery_id, link.loser.delivery_id, kept):
            kept[link.loser.delivery_id].append(link)
    return kept


def _leads_to(start: str, goal: str, links: dict[str, list[_Link]]) -> bool:
    open_ids, seen = [start], set()
    while open_ids:
        current = open_ids.pop()
        if current == goal:
            return True
        if current not in seen:
            seen.add(current)
            open_ids += [link.winner.delivery_id for link in links.get(current, ())]
    return False


def _standing(candidate: Candidate, winners: dict[str, list[_Link]]) -> Standing:
    direct = winners.get(candidate.delivery_id)
    if not direct:
        return Standing("in_force")
    in_force = [link for link in direct if link.winner.delivery_id not in winners]
    # The links stand in the order of their strength: of two equally late ones the surer is told.
    chosen = max(in_force or direct, key=lambda link: link.winner.period_end)
    last = chosen.winner.delivery_id
    while last in winners:
        last = winners[last][0].winner.delivery_id
    is_guess = chosen.both_ways and not say_which_is_later(candidate, chosen.winner)
    return Standing("superseded", last, chosen.rule, chosen.winner.delivery_id, is_guess)
