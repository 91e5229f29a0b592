"""Check a text: every figure found, tied and judged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.factcheck.judging.judge import judge
from pipelines.factcheck.judging.parts import without_parts
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.find_dates import find_dates
from pipelines.factcheck.reading.find_periods import Period, find_periods
from pipelines.factcheck.reading.numerals import normal_width
from pipelines.factcheck.reading.paragraph import Paragraph
from pipelines.factcheck.tying.resolve_place import town_of_title
from pipelines.factcheck.tying.surroundings import is_heading
from pipelines.factcheck.tying.tie_figures import tie_figures
from pipelines.factcheck.tying.vocabulary import vocabulary

_REPORT = re.compile("总结|报告|通报|简报|公报|情况|汇报")


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
            town of the title of a report, else the district.
        as_of_month: up to which month the text speaks where it names none; by default the title's
            (上半年工作总结), else the whole year.
    """
    title = _title(paragraphs)
    default = _default(title, year, as_of_month)
    place = area or town_of_title(title, warehouse.towns) or warehouse.district
    # A district may have dropped an indicator that there are words for.
    terms = [term for term in vocabulary() if term.indicator_id in warehouse.kinds]
    tied_figures = tie_figures(paragraphs, year, terms)
    verdicts = [judge(tied, warehouse, place, default) for tied in tied_figures]
    return without_parts(tied_figures, verdicts)


def _title(paragraphs: Sequence[Paragraph | str]) -> str:
    told = (p.text if isinstance(p, Paragraph) else p for p in paragraphs)
    first = next((text for text in told if text.strip()), "")
    return normal_width(first) if is_heading(first) and _REPORT.search(first) else ""


def _default(title: str, year: int, as_of_month: int | None) -> Period:
    if as_of_month:
        return Period(0, 0, year, 1, as_of_month, to_date=True)
    said = [p for p in find_periods(title, find_dates(title, 0, year), year) if p.is_part]
    return said[0] if said and said[0].year == year else Period(0, 0, year)
