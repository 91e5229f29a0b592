"""Time the reading of a 100,000-row workbook beside fastexcel alone, in one run.

Run: python -m benchmarks.intake_speed [rows]. Prints seconds, best of three, and the ratio of
each to fastexcel. The take-in (reading, keying, writing) runs in a child process: the same of ten
rows shows what starting it costs, which a folder of files pays once.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import fastexcel
import polars as pl
import stdnum.cn.ric
import xlsxwriter

from pipelines.contracts import load_contracts
from pipelines.deliveries.take_in import take_in
from pipelines.intake import read_file
from pipelines.settings import Settings

ROWS = 100_000
HEADER = ["序号", "镇街", "村居", "姓名", "身份证号", "残疾人证号", "残疾等级", "发放月份"]
HEADER += ["发放金额", "发放日期", "银行账号", "发放状态"]


def with_check_digit(digits: str) -> str:
    """An 18-digit number of the first 17, so that no row needs a warning."""
    return digits + stdnum.cn.ric.calc_check_digit(digits + "0")


def write_list(path: Path, rows: int) -> None:
    """A made-up payment list; its people are invented."""
    random = Random(1)  # noqa: S311 - invented people
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("7月")
    sheet.write_row(0, 0, ["2013年7月残疾人生活津贴发放表"])
    sheet.write_row(1, 0, HEADER)
    for number in range(1, rows + 1):
        name = chr(random.randrange(0x4E00, 0x9FA0)) + chr(random.randrange(0x4E00, 0x9FA0))
        born = f"{random.randrange(1930, 2000)}{random.randrange(1, 13):02d}15"
        id_no = with_check_digit(f"440607{born}{random.randrange(1000):03d}")
        account = f"6222{random.randrange(10**15):015d}"
        cells = [number, "西南街道", "云秀社区", name, id_no, f"{id_no}42", "二级"]
        cells += ["2013-07", random.randrange(15_001) / 100, "2013-07-25", account, "成功"]
        for place, cell in enumerate(cells):
            sheet.write(number + 1, place, cell)
    book.close()


def read_alone(path: Path) -> pl.DataFrame:
    """What any reader must do: every cell as text."""
    sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string")
    return sheet.to_polars()


def best_of_three(work: Callable[[], object]) -> float:
    """The shortest of three runs, in seconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main(rows: int = ROWS) -> None:
    """Write the list, time each way of reading it, print them side by side."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox" / "西南街道"
        inbox.mkdir(parents=True)
        path, short = inbox / "2013年7月.xlsx", inbox / "2013年8月.xlsx"
        write_list(path, rows)
        write_list(short, 10)
        contracts = load_contracts()
        data = (Path(folder) / f"data{number}" for number in range(6))
        seconds = {
            "fastexcel alone": best_of_three(lambda: read_alone(path)),
            "read_file": best_of_three(lambda: read_file(path, contracts)),
            "take_in": best_of_three(lambda: take_in(Settings(data=next(data)), [path])),
            "take_in, 10 rows": best_of_three(lambda: take_in(Settings(data=next(data)), [short])),
        }
    print(f"{rows} rows x {len(HEADER)} columns")
    for name, time_taken in seconds.items():
        print(f"{name:18}{time_taken:7.2f} s{time_taken / seconds['fastexcel alone']:7.2f} x")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
