"""Lists as towns send them, as plain CSV; names and numbers are made up here."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

from stdnum.cn.ric import calc_check_digit

_LONG_AGO = 1_372_636_800
ALLOWANCE = ["镇街", "村居", "姓名", "身份证号", "残疾人证号", "残疾等级", "发放月份", "发放金额",
             "发放日期", "银行账号", "发放状态", "备注"]  # fmt: skip
CREMATION = ["姓名", "身份证号", "死亡日期", "火化日期", "户籍"]
CONTRACTS = ["合同编号", "项目名称", "承接机构", "服务对象", "合同金额", "签订日期", "开始日期",
             "结束日期"]  # fmt: skip
DONATION = ["捐赠单位/个人", "到账金额", "到账日期"]
STEPS = ["镇街", "村居", "环节", "完成日期"]


def id_number(order: int) -> str:
    """A made-up number that passes its check digit."""
    body = f"4406071950{order // 900 % 12 + 1:02d}15{order % 900:03d}"
    return body + calc_check_digit(body + "0")


def name(order: int) -> str:
    """A made-up name, another one for every order below 400."""
    return (
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"[order % 20]
        + "芃芊芮芷莀莐莘莙莛莜莩菀菁菂菉菔菝菡菥菪"[order // 20 % 20]
    )


def account(order: int) -> str:
    """A made-up bank account."""
    return f"62220220{order:08d}"


def allowance(order: int, month: str = "2013-06", **changes: Any) -> list[Any]:
    """A row of the allowance list; changes by header."""
    number = id_number(order)
    row = ["西南街道", "云秀社区", name(order), number, f"{number}42", "二级", month, 100,
           "2013-07-10", account(order), "成功", ""]  # fmt: skip
    return [changes.get(header, cell) for header, cell in zip(ALLOWANCE, row, strict=True)]


def cremation(order: int, day: str = "2013-06-12") -> list[Any]:
    """A row of the crematorium's register."""
    return [name(order), id_number(order), day, day, "三水"]


def donation(order: int, day: str = "2013-06-30", amount: Any = 100) -> list[Any]:
    """A row of a donation list."""
    return [f"{name(order)}商行", amount, day]


def step(order: int, day: str = "2013-05-20") -> list[Any]:
    """A row of the village reform's register."""
    villages = ["云秀社区", "文锋西社区", "月桂社区", "园林社区", "桥头社区", "康华社区"]
    steps = ["试点", "方案", "公共服务站挂牌", "职能划分", "验收"]
    return ["西南街道", villages[order % 6], steps[order // 6 % 5], day]


def write_list(path: Path, header: list[str], rows: list[list[Any]], title: str = "") -> Path:
    """Write a list as CSV: its title, its header, its rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        if title:
            lines.writerow([title, *[""] * (len(header) - 1)])
        lines.writerows([header, *rows])
    # Its size has rested, so that intake does not wait to see whether it grows.
    os.utime(path, (_LONG_AGO, _LONG_AGO))
    return path


def june(folder: Path, name: str = "june.csv", count: int = 12, **changes: Any) -> Path:
    """A list of the allowance of June; changes by header, in every row."""
    rows = [allowance(order, **changes) for order in range(count)]
    return write_list(folder / name, ALLOWANCE, rows, "2013年6月残疾人生活津贴发放表")
