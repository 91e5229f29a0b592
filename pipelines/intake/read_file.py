"""Read a file: inspect it, find its form, read its sheets and join them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipelines.contracts import Contract
from pipelines.intake.containers.inspect_file import inspect_file
from pipelines.intake.containers.inspected import Inspected
from pipelines.intake.grids.grid import Grid
from pipelines.intake.grids.read_csv import DELIMITERS, decode, first_rows, read_csv
from pipelines.intake.grids.read_workbook import read_workbook
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
    refuse_unmarked(grids)
    if all(grid.frame.is_empty() for grid in grids):
        raise Refusal("only_pictures" if inspected.has_pictures else "workbook_empty")
    matches = _match_sheets(grids, path.stem, words, near)
    if any(match and stands_twice(match) for match in matches):
        raise Refusal("tables_side_by_side")
    for grid, match in zip(grids, matches, strict=True):
        if match:
            refuse_other_title(grid, match, words)
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
    text = decode(inspected.data)
    for delimiter in DELIMITERS:
        rows = [
            [cell.strip() or None for cell in row]
            for row in first_rows(text, delimiter, HEADER_REACH)
        ]
        width = max(map(len, rows), default=0)
        padded = [row + [None] * (width - len(row)) for row in rows]
        if match_header(padded, (), words, (name,), near):
            return read_csv(text, delimiter)
    return read_csv(text, DELIMITERS[0])


def _match_sheets(
    grids: Sequence[Grid], file: str, words: FormWords, near: NearMiss
) -> list[HeaderMatch | None]:
    """The header of each sheet, all answering one contract; None for sheets without one."""
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
