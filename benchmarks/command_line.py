"""How long the command line takes to answer: `python benchmarks/command_line.py`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 10
MINSHENG = Path(sys.executable).with_name("minsheng")
QUESTIONS = (["--help"], ["build", "--help"], ["builds"], ["sql", "select 1"])


def main() -> None:
    """Print median and slowest of ten runs of each question, in milliseconds."""
    print(f"{'minsheng …':24}{'median ms':>12}{'slowest ms':>12}")
    for question in QUESTIONS:
        times = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            subprocess.run([MINSHENG, *question], capture_output=True, check=False)
            times.append((time.perf_counter() - begun) * 1000)
        print(f"{' '.join(question):24}{statistics.median(times):12.0f}{max(times):12.0f}")


if __name__ == "__main__":
    main()
