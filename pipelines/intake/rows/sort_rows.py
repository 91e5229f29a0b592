"""Tell records, totals and notes apart among the rows below a header."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.contracts import Column
from pipelines.intake.headers.match_header import HeaderMatch
from pipelines.intake.values.clean_text import NOTHING

ROW = "__row"
KIND = "__kind"
LABEL = "__label"

_TIGHT = r"[\s:：()（）\[\]【】]+"
_TOTAL = (
    r"^(?:本[月页期次季年]|当[月页]|全[年区镇街]|[一二三四]季度)?"
    r"(合计|总计|小计|共计|总合计|合计数|总计数|小计数|总数)(?:人数|金额)?(?:\d[\d,]*(?:人次|人|户|笔))?$"
)
_NAMED_TOTAL = r"^\S{1,12}(合计|总计|小计)$"
_NUMERIC = r"^[-¥￥]?[\d,，.]+(元|万元|人|人次|户|笔|名|个)?$"
_UNITS = (
    r"^[(（]?(金额)?(单位)?[:：]?(人民币)?((百万|亿|万|千)?元|人|人次|户|小时|张|个|平方米)[)）]?$"
)
_LABELLED = (
    r"^(制表|填表|填报|审核|审批|复核|经办|校对|负责人|单位负责|主管|分管|领导|联系人|联系电话|报送|盖章"
    r"|单位|日期|备注|说明|注|财务|出纳|会计)[^:：]{0,8}[:：]"
)
_PROSE = r"^(共计?|总计|合计|累计|总金额|金额合计|以上|本表|此表|注|说明|备注|本月无|无)"
_NUMERIC_KINDS = {"money", "number", "int"}


@dataclass(frozen=True)
class _Roles:
    """Frame columns by what they can tell about a row."""

    cells: list[str]
    serial: list[str]
    required: list[str]
    texts: list[str]
    remarks: list[str]


def sort_rows(body: pl.DataFrame, match: HeaderMatch) -> pl.DataFrame:
    """The rows with their kind (record, total, note) and a total's label.

    Args:
        body: the non-blank rows below the header, merged cells filled, with their row number.
    """
    roles = _roles(body, match)
    filled = [_is_filled(pl.col(name)) for name in roles.required]
    headers = [
        pl.col(f"c{index}").str.replace_all(r"\s+", "") == "".join(text.split())
        for index, text in match.texts.items()
        if index in match.known
    ]
    body = body.with_columns(
        pl.all_horizontal(filled).alias("__complete"),
        pl.sum_horizontal(filled).alias("__required"),
        (pl.sum_horizontal(header.fill_null(False) for header in headers) >= 2).alias("__header"),
    )
    doubtful = body.filter(~pl.col("__complete") | pl.col("__header"))
    told = pl.DataFrame(schema={ROW: pl.Int64, KIND: pl.String, LABEL: pl.String})
    if doubtful.height:
        told = _tell(doubtful, roles, int(body[ROW][0]))
    return (
        body.drop("__complete", "__required", "__header")
        .join(told, on=ROW, how="left", maintain_order="left")
        .with_columns(pl.col(KIND).fill_null("record"))
    )


def _roles(body: pl.DataFrame, match: HeaderMatch) -> _Roles:
    columns = {column.name: column for column in match.contract.columns}
    placed = {f"c{index}": columns[name] for name, index in match.columns.items()}
    required = [cell for cell, column in placed.items() if column.required]
    texts = [cell for cell in required if placed[cell].kind not in _NUMERIC_KINDS]
    serial = [f"c{index}" for index in match.serial]
    cells = [name for name in body.columns if name.startswith("c")]
    return _Roles(cells, serial, required, texts, [c for c in placed if _is_remark(placed[c])])


def _is_remark(column: Column) -> bool:
    return column.kind == "free_text"


def _is_filled(cell: pl.Expr) -> pl.Expr:
    return cell.is_not_null() & ~cell.is_in(list(NOTHING)).fill_null(False)


def _count(conditions: list[pl.Expr]) -> pl.Expr:
    return pl.sum_horizontal(conditions) if conditions else pl.lit(0)


def _tell(rows: pl.DataFrame, roles: _Roles, first_row: int) -> pl.DataFrame:
    """Kind and label of rows that lack a required value or repeat the header."""
    tight = rows.select(ROW, "__required", "__header", *(_tight(name) for name in roles.cells))
    cells = [pl.col(name) for name in roles.cells]
    labels = [cell.str.extract(_TOTAL, 1) for cell in cells]
    named = [cell.str.extract(_NAMED_TOTAL, 1) for cell in cells]
    facts = tight.select(
        ROW,
        "__required",
        "__header",
        label=pl.coalesce(labels),
        named=pl.coalesce(named),
        filled=_count([_counts_as_filled(name, roles) for name in roles.cells]),
        numeric=_count([cell.str.contains(_NUMERIC).fill_null(False) for cell in cells]),
        units=_count([cell.str.contains(_UNITS).fill_null(False) for cell in cells]),
        labelled=pl.any_horizontal(rows[name].str.contains(_LABELLED) for name in roles.cells),
        prose=pl.any_horizontal(cell.str.contains(_PROSE) for cell in cells),
        texts=_count([_says_other_than_total(name) for name in roles.texts]),
        remarked=pl.any_horizontal(pl.lit(False), *(_says_total(n) for n in roles.remarks)),
        ordinal=_ordinals(roles) & (pl.col(ROW) == first_row),
    )
    needed, texts = len(roles.required), len(roles.texts)
    few = pl.col("__required") * 2 < needed
    is_total = (
        pl.col("label").is_not_null()
        & (pl.col("texts") <= max(1, texts // 2))
        & ~(pl.col("remarked") & (pl.col("texts") > 0))
    ) | (
        pl.col("named").is_not_null()
        & (pl.col("numeric") >= 1)
        & (pl.col("filled") == pl.col("numeric") + 1)
    )
    is_note = (
        ((pl.col("filled") <= 2) & few)
        | (pl.col("units") == pl.col("filled"))
        | (pl.col("labelled") & (pl.col("__required") * 2 <= needed))
        | (pl.col("prose") & few & (pl.col("filled") <= 3))
        | pl.col("ordinal")
    )
    label = pl.coalesce("label", "named")
    return facts.select(
        ROW,
        pl.when("__header")
        .then(pl.lit("note"))
        .when(is_total)
        .then(pl.lit("total"))
        .when(is_note.fill_null(False))
        .then(pl.lit("note"))
        .otherwise(pl.lit("record"))
        .alias(KIND),
        pl.when(is_total).then(label).alias(LABEL),
    )


def _counts_as_filled(name: str, roles: _Roles) -> pl.Expr:
    """A running number alone fills no row: forms are printed with empty numbered lines."""
    cell = pl.col(name)
    if name in roles.serial:
        return cell.is_not_null() & ~cell.str.contains(_NUMERIC)
    return cell.is_not_null()


def _tight(name: str) -> pl.Expr:
    cell = pl.col(name).str.replace_all(_TIGHT, "")
    return pl.when(_is_filled(cell) & (cell != "")).then(cell).alias(name)


def _says_total(name: str) -> pl.Expr:
    return pl.col(name).str.contains(_TOTAL).fill_null(False)


def _says_other_than_total(name: str) -> pl.Expr:
    return pl.col(name).is_not_null() & ~_says_total(name)


def _ordinals(roles: _Roles) -> pl.Expr:
    """Whether the cells count 1, 2, 3 … from left to right: the form's column numbers."""
    steps = [
        pl.col(right).cast(pl.Int64, strict=False) - pl.col(left).cast(pl.Int64, strict=False) == 1
        for left, right in zip(roles.cells, roles.cells[1:], strict=False)
    ]
    return _count([step.fill_null(False) for step in steps]) >= max(2, len(roles.cells) // 2)
