"""Cells as a town's form holds them, of made-up people."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

TOWNS = ["西南街道", "云东海街道", "大塘镇", "乐平镇", "白坭镇", "芦苞镇", "南山镇"]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def cell(kind: str, chance: random.Random) -> Any:
    head, *values = kind.rstrip("!").replace("! ", " ").split()
    day = date(2013, 7, 1) + timedelta(days=chance.randrange(28))
    match head:
        case "enum" | "text" | "org":
            return chance.choice(values or ["阳光社", "星火中心", "同心会"])
        case "id":
            return _id_number(chance)
        case "name":
            return (
                chance.choice("赵钱孙周吴郑") + chance.choice("一二三四") + chance.choice("甲乙丙")
            )
        case "town":
            return chance.choice(TOWNS)
        case "village":
            return chance.choice(["左田村", "云秀社区", "河口社区"])
        case "date" | "birth":
            return day if head == "date" else day.replace(year=chance.randint(1930, 1990))
        case "month":
            return "2013-07"
        case "money":
            return Decimal(chance.randint(1, 400)) * 5
    return _number(head, chance)


def _number(head: str, chance: random.Random) -> str:
    return {
        "cert": "",
        "phone": f"138{chance.randrange(10**8):08d}",
        "account": f"6222{chance.randrange(10**15):015d}",
        "code": f"三民字{chance.randrange(1000):03d}号",
        "remark": chance.choice(["已核", "补交材料", "无异议"]),
        "small": str(chance.randint(1, 5)),
        "people": str(chance.randint(1, 90)),
        "number": str(chance.randint(1, 40)),
        "time": f"{chance.randint(8, 17):02d}:30",
        "stars": str(chance.randint(1, 5)),
        "work": str(chance.randint(1, 10)),
        "year": "2013",
    }[head]


def _id_number(chance: random.Random) -> str:
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(20000))
    stem = f"440607{born:%Y%m%d}{chance.randrange(1000):03d}"
    rest = sum(int(d) * w for d, w in zip(stem, WEIGHTS, strict=True)) % 11
    return stem + "10X98765432"[rest]


def shown(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else f"{cell}" if cell is not None else None


def plain(kind: str, cell: Any) -> str:
    if kind.startswith("number"):
        return f"{Decimal(cell):.2f}"
    if kind.startswith("month"):
        return f"{cell}-01"
    return f"{cell:.2f}" if isinstance(cell, Decimal) else shown(cell)
