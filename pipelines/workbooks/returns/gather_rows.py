"""The rows that were sent back, by deliverer and feed, with what is wrong in words."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

import polars as pl

from pipelines.contracts import Contract, load_contracts
from pipelines.contracts.form_row import form_headers
from pipelines.data_folder import DataFolder
from pipelines.deliveries.returned.layout import MARK_COLUMNS, row_digests
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.identity.vault import read_delivery_vault
from pipelines.intake.values.read_column import dtype
from pipelines.workbooks.returns.form_cells import (
    form_cells,
    labels_of_cells,
    labels_of_headers,
    units_of_labels,
)
from pipelines.workbooks.returns.open_rows import open_rows
from pipelines.workbooks.returns.row_faults import row_faults
from pipelines.workbooks.returns.town_return import EXPLAINED, DelivererName, FeedRows

_UNIT_REACH = 3
_CODE = "退"
# A spreadsheet's cell holds no more.
_LONGEST = 32_000


def gather_rows(
    folder: DataFolder,
    register: list[dict[str, Any]],
    receipts: dict[str, Receipt],
    vault_key: bytes,
) -> dict[DelivererName, list[FeedRows]]:
    """Every open rejected row of the lists in force.

    Args:
        folder: the data folder.
        register: the lines of the register that are in force, in their order of arrival.
        receipts: by file id.
        vault_key: opens the vault.
    """
    supplements: dict[str, list[str]] = defaultdict(list)
    for line in register:
        if line["completes"]:
            supplements[line["completes"]].append(line["delivery_id"])
    parts: dict[tuple[DelivererName, str], list[FeedRows]] = defaultdict(list)
    for line in register:
        if line["completes"] or not line["rows_rejected"]:
            continue
        own = supplements[line["delivery_id"]]
        rows = open_rows(folder, line["delivery_id"], own, vault_key)
        for (sheet, told_by), of_sheet in rows.group_by(
            "source_sheet", "told_by", maintain_order=True
        ):
            place = _Place(line, sheet, told_by, receipts[line["file_id"]])
            told = _of_sheet(place, of_sheet, folder, vault_key)
            parts[(line["deliverer_code"], line["section"]), line["feed"]].append(told)
    found: dict[DelivererName, list[FeedRows]] = defaultdict(list)
    for (name, feed), told in sorted(parts.items(), key=lambda part: str(part[0])):
        before = sum(len(one.marks) for one in found[name])
        found[name].append(_joined(feed, told, before))
    return found


class _Place:
    """Where rows of one sheet stand: their list, its file, and who last told their cells."""

    def __init__(self, line: dict[str, Any], sheet: str, told_by: str, receipt: Receipt) -> None:
        self.line, self.sheet, self.told_by = line, sheet, told_by
        sheets = [s for s in receipt["sheets"] if (s["sheet"] or "") == sheet]
        self.is_own = told_by == line["delivery_id"]
        self.unit = sheets[0]["unit_factor"] if sheets and self.is_own else 1
        self.header_row = (sheets[0]["header_row"] if sheets else None) or 0
        self.contract: Contract = load_contracts()[line["feed"]]
        self.months: tuple[date, date] = (line["period_start"], line["period_end"])


def _of_sheet(place: _Place, rows: pl.DataFrame, folder: DataFolder, vault_key: bytes) -> FeedRows:
    contract = place.contract
    whole = rows.unique(["source_row"], keep="first", maintain_order=True)
    labels = labels_of_cells(whole["cells"])
    units = units_of_labels(labels, _notes_below(place, folder, vault_key), place.unit)
    cells = form_cells(whole["cells"], contract, units, place.months)
    cells = _with_stated(cells, labels, place, folder)
    cells = cells.select(pl.all().str.slice(0, _LONGEST).replace("", None))
    line = place.line
    texts = {
        "所属期": _period(line),
        "文件": line["file_name"],
        "所在表": place.sheet,
    }
    explained = whole.select(
        *(pl.lit(text).alias(name) for name, text in texts.items()),
        pl.col("source_row").cast(pl.String).alias("所在行"),
    ).hstack(row_faults(rows, contract, hint=any(unit != 1 for unit in units.values())))
    marks = whole.select(
        pl.lit(line["feed"]).alias("feed"),
        pl.lit(line["file_id"]).alias("file_id"),
        pl.lit(str(line["period_start"])).alias("period_start"),
        pl.lit(str(line["period_end"])).alias("period_end"),
        pl.lit(place.sheet).alias("sheet"),
        pl.col("source_row").cast(pl.String).alias("row"),
    ).with_columns(row_digests(cells, contract))
    return FeedRows(line["feed"], explained, cells, marks)


def _period(line: dict[str, Any]) -> str:
    start, end = (f"{line[name]:%Y-%m}" for name in ("period_start", "period_end"))
    return start if start == end else f"{start} 至 {end}"


def _notes_below(place: _Place, folder: DataFolder, vault_key: bytes) -> list[dict]:
    """The notes right under a sheet's header, among which its unit row stands."""
    if not place.is_own:
        return []
    sealed = read_delivery_vault(folder, place.told_by, vault_key)
    is_near = pl.col("source_row").is_between(place.header_row, place.header_row + _UNIT_REACH)
    is_here = pl.col("source_sheet").fill_null("") == place.sheet
    notes = sealed.filter((pl.col("part") == "note") & is_here & is_near)["value"]
    return [json.loads(text) for text in notes]


def _with_stated(
    cells: pl.DataFrame, labels: list[str], place: _Place, folder: DataFolder
) -> pl.DataFrame:
    """Columns that the town's form lacks because its title says them, as its other rows have it."""
    known = labels_of_headers(labels, place.contract)
    path = folder.raw / place.line["feed"] / f"{place.line['delivery_id']}.parquet"
    stated = [
        c for c in place.contract.columns if c.when_absent == "title" and c.title not in known
    ]
    if not stated or not place.is_own or not path.exists():
        return cells
    rows = pl.read_parquet(path, columns=["source_sheet", *(c.name for c in stated)])
    rows = rows.filter(pl.col("source_sheet").fill_null("") == place.sheet)
    for column in stated:
        values = rows[column.name].cast(dtype(column)).drop_nulls().unique()
        if len(values) == 1:
            text = f"{values[0]:%Y-%m}" if column.kind == "month" else str(values[0])
            cells = cells.with_columns(pl.lit(text).alias(column.title))
    return cells


def _joined(feed: str, parts: list[FeedRows], before: int) -> FeedRows:
    """The rows of all lists of a feed, numbered on from the feed before."""
    contract = load_contracts()[feed]
    marks = pl.concat([part.marks for part in parts])
    number = pl.int_range(before + 1, before + pl.len() + 1).cast(pl.String).str.zfill(4)
    codes = marks.select(pl.concat_str(pl.lit(_CODE), number).alias("code")).to_series()
    explained = pl.concat([part.explained for part in parts])
    titles = [header.title for header in form_headers(contract)]
    return FeedRows(
        feed=feed,
        explained=explained.with_columns(codes.alias("编号")).select(EXPLAINED),
        cells=pl.concat([part.cells for part in parts]).select(titles),
        marks=marks.with_columns(codes).select(MARK_COLUMNS),
    )
