"""How the whole build grows: `python -m benchmarks.scale [MILLIONS …]`, by default 1 10.

For each size a raw store of so many millions of payments is made of the data folder's (without one,
of a sample district), every way runs on it, and what it made is held against the build. The results
go to standard output and between two marks of docs/performance.md. BENCH_FOLDER names the folder
of work, by default a temporary one; what is made there is deleted as soon as it is not needed.
Status 1: a way failed or made other rows.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.scale.compiled_models import compile_models
from benchmarks.scale.made_store import find_source, make_store
from benchmarks.scale.measure_size import Result, SizeBench
from benchmarks.scale.told import (
    WORDS,
    Results,
    failures,
    tell_growth,
    tell_machine,
    tell_ratios,
    tell_size,
)
from pipelines.settings import PROJECT_FOLDER, get_settings

DOCUMENT = PROJECT_FOLDER / "docs" / "performance.md"
BEGIN, END = "<!-- make bench writes from here -->", "<!-- to here -->"


def main() -> int:
    """Measure the sizes asked for, one after another, and write what is known after each."""
    sizes = [float(word) for word in sys.argv[1:]] or [1.0, 10.0]
    settings = get_settings()
    load = os.getloadavg()[0]
    kept = os.environ.get("BENCH_FOLDER")
    work = Path(kept or tempfile.mkdtemp(prefix="minsheng-bench-"))
    work = work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    results: Results = {}
    try:
        source = find_source(settings, work)
        shutil.rmtree(work / "models", ignore_errors=True)
        compile_models(work / "models", settings)
        for millions in sorted(sizes):
            results[millions] = {}
            measure_size(source, millions, work, results)
            if results[millions]:
                write_section(DOCUMENT, [tell_machine(settings, load), *told(results)])
    finally:
        if not kept:
            shutil.rmtree(work, ignore_errors=True)
    print("\n".join(told(results)))
    return int(any(failures(of_size) for of_size in results.values()) or not all(results.values()))


def measure_size(source: Path, millions: float, work: Path, results: Results) -> None:
    """Fill in the results of one size; its store and builds are gone afterwards."""
    place = work / f"{millions:g}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()

    def tell(result: Result) -> None:
        results[millions][result.way] = result
        took = result.measured
        words = took.failure or result.unequal or "as the build" * bool(result.tables)
        print(
            f"{millions:g} M  {WORDS[result.way]}: {took.seconds:,.1f} s, "
            f"{took.cpu_seconds:,.1f} s of processor, {took.peak_mb:,} MB  {words}",
            flush=True,
        )
        line = json.dumps({"millions": millions} | asdict(result), ensure_ascii=False)
        with (work / "results.jsonl").open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    try:
        store = make_store(source, place / "data", millions)
        print(f"{millions:g} M  store: {store.copies} copies, {store.payments:,} rows", flush=True)
        settings = get_settings().model_copy(update={"data": store.data})
        SizeBench(store, work / "models", place, settings, tell).measure_all()
    except Exception as error:
        print(f"{millions:g} M  given up: {type(error).__name__}: {error}", flush=True)
    finally:
        print(f"{millions:g} M  deleting the store and what was made of it", flush=True)
        shutil.rmtree(place, ignore_errors=True)


def told(results: Results) -> list[str]:
    """All results in words, a paragraph or table a section."""
    known = {size: of_size for size, of_size in results.items() if of_size}
    lines = []
    for size, of_size in known.items():
        lines += ["", *tell_size(size, of_size)]
    return [*lines, "", *tell_ratios(known), "", *tell_growth(known)] if known else []


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
