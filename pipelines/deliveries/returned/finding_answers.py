"""What towns answered to findings in their return workbooks, handed over to the dispositions."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.returned.layout import CODE, FINDING_ANSWERS
from pipelines.deliveries.returned.return_sheets import ReturnSheet
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.identity.vault import open_table, return_vault
from pipelines.intake.values.read_column import read_column

_MISSING = "missing_required"
_TYPES = {
    "recovered_yuan": pl.Decimal(18, 2),
    "recovered_on": pl.Date,
}
ANSWER_COLUMNS = {
    "finding_id": pl.String,
    "disposition": pl.String,
    "decided_by": pl.String,
    "recovered_yuan": pl.Decimal(18, 2),
    "recovered_on": pl.Date,
    "note": pl.String,
}


@dataclass(frozen=True)
class FindingAnswers:
    """The sheet 疑点 as it came back.

    Attributes:
        answers: ANSWER_COLUMNS without decided_by; one row a finding that was answered.
        wrong: at (row in the workbook), column (its header), reason.
        rows: how many rows the sheet holds.
    """

    answers: pl.DataFrame
    wrong: pl.DataFrame
    rows: int

    def renamed(self, words: dict[str, str]) -> FindingAnswers:
        """The answers under the findings' ids of today; `words` maps old to new."""
        ids = pl.col("finding_id").replace(words)
        return replace(self, answers=self.answers.with_columns(ids)) if words else self


def read_finding_answers(sheet: ReturnSheet, listed: list[str]) -> FindingAnswers:
    """The answers on the sheet 疑点 to the listed findings; of a wrong row none is taken."""
    titles = [column.title for column in FINDING_ANSWERS]
    cells = sheet.cells([CODE, *titles])
    answered = cells.filter(pl.any_horizontal(pl.col(titles).is_not_null()))
    values, faults = {"finding_id": answered[CODE].str.strip_chars()}, []
    for column in FINDING_ANSWERS:
        read = read_column(column, answered[column.title])
        values[column.name] = read.values.cast(_TYPES.get(column.name, pl.String))
        reasons = read.reasons.cast(pl.String)
        if column.required:
            reasons = reasons.zip_with(read.values.is_not_null(), reasons.fill_null(_MISSING))
        faults.append(_faults(answered, column.title, reasons))
    is_known = values["finding_id"].is_in(listed).fill_null(value=False)
    unknown = pl.select(pl.when(~is_known).then(pl.lit("finding_unknown"))).to_series()
    faults.append(_faults(answered, CODE, unknown))
    wrong = pl.concat(faults).sort("at", maintain_order=True)
    whole = pl.DataFrame(values).filter(~answered["row"].is_in(wrong["at"].to_list()))
    return FindingAnswers(whole.unique("finding_id", keep="last"), wrong, len(cells))


def _faults(answered: pl.DataFrame, title: str, reasons: pl.Series) -> pl.DataFrame:
    return answered.select(
        pl.col("row").alias("at"),
        pl.lit(title).alias("column"),
        reasons.cast(pl.String).alias("reason"),
    ).drop_nulls("reason")


def handed_over_answers(folder: DataFolder, vault_key: bytes) -> pl.DataFrame:
    """Every answer that towns gave in return workbooks, the latest of each finding.

    This is what the dispositions take over. The words of `note` are a clerk's own and may name
    people: they lie in the vault, and whoever puts them elsewhere answers for that.

    Returns:
        ANSWER_COLUMNS and file_id of the workbook, by finding_id.
    """
    empty = pl.DataFrame(schema={**ANSWER_COLUMNS, "file_id": pl.String})
    found = [empty]
    for receipt in read_receipts(folder).values():
        path = return_vault(folder, receipt["file_id"], "answers")
        if receipt.get("kind") == "return" and path.exists():
            answers = open_table(path.read_bytes(), vault_key, path.stem)
            file_id = pl.lit(receipt["file_id"]).alias("file_id")
            found.append(answers.select(*ANSWER_COLUMNS, file_id))
    return pl.concat(found).unique("finding_id", keep="last").sort("finding_id")
