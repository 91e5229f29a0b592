"""The department's answers to findings: a CSV that people edit and the command line adds to.

A file that a spreadsheet wrote is read too: a BOM, GB18030, dates with slashes.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.returned.layout import TOWN_DISPOSITIONS
from pipelines.problem import Problem
from pipelines.whole_files import write_whole

OPEN = "未核实"
DISMISSED = "排除"
DISPOSITIONS = (OPEN, *TOWN_DISPOSITIONS)
COLUMNS = {
    "finding_id": pl.String,
    "check_code": pl.String,
    "subject_key": pl.String,
    "programme_code": pl.String,
    "first_month": pl.Date,
    "disposition": pl.String,
    "decided_by": pl.String,
    "decided_on": pl.Date,
    "valid_until": pl.Date,
    "recovered_yuan": pl.Decimal(18, 2),
    "recovered_on": pl.Date,
    "note": pl.String,
}
_NEEDED = ("finding_id", "disposition")
_DAY, _MONTH = r"^\d{4}-\d{1,2}-\d{1,2}$", r"^\d{4}-\d{1,2}$"
_AMOUNT = r"^-?\d{1,12}(\.\d{1,2})?$"


def read_dispositions(path: Path) -> pl.DataFrame:
    """The answers in the file, in `COLUMNS`; of a finding answered twice the lower line counts.

    Raises:
        Problem: the file cannot be read; the sentence names the line and what is wrong in it.
    """
    if not path.exists():
        return pl.DataFrame(schema=COLUMNS)
    text = _read_text(path)
    missing = [name for name in _NEEDED if name not in text.columns]
    if missing:
        raise Problem("dispositions_columns", path=path, columns="、".join(missing))
    filled = text.filter(pl.any_horizontal(pl.col(_NEEDED).is_not_null()))
    checks = {name: _typed(name) for name in COLUMNS if name in text.columns}
    typed = filled.select("line", *(expr.alias(name) for name, expr in checks.items()))
    for name in checks:
        is_lost = filled[name].is_not_null() & typed[name].is_null()
        if name in _NEEDED:
            is_lost = typed[name].is_null()
        if is_lost.any():
            raise Problem(
                "dispositions_cell", path=path, line=typed.filter(is_lost)["line"][0], column=name
            )
    absent = [pl.lit(None, kind).alias(n) for n, kind in COLUMNS.items() if n not in checks]
    whole = typed.with_columns(absent).select(*COLUMNS).cast(COLUMNS)
    return whole.unique("finding_id", keep="last", maintain_order=True)


def set_dispositions(path: Path, answers: pl.DataFrame) -> None:
    """Add or replace answers; those of other findings stay as they stand.

    An answer that another takes the place of is added to the file of replaced answers.

    Args:
        path: the department's file, made when it is not there.
        answers: rows in `COLUMNS`, one a finding.
    """
    known, answered = read_dispositions(path), answers.select("finding_id")
    kept = known.join(answered, on="finding_id", how="anti")
    path.parent.mkdir(parents=True, exist_ok=True)
    _keep_replaced(path, known.join(answered, on="finding_id", how="semi"))
    whole = pl.concat([kept, answers.select(*COLUMNS).cast(COLUMNS)])
    _write(path, whole.sort("finding_id"))


def read_replaced(path: Path, finding_id: str | None = None) -> pl.DataFrame:
    """Earlier answers in `COLUMNS`, oldest first; `path` is the answers' file.

    Of one finding, or of all.
    """
    replaced = _replaced(path)
    return replaced.filter(pl.col("finding_id") == finding_id) if finding_id else replaced


def clear_notes(path: Path, subjects: list[str]) -> None:
    """Take what people wrote beside answers about these subjects out of both files of answers."""
    files = {path: read_dispositions, DataFolder(path.parent).replaced_dispositions: None}
    for file, read in files.items():
        if not file.exists():
            continue
        rows = read(file) if read else _replaced(path)
        is_theirs = pl.col("subject_key").is_in(subjects)
        if rows.filter(is_theirs, pl.col("note").is_not_null()).height:
            note = pl.when(~is_theirs.fill_null(value=False)).then("note").alias("note")
            _write(file, rows.with_columns(note))


def _keep_replaced(path: Path, replaced: pl.DataFrame) -> None:
    if not replaced.is_empty():
        _write(
            DataFolder(path.parent).replaced_dispositions, pl.concat([_replaced(path), replaced])
        )


def _replaced(path: Path) -> pl.DataFrame:
    earlier = DataFolder(path.parent).replaced_dispositions
    if not earlier.exists():
        return pl.DataFrame(schema=COLUMNS)
    try:
        return pl.read_csv(earlier, schema=COLUMNS)
    except pl.exceptions.PolarsError:
        raise Problem("dispositions_unreadable", path=earlier) from None


def _write(path: Path, rows: pl.DataFrame) -> None:
    buffer = io.BytesIO()
    rows.write_csv(buffer, include_bom=True)
    write_whole(path, buffer.getvalue())


def in_force_on(dispositions: pl.DataFrame, day: date) -> pl.DataFrame:
    """The answers as a build of that day sees them: `is_expired` beside, no note."""
    is_expired = (pl.col("valid_until") < day).fill_null(value=False)
    return dispositions.with_columns(is_expired.alias("is_expired")).drop("note")


def _read_text(path: Path) -> pl.DataFrame:
    content = path.read_bytes()
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = content.decode("gb18030", errors="replace")
    try:
        cells = pl.read_csv(io.StringIO(decoded), infer_schema=False, row_index_name="line")
    except pl.exceptions.PolarsError:
        raise Problem("dispositions_unreadable", path=path) from None
    stripped = cells.select(
        pl.col("line") + 2,
        pl.col(pl.String).str.strip_chars().replace("", None),
    )
    return stripped.rename({name: name.strip() for name in stripped.columns})


def _typed(name: str) -> pl.Expr:
    column = pl.col(name)
    if name == "disposition":
        return pl.when(column.is_in(DISPOSITIONS)).then(column)
    if COLUMNS[name] == pl.Date:
        day = column.str.replace_all(r"[/.]", "-")
        whole = pl.when(day.str.contains(_MONTH)).then(day + "-01").when(day.str.contains(_DAY))
        return whole.then(day).str.to_date("%Y-%m-%d", strict=False)
    if name == "recovered_yuan":
        plain = column.str.replace_all(",", "")
        return pl.when(plain.str.contains(_AMOUNT)).then(plain).cast(COLUMNS[name], strict=False)
    return column
