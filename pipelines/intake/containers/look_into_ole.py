"""Look at an OLE compound file (.xls): its streams, and the workbook's own first records."""

from __future__ import annotations

import struct
from itertools import pairwise

from pipelines.intake.containers.inspected import Inspected
from pipelines.intake.refusal import Refusal

_LAST_SECTOR = 0xFFFFFFFA
_HEADER_DIFAT = 109
_MINI_CUTOFF = 4096
_END_OF_GLOBALS, _FILEPASS, _DATEMODE, _PICTURES = 0x0A, 0x2F, 0x22, 0xEB
_OTHER_KINDS = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint"}


def look_into_ole(data: bytes) -> Inspected:
    """What the compound file's streams show.

    Raises:
        Refusal: a password, macros, no workbook in it, or the file ends too early.
    """
    try:
        compound = _Compound(data)
        names = set(compound.streams)
        if names & {"EncryptedPackage", "EncryptionInfo"}:
            raise Refusal("password_protected")
        if any(name.upper() in {"VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR"} for name in names):
            raise Refusal("holds_macros")
        for name, kind in _OTHER_KINDS.items():
            if name in names:
                raise Refusal("not_a_table", kind=kind)
        stream = next((name for name in ("Workbook", "Book") if name in names), None)
        if stream is None:
            raise Refusal("not_a_table", kind="OLE")
        return _look_at_globals(data, compound.content(stream))
    except (struct.error, IndexError, ValueError, MemoryError):
        raise Refusal("file_cut_off") from None


def _look_at_globals(data: bytes, workbook: bytes) -> Inspected:
    date_1904 = has_pictures = False
    position = 0
    while position + 4 <= len(workbook):
        record, length = struct.unpack_from("<HH", workbook, position)
        if record == _FILEPASS:
            raise Refusal("password_protected")
        if record == _DATEMODE:
            date_1904 = workbook[position + 4 : position + 6] == b"\x01\x00"
        has_pictures = has_pictures or record == _PICTURES
        if record == _END_OF_GLOBALS:
            break
        position += 4 + length
    return Inspected("xls", data, date_1904=date_1904, has_pictures=has_pictures)


class _Compound:
    """The streams of a compound file ([MS-CFB]): name → (first sector, size)."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        self.size, self.mini_size = 1 << shift, 1 << mini_shift
        self.fat = self._fat()
        directory = self._chain(struct.unpack_from("<I", data, 48)[0])
        self.streams: dict[str, tuple[int, int]] = {}
        for entry in (directory[i : i + 128] for i in range(0, len(directory) - 127, 128)):
            name_length = struct.unpack_from("<H", entry, 64)[0]
            name = entry[: max(min(name_length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if entry[66] in {1, 2, 5}:
                self.streams.setdefault(name, struct.unpack_from("<II", entry, 116))

    def content(self, name: str) -> bytes:
        start, size = self.streams[name]
        if size >= _MINI_CUTOFF:
            return self._chain(start)[:size]
        mini_fat = self._chain(struct.unpack_from("<I", self.data, 60)[0])
        table = struct.unpack(f"<{len(mini_fat) // 4}I", mini_fat)
        container = self._chain(self.streams["Root Entry"][0])
        blocks, sector = [], start
        while sector < _LAST_SECTOR and len(blocks) <= len(table):
            blocks.append(container[sector * self.mini_size : (sector + 1) * self.mini_size])
            sector = table[sector]
        return b"".join(blocks)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        block = self.data[start : start + self.size]
        if not block:
            raise ValueError("a sector lies beyond the end of the file")
        return block

    def _fat(self) -> tuple[int, ...]:
        count, next_difat = struct.unpack_from("<I", self.data, 44)[0], 0
        numbers = list(struct.unpack_from(f"<{_HEADER_DIFAT}I", self.data, 76))
        next_difat = struct.unpack_from("<I", self.data, 68)[0]
        while next_difat < _LAST_SECTOR and len(numbers) <= count + self.size:
            block = struct.unpack(f"<{self.size // 4}I", self._sector(next_difat))
            numbers += block[:-1]
            next_difat = block[-1]
        table: list[int] = []
        for number in numbers[:count]:
            table += struct.unpack(f"<{self.size // 4}I", self._sector(number))
        return tuple(table)

    def _chain(self, start: int) -> bytes:
        numbers, sector = [], start
        while sector < _LAST_SECTOR and len(numbers) <= len(self.fat):
            numbers.append(sector)
            sector = self.fat[sector]
        short = [a for a, _ in pairwise(numbers) if (a + 2) * self.size > len(self.data)]
        if short:
            raise ValueError("a stream goes on beyond the end of the file")
        return b"".join(self._sector(number) for number in numbers)
