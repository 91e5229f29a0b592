"""A statement as it may stand in the access log: without what may point at one person.

What stays is what the program itself speaks: words and codes of its seeds and models, short
numbers, dates and keys. Any other Chinese word, any text of another shape and any long number
gives way to a mark, for it may be somebody's.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache

from pipelines.district import district_file
from pipelines.settings import PROJECT_FOLDER

WORD, NUMBER = "〔文字〕", "〔号码〕"
_LONGEST = 4000
# What is looked at of a statement: to find texts in one of a million signs takes minutes.
_CONSIDERED = 4 * _LONGEST
_CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(
    r"""(?P<text>'(?:[^']|'')*(?:'|\Z) | "(?:[^"]|"")*(?:"|\Z) | \$(?P<mark>\w*)\$.*?\$(?P=mark)\$)
    | (?P<remark>--[^\n]* | /\*.*?(?:\*/|\Z)) | (?P<other>[^'"$/-]+ | .)""",
    re.VERBOSE | re.DOTALL,
)
_RUN = re.compile(rf"[{_CHINESE}][{_CHINESE}·•]*")
# Two texts that are put together are one.
_JOINT = re.compile(r"'\s*\|\|\s*'")
# Digits with blanks and strokes between them.
_SPREAD = re.compile(r"(?<![\w.])\d(?:[ \t.-]?\d){10,}[Xx]?(?!\w)", re.ASCII)
_DATES = re.compile(r"(\d{4}-\d{2}(-\d{2})?[ \t]?)+", re.ASCII)
_LONG_NUMBER = re.compile(r"\d{8,}[Xx]?", re.ASCII)
_KEY = re.compile(r"(?<![0-9a-zA-Z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,64}(?![0-9a-zA-Z])")
_NO_WORDS = re.compile(r"[0-9_.:/%+ -]*[Xx]?", re.ASCII)
_MODEL_WORD = re.compile(r"'([^'\n]{1,40})'")


def loggable(statement: str) -> str:
    """The statement without remarks and without what may point at one person, 4,000 characters."""
    parts = []
    for token in _TOKEN.finditer(_JOINT.sub("", statement[:_CONSIDERED])):
        if token["remark"] is not None:
            parts.append(" ")
        elif token["text"] is not None:
            quote = token["text"][0].replace("$", "'")
            parts.append(f"{quote}{loggable_value(token['text'].strip(quote))}{quote}")
        else:
            parts.append(_without_people(unicodedata.normalize("NFKC", token["other"])))
    # Half a character, which a file cannot hold, may have been sent.
    return "".join(parts)[:_LONGEST].encode(errors="replace").decode()


def loggable_value(value: object) -> str:
    """One value, such as what a parameter stands for, in the same way."""
    if value is None:
        return "null"
    text = unicodedata.normalize("NFKC", str(value)[:_LONGEST]).encode(errors="replace").decode()
    # Patterns of LIKE have their signs around a word.
    is_known = text.strip("%_ ") in _own_words() or _KEY.fullmatch(text) is not None
    if is_known or not text:
        return text
    return _without_people(text) if _NO_WORDS.fullmatch(text) else WORD


def _without_people(text: str) -> str:
    kept: list[str] = []

    def _keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    text = _KEY.sub(_keep, text.replace("\x00", ""))
    text = _RUN.sub(lambda run: run[0] if run[0] in _own_words() else WORD, text)
    text = _SPREAD.sub(lambda found: found[0] if _DATES.fullmatch(found[0]) else NUMBER, text)
    text = _LONG_NUMBER.sub(lambda n: n[0] if n[0] in _own_words() else NUMBER, text)
    return re.sub("\x00(\\d+)\x00", lambda at: kept[int(at[1])], text)


@cache
def _own_words() -> frozenset[str]:
    """Words and codes that the program's own seeds and models hold."""
    found: set[str] = set()
    for path in (*(PROJECT_FOLDER / "seeds").rglob("*.csv"), *district_file("seeds").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found.update(cell for row in csv.reader(file) for cell in row)
    for path in (PROJECT_FOLDER / "models").rglob("*.sql"):
        found.update(_MODEL_WORD.findall(path.read_text(encoding="utf-8")))
    # A single character may be one of a name's.
    words = (unicodedata.normalize("NFKC", word) for word in found)
    return frozenset(word for word in words if len(word) > 1 or word.isascii())
