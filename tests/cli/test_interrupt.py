"""Ctrl-C while the engine is busy ends a command as Ctrl-C does."""

from __future__ import annotations

import subprocess
import sys

# The engine tells it with an error of its own, not with Python's.
BUSY = """
import signal, threading, duckdb
from pipelines.terminal.outcome import run_to_status

def work():
    with duckdb.connect() as connection:
        connection.execute("select 1").fetchall()
        threading.Timer(1, signal.raise_signal, (signal.SIGINT,)).start()
        connection.execute("select max(hash(i)) from range(1000000000000) as t(i)").fetchall()

# A worker of the tests ignores it and holds it back, and so would its children.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "pthread_sigmask"):
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
raise SystemExit(run_to_status(work))
"""


def test_a_statement_that_is_interrupted_ends_with_130() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUSY],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 130, done.stderr
    assert "Traceback" not in done.stderr
