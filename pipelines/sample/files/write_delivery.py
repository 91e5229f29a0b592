"""Turns one delivery into one file and says what intake must find in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipelines.sample.deliveries.delivery import Delivery, Part
from pipelines.sample.files.columns import choose_columns
from pipelines.sample.files.dress import Dress
from pipelines.sample.files.layout import Layout
from pipelines.sample.files.naming import clerk_line, office_line, reported_line, title_line
from pipelines.sample.files.sheet import Sheet, Tally
from pipelines.sample.files.spelling import Speller
from pipelines.sample.files.writers import write_sheets
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.months import first_day
from pipelines.sample.streams import stream

# Rosters whose day stands in the title only, by feed and last month.
DAY_IN_TITLE = {("disability_certificates", 17): {"as_on"}}
CODES = [["代码", "名称"], ["1", "一级"], ["2", "二级"], ["3", "三级"], ["4", "四级"]]
GUIDE = [["填表说明"], ["1. 请勿合并或删除列"], ["2. 金额单位为元，日期写到日"]]


@dataclass(frozen=True)
class Job:
    """A delivery with its looks and the sample's seed: all that a child process needs."""

    delivery: Delivery
    dress: Dress
    seed: int


def write_delivery(job: Job, folder: Path) -> Tally:
    """Write the file of a delivery below the folder."""
    delivery, dress = job.delivery, job.dress
    rng = stream(job.seed, delivery.path)
    layout = _layout(delivery, dress, rng)
    tally = Tally(accepted_fen=0 if layout.form.amount else None)
    sheets = [
        layout.lay_out(_sheet_name(delivery, part, dress, rng), part.rows, tally)
        for part in delivery.parts
    ]
    sheets += _extra_sheets(sheets[0], layout, tally)
    write_sheets(folder / delivery.path, dress.kind, sheets)
    return tally


def _layout(delivery: Delivery, dress: Dress, rng: Random) -> Layout:
    form = load_forms()[delivery.feed]
    omitted = DAY_IN_TITLE.get((delivery.feed, delivery.months[1]), set())
    reported, office = reported_line(delivery, rng), office_line(delivery)
    at_end = dress.bare or dress.reported_at_end
    ending = [reported] if at_end else []
    if dress.footer:
        ending.append(clerk_line(dress))
    return Layout(
        form=form,
        dress=dress,
        columns=choose_columns(form, delivery.rows, dress, delivery.deliverer, omitted, rng),
        speller=Speller(dress, rng),
        title=title_line(delivery, form, rng),
        said_at_top=[office] if at_end else [office, reported],
        said_at_end=ending,
        total_off=delivery.total_off,
        count_off=delivery.count_off,
    )


def _sheet_name(delivery: Delivery, part: Part, dress: Dress, rng: Random) -> str:
    if not dress.is_workbook:
        return ""
    if len(delivery.parts) > 1:
        day = first_day(part.month)
        return f"{day.year}年{day.month}月"
    return rng.choice(("Sheet1", "Sheet1", "明细"))


def _extra_sheets(main: Sheet, layout: Layout, tally: Tally) -> list[Sheet]:
    """Hidden codes, a hidden copy, instructions and empty sheets, as workbooks bring along."""
    sheets = []
    for kind in layout.dress.extra_sheets:
        if kind == "codes":
            sheets.append(Sheet("代码表", [list(line) for line in CODES], is_hidden=True))
            tally.notes += len(CODES)
        elif kind == "guide":
            sheets.append(Sheet("填表说明", [list(line) for line in GUIDE]))
            tally.notes += len(GUIDE)
        elif kind == "empty":
            sheets.append(Sheet("Sheet3"))
        else:
            copy = Sheet("备份", main.lines, main.merges, is_hidden=True)
            tally.notes += layout.rows_below_header(main)
            sheets.append(copy)
    return sheets
