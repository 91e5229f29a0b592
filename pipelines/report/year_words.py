"""How a year's key works stand, in one sentence, and how a figure stands against last year's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from pipelines.language import language_in_force, name_of, say
from pipelines.report.number_words import RATIO, UNKNOWN, quantity_words
from pipelines.report.progress_words import Row, aim_words

# The order in which a leader hears of them.
STATUSES = {
    "已完成": "done",
    "按计划": "on_plan",
    "滞后": "behind",
    "未启动": "not_begun",
    "数据不足": "lacking",
    "不适用": "no_target",
}
# Beside a figure of which a footnote says that a slip may have made it.
DOUBTED = "†"
_POINT, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True)
class Change:
    """A figure against the same month's of the year before.

    Attributes:
        words: the difference, or why there is none (in doubt: with the mark DOUBTED); a dash for
            a day.
        way: up, down, or none where there is no difference or it is not known.
        is_good: whether that way is the better one; null: the indicator does not say.
    """

    words: str
    way: Literal["up", "down", "none"] = "none"
    is_good: bool | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a difference."""
        return self.way != "none"


def standing_sentence(statuses: Sequence[str], year: int) -> str:
    """One sentence that counts the key works by status.

    Args:
        statuses: of each key work, as the warehouse writes them; at least one.
        year: whose targets are meant.
    """
    works = _works_words(len(statuses))
    counted = Counter(STATUSES[status] for status in statuses)
    if len(counted) == 1:
        return say(f"year_end.all_{next(iter(counted))}", works=works, year=year)
    parts = [_part_words(code, counted[code]) for code in STATUSES.values() if counted[code]]
    last = say("year_end.part_joint_last")
    told = last.join([say("year_end.part_joint").join(parts[:-1]), parts[-1]])
    return say("year_end.sentence", works=works, parts=told)


def change_words(row: Row) -> Change:
    """The value against the one at the end of the same month of the year before."""
    value, before = row["value"], row["last_year_value"]
    if row["value_on"] is not None:
        return Change(UNKNOWN)
    if value is None:
        return Change(say("year_end.change_no_value"))
    if before is None:
        return Change(say("year_end.change_unknown"))
    if not row["is_complete"] or not row["is_last_year_complete"]:
        return Change(say("year_end.change_incomplete"))
    if row["is_value_doubted"] or row["is_last_year_doubted"]:
        code = "value" if row["is_value_doubted"] else "last_year"
        return Change(say(f"year_end.change_{code}_doubted"))
    difference = value - before
    if not difference:
        return Change(say("year_end.change_none"))
    way = "up" if difference > 0 else "down"
    is_good = None if row["direction"] == "none" else way == row["direction"]
    size = difference_words(abs(difference), row["unit"])
    return Change(say(f"year_end.change_{way}", size=size), way, is_good)


def difference_words(difference: Decimal, unit: str) -> str:
    """How far two values of that unit are apart; shares differ by percentage points."""
    if unit != RATIO:
        return quantity_words(difference, unit)
    points = difference * 100
    rounded = points.quantize(_POINT, ROUND_HALF_UP) or points.quantize(_HUNDREDTH, ROUND_HALF_UP)
    return say("year_end.points", count=f"{rounded:f}".rstrip("0").rstrip("."))


def work_title(row: Row) -> str:
    """The key work's title."""
    return name_of(row, "title")


def indicator_title(row: Row) -> str:
    """The indicator's name."""
    return row["indicator_name" if language_in_force() == "zh" else "indicator_name_en"]


def numbered_title(row: Row) -> str:
    """The indicator's name behind the number of its key work."""
    return say("key_work.numbered", number=row["key_work"], title=indicator_title(row))


def basis_words(row: Row) -> str:
    """Which months the value speaks of: the month, the year so far, or all up to a day."""
    number = row["as_of_month"].month
    month = month_words(number)
    if row["progress_period"] == "month":
        return say("year_end.basis_month", month=month)
    if row["window_kind"] == "until":
        return say("year_end.basis_until", month=month)
    return say("year_end.basis_to_date" if number > 1 else "year_end.basis_month", month=month)


def goal_words(row: Row) -> str:
    """The target and the day it is due, or that the year has none."""
    day = row["target_end_on"]
    if day is None:
        return say("progress.no_target", year=row["year"])
    return say("year_end.goal", target=aim_words(row), day=f"{day:%Y-%m-%d}")


def month_words(number: int) -> str:
    """The month's name; `number` is 1 to 12."""
    return say("year_end.months").split()[number - 1]


def _works_words(count: int) -> str:
    numerals = say("year_end.numerals").split()
    written = numerals[count - 1] if count <= len(numerals) else str(count)
    return say("year_end.works" if count > 1 else "year_end.work", count=written)


def _part_words(code: str, count: int) -> str:
    # Chinese verbs know no number.
    number = "one" if count == 1 and language_in_force() == "en" else "some"
    return say(f"year_end.{number}_{code}", count=count)
