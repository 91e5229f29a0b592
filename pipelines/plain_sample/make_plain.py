"""Writes a plain sample: every list that is due, on its day, and what is true of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from pipelines.district import DESCRIPTION, district_folder, district_words
from pipelines.plain_sample.cash import (
    care_lists,
    deaths_of_towns,
    household_lists,
    settlement_lists,
    student_lists,
    waiver,
)
from pipelines.plain_sample.ground import Ground, Row, open_ground
from pipelines.plain_sample.services import gift_lists, home_care, milestone_rows, reform_steps
from pipelines.sample import SampleError, SampleSummary, make_sample
from pipelines.sample.files.sheet import Sheet
from pipelines.sample.files.writers import write_sheets
from pipelines.sample.forms.forms import Form, load_forms

SECTION = "民政局"
QUARTERS = (3, 6, 9, 12)
# Indicators that count the people of a feed, and that sum its money.
_PEOPLE = {
    "kw06_people_aided": "medical_aid",
    "kw07_students_aided": "student_aid",
    "kw10_people_waived": "funeral_waivers",
}
_SUMS = {
    "kw06_aid_spending": "medical_aid",
    "kw07_student_aid_spending": "student_aid",
    "kw09_received": "donations",
    "kw10_waiver_spending": "funeral_waivers",
}


@dataclass(frozen=True)
class PlainList:
    """A list of a feed: who sends it (empty: a section of the district), and its last month."""

    feed: str
    deliverer: str
    month: date
    rows: list[Row]
    period: str


def make_plain(
    folder: Path, out: Path, seed: int, answers: Path, on_file: Callable[[int, int], None] | None
) -> tuple[int, int, dict[str, str]]:
    """Write the sample of a district's folder below `out`; returns files, rows and figures."""
    ground = open_ground(folder, seed)
    lists = [one for one in _lists(ground) if one.rows and ground.is_due(one.feed, one.month)]
    for number, one in enumerate(lists, start=1):
        _write(ground, one, out)
        if on_file:
            on_file(number, len(lists))
    figures = count_truth(ground, lists)
    answers.write_text(json.dumps({"figures": figures}, ensure_ascii=False, indent=1), "utf-8")
    return len(lists), sum(len(one.rows) for one in lists), figures


def _lists(ground: Ground) -> Iterator[PlainList]:
    deaths = deaths_of_towns(ground)
    monthly = {
        "subsistence_payments": list(household_lists(ground)),
        "disability_care_payments": list(care_lists(ground, deaths)),
        "medical_aid": [("", month, rows) for month, rows in settlement_lists(ground)],
    }
    for feed, lists in monthly.items():
        for deliverer, month, rows in lists:
            yield PlainList(feed, deliverer, month, rows, f"{month.year}年{month.month}月")
    yield from _deaths(ground, deaths)
    for town, enrolled, visits in home_care(ground):
        for month, rows in visits:
            yield PlainList("home_care_visits", town, month, rows, f"{month.year}年{month.month}月")
        yield from _so_far(ground, "home_care_enrolments", town, enrolled, "enrolled_on")
    for feed, lists, month in (
        ("student_aid", student_lists(ground), 10),
        ("donations", gift_lists(ground), 6),
    ):
        for deliverer, year, rows in lists:
            yield PlainList(feed, deliverer, date(year, month, 1), rows, f"{year}年")
    for town, steps in reform_steps(ground).items():
        yield from _so_far(ground, "village_reform", town, steps, "completed_on")
    yield from _so_far(ground, "milestones", "", milestone_rows(ground), "occurred_on")


def _deaths(ground: Ground, deaths: dict[str, list[Row]]) -> Iterator[PlainList]:
    for month in ground.months():
        period = f"{month.year}年{month.month}月"
        of_month = {
            town: [row for row in rows if row["died_on"].replace(day=1) == month]
            for town, rows in deaths.items()
        }
        everybody = [row for rows in of_month.values() for row in rows]
        yield PlainList("cremations", "", month, everybody, period)
        for town, rows in of_month.items():
            told = [waiver(ground, row) for row in rows]
            yield PlainList("funeral_waivers", town, month, told, period)


def _so_far(ground: Ground, feed: str, town: str, rows: list[Row], day: str) -> Iterator[PlainList]:
    """A register is sent each quarter, with all that it has held up to then."""
    for month in ground.months():
        if month.month in QUARTERS:
            end = _next_month(month)
            held = [row for row in rows if row[day] < end]
            yield PlainList(
                feed, town, month, held, f"（截至{month.year}年{month.month}月{_last(month)}日）"
            )


def _write(ground: Ground, one: PlainList, out: Path) -> None:
    form = load_forms()[one.feed]
    columns = [field for field in form.fields if any(field.name in row for row in one.rows)]
    title = (one.deliverer or ground.district) + one.period + form.titles[0]
    if one.period.startswith("（"):
        title = (one.deliverer or ground.district) + form.titles[0] + one.period
    reported = _next_month(one.month) + timedelta(days=5)
    lines = [[title], [f"填报日期：{reported:%Y-%m-%d}"], [field.headers[0] for field in columns]]
    lines += [[_cell(row.get(field.name)) for field in columns] for row in one.rows]
    if form.amount:
        total = sum(row[form.amount] for row in one.rows)
        lines.append(["合计", *(f"{total}" if f.name == form.amount else "" for f in columns[1:])])
    name = f"{one.month:%Y%m}{form.titles[0].replace('/', '、')}.csv"
    path = out / (one.deliverer or SECTION) / f"{one.month.year}" / name
    write_sheets(path, "csv-bom", [Sheet("", lines)])


def _cell(value: object) -> str:
    return "" if value is None else f"{value}"


def _next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _last(month: date) -> int:
    return (_next_month(month) - timedelta(days=1)).day


def amount_of(form: Form, rows: list[Row]) -> Decimal:
    """The sum of a form's main amount, in yuan."""
    return sum((Decimal(str(row[form.amount])) for row in rows), Decimal(0))


def count_truth(ground: Ground, lists: list[PlainList]) -> dict[str, str]:
    """What is true of the last year, by indicator: counted from the lists as they were invented."""
    year = ground.years[-1]
    of_year = [one for one in lists if one.month.year == year]
    rows = {
        feed: [row for one in of_year if one.feed == feed for row in one.rows]
        for feed in {one.feed for one in of_year}
    }
    december = [
        row
        for one in of_year
        if one.feed == "home_care_visits" and one.month.month == QUARTERS[-1]
        for row in one.rows
    ]
    people = {name: rows[feed] for name, feed in _PEOPLE.items() if feed in rows}
    people["kw03_elders_served"] = december
    forms = load_forms()
    hours = {"kw03_service_hours": str(sum(row["hours"] for row in rows["home_care_visits"]))}
    counted = {name: str(len({row["id_no"] for row in held})) for name, held in people.items()}
    sums = {n: amount_of(forms[feed], rows[feed]) for n, feed in _SUMS.items() if feed in rows}
    return hours | counted | {name: str(yuan) for name, yuan in sums.items()}


def make_district_sample(
    out: Path,
    year: int,
    scale: float,
    seed: int,
    answers: Path,
    on_file: Callable[[int, int], None] | None = None,
) -> SampleSummary:
    """The sample of the district that is served: its own story, or a plain one by its sample.yml.

    Raises:
        SampleError: the district has neither, or `out` is full; see make_sample.
    """
    folder = district_folder()
    if district_words(DESCRIPTION).get("sample") == "story":
        return make_sample(out, year, scale, seed, answers, on_file)
    if not (folder / "sample.yml").is_file():
        raise SampleError("sample_none", district=folder.name)
    if out.exists() and any(out.iterdir()):
        raise SampleError("sample_folder_full", out=out)
    files, rows, figures = make_plain(folder, out, seed, answers, on_file)
    return SampleSummary(out, answers, files, rows, figures)
