"""Numbers in a text, each with its unit, its hedge and what 最高 or 第 makes of it."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.factcheck.reading.figure import Figure, Hedge
from pipelines.factcheck.reading.numerals import (
    ARABIC,
    CHINESE,
    SIZE,
    read_number,
    spoken_step,
)

# As written → as seeds/indicators.csv writes it. Longer ones first where one begins another.
UNITS = {
    "元/人/月": "元/人/月",
    "元/人·月": "元/人/月",
    "元每人每月": "元/人/月",
    "元/月": "元/人/月",
    "元/人/年": "元/人/年",
    "元/人": "元/人",
    "元": "元",
    "平方米": "平方米",
    "平米": "平方米",
    "㎡": "平方米",
    "个小时": "小时",
    "小时": "小时",
    "人次": "人次",
    "名": "人",
    "位": "人",
    "人": "人",
    "户": "户",
    "个百分点": "百分点",
    "家": "家",
    "间": "家",
    "所": "家",
    "个村": "个村",
    "个": "个",
    "类": "类",
    "种": "类",
    "倍": "倍",
    "%": "比率",
    "张": "张",
    "笔": "笔",
    "宗": "笔",
    "场": "场",
    "次": "次",
    "天": "天",
    "项": "项",
    "件": "件",
    "条": "条",
    "级": "级",
    "岁": "岁",
    "份": "份",
}
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_HEDGES: dict[Hedge, str] = {
    "about": "大约有?|约有?|近|将近|接近",
    "at_least": "不少于|至少|不低于",
    "at_most": "不超过|至多|最多",
    "above": "超过|超|逾|突破",
    "below": "不足|不到|未达",
}
# Longer words first: 不超过 holds 超过.
_BEFORE = "|".join(sorted("|".join(_HEDGES.values()).split("|"), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<hedge>{_BEFORE})?(?P<ratio>百分之)?(?P<digits>{ARABIC}|{CHINESE}(?=点|[万亿]|{_UNIT}|多|余))"
    rf"(?:点(?P<point>[零〇一二三四五六七八九]+))?"
    rf"(?P<many>[多余几])?(?P<size>{SIZE})?(?P<more>[多余])?(?P<unit>{_UNIT})?"
    rf"(?P<after>左右|上下|以上|以内|以下)?"
)
_AFTER: dict[str, Hedge] = {
    "左右": "about",
    "上下": "about",
    "以上": "at_least",
    "以内": "at_most",
    "以下": "at_most",
}
_ROLES = {
    "highest": re.compile(r"(?:最高|上限|封顶)[^，。,；\d]{0,8}$"),
    "lowest": re.compile(r"(?:最低|下限|起点)[^，。,；\d]{0,8}$"),
    "ordinal": re.compile("第$"),
    "difference": re.compile(r"(?:增加|减少|提高|降低|下降|上升|增长|净增|高出|多|少)了?约?$"),
    "mean": re.compile(r"(?:人均|平均)(?![^，。；]*收入)[^，。；\d]{0,6}$"),
}
_TENTHS = re.compile(
    rf"(?P<hedge>{_BEFORE})?(?P<tenths>[一二两三四五六七八九])成(?P<half>[半五])?(?![立为员功果长就本分套])"
)
_HALF = Decimal("0.05")
_TEN_THOUSAND = 10_000
_DOUBLED = re.compile("翻了?一?番")
_TIMES = re.compile(r"(?:增加|增长|提高|扩大|上升)了?$")
# 一 before a measure word is grammar, 一倍 is a figure.
_NO_FIGURE = re.compile("^[一两]$")
_PER = re.compile(r"每人(每月|每年)?[^，。；]{0,24}$|每月每人[^，。；]{0,24}$")


def find_figures(text: str, paragraph: int, taken: list[Figure]) -> list[Figure]:
    """Every number of the paragraph that no day of `taken` already holds."""
    found = []
    for match in _NUMBER.finditer(text):
        is_taken = any(t.start < match.end("digits") and match.start() < t.end for t in taken)
        if not is_taken and (figure := _figure(match, text, paragraph)):
            found.append(figure)
    found += [_doubled(match, paragraph) for match in _DOUBLED.finditer(text)]
    return found + [_tenths(match, paragraph) for match in _TENTHS.finditer(text)]


def _doubled(match: re.Match[str], paragraph: int) -> Figure:
    twice = Decimal(2)
    return Figure(match.group(), match.start(), match.end(), paragraph, twice, "倍")


def _tenths(match: re.Match[str], paragraph: int) -> Figure:
    """七成 is 0.7, 七成半 0.75."""
    value = read_number(match["tenths"]) / 10 + (_HALF if match["half"] else 0)
    precision = _HALF if match["half"] else Decimal("0.1")
    return Figure(
        *(match.group(), match.start(), match.end(), paragraph, value, "比率"),
        hedge=_named_hedge(match["hedge"]),
        step=precision,
        precision=precision,
    )


def _figure(match: re.Match[str], text: str, paragraph: int) -> Figure | None:
    unit = UNITS.get(match["unit"] or "", "")
    if _NO_FIGURE.match(match["digits"]) and unit != "倍" and not match["size"]:
        return None
    value, step, precision = _value_and_steps(match)
    before = text[max(0, match.start() - 40) : match.start()]
    if unit == "倍" and _TIMES.search(before):
        # 增加了一倍 is twice as much.
        value += 1
    if unit == "元" and (per := _PER.search(before)):
        unit = "元/人/月" if "月" in per.group() else "元/人"
    if unit == "比率" or match["ratio"]:
        value, step, precision, unit = value / 100, step / 100, precision / 100, "比率"
    if not text[: match.start()].strip() and not unit:
        before = "第"  # The number of a list's item.
    role = next((name for name, words in _ROLES.items() if words.search(before)), "")
    if role == "difference" and unit == "倍":
        role = ""
    return Figure(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        paragraph=paragraph,
        value=value,
        unit=unit,
        hedge=_hedge(match),
        step=step,
        precision=precision,
        role=role,
    )


def _value_and_steps(match: re.Match[str]) -> tuple[Decimal, Decimal, Decimal]:
    """The number, the size of its last digit other than 0, and of its last digit."""
    digits, size = match["digits"], match["size"] or ""
    if match["point"]:
        digits = f"{read_number(digits)}.{''.join(str(read_number(c)) for c in match['point'])}"
    value, scale = read_number(digits, size), read_number("1", size)
    written = digits.replace(",", "").partition(".")[2]
    precision = scale * Decimal(1).scaleb(-len(written))
    if written:
        return value, precision, precision
    if re.match(CHINESE, digits) and value >= _TEN_THOUSAND:
        step = spoken_step(digits + size[-1:])
        return value, step, step
    whole = str(int(value / scale))
    return value, scale * Decimal(10) ** (len(whole) - len(whole.rstrip("0"))), precision


def _hedge(match: re.Match[str]) -> Hedge:
    if match["many"] or match["more"]:
        return "more"
    if match["after"]:
        return _AFTER[match["after"]]
    return _named_hedge(match["hedge"])


def _named_hedge(said: str | None) -> Hedge:
    named = (name for name, words in _HEDGES.items() if said and re.fullmatch(words, said))
    return next(named, "exact")
