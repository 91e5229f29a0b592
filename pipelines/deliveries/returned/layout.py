"""What a return workbook looks like: the words that its writer and its reader agree on."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Column, Contract
from pipelines.contracts.form_row import form_headers
from pipelines.deliveries.storing.row_hashes import row_hashes
from pipelines.intake.return_mark import ANSWER

# The first header of every sheet; the code travels with its row when rows are sorted.
CODE = "编号"
# What stands left of a form's own columns on a sheet of rejected rows.
EXPLANATIONS = (CODE, "所属期", "文件", "所在表", "所在行", "问题栏目", "原内容", "问题", "怎么改")
EXPLANATIONS += (ANSWER,)
CORRECTED, VOID, LATER = "已改正", "此行作废", "仍在核实"
ANSWERS = (CORRECTED, VOID, LATER)
ROWS_PREFIX = "退回-"
FINDINGS_SHEET = "疑点"
WARNINGS_SHEET = "警告"
MISSING_SHEET = "缺报"
MARK_COLUMNS = ("code", "feed", "file_id", "period_start", "period_end", "sheet", "row", "digest")
# Beside the marks stand the ids of the findings that the workbook lists.
FINDING_MARK = "finding"
# The rows above the header of every sheet: a title, and what to do.
HEADER_ROW = 3

# What a town may answer to a finding; the department may also call one open again.
TOWN_DISPOSITIONS = ("核实属实", "已整改", "排除")
# The columns that a town answers a finding in, read as those of any form.
FINDING_ANSWERS = (
    Column("disposition", "核实结果", "What came of it.", "enum", True, allowed=TOWN_DISPOSITIONS),
    Column("recovered_yuan", "追回金额", "Recovered, yuan.", "money"),
    Column("recovered_on", "追回日期", "When.", "date"),
    Column("note", "说明", "In words.", "free_text"),
)


def form_titles(contract: Contract) -> list[str]:
    """The headers of a form's own columns, as a return workbook prints them."""
    return [header.title for header in form_headers(contract)]


def row_digests(cells: pl.DataFrame, contract: Contract) -> pl.Series:
    """One hash a row of the form's cells, to tell whether a clerk changed any of them.

    Args:
        cells: text under the form's headers, blanks null; a header may be missing.
        contract: of the form.
    """
    titles = form_titles(contract)
    missing = [pl.lit(None, pl.String).alias(title) for title in titles if title not in cells]
    return row_hashes(cells.with_columns(missing), titles).alias("digest")
