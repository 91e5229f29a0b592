"""Take a return workbook in: rows put right become supplementary deliveries."""

from __future__ import annotations

import dataclasses

import polars as pl

from pipelines import fault
from pipelines.deliveries.draft_deliveries import draft_deliveries
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.money_sums import money_of
from pipelines.deliveries.returned.corrected_rows import read_corrected
from pipelines.deliveries.returned.finding_answers import read_finding_answers
from pipelines.deliveries.returned.former_seals import read_former_seals
from pipelines.deliveries.returned.known_lists import KnownList, known_lists
from pipelines.deliveries.returned.layout import FINDINGS_SHEET, ROWS_PREFIX
from pipelines.deliveries.returned.return_outcome import Returned
from pipelines.deliveries.returned.return_receipt import return_receipt, seal_beside
from pipelines.deliveries.returned.return_sheets import (
    ReturnSheet,
    answered_by,
    judged_rows,
    read_finding_marks,
    read_marks,
    read_seal,
    return_sheets,
)
from pipelines.deliveries.returned.workbook_seal import is_sealed, seal_key
from pipelines.deliveries.storing.receipts import Receipt, places_told
from pipelines.deliveries.storing.store_delivery import store_delivery
from pipelines.identity.plain_values import WHERE
from pipelines.intake.containers.inspect_file import inspect_file
from pipelines.intake.grids.read_workbook import read_workbook
from pipelines.intake.headers.header_words import form_words
from pipelines.intake.refusal import Limits, Refusal
from pipelines.whole_files import write_json

_LIST = ("file_id", "period_start", "period_end")


def take_return(task: FileTask, desk: Desk) -> Receipt:
    """Read a return workbook, write what it puts right; its receipt is written last.

    Raises:
        Refusal: the file cannot be read, its headers were changed, or its hidden sheet was.
    """
    inspected = inspect_file(task.file, Limits(file_bytes=desk.max_file_bytes))
    grids = read_workbook(inspected)
    sheets, marks = return_sheets(grids), read_marks(grids)
    findings, town = read_finding_marks(grids), answered_by(grids)
    renamed = _renamed_findings(task, desk, (read_seal(grids), town, marks, findings))
    known = known_lists(marks.select(*_LIST).unique().rows(), task, desk.folder)
    returned = Returned()
    for name, sheet in sheets.items():
        if name.startswith(ROWS_PREFIX):
            rows = _with_lists(judged_rows(sheet, marks, desk.contracts), known)
            _take_rows(sheet, rows, known, returned, task, desk)
        elif name != FINDINGS_SHEET:
            returned.count("told", len(sheet.body))
    answers = None
    if FINDINGS_SHEET in sheets:
        answers = read_finding_answers(sheets[FINDINGS_SHEET], findings).renamed(renamed)
    for draft, feed, _ in returned.drafts:
        store_delivery(draft, desk.contracts[feed], desk.folder, desk.vault_key)
    seal_beside(task, desk, returned, answers, town)
    receipt = return_receipt(task, returned, answers, len(marks))
    fault.point("before_receipt")
    write_json(desk.folder.receipts / f"{task.file_id}.json", receipt)
    return receipt


def _renamed_findings(task: FileTask, desk: Desk, sealed: tuple) -> dict[str, str]:
    """What the findings it lists are called now, of a workbook that this installation wrote.

    Raises:
        Refusal: its seal is broken, or of an earlier secret and it was never taken in under that.
    """
    if is_sealed(*sealed, seal_key(desk.vault_key)):
        return {}
    if (desk.folder.receipts / f"{task.file_id}.json").exists():
        for former in read_former_seals(desk.folder, desk.vault_key):
            if is_sealed(*sealed, former.key):
                return former.findings
    raise Refusal("return_seal_broken")


def _with_lists(rows: pl.DataFrame, known: dict) -> pl.DataFrame:
    """The rows' kinds with what their lists say of them: unknown, or taken (nothing is open)."""
    places = [
        {**dict(zip(_LIST, name, strict=True)), "sheet": sheet, "row": row, "_open": True}
        for name, one in known.items()
        for sheet, row in one.rejected - one.closed
    ]
    schema = {**dict.fromkeys((*_LIST, "sheet"), pl.String), "row": pl.Int64, "_open": pl.Boolean}
    on = [*_LIST, "sheet", "row"]
    lists = pl.DataFrame([*known], schema=dict.fromkeys(_LIST, pl.String), orient="row")
    named = lists.with_columns(pl.lit(value=True).alias("_known"))
    rows = rows.join(named, on=_LIST, how="left", maintain_order="left")
    rows = rows.join(pl.DataFrame(places, schema=schema), on=on, how="left", maintain_order="left")
    is_lost = (pl.col("kind") != "unknown") & pl.col("_known").is_null()
    is_taken = (pl.col("kind") != "unknown") & pl.col("_open").is_null()
    kind = (
        pl.when(is_lost).then(pl.lit("lost")).when(is_taken).then(pl.lit("taken")).otherwise("kind")
    )
    return rows.with_columns(kind.alias("kind"))


def _take_rows(
    sheet: ReturnSheet,
    rows: pl.DataFrame,
    known: dict,
    returned: Returned,
    task: FileTask,
    desk: Desk,
) -> None:
    for kind, number in rows["kind"].value_counts().iter_rows():
        returned.count(kind, number)
    for kind, reason in (("unknown", "return_row_unknown"), ("lost", "return_list_unknown")):
        loose = rows.filter(pl.col("kind") == kind)["at"].to_list()
        returned.loose += [(sheet, loose)] if loose else []
        beside = {"sheet": sheet.grid.name, "column": None, "reason": reason, "feed": None}
        returned.rejected += [{**beside, "row": row} for row in loose]
    answered = rows.filter(pl.col("kind").is_in(["changed", "void"]))
    for name, own in answered.group_by(_LIST, maintain_order=True):
        _take_list(sheet, own, known[name], returned, task, desk)


def _take_list(
    sheet: ReturnSheet,
    rows: pl.DataFrame,
    known: KnownList,
    returned: Returned,
    task: FileTask,
    desk: Desk,
) -> None:
    """One list's rows on one sheet: changed ones are read, void ones closed."""
    contract = desk.contracts[known.feed]
    changed = rows.filter(pl.col("kind") == "changed")
    words = form_words(desk.contracts)
    read = read_corrected(sheet, changed, contract, words, known.whole.period)
    void = rows.filter(pl.col("kind") == "void")
    closed = pl.concat(
        [
            read.rows.select(*WHERE),
            void.select(pl.col("sheet").alias(WHERE[0]), pl.col("row").alias(WHERE[1])),
        ]
    )
    whole = dataclasses.replace(known.whole, closed=closed)
    (draft,) = draft_deliveries(read, task, desk, money_of(read), whole)
    returned.drafts.append((draft, known.feed, known))
    returned.count("accepted", read.counts["accepted"])
    returned.count("still_wrong", read.counts["rejected"])
    returned.count("totals", read.counts["totals"])
    returned.count("notes", read.counts["notes"])
    beside = {"feed": known.feed}
    returned.rejected += [
        {**entry, **beside} for entry in places_told(read.rejected, "column", "reason")
    ]
    told = places_told(draft.warnings, "column", "code", "detail")
    returned.warnings += [{**entry, **beside} for entry in told]
