"""Check a text: every figure found, tied and judged."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_dates import find_dates
from pipelines.factcheck.reading.find_figures import find_figures
from pipelines.factcheck.reading.groups import Grouped, group_figures
from pipelines.factcheck.reading.numerals import FULL_WIDTH
from pipelines.factcheck.tying.resolve_period import resolve_period, resolve_town
from pipelines.factcheck.tying.surroundings import Surroundings, surroundings_of
from pipelines.factcheck.tying.tie import tie_group

_MOST_FITS = 3


@dataclass(frozen=True)
class Tied:
    """A figure, what stands around it, and the indicator that it is tied to; null: none."""

    grouped: Grouped
    around: Surroundings
    dates: list[Figure]
    indicator_id: str | None


def check_text(
    paragraphs: list[str], year: int, warehouse: Warehouse, area: str | None = None
) -> list[Verdict]:
    """Hold every figure of a text against the warehouse, in the text's order.

    Args:
        paragraphs: the text, a string a paragraph or heading.
        year: the year it is of; 今年 means it.
        warehouse: the values of that year and its neighbours.
        area: code of the area that the text speaks of where it names no town; the district's by
            default.
    """
    place = area or warehouse.district
    return [_judge(tied, year, warehouse, place) for tied in tie_figures(paragraphs, year)]


def tie_figures(paragraphs: list[str], year: int) -> list[Tied]:
    """Every figure of a text, tied by the words around it, in the text's order."""
    plain = [paragraph.translate(FULL_WIDTH) for paragraph in paragraphs]
    found = []
    for number, text in enumerate(plain):
        dates = find_dates(text, number, year)
        for members in _grouped(text, find_figures(text, number, dates), dates):
            placed = [
                (g, surroundings_of(plain, number, g.figure.start, g.figure.end)) for g in members
            ]
            ties = zip(placed, tie_group(placed), strict=True)
            found += [Tied(grouped, around, dates, name) for (grouped, around), name in ties]
    return sorted(found, key=lambda t: (t.grouped.figure.paragraph, t.grouped.figure.start))


def _grouped(text: str, figures: list[Figure], dates: list[Figure]) -> list[list[Grouped]]:
    """The groups of a paragraph's figures; each day is a group by itself."""
    groups: list[list[Grouped]] = []
    for grouped in group_figures(text, figures):
        if grouped.index == 0:
            groups.append([])
        groups[-1].append(grouped)
    return [*groups, *([Grouped(day, begins=day.start)] for day in dates)]


def _judge(tied: Tied, year: int, warehouse: Warehouse, area: str) -> Verdict:
    figure, indicator = tied.grouped.figure, tied.indicator_id
    if indicator is None:
        return Verdict(figure, "unmeasured")
    kind = warehouse.kinds[indicator]
    others = [day for day in tied.dates if day is not figure]
    period = resolve_period(tied.grouped, tied.around, others, kind, year)
    place = resolve_town(tied.around, kind, warehouse.towns) or area
    value = warehouse.values.get((indicator, period, place)) if period else None
    if value is None:
        return Verdict(figure, "unmeasured", indicator, period, place)
    # A town's figure may be written as it is told: rounded, where it counts people.
    told = warehouse.rounded.get((indicator, period, place), value)
    if agrees(figure, value) or agrees(figure, told):
        return Verdict(figure, "agrees", indicator, period, place, value)
    fits = _fitting(figure, indicator, place, year, warehouse)
    return Verdict(figure, "differs", indicator, period, place, value, fits)


def _fitting(
    figure: Figure, indicator: str, place: str, year: int, warehouse: Warehouse
) -> tuple[tuple[str, str], ...]:
    """Other periods of the indicator, then other indicators of the year, that the figure fits."""
    unit = warehouse.units[indicator]
    found = [
        (other, period)
        for (other, period, area), value in warehouse.values.items()
        if area == place
        and warehouse.units[other] == unit
        # Of a loose figure, and of some month, a chance hit says nothing.
        and (other == indicator or (figure.hedge == "exact" and period == f"{year}"))
        and agrees(figure, value)
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0] != indicator, pair)))[:_MOST_FITS]
