"""What a file's unknown form may mean: a proposal that a person reviews."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from pipelines.contracts import Column, Contract
from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.intake.containers.inspect_file import inspect_file
from pipelines.intake.grids.csv_records import first_records
from pipelines.intake.grids.grid import Grid
from pipelines.intake.grids.read_csv import DELIMITERS, read_csv
from pipelines.intake.grids.read_workbook import read_workbook
from pipelines.intake.grids.text_chunks import TextSource
from pipelines.intake.headers.match_header import HEADER_REACH
from pipelines.intake.refusal import Limits, Refusal
from pipelines.intake.values.clean_text import clean_word
from pipelines.learning.form_look import FormLook, look_at, look_by_shape
from pipelines.learning.likeness import Vocabulary
from pipelines.learning.nearest_form import Nearness, is_certain, nearest_forms
from pipelines.learning.pair_columns import Pair, Pairing
from pipelines.learning.shapes import coded_values


@dataclass(frozen=True)
class Spelling:
    """A value of a coded column that the contract does not know.

    Attributes:
        text: as the form has it.
        value: what it is stored as, if that can be told; else a person says.
        rows: how many of the rows looked at have it.
    """

    column: Column
    text: str
    value: str | None
    rows: int


@dataclass(frozen=True)
class Proposal:
    """What a look at a file found.

    Attributes:
        look: the sheet that was looked at; its cells and title may be personal.
        near: the nearest contracts, the nearest first.
        is_certain: whether the nearest is the form, for what a look can tell.
        spellings: unknown values of coded columns.
    """

    look: FormLook
    near: tuple[Nearness, ...]
    is_certain: bool
    spellings: tuple[Spelling, ...] = field(default=())

    @property
    def pairing(self) -> Pairing:
        """What the headers mean under the nearest contract."""
        return self.near[0].pairing

    @property
    def personal_cells(self) -> set[str]:
        """All cells looked at that stand below headers of personal columns."""
        return personal_cells(self.pairing)

    @property
    def is_new(self) -> bool:
        """Whether there is anything to accept."""
        return bool(self.pairing.sure or self.pairing.asked or self.spellings)


def propose(
    path: Path,
    contracts: dict[str, Contract],
    areas: AreaBook,
    limits: Limits,
    feed: str | None = None,
) -> Proposal:
    """Look at a file; runs in a child process, as intake does.

    Args:
        path: the file.
        contracts: of all feeds.
        areas: the district's places.
        limits: what a file may cost.
        feed: of the form, where a person has said it.

    Raises:
        Refusal: the file cannot be read, or no row of it is a header.
    """
    vocabulary = Vocabulary(contracts)
    grids = _grids(path, limits, vocabulary)
    looks = list(filter(None, (look_at(grid, vocabulary) for grid in grids)))
    looks = looks or list(filter(None, (look_by_shape(grid, vocabulary) for grid in grids)))
    if not looks:
        raise Refusal("learn_no_header")
    look = max(looks, key=lambda look: (len(look.headers), look.rows))
    asked = {feed: contracts[feed]} if feed else contracts
    near = nearest_forms(look, asked, areas, path.stem)
    certain = feed is not None or is_certain(near)
    spellings = _spellings(near[0].pairing) if certain else ()
    return Proposal(look, tuple(near[:3]), certain, spellings)


def _grids(path: Path, limits: Limits, vocabulary: Vocabulary) -> Sequence[Grid]:
    inspected = inspect_file(path, limits)
    if inspected.kind != "csv":
        return [g for g in read_workbook(inspected) if not g.hidden and not g.frame.is_empty()]
    chunks = TextSource(partial(io.BytesIO, inspected.data), len(inspected.data)).decoded(list)
    return [read_csv(chunks, max(DELIMITERS, key=lambda one: _known(chunks, one, vocabulary)))]


def _known(chunks: list[str], delimiter: str, vocabulary: Vocabulary) -> int:
    """How many headers the first records of a text show at that delimiter."""
    rows = first_records(chunks, delimiter, HEADER_REACH)
    frame = pl.DataFrame(rows, orient="row", infer_schema_length=None)
    look = look_at(Grid("", frame), vocabulary) if frame.width > 1 else None
    return len(look.headers) if look else 0


def _spellings(pairing: Pairing) -> tuple[Spelling, ...]:
    """Values that the contract cannot read, in columns whose values are a list."""
    personal = personal_cells(pairing)
    return tuple(
        Spelling(pair.column, text, _meant(text, pair.column), rows)
        for pair in (*pairing.known, *pairing.sure)
        if pair.column.kind == "enum"
        for text, rows in _unread(pair, personal).items()
    )


def _unread(pair: Pair, personal: set[str]) -> dict[str, int]:
    column = pair.column
    known = {
        clean_word(word)
        for value in column.allowed
        for word in (value, *column.value_aliases.get(value, ()))
    }
    told = coded_values(pair.header.cells, personal)
    return {text: rows for text, rows in told.items() if clean_word(text) not in known}


def _meant(text: str, column: Column) -> str | None:
    """The one value that the spelling holds, or that holds it: 发放成功, 公益类."""
    word = clean_word(text)
    near = [value for value in column.allowed if value in word or word in value]
    return near[0] if len(near) == 1 else None


def personal_cells(pairing: Pairing) -> set[str]:
    """The cells below headers of personal columns, or that may be of one."""
    asked = (pair for pairs in pairing.asked.values() for pair in pairs)
    pairs = (*pairing.known, *pairing.sure, *asked)
    return {cell for pair in pairs if pair.column.is_personal for cell in pair.header.cells}
