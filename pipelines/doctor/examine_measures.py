"""Whether the declared indicators can be counted."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.doctor.remark import Remark, broken, note
from pipelines.measures import load_measures
from pipelines.problem import Problem


def examine_measures() -> Iterator[Remark]:
    """The first declaration that is not as it must be; else how many there are."""
    try:
        found = load_measures()
    except Problem as problem:
        yield broken(problem.code, **problem.values)
    else:
        yield note("doctor_measures", count=len(found))
