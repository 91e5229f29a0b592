"""Months as the sample counts them: 0 is January 2012, 26 is March 2014."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

FIRST_YEAR = 2012
MONTHS = range(27)
JULY_2013 = 18
QUARTER_ENDS = (2, 5, 8, 11, 14, 17, 20, 23, 26)
HORIZON = date(2014, 3, 31)


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(FIRST_YEAR + month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    return first_day(month + 1) - timedelta(days=1)


def month_of(day: date) -> int:
    """The month that a day lies in."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


def day_in(month: int, rng: Random, first: int = 1, last: int = 31) -> date:
    """A working day of the month between two days of the month, both included."""
    start = first_day(month)
    end = last_day(month).day
    for _ in range(20):
        day = start + timedelta(days=rng.randint(first, min(last, end)) - 1)
        if day.weekday() < 5:
            return day
    return day


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def chinese_month(month: int) -> str:
    """A month as a title prints it: 2013年7月."""
    day = first_day(month)
    return f"{day.year}年{day.month}月"


def chinese_day(day: date) -> str:
    """A day as a title prints it: 2013年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
