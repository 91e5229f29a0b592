"""What became of a return workbook, as a receipt; what belongs to no delivery goes to the vault."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.returned.finding_answers import ANSWER_COLUMNS, FindingAnswers
from pipelines.deliveries.returned.layout import FINDINGS_SHEET
from pipelines.deliveries.returned.return_outcome import Returned
from pipelines.deliveries.storing.receipts import Receipt, delivery_entry
from pipelines.identity.vault import VAULT_COLUMNS, return_vault, seal_table
from pipelines.intake.rows.row_cells import cell_labels, row_cells
from pipelines.intake.rows.sorted_rows import ROW
from pipelines.whole_files import write_whole

RETURN = "return"
# Rows that are told and no record: nothing of them was put right.
_NOTES = ("void", "cleared", "unchanged", "taken", "told", "notes")


def return_receipt(
    task: FileTask, returned: Returned, answers: FindingAnswers | None, sent: int
) -> Receipt:
    """The receipt of a return workbook; each of its deliveries names its feed and its list.

    Args:
        task: the file.
        returned: its rows and deliveries.
        answers: of its sheet 疑点, if it has one.
        sent: how many rows the workbook was sent out with.
    """
    kinds = returned.kinds
    rejected = returned.rejected + _wrong_answers(answers)
    wrong = answers.wrong["at"].n_unique() if answers else 0
    counts = {
        "accepted": kinds.get("accepted", 0),
        "rejected": sum(kinds.get(k, 0) for k in ("still_wrong", "unknown", "lost")) + wrong,
        "totals": kinds.get("totals", 0),
        "notes": sum(kinds.get(k, 0) for k in _NOTES) + (answers.rows - wrong if answers else 0),
    }
    came_back = sum(kinds.get(k, 0) for k in ("changed", "void", "cleared", "unchanged", "taken"))
    return {
        **task.facts,
        "status": "taken",
        "kind": RETURN,
        "feed": None,
        "counts": {"rows_read": sum(counts.values()), **counts},
        "sums": {},
        "sheets": [],
        "deliveries": [_delivery(*draft) for draft in returned.drafts],
        "rejected": rejected,
        "totals": [],
        "warnings": returned.warnings,
        "returned": {
            **kinds,
            "missing": sent - came_back,
            "answers": answers.answers.height if answers else 0,
            "wrong_answers": wrong,
        },
    }


def _delivery(draft: Any, feed: str, known: Any) -> dict[str, Any]:
    return {
        **delivery_entry(draft),
        "feed": feed,
        "completes_file": known.whole.file_id,
        "closes": [list(place) for place in draft.closed.iter_rows()],
    }


def _wrong_answers(answers: FindingAnswers | None) -> list[dict[str, Any]]:
    if answers is None:
        return []
    beside = {"sheet": FINDINGS_SHEET, "feed": None}
    told = answers.wrong.rename({"at": "row"}).to_dicts()
    return [{**beside, **entry} for entry in told]


def seal_beside(
    task: FileTask,
    desk: Desk,
    returned: Returned,
    answers: FindingAnswers | None,
    answered_by: str | None,
) -> None:
    """Put answers to findings, and the cells of rows that belong to no list, into the vault."""
    tables = {"rows": _loose_cells(returned)}
    if answers is not None:
        by = pl.lit(answered_by, pl.String).alias("decided_by")
        tables["answers"] = answers.answers.with_columns(by).select(*ANSWER_COLUMNS)
    for part, table in tables.items():
        path = return_vault(desk.folder, task.file_id, part)
        if table.is_empty():
            path.unlink(missing_ok=True)
        else:
            write_whole(path, seal_table(table, desk.vault_key, path.stem))


def _loose_cells(returned: Returned) -> pl.DataFrame:
    parts = [pl.DataFrame(schema=VAULT_COLUMNS)]
    for sheet, rows in returned.loose:
        grid = sheet.grid
        body = sheet.body.filter(pl.col("row").is_in(rows)).rename({"row": ROW})
        cells = row_cells(body, cell_labels(grid, None))
        parts.append(
            cells.select(
                pl.lit("rejected").alias("part"),
                pl.lit(grid.name).alias("source_sheet"),
                "source_row",
                pl.col("cells").alias("value"),
            )
        )
    return pl.concat(parts, how="diagonal_relaxed")
