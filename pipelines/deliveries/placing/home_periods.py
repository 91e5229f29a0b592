"""Where each row of a file belongs when the file holds several periods."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.placing.periods import (
    Period,
    SheetSays,
    months_of_rows,
    period_without_rows,
    split_by_period,
)
from pipelines.identity.plain_values import WHERE
from pipelines.intake.read_result import ReadFile
from pipelines.intake.refusal import Refusal

# A whole cell or sentence, never a part of one: 备注：无 or 本月发放，无停发 is no nil return.
NOTHING_THIS_MONTH = re.compile(
    r"(?:[（(]?(?:说明:|备注:)?本[月期季年](?:度|份)?[^有，,。；;:]{0,8}无"
    r"(?!误)[^有，,。；;:]{0,8}"
    r"|无(?:发放|新增|变动|业务|数据|记录)[^，,。；;:]{0,6}|零报告?|无)[)）。]?"
)
_SENTENCES = re.compile(r"[。；;\n]")


@dataclass(frozen=True)
class Homes:
    """The periods of a file and which rows each holds.

    Attributes:
        periods: in order; the index is a delivery's place.
        rows: WHERE, place, said_on (the row's own date) of every accepted row.
        sheets: what each sheet says; nil_sheets: place of each sheet that says 本月无.
    """

    periods: list[Period]
    rows: pl.DataFrame = field(repr=False)
    sheets: list[SheetSays] = field(repr=False)
    nil_sheets: dict[str, int] = field(repr=False)

    def only(self, place: int, frame: pl.DataFrame | None) -> pl.DataFrame | None:
        """The rows of a frame (WHERE columns) that belong to the period at `place`.

        What is no accepted row goes with the accepted row above it, else below it in its sheet;
        what lies in no such sheet goes to the first period.
        """
        if frame is None or len(self.periods) == 1:
            return frame
        placed = frame.with_row_index("_order").sort("source_row", nulls_last=False)
        known = self.rows.select(*WHERE, pl.col("place")).sort("source_row")
        for strategy in ("backward", "forward"):
            placed = placed.join_asof(
                known.rename({"place": f"_{strategy}"}),
                on="source_row",
                by="source_sheet",
                strategy=strategy,
                check_sortedness=False,
            )
        last = known.select("source_sheet", "place").unique("source_sheet", keep="last")
        sheets = {**dict(last.iter_rows()), **self.nil_sheets}
        of_sheet = pl.col("source_sheet").replace_strict(sheets, default=0, return_dtype=pl.Int64)
        own = pl.coalesce("_backward", "_forward", of_sheet) == place
        return placed.filter(own).sort("_order").select(frame.columns)

    def reported_on(self, place: int) -> date | None:
        """The latest reporting day that the sheets of a period tell, else the file's."""
        names = set(self.rows.filter(pl.col("place") == place)["source_sheet"].unique())
        days = [says.reported_on for says in self.sheets if says.reported_on]
        own = [s.reported_on for s in self.sheets if s.reported_on and s.name in names]
        return max(own or days, default=None)

    def latest_on(self, place: int) -> date | None:
        """The latest date that the rows of a period hold."""
        return self.rows.filter(pl.col("place") == place)["said_on"].max()


def find_homes(read: ReadFile) -> Homes:
    """Split a file into its periods.

    Raises:
        Refusal: there is no row and no 本月无, or nothing tells the period.
    """
    sheets = sheets_say(read)
    split = split_by_period(months_of_rows(read.rows, read.contract), sheets, read.contract)
    periods = [period for period, _ in split]
    found = [
        rows.select(*WHERE, pl.lit(place).alias("place")) for place, (_, rows) in enumerate(split)
    ]
    empty = pl.DataFrame(schema={**read.rows.select(WHERE).schema, "place": pl.Int64})
    rows = pl.concat([empty, *found], how="vertical_relaxed")
    said = read.rows.select(*WHERE, said_on(read.contract).alias("said_on"))
    return settle_homes(read, periods, rows.join(said, on=WHERE, how="left"))


def settle_homes(read: ReadFile, periods: list[Period], rows: pl.DataFrame) -> Homes:
    """The homes of a file whose rows' periods are known: sheets that say 本月无 have theirs.

    Args:
        read: the file.
        periods: of the accepted rows, in order; may be none.
        rows: see Homes.

    Raises:
        Refusal: there is no row and no 本月无, or nothing tells the period.
    """
    sheets = sheets_say(read)
    nil_sheets = _nil_sheets(read, sheets, periods)
    if not periods and not nil_sheets:
        if read.rejected.is_empty():
            raise Refusal("no_rows")
        period = period_without_rows(sheets, read.contract)
        if period is None:
            raise Refusal("no_period")
        periods = [period]
    return Homes(periods, rows, sheets, _places(nil_sheets, periods))


def sheets_say(read: ReadFile) -> list[SheetSays]:
    """What the sheets of a file say of their months outside their rows."""
    return [
        SheetSays(s.name, tuple(s.title_months), s.title_year, s.reported_on) for s in read.sheets
    ]


def one_home(read: ReadFile, period: Period) -> Homes:
    """All rows of a file in one period that is known beforehand."""
    said = read.rows.select(
        *WHERE, pl.lit(0).alias("place"), said_on(read.contract).alias("said_on")
    )
    return Homes([period], said, [], {})


def said_on(contract: Contract) -> pl.Expr:
    """A row's own date, which says what period it is about."""
    column = contract.column(contract.period_column)
    said = pl.col(column.name)
    return pl.date(said, 1, 1) if column.kind == "int" else said


def _nil_sheets(
    read: ReadFile, sheets: list[SheetSays], periods: list[Period]
) -> dict[str, Period]:
    """The sheets that hold nothing but 本月无, with the period they say it of."""
    busy = {name for name, count in read.accepted.items() if count}
    busy |= {*read.rejected["source_sheet"].unique()}
    found = {}
    for sheet, says in zip(read.sheets, sheets, strict=True):
        notes = read.note_cells.filter(pl.col("source_sheet") == sheet.name)["cells"].to_list()
        cells = [cell for note in notes for cell in json.loads(note).values() if cell]
        words = [*sheet.title_texts, *sheet.footer_texts, *cells]
        if sheet.name in busy or not any(says_nothing(word) for word in words):
            continue
        period = period_without_rows([says], read.contract)
        if period and period not in periods:
            found[sheet.name] = period
    return found


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to report: 本月无, 零报告, 无."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return any(NOTHING_THIS_MONTH.fullmatch(part) for part in _SENTENCES.split(plain) if part)


def _places(nil_sheets: dict[str, Period], periods: list[Period]) -> dict[str, int]:
    """Add the periods of nil sheets to `periods`; the place of each such sheet."""
    for period in sorted(set(nil_sheets.values())):
        periods.append(period)
    return {name: periods.index(period) for name, period in nil_sheets.items()}
