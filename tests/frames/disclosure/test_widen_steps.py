"""No small sum of a town can be solved for from the sums that its steps let be shown."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.frames.disclosure.safe_steps import (
    HALF_YEAR,
    MONTH,
    NEVER,
    QUARTER,
    Limits,
    block_of,
    is_closed,
    safe_step,
)
from pipelines.frames.disclosure.town_sums import Family, Line, MonthSum
from pipelines.frames.disclosure.widen_steps import widen_steps
from tests.frames.disclosure.attack import ALL, Reader, Sum

LIMITS = Limits(8, 0.75)
MONTHS = 6
TOWNS = ("a", "b", "c")
PROGRAMMES = ("p", "q", "r")


def money(people: dict[int, int], each: float = 10) -> dict[int, MonthSum]:
    """Months in which so many other people had so much each."""
    found, met = {}, 0
    for month, count in people.items():
        met += count
        found[month] = MonthSum(count * each, count, each, met, each)
    return found


def line(measure: str, town: str, *people: int) -> Line:
    counts = {month: count for month, count in enumerate(people, 1) if count}
    return Line(measure, town, money(counts))


def with_totals(lines: list[Line]) -> list[Line]:
    """The lines, and one of all programmes for each town that has any."""
    totals = []
    for town in sorted({one.town for one in lines}):
        own = [one for one in lines if one.town == town]
        counts = [
            sum(one.months[month].people for one in own if month in one.months)
            for month in range(1, MONTHS + 1)
        ]
        totals.append(line(ALL, town, *counts))
    return [*lines, *totals]


def family(lines: list[Line], last_month: int = MONTHS) -> Family:
    return Family("made", 2013, last_month, tuple(lines))


def decided(one: Family) -> dict[tuple[str, str], int]:
    return widen_steps(one, {x.key: safe_step(x, one.last_month, LIMITS) for x in one.lines})


def test_a_line_of_enough_people_each_month_is_shown_each_month():
    assert safe_step(line("p", "a", 8, 9, 8), 3, LIMITS) == MONTH


def test_a_line_is_shown_as_often_as_enough_people_are_added():
    assert safe_step(line("p", "a", 3, 3, 3, 9, 0, 0), 6, LIMITS) == QUARTER
    assert safe_step(line("p", "a", 3, 3, 1, 2, 2, 2), 6, LIMITS) == HALF_YEAR
    assert safe_step(line("p", "a", 1, 1, 1, 1, 1, 1), 12, LIMITS) == NEVER


def test_money_that_went_mostly_to_one_is_not_shown():
    mostly = Line("p", "a", {1: MonthSum(100, 20, 76, 20, 76)})
    assert safe_step(mostly, 12, LIMITS) == NEVER
    assert safe_step(mostly, 12, Limits(8, 0.8)) == MONTH


def test_a_lone_hidden_town_is_hidden_with_the_smallest_other():
    steps = decided(
        family([line("p", "a", 3, 3, 3), line("p", "b", 30, 30, 30), line("p", "c", 20, 20, 20)], 3)
    )
    assert steps == {("p", "a"): QUARTER, ("p", "b"): MONTH, ("p", "c"): QUARTER}


def test_a_towns_total_stays_where_a_second_programme_is_hidden_with_the_first():
    lines = [line(p, t, *[9] * 3) for p, t in product("qr", "abc")]
    small = [line("p", "a", 1, 1, 1), line("p", "b", 90, 90, 90), line("p", "c", 20, 20, 20)]
    steps = decided(family(with_totals([*small, *lines]), 3))
    hidden = {key for key, step in steps.items() if step != MONTH}
    assert hidden == {("p", "a"), ("p", "c"), ("q", "a"), ("q", "c")}


def test_a_town_that_has_all_of_the_districts_money_is_hidden_all_the_same():
    assert decided(family([line("p", "a", 3)], 1))["p", "a"] == NEVER


COUNTS = st.lists(st.sampled_from([0, 0, 1, 3, 7, 8, 20]), min_size=MONTHS, max_size=MONTHS)


@settings(max_examples=150)
@given(
    st.lists(COUNTS, min_size=9, max_size=9),
    st.booleans(),
    st.integers(3, MONTHS),
)
def test_no_small_sum_is_told_by_towns_months_and_programmes(counts, has_totals, last_month):
    places = product(PROGRAMMES if has_totals else PROGRAMMES[:1], TOWNS)
    made = [
        line(*place, *numbers[:last_month]) for place, numbers in zip(places, counts, strict=False)
    ]
    lines = [one for one in made if one.months]
    one = family(with_totals(lines) if has_totals else lines, last_month)
    steps = decided(one)
    reader = Reader(tuple((x.measure, x.town, m) for x in lines for m in x.months))
    reader.seen |= {
        Sum(measure, ALL, month, month)
        for measure in (*PROGRAMMES, ALL)
        for month in range(1, MONTHS + 1)
    }
    for x in one.lines:
        reader.seen |= shown(x, steps[x.key], last_month)
    small = [window for x in one.lines for window in small_windows(x)]
    assert reader.told_below_the_district(small) == []


def shown(one: Line, step: int, last_month: int) -> set[Sum]:
    """What pages show of a line: its months, or what it had since January at ends of blocks."""
    ends = {
        block_of(step, month)[-1]
        for month in range(1, MONTHS + 1)
        if is_closed(step, month, last_month)
    }
    seen = {Sum(*one.key, 1, end) for end in ends}
    return seen | ({Sum(*one.key, m, m) for m in one.months} if step == MONTH else set())


def small_windows(one: Line) -> list[Sum]:
    """Months in a row in which fewer than eight people were paid: here each month others."""
    return [
        Sum(*one.key, first, last)
        for first in range(1, MONTHS + 1)
        for last in range(first, MONTHS + 1)
        if 0 < sum(s.people for m, s in one.months.items() if first <= m <= last) < 8
    ]
