"""Figures that pages must show, asked of the facts by SQL of the tests' own."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from tests.district.made_district import District

_TOWN = "440607001000"


@dataclass(frozen=True)
class Question:
    """Figures of one page.

    Attributes:
        page: its code.
        kind: people are rounded below the district, money of few is hidden there.
        sql: one row per figure: label, label_2, value, people behind it, largest (yuan that one
            of them had), is_below (the district).
        choices: what must stand in the page's address.
    """

    page: str
    kind: Literal["people", "money"]
    sql: str
    choices: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """One figure: the words of its row, and its exact value."""

    question: Question
    labels: frozenset[str]
    exact: float
    people: int
    largest: float
    is_below: bool

    @property
    def shown(self) -> float | None:
        """What a leader may see of it; None: nothing. The rule of small numbers, anew."""
        if not self.is_below:
            return self.exact
        if self.question.kind == "people":
            few = 0 < self.exact < 8
            return 5 if few else 5 * math.floor(self.exact / 5 + 0.5)
        is_telling = 0 < self.people < 8 or self.largest > 0.75 * self.exact
        return None if is_telling else self.exact


_STANDING = """
select indicator_name as label, '' as label_2, value, 0 as people, 0 as largest, false as is_below
from rpt_key_work_progress
where is_headline and as_of_month = date '2013-12-01' and area_code = '440607000000'
    and value is not null
"""
# A person's money in a year, by what a page parts it by.
_MONEY = """
with each as (
    select {label} as label, {label_2} as label_2, person_key, sum(amount_yuan) as yuan
    from fct_payments
    inner join dim_programmes using (programme_code)
    inner join dim_areas on fct_payments.town_code = dim_areas.area_code
    where year(paid_month) = 2013 and {narrowed} group by all
)
select label, label_2, {value} as value, count(distinct person_key) as people,
    max(yuan) as largest, {below} as is_below
from each group by label, label_2
"""
_SUM, _HEADS = "sum(yuan)", "count(distinct person_key)"
_BY_PROGRAMME = {"label": "name_zh", "label_2": "''", "narrowed": "true", "below": "false"}
_BY_TOWN = {"label": "area_name", "label_2": "''", "narrowed": "not is_unknown", "below": "true"}
_BY_BOTH = {**_BY_TOWN, "label": "name_zh", "label_2": "area_name"}
_OF_TOWN = {**_BY_PROGRAMME, "narrowed": f"fct_payments.town_code = '{_TOWN}'", "below": "true"}
_CHECKS = """
select check_code as label, '' as label_2, sum(finding_count) as value, 0 as people,
    0 as largest, false as is_below
from rpt_findings group by check_code
"""

QUESTIONS = (
    Question("year_end", "people", _STANDING),
    Question("money", "money", _MONEY.format(value=_SUM, **_BY_PROGRAMME)),
    Question("money", "people", _MONEY.format(value=_HEADS, **_BY_PROGRAMME)),
    Question("money", "money", _MONEY.format(value=_SUM, **_BY_TOWN)),
    Question("money", "people", _MONEY.format(value=_HEADS, **_BY_TOWN)),
    Question("money", "money", _MONEY.format(value=_SUM, **_BY_BOTH)),
    Question("money", "people", _MONEY.format(value=_HEADS, **_BY_BOTH)),
    Question("town_card", "money", _MONEY.format(value=_SUM, **_OF_TOWN), {"town": _TOWN}),
    Question("town_card", "people", _MONEY.format(value=_HEADS, **_OF_TOWN), {"town": _TOWN}),
    Question("findings", "people", _CHECKS),
)


def ask(district: District, question: Question) -> list[Figure]:
    """The figures of a question, in the order of their labels."""
    rows = district.query(f"select * from ({question.sql}) order by label, label_2")
    return [
        Figure(
            question,
            frozenset({label, label_2} - {""}),
            float(value),
            int(people),
            float(largest),
            is_below == "true",
        )
        for label, label_2, value, people, largest, is_below in rows
    ]
