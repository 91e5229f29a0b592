"""Hold the rows of new deliveries against their feeds' suites: one validation a feed and run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import polars as pl

from expectations.inbound.row_rule import RowRule
from expectations.inbound.suites import TOTAL_RULES, TOTALS, suite_of
from pipelines import fault
from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import QUALITY_RESULTS, SIDE_TABLES, feed_schemas
from pipelines.data_folder import DataFolder
from pipelines.deliveries.judging.note_doubts import JUDGED, note_doubts
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.deliveries.storing.store_delivery import parquet_bytes, polars_type
from pipelines.quality.judge import the_judge
from pipelines.whole_files import write_whole

Found = tuple[pl.DataFrame, pl.DataFrame]


def unjudged(told: dict[str, Receipt]) -> list[Receipt]:
    """The receipts of files taken in whose rows no run has judged yet."""
    return [r for r in told.values() if r["status"] == "taken" and not r.get(JUDGED)]


def judge_new(folder: DataFolder, receipts: list[Receipt]) -> None:
    """Judge the deliveries of these receipts; write doubts, history and, last, the receipts.

    A run that is killed on its way leaves receipts that are not marked: the next one judges
    them again, and finds the same.

    Args:
        folder: the data folder.
        receipts: of files taken in; changed in place.

    Raises:
        Problem: the judging process died, or cannot judge.
    """
    fault.point("before_judging")
    contracts = load_contracts()
    deliveries = [(r["feed"], d) for r in receipts for d in r["deliveries"]]
    found = []
    for feed, contract in contracts.items():
        own = [d for its_feed, d in deliveries if its_feed == feed and d["rows_accepted"]]
        if own:
            schema = feed_schemas({feed: contract})[feed]
            found.append(_judge(feed, own, suite_of(contract), schema, folder))
    has_totals = {path.stem for path in (folder.raw / TOTALS).glob("*.parquet")}
    own = [d for _, d in deliveries if d["delivery_id"] in has_totals]
    if own:
        found.append(_judge(TOTALS, own, list(TOTAL_RULES), SIDE_TABLES[TOTALS], folder))
    fault.point("inbound.judged")
    doubts = [doubts for _, doubts in found if len(doubts)]
    note_doubts(folder, receipts, pl.concat(doubts) if doubts else None, contracts)
    if found:
        _keep_history(folder, pl.concat(tally for tally, _ in found))
    fault.point("inbound.noted")


def begin_judging() -> None:
    """Let the judging process load its libraries while files are read."""
    the_judge()


def _judge(
    suite: str,
    deliveries: list[dict[str, Any]],
    rules: list[RowRule],
    schema: dict[str, str],
    folder: DataFolder,
) -> Found:
    names = [d["delivery_id"] for d in deliveries]
    periods = {
        edge: pl.Series([d[edge] for d in deliveries], dtype=pl.String).str.to_date()
        for edge in ("period_start", "period_end")
    }
    tally, doubts = the_judge().ask(
        "rows",
        suite,
        [folder.raw / suite / f"{name}.parquet" for name in names],
        pl.DataFrame({"delivery_id": names, **periods}),
        {name: polars_type(kind) for name, kind in schema.items()},
        rules,
    )
    return tally.with_columns(pl.lit(suite).alias("suite")), doubts


def _keep_history(folder: DataFolder, tallies: pl.DataFrame) -> None:
    now = datetime.now().astimezone()
    run_id = f"{now.astimezone(UTC):%Y%m%dT%H%M%S-%f}"
    rows = tallies.with_columns(
        pl.lit(run_id).alias("run_id"),
        pl.lit("inbound").alias("door"),
        pl.lit(now.date()).alias("judged_on"),
        (pl.col("unexpected_count") == 0).alias("is_passed"),
        pl.when(pl.col("unexpected_count") >= 0).then("unexpected_count").alias("unexpected_count"),
    )
    folder.quality.mkdir(exist_ok=True)
    path = folder.quality / f"{run_id}-inbound.parquet"
    write_whole(path, parquet_bytes(rows, QUALITY_RESULTS))
