"""Which ages and villages of a programme's people are not shown, for they would tell a few.

Each count is rounded by itself. But seven ages of one or more in a town of at most seven are one
each, and what two rounded towns leave of the district's exact count may be a single number. So
what a reader of all cuts of a month can work out is worked out here, and cuts are hidden until no
small count is told. Totals of towns stay: other pages show them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

import duckdb

from pipelines.frames.disclosure.count_bounds import Bounds, rounded_bounds
from pipelines.frames.programmes import ALL
from pipelines.settings import get_settings

# Who is not there is 0, and is shown as that: every town, band and village is counted.
_COUNTS = {
    "people": """
        select towns.town_code, '' as one, '' as other, coalesce(people_count, 0)
        from (select distinct town_code from rpt_beneficiary_changes) as towns
        left join rpt_beneficiary_changes as counted
            on towns.town_code = counted.town_code
                and as_of_month = $as_of and programme_code = $programme
    """,
    "ages": """
        with counted as (
            from rpt_beneficiaries where as_of_month = $as_of and programme_code = $programme
        )
        select towns.town_code, bands.age_band, bands.sex, coalesce(people_count, 0)
        from (select distinct town_code from rpt_beneficiary_changes) as towns
        cross join (select distinct age_band, sex from counted) as bands
        left join counted on towns.town_code = counted.town_code
            and bands.age_band = counted.age_band and bands.sex = counted.sex
    """,
    "villages": """
        select villages.town_code, villages.village_code, '' as other, coalesce(people_count, 0)
        from (select distinct town_code, village_code from rpt_beneficiary_villages) as villages
        left join rpt_beneficiary_villages as counted
            on villages.town_code = counted.town_code
                and villages.village_code = counted.village_code
                and as_of_month = $as_of and programme_code = $programme
    """,
}
# Cut, town, and what of the town: nothing, a band and sex, a village.
Cell = tuple[str, str, str, str]
# A line that is hidden as one: ages of a band in all towns, ages or villages of a town or of all.
Cut = tuple[str, str, str]


@dataclass(frozen=True)
class HiddenCuts:
    """What is not shown of a programme's people at the end of a month.

    Attributes:
        bands: age band and sex, in no town.
        ages, villages: codes of the towns whose ages, whose villages are not shown.
    """

    bands: frozenset[tuple[str, str]]
    ages: frozenset[str]
    villages: frozenset[str]


# A build never changes: what was decided of it holds as long as somebody reads it.
_DECIDED: WeakKeyDictionary[duckdb.DuckDBPyConnection, dict] = WeakKeyDictionary()


def hidden_cuts(
    connection: duckdb.DuckDBPyConnection, as_of: date, programme: str, are_towns_shown: bool
) -> HiddenCuts:
    """What is hidden of the programme's (or all) people of the year up to the month.

    Args:
        connection: the build.
        as_of: the month.
        programme: its code, or all.
        are_towns_shown: whether the towns' own counts are shown, rounded.
    """
    settings = get_settings()
    decided = _DECIDED.setdefault(connection, {})
    key = (as_of, programme, are_towns_shown, settings.people_step, settings.fewest_people)
    if key not in decided:
        with connection.cursor() as cursor:
            counts = {
                (cut, town, one, other): count
                for cut, query in _COUNTS.items()
                for town, one, other, count in cursor.execute(
                    query, {"as_of": as_of, "programme": programme}
                ).fetchall()
            }
        search = _Search(counts, settings.people_step, settings.fewest_people, are_towns_shown)
        decided[key] = search.hidden_cuts()
    return decided[key]


@dataclass
class _Search:
    counts: dict[Cell, int]
    step: int
    fewest: int
    are_towns_shown: bool
    hidden: set[Cut] = field(default_factory=set)

    def hidden_cuts(self) -> HiddenCuts:
        while more := self._next_to_hide():
            self.hidden.add(more)
        bands = {(band, sex) for cut, band, sex in self.hidden if cut == "band"}
        return HiddenCuts(frozenset(bands), self._towns_of("ages"), self._towns_of("villages"))

    def _towns_of(self, cut: str) -> frozenset[str]:
        named = {town for what, town, _ in self.hidden if what == cut}
        return frozenset({cell[1] for cell in self.counts} - {ALL} if ALL in named else named)

    def _next_to_hide(self) -> Cut | None:
        """A line that helps to tell a small count; None when none is told, or nothing helps."""
        bounds = self._bounds()
        for cell, count in self.counts.items():
            is_small = cell[1] != ALL and 0 < count < self.fewest
            if is_small and bounds.is_told(cell):
                left = [line for line in _lines(cell) if line not in self.hidden]
                if left:
                    return left[0]
        return None

    def _bounds(self) -> Bounds:
        bounds = Bounds()
        for cell, count in self.counts.items():
            if cell[1] == ALL and cell[0] != "villages":
                bounds.see(cell, count, count)
            elif self._is_hidden(cell):
                bounds.see(cell)
            else:
                bounds.see(cell, *rounded_bounds(count, self.step, self.fewest))
        for whole, parts in self._sums():
            # People of two towns count in both: that is no sum, and tells nothing.
            if sum(self.counts[part] for part in parts) == self.counts[whole]:
                bounds.add_up(parts, whole)
        bounds.settle()
        return bounds

    def _sums(self) -> Iterator[tuple[Cell, list[Cell]]]:
        below = [cell for cell in self.counts if cell[1] != ALL]
        for whole in self.counts:
            cut, town, *_ = whole
            if cut == "people":
                for part in ("ages", "villages"):
                    yield whole, [cell for cell in below if cell[:2] == (part, town)]
            if town == ALL:
                yield whole, [cell for cell in below if (cell[0], *cell[2:]) == (cut, *whole[2:])]
                if cut == "people":
                    yield whole, [cell for cell in below if cell[0] == "villages"]

    def _is_hidden(self, cell: Cell) -> bool:
        if cell[0] == "people":
            return not self.are_towns_shown
        return any(line in self.hidden for line in _lines(cell))


def _lines(cell: Cell) -> list[Cut]:
    """The lines that the cell may be told by, those that hide least first."""
    cut, town, one, other = cell
    ages, villages = ([(name, place, "") for place in (town, ALL)] for name in ("ages", "villages"))
    if cut == "people":
        # What another town shows of itself tells this one's too.
        return [ages[0], villages[0], villages[1], ages[1]]
    return [("band", one, other), *ages] if cut == "ages" else villages
