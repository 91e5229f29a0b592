"""Rows too many for pandas are judged as few are: the same doubts, the same counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import polars as pl
import pytest

from expectations.inbound.doubtful_rows import columns_read, judge_many
from expectations.inbound.judge_rows import judge_rows
from expectations.inbound.suites import suite_of
from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import feed_schemas
from pipelines.deliveries.storing.store_delivery import polars_type
from pipelines.quality import judge_process

CONTRACTS = load_contracts()
SCHEMAS = feed_schemas(CONTRACTS)
# Between them every kind of rule.
FEEDS = ("disability_allowance_payments", "disability_certificates", "medical_aid",
         "funeral_waivers", "home_care_visits")  # fmt: skip


def some(name: str, kind: pl.DataType, random: Random) -> Any:
    """A value of any column, now and then none."""
    if random.random() < 0.15:
        return None
    if kind == pl.Date:
        return date(2013, random.randrange(1, 13), random.randrange(1, 28))
    if kind == pl.Boolean:
        return random.random() < 0.5
    if kind == pl.Int64:
        return random.randrange(6)
    if kind.is_decimal():
        return Decimal(random.choice([-1, 0, 5, 500, 30_000, 2_500_000]))
    words = {"level": ["一级", "四级", "五级"], "id_check_status": ["valid", "date"]}
    return random.choice(words.get(name, ["成功", "失败", "视力", "甲"]))


def made(feed: str, count: int, seed: int) -> pl.DataFrame:
    random = Random(seed)
    kinds = {name: polars_type(kind) for name, kind in SCHEMAS[feed].items()}
    rows = [
        {
            **{name: some(name, kind, random) for name, kind in kinds.items()},
            "delivery_id": "d" if n % 3 else "e",
            "source_sheet": "s",
            "source_row": n,
            "row_hash": str(n // 2 if n % 5 == 0 else n),
        }
        for n in range(count)
    ]
    frame = pl.DataFrame(rows, schema=kinds, orient="row")
    return frame.with_columns(
        period_start=pl.lit(date(2013, 6, 1)), period_end=pl.lit(date(2013, 7, 1))
    )


def in_order(found: tuple[pl.DataFrame, pl.DataFrame]) -> list[list[tuple]]:
    return [sorted(frame.rows(), key=repr) for frame in found]


@pytest.mark.parametrize("feed", FEEDS)
def test_many_rows_are_judged_as_few_are(feed):
    rules, rows = suite_of(CONTRACTS[feed]), made(feed, 120, 7)
    many = judge_many(rows.select(sorted(columns_read(rules))), rules)
    assert in_order(many) == in_order(judge_rows(feed, rows, rules))
    assert many[1].height > 20


def test_the_judging_process_takes_the_way_of_many_a_delivery_at_a_time(tmp_path, monkeypatch):
    feed = FEEDS[0]
    rules, rows = suite_of(CONTRACTS[feed]), made(feed, 90, 3)
    beside = rows.select("delivery_id", "period_start", "period_end").unique()
    files = []
    for (name,), own in rows.drop("period_start", "period_end").group_by("delivery_id"):
        files.append(tmp_path / f"{name}.parquet")
        own.write_parquet(files[-1])
    kinds = {name: polars_type(kind) for name, kind in SCHEMAS[feed].items()}
    asked = feed, files, beside, kinds, rules
    few = judge_process._judge_rows(*asked)
    monkeypatch.setattr(judge_process, "_FEW_ROWS", 10)
    assert in_order(judge_process._judge_rows(*asked)) == in_order(few)
