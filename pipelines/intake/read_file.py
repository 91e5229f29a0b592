"""Read a file: inspect it, find its form, read its sheets and join them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from pipelines.contracts import Contract
from pipelines.intake.containers.inspect_file import inspect_file
from pipelines.intake.containers.inspected import Inspected
from pipelines.intake.grids.csv_records import first_records
from pipelines.intake.grids.grid import Grid
from pipelines.intake.grids.read_csv import DELIMITERS, read_csv
from pipelines.intake.grids.read_workbook import read_workbook
from pipelines.intake.grids.text_chunks import TextSource
from pipelines.intake.headers.header_match import HeaderMatch, NearMiss
from pipelines.intake.headers.header_words import FormWords, form_words
from pipelines.intake.headers.match_header import HEADER_REACH, match_header, stands_twice
from pipelines.intake.headers.other_title import refuse_other_title
from pipelines.intake.join_sheets import join_sheets
from pipelines.intake.read_result import ReadFile
from pipelines.intake.read_sheet import read_sheet
from pipelines.intake.read_unknown_sheet import read_unknown_sheet
from pipelines.intake.refusal import Limits, Refusal
from pipelines.intake.return_mark import IS_RETURN, is_return_workbook, refuse_unmarked


def read_file(path: Path, contracts: dict[str, Contract], limits: Limits | None = None) -> ReadFile:
    """Read a file that a town sent.

    Runs inside a child process with memory and time limits: the workbook reader may abort.

    Raises:
        Refusal: the file cannot be taken; one sentence says why.
    """
    inspected = inspect_file(path, limits or Limits())
    words = form_words(contracts)
    near = NearMiss()
    if inspected.kind == "csv":
        grids = [_read_text(inspected, path.stem, words, near)]
    else:
        grids = read_workbook(inspected)
        if is_return_workbook(grids):
            raise Refusal(IS_RETURN)
    if all(grid.frame.is_empty() for grid in grids) and inspected.has_pictures:
        raise Refusal("only_pictures")
    matches = match_sheets(grids, path.stem, words, near)
    contract = next(match.contract for match in matches if match)
    sheets = [
        read_sheet(grid, match, path.stem, inspected.date_1904)
        if match
        else read_unknown_sheet(grid)
        for grid, match in zip(grids, matches, strict=True)
        if not grid.frame.is_empty()
    ]
    if path.suffix.lower() != f".{inspected.kind}":
        sheets[0].warn("other_kind_than_name", detail=inspected.kind)
    return join_sheets(contract, sheets)


def _read_text(inspected: Inspected, name: str, words: FormWords, near: NearMiss) -> Grid:
    """A text as a grid, split at commas unless a header is only found at another delimiter."""
    source = TextSource(partial(io.BytesIO, inspected.data), len(inspected.data))
    # Small enough to be looked at as often as it takes; large ones are read in pieces.
    chunks = source.decoded(list)
    return read_csv(chunks, find_delimiter(chunks, name, words, near) or DELIMITERS[0])


def find_delimiter(
    chunks: Iterable[str], name: str, words: FormWords, near: NearMiss
) -> str | None:
    """The delimiter that shows a header among the first records of a text; None: there is none."""
    for delimiter in DELIMITERS:
        rows = first_records(chunks, delimiter, HEADER_REACH)
        if match_header(rows, (), words, (name,), near):
            return delimiter
    return None


def match_sheets(
    grids: Sequence[Grid], file: str, words: FormWords, near: NearMiss
) -> list[HeaderMatch | None]:
    """The header of each sheet, all answering one contract; None for sheets without one.

    Args:
        grids: the sheets; of a text its first records are enough.
        file: the file's name without its ending.
        words: the contracts' header words.
        near: gathers how near each contract came.

    Raises:
        Refusal: no sheet answers a form, or not one form alone, or not once.
    """
    refuse_unmarked(grids)
    if all(grid.frame.is_empty() for grid in grids):
        raise Refusal("workbook_empty")
    matches = _find_headers(grids, file, words, near)
    if any(match and stands_twice(match) for match in matches):
        raise Refusal("tables_side_by_side")
    for grid, match in zip(grids, matches, strict=True):
        if match:
            refuse_other_title(grid, match, words)
    return matches


def _find_headers(
    grids: Sequence[Grid], file: str, words: FormWords, near: NearMiss
) -> list[HeaderMatch | None]:
    matches = [_match(grid, file, words, near) for grid in grids]
    visible = [m.contract.feed for m, g in zip(matches, grids, strict=True) if m and not g.hidden]
    feeds = Counter(visible or [match.contract.feed for match in matches if match])
    if not feeds:
        raise Refusal("unknown_form", nearest=_nearest(near, words))
    feed = feeds.most_common(1)[0][0]
    for index, (grid, match) in enumerate(zip(grids, matches, strict=True)):
        if match and match.contract.feed != feed:
            matches[index] = _match(grid, file, words, near, feed)
            if matches[index] is None and not grid.hidden:
                titles = [words.contracts[name].title for name in (feed, match.contract.feed)]
                raise Refusal("several_forms", first=titles[0], second=titles[1])
    return matches


def _match(
    grid: Grid, file: str, words: FormWords, near: NearMiss, only: str | None = None
) -> HeaderMatch | None:
    rows = grid.frame.head(HEADER_REACH).rows()
    return match_header(rows, grid.frame_merges(), words, (grid.name, file), near, only)


def _nearest(near: NearMiss, words: FormWords) -> str:
    """The nearest forms and what each misses, in the words of the contracts."""
    told = [
        f"《{words.contracts[feed].title}》（{'、'.join(missing)}）"
        for feed, missing in near.nearest()
    ]
    return " ".join(told) or "—"
