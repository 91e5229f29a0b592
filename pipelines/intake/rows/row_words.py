"""The words by which totals and notes are known, as expressions over a row's cells."""

from __future__ import annotations

from itertools import pairwise

import polars as pl

from pipelines.contracts.form_row import EXAMPLE_MARK
from pipelines.intake.values.clean_text import NOTHING

_TIGHT = r"[\s:：()（）\[\]【】]+"
_TOTAL = (
    r"^(?:本[月页期次季年]|当[月页]|全[年区县市旗镇乡街]|[一二三四]季度)?"
    r"(合计|总计|小计|共计|总合计|总数|共)(?:数|人数|金额)?(?:\d[\d,]*(?:人次|人|户|笔|家|名|宗))?"
    r"(?:(?:百万|亿|万|千)?元)?$"
)
_NAMED_TOTAL = r"^\S{1,12}(合计|总计|小计)$"
_SAME_TOTAL = {"共": "合计", "共计": "合计", "总合计": "合计", "总数": "总计"}
_NUMERIC = r"^[-¥￥]?[\d,，.．]+(元|万元|人|人次|户|笔|名|个)?$"
_UNITS = r"^(金额)?(单位)?(人民币)?((百万|亿|万|千)?元|人|人次|户|小时|张|个|平方米)$"
_LABELLED = (
    r"^(制表|填表|填报|审核|审批|复核|经办|校对|负责人|单位负责|主管|分管|领导|联系人|联系电话|报送|盖章"
    r"|单位|日期|备注|说明|注|财务|出纳|会计)[^:：]{0,8}[:：]"
)
_PROSE = r"^(共|总计|合计|累计|总金额|金额合计|以上|本表|此表|注|说明|备注|本月无|无)"

_SIGNATURE = (
    r"制表|填表|填报|审核|审批|复核|经办|校对|负责|主管|分管|领导|联系|报送|盖章|日期|备注|说明|财务|出纳"
    r"|会计|签名|签字|以下|空白|本[月页年]|单位"
)
_HAN_NAME = r"^[\p{Han}·]{2,16}$"
_EXAMPLE = rf"^[\s(（\[【]*(?:填写|填表)?{EXAMPLE_MARK}行?[\s)）\]】:：]*$"


def is_filled(cell: pl.Expr) -> pl.Expr:
    """Whether a cell says more than a stroke."""
    return cell.is_not_null() & ~cell.is_in(list(NOTHING)).fill_null(False)


def tight(name: str) -> pl.Expr:
    """The cell without blanks, colons and brackets; strokes are null."""
    cell = pl.col(name).str.replace_all(_TIGHT, "")
    return pl.when(is_filled(cell) & (cell != "")).then(cell).alias(name)


def total_label(cell: pl.Expr) -> pl.Expr:
    """合计, 总计 or 小计 when that is all a tight cell says, blanks inside ignored."""
    return cell.str.extract(_TOTAL, 1).replace(_SAME_TOTAL)


def named_total_label(cell: pl.Expr) -> pl.Expr:
    """The same for a cell that also says of what: 河东街道小计."""
    return cell.str.extract(_NAMED_TOTAL, 1)


def says_total(cell: pl.Expr) -> pl.Expr:
    """Whether a total's word is all that a tight cell says."""
    return cell.str.contains(_TOTAL).fill_null(False)


def is_numeric(cell: pl.Expr) -> pl.Expr:
    """Whether a cell is a number, with or without its unit."""
    return cell.str.contains(_NUMERIC).fill_null(False)


def is_amount(cell: pl.Expr) -> pl.Expr:
    """Whether a cell is a number other than 0, which formulas leave in lines nobody filled."""
    return is_numeric(cell) & cell.str.contains("[1-9]")


def is_name(cell: pl.Expr) -> pl.Expr:
    """Whether a tight cell may be the name of a person or a body."""
    is_other = is_signature(cell) | is_prose(cell) | says_total(cell) | says_unit(cell)
    return cell.str.contains(_HAN_NAME).fill_null(False) & ~is_other


def is_signature(cell: pl.Expr) -> pl.Expr:
    """Whether a short cell speaks of who signs a form: 制表人, 审核."""
    return (cell.str.contains(_SIGNATURE) & (cell.str.len_chars() <= 8)).fill_null(False)


def says_unit(cell: pl.Expr) -> pl.Expr:
    """Whether a tight cell says nothing but a unit."""
    return cell.str.contains(_UNITS).fill_null(False)


def is_label(cell: pl.Expr) -> pl.Expr:
    """Whether a cell is a form's label with its colon: 制表人：."""
    return cell.str.contains(_LABELLED).fill_null(False)


def is_prose(cell: pl.Expr) -> pl.Expr:
    """Whether a cell begins like a footer's sentence: 共计746人次."""
    return cell.str.contains(_PROSE).fill_null(False)


def is_example(cells: list[str]) -> pl.Expr:
    """Whether the first filled cell of a row says that the row is a form's example."""
    return pl.coalesce(cells).str.contains(_EXAMPLE).fill_null(False)


def count(conditions: list[pl.Expr]) -> pl.Expr:
    """How many of the conditions hold in a row."""
    return pl.sum_horizontal(conditions) if conditions else pl.lit(0)


def count_up(cells: tuple[str | None, ...]) -> bool:
    """Whether a row's cells count 1, 2, 3 … from left to right: a form's column numbers."""
    numbers = [int(cell) for cell in cells if cell and len(cell) < 4 and cell.isdecimal()]
    steps = [right - left for left, right in pairwise(numbers)]
    return len(steps) >= max(2, len(cells) // 2) and set(steps) == {1}
