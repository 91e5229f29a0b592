"""Find the header of a sheet and the contract that it answers, in any column order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.contracts import Contract
from pipelines.intake.containers.inspected import MergedRange
from pipelines.intake.headers.header_words import (
    SERIAL_WORDS,
    FormWords,
    folded,
    header_words,
    split_number,
)

HEADER_REACH = 30
_DEEPEST = 3

Rows = Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class HeaderMatch:
    """Which contract a header answers, and where each of its columns stands.

    Attributes:
        first_row, last_row: the header's rows in the frame, from 0.
        columns: contract column → frame column.
        numbered: (contract column, number) → frame column.
        serial: frame columns that only count rows.
        texts: frame column → the header as the sheet prints it.
    """

    contract: Contract
    first_row: int
    last_row: int
    columns: dict[str, int]
    numbered: dict[tuple[str, int], int]
    serial: frozenset[int]
    texts: dict[int, str]

    @property
    def known(self) -> frozenset[int]:
        """The frame's columns that the contract knows, serial numbers included."""
        return frozenset(self.columns.values()) | set(self.numbered.values()) | self.serial


@dataclass
class NearMiss:
    """How near the sheets of a file came to each contract: feed → (words found, words missing)."""

    found: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    def note(self, contract: Contract, columns: dict[str, int]) -> tuple[str, ...]:
        missing = tuple(c.title for c in contract.header_columns if c.name not in columns)
        if len(columns) > self.found.get(contract.feed, (1, ()))[0]:
            self.found[contract.feed] = (len(columns), missing)
        return missing

    def nearest(self, count: int = 2) -> list[tuple[str, tuple[str, ...]]]:
        """The nearest contracts' feeds, and the required headers that each lacks."""
        ranked = sorted(self.found.items(), key=lambda item: (-item[1][0], len(item[1][1])))
        return [(feed, missing) for feed, (_, missing) in ranked[:count]]


def match_header(
    rows: Rows,
    merges: Sequence[MergedRange],
    words: FormWords,
    names: Sequence[str],
    near: NearMiss,
    only: str | None = None,
) -> HeaderMatch | None:
    """The best header among the first rows, or None when no contract has all it requires.

    Args:
        rows: the sheet's first rows, blanks None, merged ranges not filled.
        merges: merged ranges in the frame's rows and columns.
        words: the contracts' header words.
        names: the sheet's and the file's name, which break ties as titles do.
        near: gathers how near each contract came.
        only: the one feed that may answer.
    """
    rows = rows[:HEADER_REACH]
    for start in range(len(rows)):
        found = _matches_at(rows, start, words, near, only)
        if not found:
            continue
        found += _matches_at(rows, start + 1, words, near, only)
        titles = folded("".join(cell for row in rows[:start] for cell in row if cell))
        best = max(found, key=lambda match: _merit(match, titles, folded("".join(names))))
        return _stretched(best, merges)
    return None


def _merit(match: HeaderMatch, titles: str, names: str) -> tuple[int, int, int, int]:
    contract = match.contract
    known = [folded(title) for title in (contract.title, *contract.titles)]
    named = max((len(t) * 2 for t in known if t in titles), default=0)
    named = named or max((len(t) for t in known if t in names), default=0)
    depth = match.last_row - match.first_row
    return (named, len(match.columns) + len(match.numbered), -depth, -match.first_row)


def _matches_at(
    rows: Rows, start: int, words: FormWords, near: NearMiss, only: str | None
) -> list[HeaderMatch]:
    matches = []
    for depth in (1, 2):
        if start + depth > len(rows):
            break
        texts = _header_texts(rows[start : start + depth])
        hits, numbered, serial = _look_up(texts, words)
        for feed, columns in hits.items():
            contract = words.contracts[feed]
            placed = {name: index for name, (_, index) in columns.items()}
            if near.note(contract, placed) or only not in {None, feed}:
                continue
            matches.append(
                HeaderMatch(
                    contract=contract,
                    first_row=start,
                    last_row=start + depth - 1,
                    columns=placed,
                    numbered=numbered.get(feed, {}),
                    serial=frozenset(serial),
                    texts={i: "".join(dict.fromkeys(t)) for i, t in texts.items()},
                )
            )
    return matches


def _header_texts(rows: Rows) -> dict[int, tuple[str, ...]]:
    """Column → its header's texts from the top; a group's title reaches right over its children."""
    if len(rows) == 1:
        return {index: (cell,) for index, cell in enumerate(rows[0]) if cell}
    texts, group = {}, None
    for index, (parent, child) in enumerate(zip(*rows, strict=True)):
        group = parent or (group if child else None)
        parts = (parent, child) if parent else (group, child)
        if parent or child:
            texts[index] = tuple(part for part in parts if part)
    return texts


def _look_up(
    texts: dict[int, tuple[str, ...]], words: FormWords
) -> tuple[dict[str, dict[str, tuple[int, int]]], dict[str, dict], list[int]]:
    """Feed → column → (rank, frame column); a title beats an alias, the left beats the right."""
    hits: dict[str, dict[str, tuple[int, int]]] = {}
    numbered: dict[str, dict[tuple[str, int], int]] = {}
    serial = []
    for index, parts in texts.items():
        candidates = list(header_words("".join(parts)))
        for part in reversed(parts if len(parts) > 1 else ()):
            candidates += header_words(part)
        if SERIAL_WORDS.intersection(candidates):
            serial.append(index)
            continue
        answered: set[str] = set()
        for word in candidates:
            for feed, (column, rank) in words.columns.get(word, {}).items():
                if feed not in answered:
                    answered.add(feed)
                    place = hits.setdefault(feed, {})
                    place[column] = min(place.get(column, (rank, index)), (rank, index))
            base, number = split_number(word)
            for feed, column in words.numbered.get(base, {}).items():
                if feed not in answered:
                    answered.add(feed)
                    _place_numbered(
                        words, numbered.setdefault(feed, {}), feed, column, number, index
                    )
    return hits, numbered, serial


def _place_numbered(words, places, feed, column, number, index) -> None:
    if number is None:
        number = 1 + sum(name == column for name, _ in places)
    if number <= words.contracts[feed].column(column).repeats:
        places.setdefault((column, number), index)


def _stretched(match: HeaderMatch, merges: Sequence[MergedRange]) -> HeaderMatch:
    """The match with its last row where the merged cells of its columns end."""
    bottoms = [
        merge.bottom
        for merge in merges
        if match.first_row <= merge.top <= match.last_row
        and any(merge.left <= index <= merge.right for index in match.known)
        and merge.bottom < match.first_row + _DEEPEST
    ]
    last_row = max([match.last_row, *bottoms])
    return HeaderMatch(**{**match.__dict__, "last_row": last_row})
