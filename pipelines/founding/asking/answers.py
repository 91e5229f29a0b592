"""What single answers may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

import yaml

from pipelines.district_kind import KINDS
from pipelines.founding.area_codes import level_of, whole_code
from pipelines.founding.asking.dialogue import pieces
from pipelines.language import LANGUAGES, say
from pipelines.problem import Problem

_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1950, 2199, 28


@cache
def provinces() -> dict[str, str]:
    """Province by the first two digits of its areas' codes (GB/T 2260)."""
    path = Path(__file__).parent / "provinces.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def text(answer: str) -> str:
    """Anything that is not empty."""
    if not answer:
        raise Problem("init_ask.empty")
    return answer


def maybe(answer: str) -> str:
    """Anything, also nothing."""
    return answer


def names(answer: str) -> list[str]:
    """At least one name, none of them twice."""
    found = pieces(answer)
    if not found:
        raise Problem("init_ask.empty")
    for name in found:
        if found.count(name) > 1:
            raise Problem("init_ask.twice", value=name)
    return found


def county_code(districts: Path) -> Callable[[str], str]:
    """A county's code that no folder of `districts` is named for."""

    def understand(answer: str) -> str:
        code = whole_code(answer)
        if code is None or level_of(code) != "district" or code[:2] not in provinces():
            raise Problem("init_ask.no_county", value=answer[:20])
        if (districts / code[:6]).exists():
            raise Problem("init_folder_there", folder=districts / code[:6])
        return code[:6]

    return understand


def district_name(answer: str) -> str:
    """A name with its kind at the end: …区, …县."""
    if len(answer) < 2 or not answer.endswith(tuple(KINDS)):
        raise Problem("init_ask.no_kind", value=answer[:20])
    return answer


def month(answer: str) -> str:
    """A month, YYYY-MM."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", answer):
        raise Problem("init_ask.no_month", value=answer[:20])
    _year(answer[:4])
    return answer


def due_day(answer: str) -> int:
    """A day that every month has."""
    if not answer.isdecimal() or not 1 <= int(answer) <= _LAST_DAY:
        raise Problem("init_ask.no_day", value=answer[:20])
    return int(answer)


def yes(answer: str) -> bool:
    """是 or 否."""
    for word, meaning in (("yes", True), ("no", False)):
        if answer.lower() in {word[0], *(say(f"init_ask.{word}", lang) for lang in LANGUAGES)}:
            return meaning
    raise Problem("init_ask.no_yes")


def one_of(*words: str) -> Callable[[str], str]:
    """One of a few words."""

    def understand(answer: str) -> str:
        if answer not in words:
            raise Problem("init_ask.no_word", words=", ".join(words))
        return answer

    return understand


def targets(answer: str) -> dict[int, Decimal]:
    """Targets by year, 2019=50，2020=60; also none."""
    return {_year(left): _number(right) for left, right in _pairs(answer)}


def dated_values(since: str) -> Callable[[str], dict[date, Decimal]]:
    """A standard's values by day, 2017-01-01=420，2018-07-01=480; a number alone since a month."""

    def understand(answer: str) -> dict[date, Decimal]:
        if answer and "=" not in answer:
            answer = f"{since}-01={answer}"
        return {_day(left): _number(right) for left, right in _pairs(answer)}

    return understand


def years(answer: str) -> tuple[int | None, int | None]:
    """First and last year of a key work, 2019-2020; either may be left out: 2019- or -2020."""
    if not answer:
        return None, None
    first, dash, last = answer.partition("-")
    if not dash:
        raise Problem("init_ask.no_years", value=answer[:20])
    found = (_year(first) if first else None, _year(last) if last else None)
    if all(found) and found[0] > found[1]:
        raise Problem("init_ask.no_years", value=answer[:20])
    return found


def _pairs(answer: str) -> list[tuple[str, str]]:
    found = []
    for piece in pieces(answer.replace("：", "=").replace("＝", "=")):
        left, is_pair, right = piece.partition("=")
        if not is_pair or left.strip() in [name for name, _ in found]:
            raise Problem("init_ask.no_pair", value=piece[:20])
        found.append((left.strip(), right.strip()))
    return found


def _year(answer: str) -> int:
    if not answer.isdecimal() or not _FIRST_YEAR <= int(answer) <= _LAST_YEAR:
        raise Problem("init_ask.no_year", value=answer[:20])
    return int(answer)


def _day(answer: str) -> date:
    try:
        return date.fromisoformat(answer)
    except ValueError:
        raise Problem("init_ask.no_date", value=answer[:20]) from None


def _number(answer: str) -> Decimal:
    try:
        found = Decimal(answer)
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite() or found < 0:
        raise Problem("init_ask.no_amount", value=answer[:20])
    return found
