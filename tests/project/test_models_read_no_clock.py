"""A table that a build takes over from yesterday is the one that would be made today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SQL = sorted(
    path for top in ("models", "macros", "tests/dbt") for path in (ROOT / top).rglob("*.sql")
)
# Of DuckDB, of Spark and of dbt, whose env_var is part of each fingerprint; a description may
# speak of them, SQL and Jinja may not.
MOMENT = re.compile(
    r"\b(current_(date|time|timestamp|localtimestamp)|now\s*\(|today\s*\(|get_current_time\w*"
    r"|localtime(stamp)?|random\s*\(|rand\s*\(|uuid\s*\(|gen_random_uuid|run_started_at"
    r"|invocation_id|modules\.|tablesample|using sample)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", SQL, ids=lambda path: path.stem)
def test_no_model_reads_a_clock_or_chance(path: Path) -> None:
    assert MOMENT.search(path.read_text(encoding="utf-8")) is None
