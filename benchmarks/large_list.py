"""A made-up allowance list of any length as .csv: a year of months, everybody in each month."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

HEADER = ["镇街", "村居", "姓名", "身份证号", "残疾人证号", "残疾等级", "发放月份", "发放金额"]
HEADER += ["发放日期", "发放状态"]
MONTHS = 12
# One row of so many has the fault.
WRONG_CHECK_DIGIT, NO_AMOUNT, NO_NAME, UNKNOWN_PLACE = 1_000, 2_000, 5_000, 7_000
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECK_DIGITS = np.array(list("10X98765432"))
_TOWNS = {"西南街道": "云秀社区", "云东海街道": "辑罗村", "白坭镇": "六一村", "乐平镇": "湖岗村"}
_ORDINARY = (0x4E00, 0x9FA0)


def write_large_list(path: Path, rows: int, seed: int = 1) -> None:
    """Write a list of `rows` rows, about 115 bytes each; its people are invented."""
    count = -(-rows // MONTHS)
    people = _people(count, np.random.default_rng(seed))
    left = rows
    with path.open("wb") as file:
        file.write((",".join(HEADER) + "\n").encode())
        for month in range(1, MONTHS + 1):
            listed = people.head(min(left, count))
            left -= listed.height
            _of_month(listed, month).write_csv(file, include_header=False)


def _people(count: int, random: np.random.Generator) -> pl.DataFrame:
    born = np.datetime64("1930-01-01") + random.integers(0, 25_000, count)
    days = pl.Series(born).cast(pl.Date).dt.strftime("%Y%m%d")
    order = np.char.zfill((np.arange(count) % 1000).astype(str), 3)
    area = np.where(np.arange(count) // 1000 % 2, "440621", "440683")
    body = pl.Series(area) + days + pl.Series(order)
    digits = np.array([body.str.slice(i, 1).cast(pl.Int64).to_numpy() for i in range(17)])
    check = _CHECK_DIGITS[_WEIGHTS @ digits % 11]
    wrong = np.arange(count) % WRONG_CHECK_DIGIT == 7
    check = np.where(wrong, np.where(check == "1", "2", "1"), check)
    signs = np.array([chr(code) for code in range(*_ORDINARY)])
    names = [pl.Series(signs[random.integers(0, len(signs), count)]) for _ in range(2)]
    town = np.array(list(_TOWNS))[random.integers(0, len(_TOWNS), count)]
    lost = np.arange(count) % UNKNOWN_PLACE == 11
    return pl.DataFrame(
        {
            "town": town,
            "village": pl.Series(town).replace_strict(_TOWNS).set(pl.Series(lost), "不知何村"),
            "name": names[0] + names[1],
            "id_no": body + pl.Series(check),
            "level": random.integers(0, 4, count),
            "cents": random.integers(10_000, 60_000, count),
        }
    )


def _of_month(people: pl.DataFrame, month: int) -> pl.DataFrame:
    place = pl.int_range(pl.len()) + month * 17
    levels = dict(enumerate(("一级", "二级", "三级", "四级")))
    amount = (
        (pl.col("cents") // 100).cast(pl.String)
        + "."
        + (pl.col("cents") % 100).cast(pl.String).str.zfill(2)
    )
    return people.select(
        "town",
        "village",
        name=pl.when(place % NO_NAME != 1).then("name"),
        id_no=pl.col("id_no"),
        certificate=pl.col("id_no") + "4" + (pl.col("level") + 1).cast(pl.String),
        level=pl.col("level").replace_strict(levels, return_dtype=pl.String),
        month=pl.lit(f"2013-{month:02d}"),
        amount=pl.when(place % NO_AMOUNT != 1).then(amount).otherwise(pl.lit("待定")),
        paid_on=f"2013-{month:02d}-" + (10 + pl.col("cents") % 15).cast(pl.String),
        status=pl.lit("成功"),
    )
