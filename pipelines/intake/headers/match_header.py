"""Find the header of a sheet and the contract that it answers, in any column order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.intake.containers.inspected import MergedRange
from pipelines.intake.headers.group_units import with_group_units
from pipelines.intake.headers.header_match import HeaderMatch, NearMiss
from pipelines.intake.headers.header_words import FormWords, folded, header_words
from pipelines.intake.headers.look_up_words import Rows, header_texts, look_up

HEADER_REACH = 30
_DEEPEST = 3


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
        best = max(found, key=lambda match: _merit(match, rows, folded("".join(names))))
        return _stretched(with_group_units(best, rows), merges)
    return None


def _merit(match: HeaderMatch, rows: Rows, names: str) -> tuple[int, int, int, int]:
    """A title that names the form counts most, then the columns found, then fewer header rows."""
    contract = match.contract
    titles = folded("".join(cell for row in rows[: match.first_row] for cell in row if cell))
    known = [folded(title) for title in (contract.title, *contract.titles)]
    named = max((len(t) * 2 for t in known if t in titles), default=0)
    named = named or max((len(t) for t in known if t in names), default=0)
    depth = match.last_row - match.first_row
    found = len(match.columns) + len(match.numbered) + len(match.serial)
    return (named, found, -depth, -match.first_row)


def _matches_at(
    rows: Rows, start: int, words: FormWords, near: NearMiss, only: str | None
) -> list[HeaderMatch]:
    matches = []
    for depth in (1, 2):
        if start + depth > len(rows):
            break
        texts = header_texts(rows[start : start + depth])
        hits, numbered, serial = look_up(texts, words)
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
                    texts=texts,
                )
            )
    return matches


def stands_twice(match: HeaderMatch) -> bool:
    """Whether every required header stands twice: two tables side by side."""
    found = [header_words(match.text(index))[:1] for index in match.texts]
    required = [match.columns[column.name] for column in match.contract.header_columns]
    words = [header_words(match.text(index))[:1] for index in required]
    return bool(words) and all(found.count(word) > 1 for word in words)


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
    return replace(match, last_row=last_row)
