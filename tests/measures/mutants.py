"""Declarations that are wrong in one place: a condition too few, an edge or a window moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.measures import Condition, Figure, Measure
from tests.measures.counted import SIGN

_EDGES = {"above": "at_least", "at_least": "above", "below": "at_most", "at_most": "below"}
_WINDOWS = {"period": "until", "until": "period", "in_force": "until"}


def mutants(measure: Measure) -> Iterator[Measure]:
    """The measure, wrong in one place each; its place says which, its name is <indicator>__<n>."""
    for number, (what, wrong) in enumerate(_wrong(measure)):
        name = f"{measure.indicator_id}{SIGN}{number}"
        yield replace(wrong, indicator_id=name, place=f"{measure.place} {what}")


def _wrong(measure: Measure) -> Iterator[tuple[str, Measure]]:
    for what, where in _wrong_conditions(measure.where):
        yield what, replace(measure, where=where)
    for name, figure in measure.figures.items():
        for what, wrong in _wrong_figures(figure):
            yield f"{name} {what}", replace(measure, figures=measure.figures | {name: wrong})
    if measure.newest_of:
        yield "without newest_of", replace(measure, newest_of=())
    for number, column in enumerate(measure.newest_of):
        kept = measure.newest_of[:number] + measure.newest_of[number + 1 :]
        yield f"newest_of without {column}", replace(measure, newest_of=kept)
    if not measure.against and not any(f.kind == "last" for f in measure.figures.values()):
        window = _WINDOWS[measure.window]
        yield f"window {window}", replace(measure, window=window, ends=None)


def _wrong_figures(figure: Figure) -> Iterator[tuple[str, Figure]]:
    for what, where in _wrong_conditions(figure.where):
        yield what, replace(figure, where=where)
    if figure.reached:
        yield "without by_period_end", replace(figure, reached=())
    if figure.kind in {"people", "distinct"}:
        rows = Figure("count", where=figure.where, reached=figure.reached)
        yield f"rows for {figure.kind}", rows


def _wrong_conditions(
    where: Sequence[Condition],
) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    for number, condition in enumerate(where):
        before, after = tuple(where[:number]), tuple(where[number + 1 :])
        column, operator = condition.column, _EDGES.get(condition.operator)
        yield f"without {column} {condition.operator}", before + after
        if operator:
            moved = replace(condition, operator=operator)
            yield f"{column} {operator}", (*before, moved, *after)
        if condition.due:
            later = replace(condition, due=condition.due | {"day": condition.due["day"] + 1})
            yield f"{column} a day later", (*before, later, *after)
