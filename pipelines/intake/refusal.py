"""A file that cannot be taken in, said in one sentence; and the limits that a file must keep."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.problem import Problem

MEGABYTE = 1024 * 1024


class Refusal(Problem):
    """A whole file cannot be read; `code` is a sentence of language/intake.yml."""


@dataclass(frozen=True)
class Limits:
    """How large a file may be before anything parses it.

    Attributes:
        file_bytes: the file as it lies on disk, and all its parts unpacked.
        unpacked_ratio: unpacked size by packed size of a zip; a bomb is in the thousands.
        entries: parts of a zip.
        cells: cells of the rectangle from a sheet's first filled cell to its last; the
            reader allocates all of it, also when nearly all are blank.
    """

    file_bytes: int = 300 * MEGABYTE
    unpacked_ratio: int = 200
    entries: int = 2000
    cells: int = 30_000_000
