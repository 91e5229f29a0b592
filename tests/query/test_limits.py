"""A statement that would never end, or fill the memory, ends at its limit and is told in words."""

from __future__ import annotations

import resource
import time

import pytest

from pipelines.build.current import CurrentBuild
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.query.ask import start_asking
from pipelines.settings import Settings
from tests.access.made_readers import ANALYST

_SECONDS = 1
# What the child needs to begin and to be ended, on a busy machine.
_BESIDE = 15
_MEGABYTE_OF_KIB = 1024
# Each step names the one before twice: of thirty steps the engine would plan a billion tables.
_COUNTED = "with recursive t(n) as (select 1 union all select n + 1 from t)"
_DOUBLED = "with recursive t(n) as (select [1] union all select n || n from t)"
_LAUGHS = ", ".join(f"a{n} as (from a{n - 1} union all from a{n - 1})" for n in range(1, 30))
ENDLESS = {
    "recursion": f"{_COUNTED} select max(n) from t",
    "recursion that grows": f"{_DOUBLED} from t",
    "range": "select count(*) from range(1000000000000)",
    "list": "select len(range(100000000000))",
    "pairs": "select count(*) from fct_many a, fct_many b, fct_many c where a.n + b.n > c.n",
    "one call": "select levenshtein(repeat('a', 100000), repeat('b', 100000))",
    "steps of steps": f"with a0 as (select 1), {_LAUGHS} select count(*) from a29",
    "text": "select string_agg(repeat('x', 1000000), '') from fct_many",
    "columns": "select " + ", ".join(["*"] * 9000) + " from fct_many",
    "sorted": "select hash(a.n * b.n) from fct_many a, fct_many b order by 1",
    "rows of lists": "select range(n) from fct_many",
    "a long pattern": "select regexp_matches(repeat('a', 9999999), '(a|aa)+(b|c)+$') from fct_many",
}


# A fast machine may answer these within the second; a slow one must end them.
DEAR = {"a long pattern", "steps of steps", "columns"}


@pytest.mark.parametrize(
    ("name", "is_check"),
    [*((name, False) for name in ENDLESS), ("steps of steps", True), ("columns", True)],
)
def test_what_would_not_end_is_ended(
    build: CurrentBuild, settings: Settings, name: str, is_check: bool
) -> None:
    hasty = settings.model_copy(update={"sql_seconds": _SECONDS})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    running = start_asking(ENDLESS[name], build, hasty, ANALYST, is_check=is_check)
    problem = None
    try:
        running.answer()
    except Problem as found:
        problem = found
    if problem or name not in DEAR:
        assert problem
        assert problem.code in {"sql_too_slow", "sql_memory", "sql_large_answer", "sql_failed"}
        assert "\n" not in say(problem.code, **problem.values)
    assert time.monotonic() - begun < _SECONDS + _BESIDE
    assert running._child.poll() is not None
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown / _MEGABYTE_OF_KIB < 300
