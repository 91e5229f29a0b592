"""Take in thousands of broken files: `python -m tests.fuzz [files] [first batch] [seed]`.

A batch is 250 files and a data folder of its own; the number of a batch makes its files. Batches
with a fault are kept below the temporary folder, and named.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.broken_files import broken_files
from tests.fuzz.real_files import real_files
from tests.fuzz.take_batch import take_batch

BATCH = 250
WAYS = ("bytes", "text", "workbook", "kind", "grid")
FAULTS = ("traceback", "error", "hang", "memory", "died", "counts", "lost", "outside")


def main(files: int = 20_000, first: int = 0, seed: int = 1) -> int:
    """Run the batches and print a table; 1 when a file did what no file may."""
    begun, ways, ended, faults = time.monotonic(), Counter(), Counter(), Counter()
    kept = Path(tempfile.mkdtemp(prefix="fuzz-"))
    real = real_files(kept, seed)
    shutil.rmtree(kept / "sample")
    feeds = {file.feed for file in real}
    print(f"{len(real)} files of {len(feeds)} feeds are broken; {kept}", flush=True)
    for number in range(first, first + -(-files // BATCH)):
        folder = kept / f"batch-{number}"
        folder.mkdir()
        made = list(broken_files(real, BATCH, number, folder))
        outcome = take_batch(made, folder)
        ways.update(file.way for file in made)
        ended.update(outcome.ended)
        faults.update(outcome.faults)
        for line in outcome.named:
            print(f"batch {number}: {line}", flush=True)
        if not outcome.faults:
            shutil.rmtree(folder)
        print(f"batch {number}: {dict(outcome.ended)}", flush=True)
    print(f"| files | {' | '.join(WAYS)} | taken | refused | {' | '.join(FAULTS)} |")
    row = [ways.total(), *(ways[way] for way in WAYS), ended["taken"], ended["refused"]]
    print(f"| {' | '.join(map(str, [*row, *(faults[name] for name in FAULTS)]))} |")
    print(f"{time.monotonic() - begun:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
