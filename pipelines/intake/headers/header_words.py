"""A header's text as words that compare: width, blanks, brackets and unit suffixes ignored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipelines.contracts import Contract

_NOT_A_WORD = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(\[【〔{<《][^()\[\]]*[)\]】〕}>》]")
_TRAILING_UNIT = re.compile(r"[/:]?\s*(单位:)?(人民币)?(亿|万|百万|千)?元$")
_UNIT = re.compile(r"(?:^|\s|单位|人民币)(百万|亿|万|千)?元(?:\s|$)|(百万|亿|万)元")
_STATED = re.compile(r"单位(?:人民币)?(百万|亿|万|千)?元|^(?:人民币)?(百万|亿|万|千)?元$")
_ONLY_UNIT = re.compile(
    r"(金额|计量)?(单位)?(人民币)?((百万|亿|万|千)?元|人|人次|户|小时|张|个|平方米)"
)
_FACTORS = {"亿": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1000}
_NUMBER = re.compile(r"第?(\d{1,2}|[一二三四五六七八九十])(?=\D|$)")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}

SERIAL_WORDS = frozenset({"序号", "序", "NO", "行号", "顺序号", "项次", "SERIAL"})


def folded(text: str) -> str:
    """Full width to half, compatibility forms to plain ones, upper case."""
    return unicodedata.normalize("NFKC", text).upper()


def header_words(text: str | None) -> tuple[str, ...]:
    """The words a header cell may stand for, the fullest first."""
    if not text or len(text) > 60:
        return ()
    plain = folded(text)
    without_unit = _TRAILING_UNIT.sub("", plain)
    candidates = (plain, without_unit, _TRAILING_UNIT.sub("", _BRACKETED.sub("", plain)))
    words = (_NOT_A_WORD.sub("", candidate) for candidate in candidates)
    return tuple(dict.fromkeys(word for word in words if word))


def bare_header(text: str) -> str:
    """The fullest word of a header without its unit, as an alias of a contract would say it."""
    words = header_words(text)
    plain = _BRACKETED.sub(lambda found: "" if is_unit(found[0]) else found[0], folded(text))
    bare = _NOT_A_WORD.sub("", _TRAILING_UNIT.sub("", plain))
    return bare if bare in words else next(iter(words), "")


def unit_factor(text: str | None) -> int | None:
    """Yuan per unit that a header cell states: 10000 for （万元）; None when it is silent."""
    found = _UNIT.search(_NOT_A_WORD.sub(" ", folded(text))) if text else None
    return _FACTORS.get(found[1] or found[2], 1) if found else None


def stated_unit(text: str) -> int | None:
    """The same for a title or a unit row, whose prose must say 单位：, or nothing but a unit."""
    found = _STATED.search(_NOT_A_WORD.sub("", folded(text)))
    return _FACTORS.get(found[1] or found[2], 1) if found else None


def is_unit(text: str) -> bool:
    """Whether a cell says nothing but a unit: （元）, 单位：万元, 人, 小时."""
    return bool(_ONLY_UNIT.fullmatch(_NOT_A_WORD.sub("", folded(text))))


@dataclass(frozen=True)
class FormWords:
    """The header words of all contracts.

    Attributes:
        columns: word → feed → (column, rank); rank 0 is the title, then the aliases.
        numbered: the same for the words of numbered columns, without their number.
    """

    contracts: dict[str, Contract]
    columns: dict[str, dict[str, tuple[str, int]]]
    numbered: dict[str, dict[str, str]]


_known: list[FormWords] = []


def form_words(contracts: dict[str, Contract]) -> FormWords:
    """The contracts' words, worked out once for each set of contracts."""
    for words in _known:
        if words.contracts is contracts:
            return words
    columns: dict[str, dict[str, tuple[str, int]]] = {}
    numbered: dict[str, dict[str, str]] = {}
    for contract in contracts.values():
        for column in contract.columns:
            for rank, name in enumerate((column.title, *column.aliases)):
                for word in header_words(name):
                    if column.repeats:
                        numbered.setdefault(word, {}).setdefault(contract.feed, column.name)
                    else:
                        feeds = columns.setdefault(word, {})
                        feeds.setdefault(contract.feed, (column.name, rank))
    words = FormWords(contracts, columns, numbered)
    _known[:] = [words]
    return words


def split_number(word: str) -> tuple[str, int | None]:
    """A numbered header without its number, and the number: 家庭成员姓名2, 成员二姓名."""
    found = _NUMBER.search(word)
    if not found:
        return word, None
    number = _DIGITS.get(found[1]) or int(found[1])
    return word[: found.start()] + word[found.end() :], number
