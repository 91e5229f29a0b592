"""One file to take in, and what a child process needs to do so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.contracts import Contract
from pipelines.data_folder import DataFolder
from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.deliveries.placing.given import NOTHING_GIVEN, Given
from pipelines.file_hash import file_hash
from pipelines.identity.keys import Keyring
from pipelines.identity.numbers_in_text import without_numbers
from pipelines.intake.grids.text_chunks import CHUNK_BYTES
from pipelines.intake.read_file import read_file
from pipelines.intake.read_result import ReadFile
from pipelines.intake.refusal import MEGABYTE, Limits, Refusal

Reader = Callable[[Path, dict[str, Contract], Limits], ReadFile]

REVISED = re.compile("更正|修订|修正|改正|补正")


@dataclass(frozen=True)
class FileTask:
    """A file as the walk found it.

    Attributes:
        file: where it lies.
        path: its path below the inbox or the given folder, with forward slashes.
        folders: names of the folders above it, the nearest first.
        file_id: names the receipt: hash of place and bytes.
        arrival: its place in the order of arrival, from 1.
        fingerprint: of the contracts and areas it is read with, and of what was given.
        given: what was said beside it, now or when it was taken in before.
        folder_day: the reporting day that its folder is named for.
        reader: what reads it; a list that is not a delivery yet is read in another way.
        is_return: whether a first look found it to be a return workbook.
    """

    file: Path
    path: str
    folders: tuple[str, ...]
    file_id: str
    file_hash: str
    file_bytes: int
    arrival: int
    fingerprint: str
    given: Given = NOTHING_GIVEN
    folder_day: date | None = None
    reader: Reader = read_file
    is_return: bool = False

    @property
    def file_name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def reported_on(self) -> date | None:
        """The reporting day, as given or by the folder."""
        return self.given.reported_on or self.folder_day

    def refuse_changed(self) -> None:
        """Turn the file away if it is not the one that was found any more.

        Raises:
            Refusal: it was written to meanwhile.
        """
        if file_hash(self.file) != self.file_hash:
            raise Refusal("file_changed")

    @property
    def facts(self) -> dict[str, Any]:
        """What every receipt begins with, of files taken and of files refused."""
        path = without_numbers(self.path)
        given = {"given": self.given.told} if self.given.told else {}
        return {
            "file_id": self.file_id,
            "path": path,
            "file_name": path.rsplit("/", 1)[-1],
            "file_hash": self.file_hash,
            "file_bytes": self.file_bytes,
            "fingerprint": self.fingerprint,
            "arrival": self.arrival,
            **given,
        }


@dataclass(frozen=True)
class Desk:
    """What every file of a run is taken in with.

    Attributes:
        max_file_bytes: a larger workbook is refused. max_csv_bytes: a larger text is.
        pieces_from_bytes: a text from this size on is taken in pieces, of piece_bytes each.
    """

    folder: DataFolder
    contracts: dict[str, Contract] = field(repr=False)
    areas: AreaBook = field(repr=False)
    keyring: Keyring = field(repr=False)
    vault_key: bytes = field(repr=False)
    max_file_bytes: int = 300 * MEGABYTE
    max_csv_bytes: int = 8192 * MEGABYTE
    pieces_from_bytes: int = 32 * MEGABYTE
    piece_bytes: int = CHUNK_BYTES
