"""How one file looks."""

from __future__ import annotations

from dataclasses import dataclass

WORKBOOKS = ("xlsx", "xls")


@dataclass(frozen=True)
class Dress:
    """The looks of a file.

    Attributes:
        unit: 元, 万元 or nothing; unit_place: row, header or below (a row under the header).
        total: the column that says 合计 (first, name, last), or none.
        bare: header in the first row, what else there is to say at the end.
        wrong_blanks: blank rows and a blank column among the others.
        noise: share of cells with stray characters.
        extra_sheets: hidden codes, a hidden copy, visible instructions or empty sheets.
    """

    kind: str
    dates: str
    months: str
    money: str
    ids: str
    unit: str = ""
    unit_place: str = "row"
    total: str = "none"
    subtotals: bool = False
    footer: bool = False
    declared_in_title: bool = False
    two_row_header: bool = False
    repeated_header: bool = False
    serial: bool = False
    town_column: bool = True
    merged_places: bool = False
    shuffled: bool = False
    other_headers: bool = False
    bare: bool = False
    wrong_blanks: bool = False
    blank_first_column: bool = False
    reported_at_end: bool = False
    noise: float = 0.0
    extra_sheets: tuple[str, ...] = ()
    clerk: str = ""

    @property
    def extension(self) -> str:
        """The file name's ending."""
        return self.kind.split("-")[0]

    @property
    def is_workbook(self) -> bool:
        """Whether it can hold merged cells, dates and hidden sheets."""
        return self.kind in WORKBOOKS

    @property
    def factor(self) -> int:
        """Fen in one unit of its money cells."""
        return 1_000_000 if self.unit == "万元" else 100
