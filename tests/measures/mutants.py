"""Declarations that are wrong in one place: a condition too few, an edge or a window moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.measures import Condition, Figure, Measure
from tests.measures.counted import SIGN

_EDGES = {"above": "at_least", "at_least": "above", "below": "at_most", "at_most": "below"}
_WINDOWS = {"period": "until", "until": "period", "in_force": "until"}


def mutants(measure: Measure) -> Iterator[Measure]:
    """The measure, wrong in one place each; named <indicator>__<number>."""
    for number, wrong in enumerate(_wrong(measure)):
        yield replace(wrong, indicator_id=f"{measure.indicator_id}{SIGN}{number}")


def _wrong(measure: Measure) -> Iterator[Measure]:
    for where in _wrong_conditions(measure.where):
        yield replace(measure, where=where)
    for name, figure in measure.figures.items():
        for wrong in _wrong_figures(figure):
            yield replace(measure, figures=measure.figures | {name: wrong})
    if measure.newest_of:
        yield replace(measure, newest_of=())
    for number in range(len(measure.newest_of)):
        kept = measure.newest_of[:number] + measure.newest_of[number + 1 :]
        yield replace(measure, newest_of=kept)
    if not measure.against and not any(f.kind == "last" for f in measure.figures.values()):
        yield replace(measure, window=_WINDOWS[measure.window], ends=None)


def _wrong_figures(figure: Figure) -> Iterator[Figure]:
    for where in _wrong_conditions(figure.where):
        yield replace(figure, where=where)
    if figure.reached:
        yield replace(figure, reached=())
    if figure.kind in {"people", "distinct"}:
        yield Figure("count", where=figure.where, reached=figure.reached)


def _wrong_conditions(where: Sequence[Condition]) -> Iterator[tuple[Condition, ...]]:
    for number, condition in enumerate(where):
        before, after = tuple(where[:number]), tuple(where[number + 1 :])
        yield before + after
        if condition.operator in _EDGES:
            moved = replace(condition, operator=_EDGES[condition.operator])
            yield (*before, moved, *after)
        if condition.due:
            later = replace(condition, due=condition.due | {"day": condition.due["day"] + 1})
            yield (*before, later, *after)
