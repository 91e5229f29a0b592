"""Take a large .csv in by pieces: the same deliveries, and never all of it in memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.draft_deliveries import FileFrames, doubt_unowed_nil, draft_of
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.money_sums import MoneySums
from pipelines.deliveries.pieces.key_block import key_block
from pipelines.deliveries.pieces.month_runs import MonthRuns
from pipelines.deliveries.pieces.stage import Stage
from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.home_periods import (
    settle_homes,
    sheets_say,
)
from pipelines.deliveries.placing.periods import homes_of_months, months_of_rows
from pipelines.deliveries.placing.place_rows import who_delivers
from pipelines.deliveries.storing.receipts import Receipt, taken_receipt
from pipelines.deliveries.storing.store_delivery import store_delivery
from pipelines.identity.plain_values import WHERE
from pipelines.intake.containers.inspect_file import inspect_large_text, is_large_text
from pipelines.intake.grids.text_chunks import TextChunks, TextSource
from pipelines.intake.read_file import read_file
from pipelines.intake.read_pieces import CsvPieces, OtherwiseError, Supposed
from pipelines.intake.read_result import MEMBERS_SCHEMA, ReadFile, rows_schema
from pipelines.intake.refusal import Limits
from pipelines.intake.sheet_so_far import AcceptedRows
from pipelines.whole_files import TEMPORARY


@dataclass(frozen=True)
class _Assumed(Supposed):
    """What else is taken for granted before the end of a file.

    Attributes:
        deliverer: None: whom the first rows tell. has_members: whether any row has a member.
    """

    deliverer: Deliverer | None = None
    has_members: bool = True


def is_taken_in_pieces(task: FileTask, desk: Desk) -> bool:
    """Whether a file is a list to be taken in, and a text of the size from which pieces pay."""
    return task.reader is read_file and is_large_text(task.file, desk.pieces_from_bytes)


def take_in_pieces(task: FileTask, desk: Desk) -> Receipt:
    """Read, key, split and write a large text; returns its receipt, which is not written yet.

    Raises:
        Refusal: the file cannot be taken; nothing of it is in force.
    """
    inspect_large_text(task.file, Limits(file_bytes=desk.max_csv_bytes))
    source = TextSource(partial(task.file.open, "rb"), task.file_bytes, desk.piece_bytes)
    aside = desk.folder.raw / f".{task.file_id}.{os.getpid()}{TEMPORARY}"
    try:
        return source.decoded(partial(_take_text, task, desk, aside))
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _take_text(task: FileTask, desk: Desk, aside: Path, chunks: TextChunks) -> Receipt:
    assumed = _Assumed()
    while True:
        shutil.rmtree(aside, ignore_errors=True)
        try:
            return _LargeText(task, desk, assumed, chunks).take(aside)
        except OtherwiseError as otherwise:
            # Each names one thing that is so of the file: it is not named again.
            assumed = otherwise.supposed


class _LargeText:
    """One reading of a text under what is assumed of it."""

    def __init__(self, task: FileTask, desk: Desk, assumed: _Assumed, chunks: TextChunks) -> None:
        self._task, self._desk, self._assumed = task, desk, assumed
        self._pieces = CsvPieces(chunks, task.file, desk.contracts, assumed)
        self._contract = self._pieces.contract
        self._money = MoneySums(self._contract)
        self._months = MonthRuns(self._contract)
        self._towns = pl.DataFrame(schema={"town": pl.String})
        self._deliverer = assumed.deliverer
        self._has_members = False

    def take(self, aside: Path) -> Receipt:
        """Stage the rows, then write the deliveries.

        Raises:
            OtherwiseError: the text is not as assumed.
        """
        stage = Stage(aside, self._contract, self._desk.vault_key)
        self._keep_all(stage)
        read = self._pieces.result
        deliverer = self._settle_assumptions()
        self._task.refuse_changed()
        self._money.refuse_impossible()
        drafts = list(self._drafts(read, stage, deliverer))
        for draft in drafts:
            store_delivery(draft, self._contract, self._desk.folder, self._desk.vault_key)
        return taken_receipt(self._task, read, drafts, self._money)

    def _keep_all(self, stage: Stage) -> None:
        """Key and stage each block while the next one is read: the two share nothing."""
        with ThreadPoolExecutor(1) as beside:
            kept: Future[None] | None = None
            for number, accepted in enumerate(self._pieces.blocks()):
                if kept is not None:
                    kept.result()
                if accepted.rows.height:
                    kept = beside.submit(self._keep, number, accepted, stage)
            if kept is not None:
                kept.result()

    def _keep(self, number: int, accepted: AcceptedRows, stage: Stage) -> None:
        rows = _with_sheet(accepted.rows, rows_schema(self._contract))
        members = _with_sheet(accepted.members, MEMBERS_SCHEMA)
        self._money.add(rows)
        self._has_members = self._has_members or members.height > 0
        if "town" in rows.columns:
            self._towns = pl.concat([self._towns, rows.select("town")]).unique()
        if self._deliverer is None:
            self._deliverer = who_delivers(rows, self._contract, self._task, self._desk)
        month = months_of_rows(rows, self._contract)["month"]
        self._months.note(rows, month)
        for value, own in _by_month(rows, month, self._contract.cadence):
            theirs = members.join(own, on=WHERE, how="semi", maintain_order="left")
            block = key_block(
                own,
                theirs if self._contract.repeats_table else None,
                self._contract,
                self._deliverer,
                self._desk,
                has_members=self._assumed.has_members,
            )
            stage.keep(number, value, block)

    def _settle_assumptions(self) -> Deliverer:
        """Who delivers, once all rows were seen.

        Raises:
            OtherwiseError: rows were placed or hashed as they should not be.
        """
        deliverer = who_delivers(self._towns, self._contract, self._task, self._desk)
        is_filled_in = self._towns["town"].null_count() or "town" not in rows_schema(self._contract)
        if self._deliverer not in {None, deliverer} and is_filled_in:
            raise OtherwiseError(replace(self._assumed, deliverer=deliverer))
        if self._contract.repeats_table and self._has_members != self._assumed.has_members:
            raise OtherwiseError(replace(self._assumed, has_members=self._has_members))
        return deliverer

    def _drafts(
        self, read: ReadFile, stage: Stage, deliverer: Deliverer
    ) -> Iterator[DeliveryDraft]:
        counts = {("", month): count for month, count in self._months.counts.items()}
        homes = homes_of_months(counts, sheets_say(read), self._contract)
        periods = sorted(dict.fromkeys(homes.values()))
        places = {month: periods.index(home) for (_, month), home in homes.items()}
        settled = settle_homes(read, periods, self._months.placed(places))
        beside = FileFrames(read)
        for place in range(len(settled.periods)):
            own = [month for month in self._months.counts if places.get(month, 0) == place]
            kept = stage.kept([None] if self._contract.cadence == "register" else own)
            draft = draft_of(place, settled, kept, beside, read, self._task, deliverer)
            yield doubt_unowed_nil(draft, self._contract.feed, self._desk.areas)


def _with_sheet(frame: pl.DataFrame, schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """The frame with the columns of a result; a text's sheet has no name."""
    if not frame.width:
        return pl.DataFrame(schema=schema)
    return frame.with_columns(pl.lit("").alias("source_sheet")).select(list(schema))


def _by_month(
    rows: pl.DataFrame, month: pl.Series, cadence: str
) -> Iterator[tuple[date | None, pl.DataFrame]]:
    if cadence == "register":
        yield None, rows
        return
    parts = rows.with_columns(month.alias("_month")).group_by("_month", maintain_order=True)
    for (value,), own in parts:
        yield value, own.drop("_month")
