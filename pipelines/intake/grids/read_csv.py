"""Read a .csv: strict decoding, one fixed delimiter, quotes right, the records counted twice."""

from __future__ import annotations

import codecs
import csv
import io
import re
from itertools import islice, zip_longest

import polars as pl

from pipelines.intake.grids.grid import Grid, without_margins
from pipelines.intake.refusal import Refusal

DELIMITERS = (",", ";", "\t")
_CHUNK = 50_000
_LONGEST_CELL = 10 * 1024 * 1024
_QUOTED = re.compile(r'"[^"]*"')
_FOOTER = re.compile(r"\s*(合|总|小|共|累)\s*计|制表|填表|审核|注|备注|说明|单位|本月无")


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or GB18030, each strictly, in that order.

    GB18030 accepts nearly every UTF-8 text and garbles it, so it comes last.

    Raises:
        Refusal: none of them fits, or the last character is cut.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    cut_off = False
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            is_tail = error.end >= len(data) and not data[: error.start].isascii()
            cut_off = cut_off or (is_tail and len(data) - error.start < 4)
            continue
        if "\x00" in text or (cut_off and encoding == "gb18030"):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Refusal("file_cut_off" if cut_off else "not_a_text")


def first_rows(text: str, delimiter: str, count: int) -> list[list[str]]:
    """The first records, for the look at the header."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(islice(reader, count))
    except csv.Error:
        return []


def read_csv(text: str, delimiter: str) -> Grid:
    """The whole text as one sheet; a text has no sheet name.

    Raises:
        Refusal: the last line is not whole, a quote is left open, or two counts of the records
            disagree.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    frames, records, last, widest = [], 0, [], 0
    try:
        while chunk := list(islice(reader, _CHUNK)):
            records += len(chunk)
            last = chunk[-1]
            columns = list(zip_longest(*chunk))
            widest = max(widest, len(columns))
            frames.append(
                pl.DataFrame(
                    [pl.Series(f"c{i}", cells, pl.String) for i, cells in enumerate(columns)],
                    height=len(chunk),
                )
            )
    except csv.Error:
        raise Refusal("file_cut_off" if _ends_in_quotes(text) else "quotes_wrong") from None
    if records != _count_records(text):
        raise Refusal("quotes_wrong")
    is_open = not text.endswith("\n")
    if is_open and _is_cut(last, widest):
        raise Refusal("file_cut_off")
    frame = pl.concat(frames, how="diagonal") if frames else pl.DataFrame()
    doubts = ("last_line_open",) if is_open else ()
    return Grid(name="", frame=without_margins(frame), doubts=doubts, is_text=True)


def _ends_in_quotes(text: str) -> bool:
    return text.count('"') % 2 == 1


def _count_records(text: str) -> int:
    """Line ends outside quotes: the count that does not come from the reader."""
    outside = _QUOTED.sub("", text) if '"' in text else text
    return outside.count("\n") + (not text.endswith("\n"))


def _is_cut(last: list[str], widest: int) -> bool:
    """Whether a last line without its line end lacks cells; a footer's prose may stand alone."""
    return len(last) < widest and not any(_FOOTER.match(cell) for cell in last)
