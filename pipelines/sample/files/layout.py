"""Lays a delivery's rows out on a sheet: titles, units, headers, rows, totals and footers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from pipelines.sample.files.columns import Column
from pipelines.sample.files.dress import Dress
from pipelines.sample.files.header_rows import write_headers
from pipelines.sample.files.merged_places import merge_places
from pipelines.sample.files.sheet import Sheet, Tally
from pipelines.sample.files.spelling import Cell, Speller
from pipelines.sample.files.total_row import total_row
from pipelines.sample.forms.forms import Form
from pipelines.sample.world import Row

NIL = "本月无"


@dataclass
class Layout:
    """Everything that the sheets of one file share.

    Attributes:
        title: the title line; said_at_top, said_at_end: lines such as 填报日期：….
        total_off, count_off: by how much the 合计 row (fen) and declared counts are wrong.
    """

    form: Form
    dress: Dress
    columns: list[Column]
    speller: Speller
    title: str
    said_at_top: list[str]
    said_at_end: list[str]
    total_off: int = 0
    count_off: int = 0
    header_end: int = 0

    def lay_out(self, name: str, rows: list[Row], tally: Tally) -> Sheet:
        """One sheet; the tally counts its rows."""
        sheet = Sheet(name)
        if not self.dress.bare:
            self._head(sheet, rows)
        write_headers(sheet, self.columns, self.dress.two_row_header)
        self.header_end = len(sheet.lines)
        if self.dress.unit and self.dress.unit_place == "below" and self._money_columns():
            units = [self.dress.unit if c.kind == "money" else None for c in self.columns]
            self._line(sheet, units, tally)
        self._body(sheet, rows, tally)
        if not rows:
            self._note(sheet, NIL, tally)
        elif self.dress.total != "none" and self.form.summed:
            self._total(sheet, rows, "合计", tally)
        self._foot(sheet, rows, tally)
        return sheet

    def rows_below_header(self, sheet: Sheet) -> int:
        """How many lines below a sheet's header are not blank."""
        lines = sheet.lines[self.header_end :]
        return sum(any(cell is not None for cell in line) for line in lines)

    def _head(self, sheet: Sheet, rows: list[Row]) -> None:
        width = len(self.columns)
        title = self.title
        if self.dress.declared_in_title and rows:
            title += f"（共{len(rows) + self.count_off}条）"
        sheet.lines.append([title])
        if self.dress.is_workbook and width > 1:
            sheet.merges.append((0, 0, 0, width - 1))
        if self.dress.wrong_blanks:
            sheet.lines.append([])
        unit = self.dress.unit if self.dress.unit_place == "row" and self._money_columns() else ""
        said = list(self.said_at_top)
        if unit:
            said.append(f"单位：{unit}")
        if said:
            line: list[Cell] = [None] * width
            line[0] = said[0]
            for offset, text in enumerate(reversed(said[1:]), start=1):
                line[max(width - offset * 2, 1)] = text
            sheet.lines.append(line)

    def _money_columns(self) -> list[Column]:
        return [column for column in self.columns if column.kind == "money"]

    def _body(self, sheet: Sheet, rows: list[Row], tally: Tally) -> None:
        rng, dress = self.speller.rng, self.dress
        repeat_at = rng.randrange(30, len(rows)) if dress.repeated_header else -1
        blank_at = rng.randrange(len(rows)) if dress.wrong_blanks and rows else -1
        first = len(sheet.lines)
        number = 0
        for village, group in groupby(rows, key=lambda row: row.get("village")):
            members = list(group)
            for row in members:
                number += 1
                if number - 1 == blank_at:
                    sheet.lines.append([])
                if number - 1 == repeat_at and not dress.two_row_header:
                    self._line(sheet, [column.header or None for column in self.columns], tally)
                sheet.lines.append(self._cells(row, number))
                tally.add_row(row, sheet.name, len(sheet.lines), self.form.amount)
            if dress.subtotals and village and self.form.summed:
                self._total(sheet, members, "小计", tally)
        if dress.merged_places:
            merge_places(sheet, self.columns, first)

    def _cells(self, row: Row, number: int) -> list[Cell]:
        cells: list[Cell] = []
        for column in self.columns:
            if column.is_serial:
                cells.append(number)
            elif column.field is None:
                cells.append(None)
            else:
                cells.append(self.speller.cell(column.kind, row.get(column.field.name)))
        return cells

    def _total(self, sheet: Sheet, rows: list[Row], label: str, tally: Tally) -> None:
        place = "name" if label == "小计" else self.dress.total
        sums = {name: sum(row.get(name) or 0 for row in rows) for name in self.form.summed}
        if label == "合计" and self.form.amount in sums:
            sums[self.form.amount] += self.total_off
        sheet.lines.append(total_row(self.columns, sums, label, place, self.speller))
        tally.totals += 1

    def _foot(self, sheet: Sheet, rows: list[Row], tally: Tally) -> None:
        if self.dress.wrong_blanks:
            sheet.lines.append([])
        if self.dress.footer and rows:
            self._note(sheet, self._declared(rows), tally)
        for text in self.said_at_end:
            self._note(sheet, text, tally)

    def _declared(self, rows: list[Row]) -> str:
        count = len(rows) + self.count_off
        text = f"共计{count}人次" if self.form.field_names & {"id_no"} else f"共计{count}条"
        if self.form.amount and self.dress.unit != "万元":
            fen = sum(row.get(self.form.amount) or 0 for row in rows)
            text += f" 总金额{self.speller.money(fen, plain=True)}"
        return text

    def _note(self, sheet: Sheet, text: str, tally: Tally) -> None:
        self._line(sheet, [text], tally)

    def _line(self, sheet: Sheet, cells: list[Cell], tally: Tally) -> None:
        if self.dress.blank_first_column and len(cells) == 1:
            cells = [None, *cells]
        sheet.lines.append(cells)
        tally.notes += 1
