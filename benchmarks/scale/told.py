"""The results as tables in words: what each way took, how that grows, beside what else."""

from __future__ import annotations

import math
import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.scale.measure_size import Result
from benchmarks.scale.record import Record, Results
from pipelines.settings import Settings

WORDS = {
    "build": "`minsheng build`: models, tests, suites, seal",
    "bare": "bare: the same models' SQL, nothing around it",
    "bare_floor": "bare, the tables of the floor only",
    "floor": "floor: hand-written DuckDB, the same tables as views over narrow rows",
    "floor_tables": "floor, these tables written out",
    "bare_job": "bare, the payment job only",
    "polars": "the payment job in polars",
    "pandas": "the payment job in pandas",
    "spark": "`minsheng build --engine spark` on this machine",
    "build_more": "`minsheng build` again after one more list",
}
# Of a way, beside another: how many times as long it took.
RATIOS = (
    *(("build", "bare"), ("build", "floor"), ("build", "floor_tables"), ("bare_floor", "floor")),
    *(("polars", "bare_job"), ("pandas", "bare_job"), ("spark", "build"), ("build_more", "build")),
)


def tell_machine(settings: Settings, load: float) -> str:
    """One paragraph: processor, memory, versions, limits, and what else ran."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "polars", "pandas"))
    busy = " The machine had other work: only processor time can be compared." if load > 1 else ""
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory, Python "
        f"{platform.python_version()}, {versions}; DuckDB may use {settings.build_threads} threads "
        f"and {settings.build_memory} of memory. Load before: {load:.1f}.{busy}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def told(record: Record) -> list[str]:
    """All results in words, a paragraph or table a section."""
    if not record.latest:
        return []
    lines = [word for machine in record.machines for word in (machine, "")]
    for size, of_size in record.latest.items():
        lines += [*tell_size(size, of_size, record.before.get(size, {})), ""]
    return [*lines, *tell_ratios(record.latest), "", *tell_growth(record.latest)]


def tell_size(millions: float, results: dict[str, Result], before: dict[str, Result]) -> list[str]:
    """A table of what each way took on one size, and a line for what failed or differs.

    Args:
        millions: the size.
        results: by way.
        before: the same of the run before, as far as there was one.
    """
    rows = next(iter(results.values())).payments
    lines = [
        f"### {millions:g} million payments ({rows:,} rows of payment lists)",
        "",
        "| way | seconds (processor) | the run before | memory MB | file MB | rows a second "
        "| compared |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for way in filter(results.get, WORDS):
        result = results[way]
        took = result.measured
        if took.failure:
            lines.append(f"| {WORDS[way]} | failed | | | | | |")
            continue
        speed = result.payments / took.seconds
        compared = f"{result.tables} tables, {result.rows:,} rows" if result.tables else ""
        if result.unequal:
            compared = "**differs**"
        lines.append(
            f"| {WORDS[way]} | {_times(result)} | {_times(before.get(way))} | {took.peak_mb:,} "
            f"| {result.file_mb or ''} | {speed:,.0f} | {compared} |"
        )
    faults = [f"- {way}: {told}" for way, told in failures(results)]
    return [*lines, *(["", *faults] if faults else [])]


def _times(result: Result | None) -> str:
    if not result or result.measured.failure:
        return ""
    return f"{result.measured.seconds:,.1f} ({result.measured.cpu_seconds:,.1f})"


def failures(results: dict[str, Result]) -> list[tuple[str, str]]:
    """Ways that failed or made other rows than the build, and how."""
    told = ((way, result.measured.failure or result.unequal) for way, result in results.items())
    return [(way, words) for way, words in told if words]


def tell_ratios(results: Results) -> list[str]:
    """By size: how many times as long one way took as another, by the clock and the processor."""
    sizes = list(results)
    lines = [
        "### Beside one another",
        "",
        "Times as long, by the clock (by the processor):",
        "",
        f"| way | {' | '.join(f'{size:g} M' for size in sizes)} |",
        f"| --- |{' --- |' * len(sizes)}",
    ]
    for way, other in RATIOS:
        cells = [_ratio(results[size].get(way), results[size].get(other)) for size in sizes]
        if any(cells):
            lines.append(f"| {way} ÷ {other} | {' | '.join(cells)} |")
    return lines


def _ratio(one: Result | None, other: Result | None) -> str:
    if not one or not other or one.measured.failure or other.measured.failure:
        return ""
    by_clock = one.measured.seconds / other.measured.seconds
    by_processor = one.measured.cpu_seconds / max(other.measured.cpu_seconds, 0.1)
    return f"{by_clock:.2f} ({by_processor:.2f})"


def tell_growth(results: Results) -> list[str]:
    """The exponent of growth of each way between two sizes: 1 is in step with the rows."""
    pairs = list(zip(list(results), list(results)[1:], strict=False))
    if not pairs:
        return []
    heads = " | ".join(f"{a:g} to {b:g} M" for a, b in pairs)
    lines = ["### Growth", "", "Exponent of time in rows (of processor time); 1 is in step:", ""]
    lines += [f"| way | {heads} |", f"| --- |{' --- |' * len(pairs)}"]
    for way in WORDS:
        cells = [_exponent(results[a].get(way), results[b].get(way)) for a, b in pairs]
        if any(cells):
            lines.append(f"| {way} | {' | '.join(cells)} |")
    return lines


def _exponent(small: Result | None, large: Result | None) -> str:
    if not small or not large or small.measured.failure or large.measured.failure:
        return ""
    rows = math.log(large.payments / small.payments)
    if not rows:
        return ""
    time = math.log(large.measured.seconds / small.measured.seconds) / rows
    used = max(large.measured.cpu_seconds, 0.1) / max(small.measured.cpu_seconds, 0.1)
    return f"{time:.2f} ({math.log(used) / rows:.2f})"
