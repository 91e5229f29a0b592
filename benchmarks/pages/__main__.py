"""How fast the pages answer: `python -m benchmarks.pages [DATA] [--large]`.

On the build of a data folder (by default the settings'), with --large on a copy of it with ten
million payments: the server's time for a run of each page, first views in Chromium, and thirty
people who click every ten seconds for two minutes. Asks 127.0.0.1 and nothing else.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from benchmarks.pages.first_view import time_first_views
from benchmarks.pages.large_build import make_large
from benchmarks.pages.session import Session
from dashboards.page_list import PAGES
from pipelines.settings import get_settings

MONTHS = [f"2013-{month:02d}" for month in range(12, 0, -1)]
PEOPLE, CLICK_SECONDS, LOAD_SECONDS = 30, 10, 120
CODES = [entry.code for entry in PAGES]


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, int]]:
    """A server of its own on a free port: its address and process."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = [sys.executable, "-c", "from pipelines.cli import main; main()", "dashboard"]
    with subprocess.Popen(
        [*command, "--port", str(port)],
        env=os.environ | {"MINSHENG_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_for(port)
            yield f"127.0.0.1:{port}", server.pid
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing listens at {port}")


def resident_mb(process: int) -> float:
    """Memory of the process in MB, as Linux counts it."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def processor_seconds(process: int) -> float:
    """What the process has used of the cores; unlike a clock, it minds no other work."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def high(times: list[float], share: float = 0.95) -> float:
    """The time that `share` of the runs do not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


async def time_pages(address: str, process: int) -> list[str]:
    """Twelve months of each page, for the first time and again; prints a row a page."""
    print(
        "\n| page | first p50 | first p95 | again p50 | again p95 | processor a run, first, again |"
    )
    print("| --- |" + " --- |" * 5)
    failures = []
    for code in CODES:
        async with Session(address) as session:
            await session.view(code)
            rounds, used = [], [processor_seconds(process)]
            for _ in range(2):
                rounds.append([await session.view(code, as_of=month) for month in MONTHS])
                used.append(processor_seconds(process))
        each = [(b - a) / len(MONTHS) * 1000 for a, b in pairwise(used)]
        told = [f"{f(times) * 1000:.0f} ms" for times in rounds for f in (statistics.median, high)]
        print(f"| {code} | {' | '.join(told)} | {each[0]:.0f}, {each[1]:.0f} ms |", flush=True)
        failures += session.failures
    return failures


async def click(address: str, number: int) -> tuple[list[float], list[str]]:
    """One of thirty people: pages and months at random, ten seconds between clicks."""
    chance = random.Random(number)  # noqa: S311 - whoever clicks
    times = []
    await asyncio.sleep(number * CLICK_SECONDS / PEOPLE)
    async with Session(address) as session:
        until = time.monotonic() + LOAD_SECONDS
        while time.monotonic() < until:
            choices = {"as_of": chance.choice(MONTHS), "lang": chance.choice(["zh", "en"])}
            times.append(await session.view(chance.choice(CODES), **choices))
            await session.rest(CLICK_SECONDS)
    return times, session.failures


async def load(address: str, process: int) -> list[str]:
    """Thirty people at once; prints what they met with."""
    before = resident_mb(process)
    met = await asyncio.gather(*(click(address, number) for number in range(PEOPLE)))
    times = [seconds for found, _ in met for seconds in found]
    failures = [told for _, found in met for told in found]
    middle, slow = statistics.median(times) * 1000, high(times) * 1000
    print(
        f"\n{PEOPLE} people, {CLICK_SECONDS} s between clicks, {LOAD_SECONDS} s:"
        f" {len(times)} views, p50 {middle:.0f} ms, p95 {slow:.0f} ms, {len(failures)} errors;"
        f" memory {before:.0f} MB before, {resident_mb(process):.0f} MB after"
    )
    return failures


def measure(data: Path) -> None:
    """All three, on one server."""
    with serving(data) as (address, process):
        failures = asyncio.run(time_pages(address, process))
        time_first_views(f"http://{address}/", CODES)
        failures += asyncio.run(load(address, process))
        print(*(f"  {count} x {told}" for told, count in _counted(failures)), sep="\n")


def _counted(failures: list[str]) -> list[tuple[str, int]]:
    return sorted({told: failures.count(told) for told in failures}.items())


def main() -> None:
    """Measure on the data folder, or on a large copy of it."""
    words = [word for word in sys.argv[1:] if word != "--large"]
    data = Path(words[0]) if words else get_settings().data
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    if "--large" not in sys.argv:
        measure(data)
        return
    place = Path(tempfile.mkdtemp(prefix="minsheng-large-"))
    try:
        print(f"{make_large(data, place / 'data'):,} payments")
        measure(place / "data")
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
