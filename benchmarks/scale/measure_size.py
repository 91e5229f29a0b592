"""Every way on one store, each in a process of its own, and whether all made the same rows."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.scale.compare import CHECKS, Digest, compare_tables, digest_build
from benchmarks.scale.compiled_models import read_models
from benchmarks.scale.made_store import MINSHENG, MadeStore
from benchmarks.scale.measured import Measured, measure
from benchmarks.scale.one_more_list import deliver_one_more
from benchmarks.scale.ways.floor import floor_tables
from benchmarks.scale.ways.small_models import write_given
from pipelines.build.builds import set_current
from pipelines.build.current import current_build
from pipelines.build.manifest import DATABASE_NAME
from pipelines.build.spark.environment import check_spark
from pipelines.problem import Problem
from pipelines.settings import Settings

JOB = "fct_payments", "rpt_spending", "rpt_spending_periods", "rpt_beneficiary_months"
# pandas holds all rows in memory; Spark on one machine takes hours beyond this.
MOST_FOR_PANDAS = MOST_FOR_SPARK = 12_000_000
_MOST_SECONDS = 6 * 3600
# A way's file and what it spills: 220 and 250 were measured of a hundred million payments.
_BYTES_A_PAYMENT = 500


@dataclass(frozen=True)
class Result:
    """What one way took on one store.

    `rows` counts the rows of the tables that were compared with the build's, `unequal` names the
    tables that differ; `parts` has seconds by table or script.
    """

    way: str
    payments: int
    measured: Measured
    file_mb: int = 0
    tables: int = 0
    rows: int = 0
    unequal: str = ""
    parts: dict[str, float] = field(default_factory=dict)


@dataclass
class SizeBench:
    """A store, what its ways need, and which are wanted; `tell` is told of each result at once."""

    store: MadeStore
    models: Path
    work: Path
    settings: Settings
    ways: list[str]
    tell: Callable[[Result], None]
    digests: dict[str, Digest] = field(default_factory=dict)

    def measure_all(self) -> None:
        """Measure every way that the size allows; where one fails the next begins."""
        tables = [name for name in floor_tables() if name not in CHECKS]
        if "build" in self.ways:
            self._build("build")
        self._digest([*tables, "fct_finding_rows", *CHECKS])
        self._way("bare", [], [*tables, "fct_finding_rows"])
        self._way("bare_floor", [*tables, *self._models_of("finding_rows")], tables)
        self._way("floor", [], [*tables, "finding_rows"])
        self._way("floor_tables", ["tables"], [*tables, "finding_rows"])
        self._way("bare_job", [*JOB, *self._models_of("finding_sums")], [*JOB])
        if {"polars", "pandas"} & {*self.ways}:
            write_given(self.settings, self.models, self.work / "given")
        self._way("polars", [], [*JOB, "finding_sums"])
        if self.store.payments <= MOST_FOR_PANDAS:
            self._way("pandas", [], [*JOB, "finding_sums"])
        if self.store.payments <= MOST_FOR_SPARK:
            self._spark([*tables, "fct_finding_rows"])
        if "build_more" in self.ways:
            self._build("build_more", deliver_one_more(self.settings))

    def _models_of(self, listed: str) -> list[str]:
        names = [model.name for model in read_models(self.models)]
        starts = tuple(f"chk_{code.lower()}_" for code in CHECKS[listed])
        return [name for name in names if name.startswith(starts)]

    def _build(self, way: str, added: int = 0) -> None:
        result = self._measured(way, [*MINSHENG, "build"])
        result = replace(result, payments=result.payments + added)
        if not result.measured.failure:
            megabytes = current_build(self.settings.folder).path.stat().st_size // 2**20
            result = replace(result, file_mb=megabytes)
        self.tell(result)

    def _digest(self, tables: list[str]) -> None:
        """Keep what the build holds, so that its file can go where the disk is short."""
        with suppress(Problem):
            build = current_build(self.settings.folder).path
            self.digests = digest_build(build, tables, self.work / "spill")

    def _way(self, way: str, models: list[str], tables: list[str]) -> None:
        if way not in self.ways:
            return
        place = self.work / way
        kind = way.split("_", maxsplit=1)[0]
        folders = [str(self.models), str(self.work / "given"), str(place)]
        command = [sys.executable, "-m", "benchmarks.scale.ways", kind, *folders, *models]
        result = self._measured(way, command)
        if not result.measured.failure:
            made = place / DATABASE_NAME
            parts = json.loads((place / "seconds.json").read_text("utf-8"))
            result = replace(result, parts=parts, file_mb=_megabytes(place))
            result = self._compared(result, made if made.exists() else place, tables)
        self.tell(result)
        shutil.rmtree(place, ignore_errors=True)

    def _spark(self, tables: list[str]) -> None:
        if "spark" not in self.ways:
            return
        try:
            check_spark(self.settings)
        except Problem as problem:
            missing = Measured(0, 0, 0, f"not measured: {problem.code}")
            self.tell(Result("spark", self.store.payments, missing))
            return
        before = self._current()
        result = self._measured("spark", [*MINSHENG, "build", "--engine", "spark"])
        made = self._current()
        if made and not result.measured.failure:
            result = self._compared(result, made, tables)
            if before:
                set_current(self.settings.folder, before.parent.name)
            shutil.rmtree(made.parent)
        self.tell(result)

    def _current(self) -> Path | None:
        with suppress(Problem):
            return current_build(self.settings.folder).path
        return None

    def _measured(self, way: str, command: list[str]) -> Result:
        short = self._make_room()
        if short:
            return Result(way, self.store.payments, Measured(0, 0, 0, f"not measured: {short}"))
        environment = {"MINSHENG_DATA": str(self.store.data), "MINSHENG_LANG": "en"}
        took = measure(command, environment, self.work / f"{way}.log", _MOST_SECONDS)
        return Result(way, self.store.payments, took)

    def _make_room(self) -> str:
        """Delete builds where the disk is short; in words what is short all the same."""
        needed = self.store.payments * _BYTES_A_PAYMENT
        if shutil.disk_usage(self.work).free < needed:
            print("  the disk is short: the build's file goes, its digests stay", flush=True)
            shutil.rmtree(self.settings.folder.builds, ignore_errors=True)
        free = shutil.disk_usage(self.work).free
        return (
            "" if free >= needed else f"{needed / 1e9:.0f} GB of disk needed, {free / 1e9:.0f} free"
        )

    def _compared(self, result: Result, made: Path, tables: list[str]) -> Result:
        if not self.digests:
            return replace(result, unequal="not compared: there is no build")
        try:
            found = compare_tables(self.digests, made, tables, self.work / "spill")
        except Exception as error:
            return replace(result, unequal=f"not compared: {type(error).__name__}: {error}"[:400])
        unequal = "; ".join(f"{table}: {told}" for table, told in found.items() if told)
        rows = sum(self.digests[table].rows for table in tables)
        return replace(result, tables=len(found), rows=rows, unequal=unequal)


def _megabytes(place: Path) -> int:
    return sum(path.stat().st_size for path in place.glob("*.*")) // 2**20
