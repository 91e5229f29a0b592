"""A payment list that is not paid yet, held against all checks; nothing of it is taken in."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.desk.deliverers import Deliverer
from pipelines.desk.keep_uploads import Upload, safe_name
from pipelines.desk.run_command import Report, run_command
from pipelines.desk.told_file import one_line, rejected_rows
from pipelines.settings import Settings
from pipelines.terminal.oversight.show_doubts import place_lines

_WAIT_SECONDS = 60
_DOUBTS = {
    "check": pl.String,
    "sheet": pl.String,
    "row": pl.Int64,
    "month": pl.Date,
    "amount_yuan": pl.Decimal(18, 2),
    "doubt": pl.String,
    "remedy": pl.String,
}


@dataclass(frozen=True)
class CheckedList:
    """What is doubtful about a list, without a name.

    Attributes:
        lines: what the list is and what it will replace, in words.
        doubts: one row per doubt: check, sheet, row, month, amount_yuan, doubt, remedy.
        rejected: one row per fault of a row that cannot be read; see ToldFile.
        workbook: the doubts with names and ID numbers, .xlsx; None when there is none.
    """

    lines: list[str]
    doubts: pl.DataFrame
    rejected: pl.DataFrame
    workbook: bytes | None = field(repr=False, default=None)


def check_unpaid(
    reader: Reader,
    settings: Settings,
    upload: Upload,
    deliverer: Deliverer,
    pay_on: date | None,
    by: str,
    report: Report = lambda *_: None,
) -> CheckedList:
    """Hold the list against all checks, as `minsheng precheck` does, by a child process.

    The list lies in a folder of its own, which only this user of the machine reads and which is
    gone afterwards.

    Args:
        reader: who asks.
        settings: of the installation.
        upload: the list.
        deliverer: who will send it.
        pay_on: the day of payment; None: the last of the list's month.
        by: the name that stands in the access log.
        report: told (code of the step, done, total).

    Raises:
        Problem: the file is no payment list or cannot be read, the checks could not run, or the
            role may not check lists.
    """
    require_act(reader, "check_unpaid")
    with tempfile.TemporaryDirectory(prefix="minsheng-unpaid-") as name:
        # The folder says who delivers, as one of the inbox does.
        file = Path(name) / deliverer.folder / safe_name(upload.name)
        file.parent.mkdir(mode=0o700)
        file.write_bytes(upload.content)
        out = Path(name) / "doubts.xlsx"
        options = ["--town", deliverer.area_code, "--out", str(out), f"--by={by}", "--json"]
        options += ["--pay-on", f"{pay_on}"] if pay_on else []
        printed = run_command(
            settings,
            *("precheck", str(file), *options),
            report=report,
            wait_seconds=_WAIT_SECONDS,
        )
        found = json.loads(printed)
        workbook = out.read_bytes() if out.exists() else None
    return CheckedList(
        _lines(found["receipt"]), _doubts(found), rejected_rows(found["receipt"]), workbook
    )


def _lines(receipt: dict[str, Any]) -> list[str]:
    lines = []
    for delivery in receipt["deliveries"]:
        lines.append(one_line({**delivery, "feed": receipt["feed"]}))
        lines += [line.strip() for line in place_lines(delivery)]
    return lines


def _doubts(found: dict[str, Any]) -> pl.DataFrame:
    rows = [
        {
            "check": f"{one['check_code']} {one['check_name']}",
            "sheet": one["source_sheet"] or None,
            "row": one["source_row"],
            "month": date.fromisoformat(one["month"]) if one["month"] else None,
            "amount_yuan": _decimal(one["amount_at_risk_yuan"]),
            "doubt": f"{one['claim']}：{one['detail']}",
            "remedy": one["how_to_fix"],
        }
        for one in found["doubts"]
    ]
    return pl.DataFrame(rows, schema=_DOUBTS, orient="row")


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
