"""Which rows changed from a delivery to the one that takes its place."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.contracts import Contract
from pipelines.contracts.contract import Column
from pipelines.contracts.raw_schema import content_columns

# Values that a receipt may show: no free text, since a shifted column can put a name anywhere.
_SHOWN_KINDS = {"date", "month", "money", "number", "int"}
# A person's row is the same record only if the number or the name still is.
_WHO = ("person_key", "name_key")
_MOST_PAIRS = 2_000_000
_SEARCHED_COLUMNS = 3


def changed_rows(old: pl.DataFrame, new: pl.DataFrame, contract: Contract) -> dict[str, Any]:
    """What a delivery changed of the one it supersedes, by sheet and row, without a cell of text.

    Args:
        old: the raw table of the delivery that gives way.
        new: that of the delivery in its place.
        contract: their feed's.

    Returns:
        repeated (count), changed (pairs of rows of one subject, with the columns that differ and
        the numbers, dates and words of a closed list among them before and after), removed and
        added (rows by sheet, as ranges).
    """
    removed, added = _difference(old, new), _difference(new, old)
    columns = content_columns(contract)
    pairs = _pair(removed, added, columns)
    shown = {c.name: frozenset(c.allowed) for c in contract.columns if _may_be_shown(c)}
    changed = [
        _change(removed.row(i, named=True), added.row(j, named=True), columns, shown)
        for i, j in pairs
    ]
    gone = set(range(len(removed))) - {i for i, _ in pairs}
    fresh = set(range(len(added))) - {j for _, j in pairs}
    return {
        "repeated": old.height - removed.height,
        "changed": changed,
        "removed": _ranges(removed, gone),
        "added": _ranges(added, fresh),
    }


def _difference(these: pl.DataFrame, those: pl.DataFrame) -> pl.DataFrame:
    """The rows of `these` that `those` lack, a row that stands twice counted twice."""
    nth = pl.int_range(pl.len()).over("row_hash").alias("_nth")
    on = ["row_hash", "_nth"]
    return these.with_columns(nth).join(
        those.select("row_hash").with_columns(nth), on=on, how="anti", maintain_order="left"
    )


def _pair(removed: pl.DataFrame, added: pl.DataFrame, columns: list[str]) -> list[tuple[int, int]]:
    """Rows of both sides that are one record: most filled columns equal, each paired once."""
    if removed.is_empty() or added.is_empty():
        return []
    left = removed.select(pl.row_index().alias("_i"), "source_row", *columns)
    right = added.select(pl.row_index().alias("_j"), "source_row", *columns)
    telling = sorted(columns, key=lambda name: -removed[name].drop_nulls().n_unique())
    found = []
    for name in telling[:_SEARCHED_COLUMNS]:
        keys = left.select("_i", name).drop_nulls(), right.select("_j", name).drop_nulls()
        if _pair_count(*keys, name) <= _MOST_PAIRS:
            found.append(keys[0].join(keys[1], on=name).select("_i", "_j"))
    if not found:
        return []
    candidates = pl.concat(found).unique()
    rows = candidates.join(left, on="_i").join(right, on="_j", suffix="_new")
    filled = pl.sum_horizontal(
        (pl.col(name).is_not_null() | pl.col(f"{name}_new").is_not_null()).cast(pl.Int32)
        for name in columns
    )
    equal = pl.sum_horizontal(_are_equal(name).cast(pl.Int32) for name in columns)
    who = [_are_equal(name) for name in _WHO if name in columns]
    scored = (
        rows.filter(pl.any_horizontal(who) if who else pl.lit(True))
        .select(
            "_i",
            "_j",
            equal.alias("equal"),
            filled.alias("filled"),
            (pl.col("source_row") - pl.col("source_row_new")).abs().alias("apart"),
        )
        .filter(pl.col("equal") * 2 >= pl.col("filled"))
        .sort("equal", "apart", "_i", "_j", descending=[True, False, False, False])
    )
    return sorted(_each_once(scored.select("_i", "_j").rows()))


def _are_equal(name: str) -> pl.Expr:
    return (pl.col(name) == pl.col(f"{name}_new")).fill_null(value=False)


def _each_once(candidates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _pair_count(left: pl.DataFrame, right: pl.DataFrame, name: str) -> int:
    counts = left.group_by(name).len().join(right.group_by(name).len("n"), on=name)
    return int((counts["len"].cast(pl.Int64) * counts["n"].cast(pl.Int64)).sum())


def _change(
    old: dict[str, Any], new: dict[str, Any], columns: list[str], shown: dict[str, frozenset[str]]
) -> dict[str, Any]:
    differing = [name for name in columns if old[name] != new[name]]
    return {
        "old": {"sheet": old["source_sheet"], "row": old["source_row"]},
        "new": {"sheet": new["source_sheet"], "row": new["source_row"]},
        "columns": differing,
        "values": {
            name: pair
            for name in differing
            if name in shown
            and _are_known(pair := [_text(old[name]), _text(new[name])], shown[name])
        },
    }


def _may_be_shown(column: Column) -> bool:
    return column.kind in _SHOWN_KINDS or (column.kind == "enum" and bool(column.allowed))


def _are_known(values: list[str | None], allowed: frozenset[str]) -> bool:
    """Of an enum the words of the contract; what a town wrote in their place may be a name."""
    return not allowed or all(value is None or value in allowed for value in values)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _ranges(rows: pl.DataFrame, places: set[int]) -> list[dict[str, Any]]:
    """Rows as ranges: [{"sheet", "rows": "5-12,20", "count"}]."""
    chosen = rows[sorted(places)].sort("source_row") if places else rows.clear()
    found = []
    for (sheet,), part in chosen.group_by("source_sheet", maintain_order=True):
        numbers, spans = part["source_row"].to_list(), []
        for number in numbers:
            if spans and number == spans[-1][1] + 1:
                spans[-1][1] = number
            else:
                spans.append([number, number])
        text = ",".join(f"{a}" if a == b else f"{a}-{b}" for a, b in spans)
        found.append({"sheet": sheet, "rows": text, "count": len(numbers)})
    return found
