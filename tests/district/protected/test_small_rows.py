"""Nor do the counts of months, of payments and of indicators tell a town's small one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL, read_programmes
from pipelines.frames.subjects.beneficiaries import read_people_by_month
from pipelines.frames.subjects.spending import read_spending_by_month, read_spending_grid
from pipelines.frames.works.indicators import read_indicator_values
from tests.frames.disclosure.count_attack import Attack, CountReader, add_sum

LAST = date(2013, 12, 1)
_TRUE_ROWS = """
    select period_kind, as_of_month, programme_code, town_code, people_count, payment_count
    from rpt_spending_periods where year(as_of_month) = 2013
"""
_TRUE_VALUES = """
    select indicator_id, period, area_code, cast(value as bigint) as count
    from rpt_indicator_values inner join indicators using (indicator_id)
    where small_numbers = 'people' and denominator is null and rpt_indicator_values.year = 2013
        and value is not null and value >= 0 and indicators.unit <> '小时'
"""

Place = tuple
Readers = dict[Hashable, CountReader]


def see(readers: Readers, place: Place, row: dict) -> None:
    """Kind of period, month, programme, town: its people and rows, as a page shows them."""
    in_town = place[3] != ALL
    for kind, name in (("people", "people_count"), ("rows", "payment_count")):
        reader, count = readers[(*place[:3], kind)], (*place, kind)
        (reader.see_rounded if in_town else reader.see_exact)(count, row[name])
        # What had no money had nobody.
        if row["amount_yuan"] == 0 and in_town:
            reader.see_exact(count, 0)


def readers_of_spending(build: OpenBuild, places: list[str]) -> Readers:
    """One who opens the page of money for every programme, town and month."""
    readers: Readers = defaultdict(CountReader)
    for programme in [*read_programmes(build)["programme_code"], ALL]:
        for town in places:
            shown = read_spending_by_month(build, LAST, programme, town)
            for row in shown.filter(pl.col("year") == LAST.year).iter_rows(named=True):
                if row["payment_count"] is not None or town != ALL:
                    see(readers, ("month", row["month"], programme, town), row)
    for as_of in (LAST.replace(month=month) for month in range(1, 13)):
        for row in read_spending_grid(build, as_of).iter_rows(named=True):
            place = ("to_date", as_of, row["programme_code"], row["town_code"])
            if place[3] in places and row["payment_count"] is not None:
                see(readers, place, row)
    return readers


def test_no_small_count_follows_from_people_and_rows_of_months(guarded_build, towns) -> None:
    build, truth = guarded_build, {}
    for *place, people, rows in build.frame(_TRUE_ROWS).iter_rows():
        truth[(*place, "people")], truth[(*place, "rows")] = people, rows
    readers = readers_of_spending(build, [*towns, ALL])
    for town in (*towns, ALL):
        for month, programme, count in read_people_by_month(build, LAST, town).rows():
            reader = readers["month", month, programme, "people"]
            if count is not None:
                see_as = reader.see_exact if town == ALL else reader.see_rounded
                see_as(("month", month, programme, town, "people"), count)
    attack = Attack()
    for (*line, kind), reader in readers.items():
        parts = [(*line, town, kind) for town in towns if (*line, town, kind) in reader.seen]
        add_sum(reader, truth, parts, (*line, ALL, kind))
        attack.solve(reader, {p: truth.get(p, 0) for p in parts}, lambda place: place[3] != ALL)
    print(f"months: {dict(attack.counts)}, {len(attack.told)} told")
    assert attack.counts["small"] > 50
    assert attack.told == {}


def readers_of_indicators(build: OpenBuild) -> Readers:
    """One who opens every indicator, month and town."""
    readers: Readers = defaultdict(CountReader)
    values = read_indicator_values(build).filter(pl.col("year") == LAST.year)
    shown = values.filter(pl.col("value").is_not_null() | pl.col("is_hidden"))
    for line, rows in shown.group_by("indicator_id", "period"):
        is_line_hidden = rows.filter(pl.col("area_level") == "town")["value"].is_null().all()
        for row in rows.iter_rows(named=True):
            is_exact, count = row["area_level"] == "district", row["value"]
            place = (*line, ALL if is_exact else row["area_code"])
            if is_exact:
                readers[line].see_exact(place, int(count))
            elif count is None and not is_line_hidden:
                readers[line].see_few(place)
            else:
                readers[line].see_rounded(place, None if count is None else int(count))
    return readers


def test_no_small_count_follows_from_indicators(guarded_build, towns) -> None:
    build, attack = guarded_build, Attack()
    truth = {row[:3]: row[3] for row in build.frame(_TRUE_VALUES).rows()}
    counted = {place[:2] for place in truth}
    for line, reader in readers_of_indicators(build).items():
        if line not in counted:
            continue
        truth[(*line, ALL)] = truth.get((*line, build.district_code), 0)
        parts = [(*line, town) for town in towns if (*line, town) in reader.seen]
        add_sum(reader, truth, parts, (*line, ALL))
        attack.solve(reader, {p: truth.get(p, 0) for p in parts}, lambda place: place[2] != ALL)
    print(f"indicators: {dict(attack.counts)}, {len(attack.told)} told")
    assert attack.counts["small"] > 50
    assert attack.told == {}
