"""How the whole build grows: `python -m benchmarks.scale [MILLIONS …]`, by default 1 10.

For each size a raw store of so many millions of payments is made of the data folder's (without one,
of a sample district), every way runs on it, and what it made is held against the build. Each result
is a line of record.jsonl, and the record stands between two marks of docs/performance.md.
BENCH_WAYS names ways, by default all. BENCH_FOLDER names the folder of work, by default a temporary
one; what is made there is deleted as soon as it is not needed. Status 1: a way failed or made other
rows.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.scale.compiled_models import compile_models
from benchmarks.scale.made_store import find_source, make_store
from benchmarks.scale.measure_size import Result, SizeBench
from benchmarks.scale.record import read_record, write_result
from benchmarks.scale.told import WORDS, failures, tell_machine, told
from pipelines.settings import PROJECT_FOLDER, get_settings

DOCUMENT = PROJECT_FOLDER / "docs" / "performance.md"
BEGIN, END = "<!-- make bench writes from here -->", "<!-- to here -->"


def main() -> int:
    """Measure the sizes asked for, one after another, and write what is known after each."""
    sizes = [float(word) for word in sys.argv[1:]] or [1.0, 10.0]
    ways = os.environ.get("BENCH_WAYS", "").split() or [*WORDS]
    settings = get_settings()
    machine = tell_machine(settings, os.getloadavg()[0])
    kept = os.environ.get("BENCH_FOLDER")
    work = Path(kept or tempfile.mkdtemp(prefix="minsheng-bench-"))
    work = work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    is_well = True
    try:
        source = find_source(settings, work)
        shutil.rmtree(work / "models", ignore_errors=True)
        compile_models(work / "models", settings)
        for millions in sorted(sizes):
            results = measure_size(source, millions, work, ways, machine)
            is_well &= bool(results) and not failures(results)
            write_section(DOCUMENT, told(read_record()))
    finally:
        if not kept:
            shutil.rmtree(work, ignore_errors=True)
    print("\n".join(told(read_record())))
    return int(not is_well)


def measure_size(
    source: Path, millions: float, work: Path, ways: list[str], machine: str
) -> dict[str, Result]:
    """The results of one size by way; its store and builds are gone afterwards."""
    place = work / f"{millions:g}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    results: dict[str, Result] = {}

    def tell(result: Result) -> None:
        results[result.way] = result
        took = result.measured
        words = took.failure or result.unequal or "as the build" * bool(result.tables)
        print(
            f"{millions:g} M  {WORDS[result.way]}: {took.seconds:,.1f} s, "
            f"{took.cpu_seconds:,.1f} s of processor, {took.peak_mb:,} MB  {words}",
            flush=True,
        )
        write_result(millions, result, machine)

    try:
        store = make_store(source, place / "data", millions)
        print(f"{millions:g} M  store: {store.copies} copies, {store.payments:,} rows", flush=True)
        settings = get_settings().model_copy(update={"data": store.data})
        SizeBench(store, work / "models", place, settings, ways, tell).measure_all()
    except Exception as error:
        print(f"{millions:g} M  given up: {type(error).__name__}: {error}", flush=True)
    finally:
        print(f"{millions:g} M  deleting the store and what was made of it", flush=True)
        shutil.rmtree(place, ignore_errors=True)
    return results


def write_section(document: Path, lines: list[str]) -> None:
    """Replace what stands between the marks of the document.

    Raises:
        ValueError: the document lacks a mark.
    """
    before, rest = document.read_text("utf-8").split(BEGIN, 1)
    _, after = rest.split(END, 1)
    text = "\n".join(lines).rstrip()
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
