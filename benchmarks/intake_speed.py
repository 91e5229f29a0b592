"""Time the reading of 100,000-row workbooks beside fastexcel alone, in one run.

Run: python -m benchmarks.intake_speed [rows]. Prints seconds, best of three, and the ratio of
each to fastexcel: of a payment list, which repeats its values, and of a donation list, whose
amounts are texts and whose days carry a time, all of them distinct. The take-in (reading, keying,
writing) runs in a child process: the same of ten rows shows what starting it costs, which a folder
of files pays once.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
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


def write_distinct(path: Path, rows: int) -> None:
    """A made-up donation list of few columns, each cell unlike all others of its column."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["捐赠单位/个人", "认捐金额", "到账金额", "到账日期"])
    for number in range(1, rows + 1):
        day = (date(1990, 1, 1) + timedelta(number % 12_000)).strftime("%Y年%m月%d日")
        clock = f"{number % 24}:{number // 24 % 60:02d}:{number % 60:02d}"
        amounts = [f"{number * 7.13:,.2f}元", f"￥{number * 3.17:,.2f}"]
        sheet.write_row(number, 0, [f"捐者{number}号", *amounts, f"{day} {clock}"])
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
    """Write the lists, time each way of reading them, print them side by side."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox" / "西南街道"
        inbox.mkdir(parents=True)
        path, short = inbox / "2013年7月.xlsx", inbox / "2013年8月.xlsx"
        other = inbox / "2013年捐赠名单.xlsx"
        write_list(path, rows)
        write_list(short, 10)
        write_distinct(other, rows)
        contracts = load_contracts()
        data = (Path(folder) / f"data{number}" for number in range(6))
        print(f"{rows} rows x {len(HEADER)} columns")
        tell(
            "values that repeat",
            {
                "fastexcel alone": lambda: read_alone(path),
                "read_file": lambda: read_file(path, contracts),
                "take_in": lambda: take_in(Settings(data=next(data)), [path]),
                "take_in, 10 rows": lambda: take_in(Settings(data=next(data)), [short]),
            },
        )
        tell(
            "distinct values",
            {
                "fastexcel alone": lambda: read_alone(other),
                "read_file": lambda: read_file(other, contracts),
            },
        )


def tell(title: str, ways: dict[str, Callable[[], object]]) -> None:
    """Time the ways, and print each beside the first."""
    print(title)
    seconds = {name: best_of_three(work) for name, work in ways.items()}
    first = next(iter(seconds.values()))
    for name, time_taken in seconds.items():
        print(f"  {name:18}{time_taken:7.2f} s{time_taken / first:7.2f} x")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
