"""What the words of words.yml beside a number make of it: 最高, 第, 增加, 力争, 占."""

from __future__ import annotations

import re

from pipelines.factcheck.reading.figure import Role
from pipelines.factcheck.reading.spelling import WORDS

_BEFORE: dict[Role, re.Pattern[str]] = {
    role: re.compile(
        "|".join(
            f"(?:{'|'.join(told)})[^，。；,\\d]{{0,{reach}}}$" for reach, told in words.items()
        )
    )
    for role, words in WORDS["roles"].items()
}
_BEHIND = re.compile(rf"[^，。；\d（(]{{0,8}}?(?:{'|'.join(WORDS['undone'])})")
_SHARE = re.compile("占[^，。；]{0,20}$")
_BOUND = re.compile(rf"(?:{'|'.join(WORDS['denied'])})[^，。；\d]{{0,14}}$")
# 62 1.06万元, 6'210'600元: nobody knows which number was meant.
_SPLIT_BEFORE = re.compile(r"\d(?:[,'’]|\. ?| )$")
_SPLIT_BEHIND = re.compile(r"(?:[,'’]|\. ?| )\d")
_STANDARD = re.compile("标准[^，。；]{0,8}$")
_INCOME = re.compile("收入[^，。；]*$")
_FALLS = re.compile(rf"(?:{'|'.join(WORDS['falls'])})[^增升涨多]{{0,3}}$")
_SHARE_UNITS = {"比率", ""}


def role_of(before: str, after: str, unit: str, is_hedged: bool) -> Role:
    """The role of a number between the words before and behind it; empty: it is a value.

    Args:
        before: the words before it.
        after: the words behind it.
        unit: of the number.
        is_hedged: whether it is a bound (超过5000元), which 没有 denies.
    """
    if _SPLIT_BEFORE.search(before) or _SPLIT_BEHIND.match(after):
        return "broken"
    if is_hedged and _BOUND.search(before):
        return "bound"
    role = next((role for role, words in _BEFORE.items() if words.search(before)), "")
    if not role and unit in _SHARE_UNITS and _SHARE.search(before):
        return "share"
    if role == "difference" and unit == "倍":
        role = ""
    # 人均标准 and 人均收入 are no means of what is counted.
    if role == "mean" and (_STANDARD.search(before) or _INCOME.search(before)):
        role = ""
    return role or ("rest" if _BEHIND.match(after) else "")


def falls(before: str) -> bool:
    """Whether the difference that follows the words is one downwards."""
    return bool(_FALLS.search(before))
