"""Every kind of mess that real deliveries bring occurs in the sample."""

from __future__ import annotations

from collections import Counter

import pytest

from pipelines.sample.deliveries.delivery import Broken

REASONS = {
    "missing_required",
    "not_a_date",
    "not_a_month",
    "not_an_amount",
    "not_a_number",
    "not_allowed",
    "lost_id",
}
SHAPES = {
    "kind": {"xlsx", "xls", "csv-gb18030", "csv-utf8", "csv-bom"},
    "dates": {"iso", "loose", "dot", "slash", "chinese", "compact", "serial", "cell"},
    "months": {"chinese", "dot", "iso", "compact"},
    "money": {"number", "text", "mixed", "wide"},
    "ids": {"plain", "apostrophe", "wide"},
    "unit": {"", "元", "万元"},
    "unit_place": {"row", "header", "below"},
    "total": {"first", "name", "last", "none"},
}
HABITS = (
    "two_row_header",
    "repeated_header",
    "merged_places",
    "subtotals",
    "footer",
    "declared_in_title",
    "serial",
    "shuffled",
    "other_headers",
    "bare",
    "wrong_blanks",
    "blank_first_column",
    "reported_at_end",
    "noise",
)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_occurs(planned, shape):
    assert {getattr(job.dress, shape) for job in planned.jobs} == SHAPES[shape]


@pytest.mark.parametrize("habit", HABITS)
def test_every_habit_occurs_and_none_is_everywhere(planned, habit):
    having = sum(bool(getattr(job.dress, habit)) for job in planned.jobs)
    assert 0 < having < len(planned.jobs)


def test_workbooks_bring_hidden_and_other_sheets(planned):
    sheets = Counter(kind for job in planned.jobs for kind in job.dress.extra_sheets)
    assert set(sheets) == {"codes", "copy", "guide", "empty"}
    assert sum(len(job.delivery.parts) == 3 for job in planned.jobs) == 5


def test_rows_break_for_every_reason_and_never_in_a_file_with_totals(planned):
    reasons = Counter()
    for job in planned.jobs:
        broken = [c for row in job.delivery.rows for c in row.values() if isinstance(c, Broken)]
        reasons.update(cell.reason for cell in broken)
        assert not (broken and (job.dress.total != "none" or job.dress.footer))
    assert set(reasons) == REASONS
    assert 30 <= sum(reasons.values()) <= 90


def test_lists_are_corrected_accumulated_and_sent_again(planned):
    deliveries = [job.delivery for job in planned.jobs]
    assert sum(d.origin is not None for d in deliveries) == 8
    corrected = [d for d in deliveries if d.edition == "更正"]
    assert len(corrected) == 18
    assert all(not d.in_force for d in deliveries if d.origin)
    cumulative = [d for d in deliveries if d.as_of and d.supersedes]
    assert len(cumulative) > 10
    superseded = [older for d in deliveries for older in d.supersedes]
    assert len({id(older) for older in superseded}) == len(superseded)
    assert not any(older.in_force for older in superseded)


def test_a_month_without_anything_is_reported_as_such(planned):
    empty = [job for job in planned.jobs if not job.delivery.rows]
    assert {job.delivery.feed for job in empty} >= {"training_sessions", "village_reform"}


def test_some_people_are_known_by_fifteen_digits(planned):
    people = planned.invention.world.population.people
    assert 20 < sum(person.short_id for person in people) < 400
    assert all(len(p.printed_id) == 15 and p.born.year < 2000 for p in people if p.short_id)
