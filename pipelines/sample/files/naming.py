"""Titles, file names and the line that says who reported when."""

from __future__ import annotations

from random import Random

from pipelines.sample.deliveries.delivery import CORRECTED, REISSUED, Delivery
from pipelines.sample.files.dress import Dress
from pipelines.sample.forms.forms import Form
from pipelines.sample.local_words import local_word
from pipelines.sample.months import chinese_day, chinese_month, first_day, last_day

NUMERALS = "一二三四"


def title_line(delivery: Delivery, form: Form, rng: Random) -> str:
    """The title of a file's sheets: who, when, what."""
    what = form.titles[0]
    if delivery.edition == REISSUED:
        what = form.titles[-1] if len(form.titles) > 1 else what.replace("表", "明细表")
        what = what if what != form.titles[0] else what + "（明细）"
    elif rng.random() < 0.25:
        what = rng.choice(form.titles)
    is_section = delivery.deliverer in local_word("offices")
    who = local_word("district") if is_section else delivery.deliverer
    when = spoken_period(delivery)
    if delivery.as_of and delivery.rows:
        return f"{who}{what}（截至{chinese_day(last_day(delivery.months[1]))}）"
    return f"{who}{when}{what}" if rng.random() < 0.7 else f"{who}{what}（{when}）"


def spoken_period(delivery: Delivery) -> str:
    """The period as a title says it."""
    first, last = delivery.months
    if delivery.cadence == "yearly":
        return f"{first_day(first).year}年"
    if first == last or not delivery.rows:
        return chinese_month(last)
    return f"{first_day(first).year}年第{NUMERALS[first % 12 // 3]}季度"


def reported_line(delivery: Delivery, rng: Random) -> str:
    """Such as 填报日期：2014年1月8日."""
    day = delivery.reported_on
    shape = rng.choice((chinese_day(day), f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}"))
    return f"填报日期：{shape}"


def office_line(delivery: Delivery) -> str:
    """Such as 填报单位：…社会工作局."""
    offices = local_word("offices")
    return f"填报单位：{offices.get(delivery.deliverer, delivery.deliverer + '社会工作局')}"


def clerk_line(dress: Dress) -> str:
    """Such as 制表人：…, with an invented name."""
    return f"制表人：{dress.clerk}"


def file_name(delivery: Delivery, form: Form, dress: Dress, rng: Random) -> str:
    """A file's path below the sample's folder: deliverer, year, name."""
    what = form.titles[0].replace("/", "、")
    first, last = delivery.months
    period = spoken_period(delivery)
    if delivery.cadence == "monthly" and first == last and rng.random() < 0.3:
        period = f"{first_day(last):%Y%m}"
    elif delivery.as_of:
        period = f"{chinese_month(last)}底"
    name = f"{period}{what}"
    if rng.random() < 0.2:
        name = f"{delivery.deliverer}{name}"
    if delivery.edition:
        name += {CORRECTED: "（更正）", REISSUED: "（重报）"}[delivery.edition]
    year = first_day(last).year
    return f"{delivery.deliverer}/{year}/{name}.{dress.extension}"
