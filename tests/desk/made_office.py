"""An office whose deliverers hand files in through the desk."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from pipelines.desk.deliverers import Deliverer, known_deliverers
from pipelines.settings import Settings
from tests.access.made_readers import CLERK
from tests.deliveries.made_lists import ALLOWANCE, allowance


def office(folder: Path) -> Settings:
    """Settings of an empty data folder."""
    return Settings(data=folder / "data", workers=1, _env_file=None)


def town(settings: Settings, title: str = "西南街道") -> Deliverer:
    """The deliverer of that name."""
    return next(one for one in known_deliverers(CLERK, settings) if one.title == title)


def rows(month: str, orders: range, **changes: Any) -> list[list[Any]]:
    """Rows of the allowance list of a month."""
    return [allowance(order, month, **changes) for order in orders]


def as_csv(body: list[list[Any]], encoding: str = "gb18030") -> bytes:
    """The list as text."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([ALLOWANCE, *body])
    return text.getvalue().encode(encoding)


def as_xlsx(body: list[list[Any]]) -> bytes:
    """The list as a workbook of today."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("明细")
        for place, row in enumerate([ALLOWANCE, *body]):
            for at, cell in enumerate(row):
                sheet.write(place, at, cell)
    return file.getvalue()


def as_xls(body: list[list[Any]]) -> bytes:
    """The list as a workbook of the nineties."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("明细")
    for place, row in enumerate([ALLOWANCE, *body]):
        for at, cell in enumerate(row):
            sheet.write(place, at, cell)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
