"""The number that a declaration makes of its rows, checked against the mart's columns."""

from __future__ import annotations

from pipelines.language import say
from pipelines.measures.marts import Type
from pipelines.measures.measure import Figure, Kind
from pipelines.measures.read_conditions import read_conditions
from pipelines.measures.record import OfMart, fault, refuse_keys

# What may be made of rows → the types of column that it is made of.
KINDS: dict[Kind, tuple[Type, ...]] = {
    "count": (),
    "sum": ("number",),
    "people": ("text",),
    "distinct": ("text", "number", "day"),
    "smallest": ("number",),
    "largest": ("number",),
    "earliest": ("day",),
    "latest": ("day",),
    "days": ("day",),
    "last": ("number",),
}
# What an indicator may be instead of a number made of rows.
OTHERWISE = ("ratio", "against_base_month")
TAKEN = ("median", "mean", "smallest", "largest")
# A ratio's two numbers are counted anew for every period; a last state is not.
_OF_A_RATIO = ("count", "sum", "people", "distinct")
_ROWS = "rows"


def read_figure(said: OfMart) -> Figure:
    """The figure that one of the words of KINDS says, beside the other keys of `said`.

    Raises:
        Problem: none of them or several stand there, or their columns do not fit.
    """
    kind = _kind(said, (*KINDS, *OTHERWISE))
    record = said.record
    if kind == "count":
        if record.value["count"] != _ROWS:
            raise fault(record, "count", "measure_count", word=record.value["count"])
        return Figure("count")
    if kind == "days":
        return _days(said.below("days"))
    if kind == "last":
        return _last(said.below("last"))
    columns = said.names(kind, *KINDS[kind])
    if not columns or (len(columns) > 1 and kind != "distinct"):
        raise fault(record, kind, "measure_one_column", word=kind)
    return Figure(kind, columns)


def read_ratio(said: OfMart) -> dict[str, Figure]:
    """The numerator and the denominator of a ratio, each with conditions of its own."""
    refuse_keys(said.record, parts := ("numerator", "denominator"), parts)
    return {part: _part(said.below(part)) for part in parts}


def _part(said: OfMart) -> Figure:
    refuse_keys(said.record, (*_OF_A_RATIO, "where", "by_period_end"))
    _kind(said, _OF_A_RATIO)
    figure = read_figure(said)
    where = read_conditions(said.below("where")) if "where" in said.record.value else ()
    reached = said.names("by_period_end", "day")
    return Figure(figure.kind, figure.columns, where, reached)


def _days(said: OfMart) -> Figure:
    refuse_keys(said.record, ("from", "to", "take"), ("from", "to"))
    take = said.record.value.get("take", "median")
    if take not in TAKEN:
        raise fault(said.record, "take", "measure_choice", word="take", known=", ".join(TAKEN))
    ends = said.names("from", "day"), said.names("to", "day")
    if [len(columns) for columns in ends] != [1, 1]:
        raise fault(said.record, None, "measure_one_column", word="from / to")
    return Figure("days", ends[0] + ends[1], take=take)


def _last(said: OfMart) -> Figure:
    refuse_keys(said.record, ("value", "by", "of"), ("value", "by"))
    value, of = said.names("value", *KINDS["last"]), said.names("of")
    if len(value) != 1 or len(of) > 1:
        raise fault(said.record, None, "measure_one_column", word="value / of")
    return Figure("last", value, order=said.names("by"), subject=of[0] if of else None)


def _kind(said: OfMart, known: tuple[str, ...]) -> Kind:
    found = [kind for kind in KINDS if kind in said.record.value]
    if len(found) != 1:
        told = say("measure_and").join(found) or say("measure_none")
        raise fault(said.record, None, "measure_figures", found=told, known=", ".join(known))
    return found[0]
