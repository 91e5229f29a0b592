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
        # A join, as the models' are: one thread that counts up looks at signals at its end only.
        numbers = "range(3000000)"
        connection.execute(
            f"select max(hash(a.i + b.i)) from {numbers} as a(i), {numbers} as b(i)"
        ).fetchall()

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
