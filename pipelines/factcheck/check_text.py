"""Check a text: every figure found, tied and judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.factcheck.judging.judge import judge
from pipelines.factcheck.judging.parts import without_parts
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.reading.paragraph import Paragraph
from pipelines.factcheck.tying.headlines import read_title
from pipelines.factcheck.tying.tie_figures import tie_figures
from pipelines.factcheck.tying.vocabulary import vocabulary


def check_text(
    paragraphs: Sequence[Paragraph | str],
    year: int,
    warehouse: Warehouse,
    area: str | None = None,
    as_of_month: int | None = None,
) -> list[Verdict]:
    """Hold every figure of a text against the warehouse, in the text's order.

    Args:
        paragraphs: the text, a paragraph, heading or cell each.
        year: the year it is of; 今年 means it.
        warehouse: the values of that year and its neighbours.
        area: code of the area that the text speaks of where it names no town; by default the
            title's town, else the district. A headline that begins with a town and is no report's
            may be news of it: what holds for the district holds too.
        as_of_month: up to which month the text speaks where it names none; by default the title's
            (上半年工作总结, a speech of 6月30日), else the whole year.
    """
    texts = [p.text if isinstance(p, Paragraph) else p for p in paragraphs]
    title = read_title(texts, year, warehouse.towns)
    default = _default(title.period, year, as_of_month)
    place = area or title.town or warehouse.district
    # A district may have dropped an indicator that there are words for.
    terms = [term for term in vocabulary() if term.indicator_id in warehouse.kinds]
    tied_figures = tie_figures(paragraphs, year, terms)
    verdicts = [judge(tied, warehouse, place, default) for tied in tied_figures]
    if title.town and not area and not title.is_report:
        of_district = (judge(tied, warehouse, warehouse.district, default) for tied in tied_figures)
        verdicts = [
            b if b.status == "agrees" else a for a, b in zip(verdicts, of_district, strict=True)
        ]
    return without_parts(tied_figures, verdicts)


def _default(told: Period | None, year: int, as_of_month: int | None) -> Period:
    if as_of_month:
        return Period(0, 0, year, 1, as_of_month, to_date=True)
    if told is None or told.year != year or not told.is_part:
        return Period(0, 0, year)
    return replace(told, start=0, end=0)
