"""Faults at every step, kills at random moments: `python -m tests.faults [kills] [stages] [seed]`.

Kills (default 500) fall on intake, build, publish and close; with 0 of them only the steps are
gone through, with stages `random` only the kills. Prints a table for docs/operations.md.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.faults.forked import begin, end
from tests.faults.invariants import LOST, STRAY, UNREADABLE, WRONG, Breach
from tests.faults.one_fault import Bench, run_and_kill, run_with, seconds_of
from tests.faults.small_district import TABLES, make_bases
from tests.faults.stages import STAGES, intake, intake_by_children

ACTIONS = ("cut", "truncate", "nospace", "readonly", "sleep")
# A cut is tried at every step; where steps are many and alike, other faults at every so-manieth.
STRIDES = {"intake": 4, "build": 3, "rekey": 7, "forget": 7, "expire": 7, "restore": 3}
# Of twenty kills; a build by dbt and an intake by children take seconds each.
SHARES = {"intake": 5, "publish": 6, "close": 7, "build": 1, "intake in children": 1}
KINDS = (WRONG, LOST, UNREADABLE, STRAY)
_PROJECT = Path(__file__).parents[2]


class Table:
    """Runs and breaches by stage and fault, printed as they come."""

    def __init__(self) -> None:
        self.runs: Counter[tuple[str, str]] = Counter()
        self.breaches: Counter[tuple[str, str, str]] = Counter()

    def add(self, stage: str, fault: str, breaches: list[Breach]) -> None:
        """Count one run."""
        self.runs[stage, fault] += 1
        for kind in {kind for kind, _ in breaches}:
            self.breaches[stage, fault, kind] += 1
        for kind, what in breaches:
            print(f"{stage} {fault} {kind}: {what}", flush=True)

    def show(self) -> None:
        """The table as Markdown."""
        print(f"| stage | fault | runs | {' | '.join(KINDS)} |\n| --- | --- | {'---: | ' * 5}")
        for (stage, fault), count in self.runs.items():
            found = (self.breaches[stage, fault, kind] for kind in KINDS)
            print(f"| {stage} | {fault} | {count} | {' | '.join(map(str, found))} |")


def main(kills: int = 500, stages: str = "", seed: int = 1) -> int:
    """Run all faults; 1 when anything was breached."""
    folder, table = Path(tempfile.mkdtemp(prefix="faults-")), Table()
    try:
        bench = make_bench(folder, folder / "desk")
        if stages != "random":
            for stage in stages.split(",") if stages else STAGES:
                go_through(bench, stage, table)
        if kills:
            kill_at_random(bench, kills, Random(seed), table)
    finally:
        table.show()
        shutil.rmtree(folder)
    return 1 if table.breaches else 0


def make_bench(folder: Path, desk: Path) -> Bench:
    """Data folders for every stage, made in `folder`, and a place to work on.

    Raises:
        RuntimeError: they could not be made.
    """
    bench = Bench(folder / "bases", desk, folder / "notes")
    bench.bases.mkdir()
    # Where an error that nobody foresaw is noted.
    os.environ["MINSHENG_DATA"] = str(desk / "data")
    _write_project(bench.bases / "project")
    _load_judges()
    log = folder / "log"
    if end(begin(lambda: make_bases(bench.bases, intake), log)):
        raise RuntimeError(log.read_text(encoding="utf-8"))
    return bench


def go_through(bench: Bench, stage: str, table: Table) -> None:
    """Each fault at the first step, the second, …, until a run ends without meeting it."""
    seconds_of(bench, stage, STAGES[stage])
    for action in ACTIONS:
        is_met, number = True, 1
        while is_met:
            is_met, breaches = run_with(bench, stage, f"*:{action}:{number}")
            table.add(stage, action, breaches)
            number += 1 if action == "cut" else STRIDES.get(stage, 1)
        print(f"{stage} {action}: {table.runs[stage, action]} runs", flush=True)


def kill_at_random(bench: Bench, kills: int, chance: Random, table: Table) -> None:
    """So many SIGKILLs at random moments; a run that ended before its kill counts as none."""
    runs = {**STAGES, "intake in children": intake_by_children}
    total, done = sum(SHARES.values()), 0
    for name, share in SHARES.items():
        stage = name.split()[0]
        seconds = seconds_of(bench, stage, runs[name])
        wanted = kills * share // total
        killed = 0
        while killed < wanted:
            begun = time.monotonic()
            after = chance.uniform(0, seconds)
            is_killed, breaches = run_and_kill(bench, stage, after, runs[name])
            killed += is_killed
            table.add(name, "kill at random" if is_killed else "ended before", breaches)
            # The machine may be busier or freer than at first.
            seconds += 0.2 * ((time.monotonic() - begun) / 3 - seconds) if not is_killed else 0
        done += killed
    print(f"{done} kills", flush=True)


def _write_project(folder: Path) -> None:
    (folder / "macros").mkdir(parents=True)
    for name in ("dbt_project.yml", "profiles.yml", "macros/generate_schema_name.sql"):
        shutil.copy(_PROJECT / name, folder / name)
    (folder / "models").mkdir()
    names = ("disability_allowance_payments", "donations", "deliveries")
    tables = ", ".join(f"{{name: {name}}}" for name in names)
    sources = f"{{version: 2, sources: [{{name: raw, tables: [{tables}]}}]}}"
    (folder / "models" / "sources.yml").write_text(sources, encoding="utf-8")
    for name, query in TABLES.items():
        (folder / "models" / f"{name}.sql").write_text(query.format(raw="raw"), encoding="utf-8")


def _load_judges() -> None:
    """What every run needs is loaded once, and each begins as a copy of this process."""
    import expectations.inbound.judge_rows
    import expectations.inbound.suites  # noqa: F401


if __name__ == "__main__":
    sys.exit(main(*(kind(text) for kind, text in zip((int, str, int), sys.argv[1:], strict=False))))
