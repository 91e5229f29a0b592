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


def test_the_context_sends_no_statistics_and_shows_no_bars() -> None:
    from expectations.validate import quiet_context

    context = quiet_context()
    assert context.variables.analytics_enabled is False
    bars = context.variables.progress_bars
    assert (bars.globally, bars.metric_calculations) == (False, False)
    assert not context.get_docs_sites_urls()
