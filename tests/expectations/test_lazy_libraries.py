"""A command that judges nothing loads nothing to judge with, and nothing phones home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("great_expectations", "pandas", "sqlalchemy", "duckdb_engine")
CODE = f"""
import atexit, sys
atexit.register(lambda: print("LOADED", *(m for m in {HEAVY} if m in sys.modules)))
from pipelines.cli import main
main(sys.argv[1:])
"""
# What a judge loads at its start, and then when something of it is asked for.
LATER = """
import sys
from expectations.import_later import import_later
import_later()
import expectations.inbound.judge_rows, expectations.published.judge_duckdb
UNASKED = {"altair.vegalite", "scipy.stats.distributions"}
def loaded(): return sorted(UNASKED.intersection(sys.modules))
early = loaded()
from scipy import stats
import altair
print(early, round(float(stats.entropy([1, 1])), 3), altair.Chart.__name__, len(loaded()))
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["sql", "select 1"], ["progress"], ["builds"], ["status"], ["intake"]],
    ids=lambda arguments: arguments[0],
)
def test_a_command_loads_no_great_expectations(tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, "--data", str(tmp_path), *arguments],
        env=os.environ | {"MINSHENG_INBOX": str(tmp_path / "inbox")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    loaded = [line for line in done.stdout.splitlines() if line.startswith("LOADED")]
    assert loaded == ["LOADED"]


def test_what_no_rule_asks_for_is_loaded_when_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATER], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines()[-1:] == ["[] 0.693 Chart 2"], done.stderr


def test_the_context_sends_no_statistics_and_shows_no_bars() -> None:
    from expectations.validate import quiet_context

    context = quiet_context()
    assert context.variables.analytics_enabled is False
    bars = context.variables.progress_bars
    assert (bars.globally, bars.metric_calculations) == (False, False)
    assert not context.get_docs_sites_urls()
