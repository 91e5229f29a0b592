"""The columns of one file: which ones, in which order, under which headers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from pipelines.sample.files.dress import Dress
from pipelines.sample.forms.forms import Field, Form
from pipelines.sample.world import Row

SERIAL_HEADERS = ("序号", "序 号", "编号")
GROUPS = {
    "place": "基本情况",
    "name": "基本情况",
    "id": "基本情况",
    "phone": "基本情况",
    "money": "金额情况",
    "month": "发放情况",
    "account": "发放情况",
}


@dataclass(frozen=True)
class Column:
    """A column of a file; without a field it is the 序号 column or an empty one."""

    header: str
    field: Field | None = None
    is_serial: bool = False
    group: str = ""

    @property
    def kind(self) -> str:
        """The kind of its cells."""
        return self.field.kind if self.field else ""


def choose_columns(
    form: Form, rows: list[Row], dress: Dress, folder: str, omitted: set[str], rng: Random
) -> list[Column]:
    """The columns of a file's sheets.

    A column that no row fills may be missing; 镇街 is missing where the
    folder, named for the deliverer, says enough.
    """
    filled = {name for row in rows for name, cell in row.items() if cell is not None}
    folder_says_town = all(row.get("town") in (None, folder) for row in rows)
    fields = []
    for field in form.fields:
        if field.name in omitted:
            continue
        if field.name == "town" and not dress.town_column and folder_says_town:
            continue
        if field.is_required or field.name in filled or rng.random() < 0.4:
            fields.append(field)
    if dress.shuffled:
        fields = _shuffle(fields, rng)
    columns = [Column(_header(f, dress, rng), f, group=GROUPS.get(f.kind, "")) for f in fields]
    if dress.serial:
        columns.insert(0, Column(rng.choice(SERIAL_HEADERS[:2]), is_serial=True))
    if dress.wrong_blanks and not dress.two_row_header:
        columns.insert(rng.randrange(2, len(columns)), Column(""))
    if dress.blank_first_column:
        columns.insert(0, Column(""))
    return columns


def _shuffle(fields: list[Field], rng: Random) -> list[Field]:
    """Another order; places stay in front and a household's members stay together."""
    front = [f for f in fields if f.kind == "place"]
    members = [f for f in fields if f.name.startswith("member_")]
    others = [f for f in fields if f not in front and f not in members]
    rng.shuffle(others)
    return front + others + members


def _header(field: Field, dress: Dress, rng: Random) -> str:
    header = field.headers[0]
    if dress.other_headers:
        header = rng.choice(field.headers)
    if field.kind == "money" and dress.unit_place == "header" and dress.unit:
        header += rng.choice((f"（{dress.unit}）", f"({dress.unit})"))
    if dress.noise and len(header) == 2 and rng.random() < 0.3:
        header = header[0] + rng.choice((" ", "\u3000", "\u00a0")) + header[1]
    elif dress.is_workbook and len(header) == 4 and rng.random() < 0.08:
        header = header[:2] + "\n" + header[2:]
    return header
