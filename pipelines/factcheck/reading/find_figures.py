"""Numbers in a text, each with its unit, its hedge and what 最高 or 第 makes of it."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.factcheck.reading.figure import Figure, Role
from pipelines.factcheck.reading.find_shares import find_shares
from pipelines.factcheck.reading.numerals import (
    ARABIC,
    CHINESE,
    SIZE,
    read_number,
    spoken_step,
)
from pipelines.factcheck.reading.passages import Span
from pipelines.factcheck.reading.roles import falls, role_of
from pipelines.factcheck.reading.spelling import (
    HEDGE_AFTER,
    HEDGE_BEFORE,
    HEDGES,
    OTHERS,
    PEOPLE,
    UNIT,
    UNITS,
)
from pipelines.report.hedges import Hedge

_SHARES = {"百分之": 100, "千分之": 1000, "万分之": 10_000}
_NUMBER = re.compile(
    rf"(?:(?P<hedge>{HEDGE_BEFORE})了? ?)?(?P<sign>负|(?<![\d元人%至到~])[-−])?"
    rf"(?P<ratio>[百千万]分之)?"
    rf"(?P<digits>{ARABIC}|{CHINESE}(?=点[零〇一二三四五六七八九]| ?[万亿]| ?(?:{UNIT})|多|余|几)"
    rf"|(?<=[百千万]分之){CHINESE})"
    rf"(?:点(?P<point>[零〇一二三四五六七八九]+))?"
    rf"(?P<many>[多余几])?(?: ?(?P<size>{SIZE}))?(?P<more>[多余])?(?: ?(?P<unit>{UNIT}))?"
    rf"(?P<after>{HEDGE_AFTER})?"
)
_ENDS: dict[str, Role] = {"最多": "highest", "最少": "lowest"}
_TEN_THOUSAND = 10_000
# Numbers of accounts and persons are no figures.
_LONGEST = 17
_TIMES = re.compile(r"(?:增加|增长|提高|扩大|上升)了?$")
# 一 before a measure word is grammar, 一倍 is a figure.
_NO_FIGURE = re.compile("^[一两]$")
_NAMED_ONES = {"家", "人"}
_PER = re.compile(
    r"(?:每[人位](?:每(?P<a>[月年]))?|每(?P<b>[月年])每[人位]"
    r"|(?P<other>每[天日周次季]|每小时)|每(?P<c>[月年])(?:能够|能|可以|可|分别|都|各)*[领拿])[^，。；]{0,24}$"
)
_RHYTHMS = {"月": "元/人/月", "年": "元/人/年", None: "元/人"}
_BACK = 40


def find_figures(text: str, paragraph: int, taken: list[Figure] | list[Span]) -> list[Figure]:
    """Every number of the paragraph that no day or period of `taken` already holds."""
    shares = find_shares(text, paragraph)
    held = [*taken, *shares]
    found = []
    for match in _NUMBER.finditer(text):
        is_taken = any(t.start < match.end("digits") and match.start() < t.end for t in held)
        if not is_taken and (figure := _figure(match, text, paragraph)):
            found.append(figure)
    return found + shares


def _figure(match: re.Match[str], text: str, paragraph: int) -> Figure | None:
    unit = UNITS.get(match["unit"] or "", "")
    before = text[max(0, match.start() - _BACK) : match.start()]
    if _is_grammar(match, unit) or before.endswith("半") or len(match["digits"]) > _LONGEST:
        return None
    value, step, precision = _value_and_steps(match)
    value = -value if match["sign"] else value
    if unit == "倍" and _TIMES.search(before):
        # 增加了一倍 is twice as much.
        value += 1
    if unit == "百分点":
        value, step, precision = value / 100, step / 100, precision / 100
    if parts := _SHARES.get(match["ratio"]) or {"比率": 100, "千分比": 1000}.get(unit):
        value, step, precision, unit = value / parts, step / parts, precision / parts, "比率"
    role: Role = role_of(before, text[match.end() :], unit, bool(match["hedge"]))
    if not text[: match.start()].strip() and not unit:
        role = "ordinal"  # The number of a list's item.
    told_unit = _told_unit(match, unit, before, text)
    # 每人最少600元: the end of a scale, no bound.
    end = _ENDS.get(match["hedge"] or "") if told_unit.startswith("元/人") else None
    return Figure(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        paragraph=paragraph,
        value=value,
        unit=told_unit,
        hedge="exact" if end else _hedge(match),
        step=step,
        precision=precision,
        role=role or end or "",
        falls=role == "difference" and falls(before),
    )


def _is_grammar(match: re.Match[str], unit: str) -> bool:
    return (
        bool(_NO_FIGURE.match(match["digits"]))
        and unit != "倍"
        and not (
            match["size"] or match["ratio"] or (match["digits"] == "两" and unit in _NAMED_ONES)
        )
    )


def _told_unit(match: re.Match[str], unit: str, before: str, text: str) -> str:
    if unit == "个" and re.match(OTHERS, text[match.end() :]):
        return ""
    if unit == "个" and re.match(rf"[^，。；、\d]{{0,6}}?(?:{PEOPLE})", text[match.end() :]):
        return "人"
    if not unit and match["size"]:
        return "元"  # 两千五百多万: of what is not said is told by the words around it.
    if unit == "元" and (per := _PER.search(before)):
        return "元/次" if per["other"] else _RHYTHMS[per["a"] or per["b"] or per["c"]]
    return unit


def _value_and_steps(match: re.Match[str]) -> tuple[Decimal, Decimal, Decimal]:
    """The number, the size of its last digit other than 0, and of its last digit."""
    digits, size = match["digits"], match["size"] or ""
    spoken = digits if re.match(CHINESE, digits) else ""
    if match["point"]:
        digits = f"{read_number(digits)}.{''.join(str(read_number(c)) for c in match['point'])}"
    value, scale = read_number(digits, size), read_number("1", size)
    written = digits.replace(",", "").partition(".")[2]
    precision = scale * Decimal(1).scaleb(-len(written))
    if written:
        return value, precision, precision
    if spoken and value >= _TEN_THOUSAND:
        return value, spoken_step(spoken) * scale, spoken_step(spoken + size[-1:])
    whole = str(int(value / scale))
    return value, scale * Decimal(10) ** (len(whole) - len(whole.rstrip("0"))), precision


def _hedge(match: re.Match[str]) -> Hedge:
    if match["many"] or match["more"]:
        return "more"
    told = HEDGES.get(match["after"] or match["hedge"] or "", "exact")
    # 增加了一倍 is no exact number; 2.4倍 is.
    is_round = match["unit"] == "倍" and "." not in match["digits"] and not match["point"]
    return "about" if told == "exact" and is_round else told
