"""What is known of a file before it is parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FileKind = Literal["xlsx", "xls", "ods", "csv"]


@dataclass(frozen=True)
class MergedRange:
    """A merged range of a sheet; rows and columns count from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SheetLook:
    """What a sheet's XML shows that the reader does not hand on.

    Attributes:
        merges: the merged ranges.
        long_numbers: (row, column), from 0, of numeric cells of 16 digits and more: their last
            digits are lost, whatever the reader prints.
        has_errors: whether a cell holds an error such as #REF!.
    """

    merges: tuple[MergedRange, ...] = ()
    long_numbers: frozenset[tuple[int, int]] = frozenset()
    has_errors: bool = False


@dataclass(frozen=True)
class Inspected:
    """A file whose container is sound.

    Attributes:
        sheets: by sheet name, for kinds whose XML was looked at (xlsx, ods).
        date_1904: whether serial day numbers count from 1904 instead of 1900.
    """

    kind: FileKind
    data: bytes
    sheets: dict[str, SheetLook] = field(default_factory=dict)
    date_1904: bool = False
    has_pictures: bool = False
