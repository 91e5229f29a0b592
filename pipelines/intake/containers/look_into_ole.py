"""Look at an OLE compound file (.xls): its streams, and the workbook's own first records."""

from __future__ import annotations

import struct
from itertools import pairwise

from pipelines.intake.containers.inspected import Inspected
from pipelines.intake.containers.stretched import refuse_stretched
from pipelines.intake.refusal import Refusal

_LAST_SECTOR = 0xFFFFFFFA
_HEADER_DIFAT = 109
_MINI_CUTOFF = 4096
_END_OF_GLOBALS, _FILEPASS, _DATEMODE, _PICTURES = 0x0A, 0x2F, 0x22, 0xEB
_BEGIN, _DIMENSIONS = 0x809, 0x200
_MOST_CELLS = 65_536 * 256
# Records of one cell: blank, number, text, truth, formula, and texts of older files.
_CELLS = {0x201, 0x203, 0x204, 0x205, 0x27E, 0x06, 0x206, 0x406, 0xFD, 0xD6}
# Records of several cells beside each other.
_CELLS_IN_A_ROW = {0xBD, 0xBE}
# A longer stream has so many records that no rectangle of an .xls is stretched.
_LOOKED_THROUGH = 12_000_000
_OTHER_KINDS = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint"}


def look_into_ole(data: bytes) -> Inspected:
    """What the compound file's streams show.

    Raises:
        Refusal: a password, macros, no workbook in it, a sheet stretched without measure, or the
            file ends too early.
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
        workbook = compound.content(stream)
        inspected = _look_at_globals(data, workbook)
        if len(workbook) < _LOOKED_THROUGH:
            _look_for_far_cells(workbook)
        return inspected
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


def _look_for_far_cells(workbook: bytes) -> None:
    position = top = left = bottom = right = filled = 0
    while position + 8 <= len(workbook):
        record, length, row, column = struct.unpack_from("<HHHH", workbook, position)
        if record in _CELLS or record in _CELLS_IN_A_ROW:
            if not filled:
                top, left, bottom, right = row, column, row, column
            end = column
            if record in _CELLS_IN_A_ROW:
                end = max(column, struct.unpack_from("<H", workbook, position + 2 + length)[0])
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, end)
            filled += 1 + end - column
        elif record == _DIMENSIONS:
            _refuse_false_size(workbook, position + 4)
        elif record == _BEGIN:
            filled = 0
        elif record == _END_OF_GLOBALS and filled:
            refuse_stretched(right - left + 1, bottom - top + 1, filled)
        position += 4 + length
    if filled:
        refuse_stretched(right - left + 1, bottom - top + 1, filled)


def _refuse_false_size(workbook: bytes, position: int) -> None:
    """A reader believes the size that a sheet says it has, and makes room for it."""
    first, last, left, right = struct.unpack_from("<IIHH", workbook, position)
    if max(last - first, 0) * max(right - left, 0) > _MOST_CELLS:
        raise Refusal("file_damaged")


def _followed(start: int, table: tuple[int, ...]) -> list[int]:
    """The sectors of a chain; a reader would follow one that bites its tail for ever."""
    numbers, sector = [], start
    while sector < _LAST_SECTOR:
        if len(numbers) > len(table):
            raise Refusal("file_damaged")
        numbers.append(sector)
        sector = table[sector]
    return numbers


class _Compound:
    """The streams of a compound file ([MS-CFB]): name → (first sector, size)."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        self.size, self.mini_size = 1 << shift, 1 << mini_shift
        self.fat = self._fat()
        self.mini_fat = self._words(self._chain(struct.unpack_from("<I", data, 60)[0]))
        directory = self._chain(struct.unpack_from("<I", data, 48)[0])
        self.streams: dict[str, tuple[int, int]] = {}
        for entry in (directory[i : i + 128] for i in range(0, len(directory) - 127, 128)):
            name_length = struct.unpack_from("<H", entry, 64)[0]
            name = entry[: max(min(name_length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if entry[66] in {1, 2, 5}:
                self.streams.setdefault(name, struct.unpack_from("<II", entry, 116))
        # The first entry is the root, whatever it is called.
        self.mini_stream = self._chain(struct.unpack_from("<I", directory, 116)[0])

    def content(self, name: str) -> bytes:
        start, size = self.streams[name]
        if size >= _MINI_CUTOFF:
            return self._chain(start)[:size]
        step = self.mini_size
        numbers = _followed(start, self.mini_fat)
        return b"".join(self.mini_stream[n * step : (n + 1) * step] for n in numbers)[:size]

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
            block = self._words(self._sector(next_difat))
            numbers += block[:-1]
            next_difat = block[-1]
        table: list[int] = []
        for number in numbers[:count]:
            table += self._words(self._sector(number))
        return tuple(table)

    @staticmethod
    def _words(block: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(block) // 4}I", block)

    def _chain(self, start: int) -> bytes:
        numbers = _followed(start, self.fat)
        short = [a for a, _ in pairwise(numbers) if (a + 2) * self.size > len(self.data)]
        if short:
            raise ValueError("a stream goes on beyond the end of the file")
        return b"".join(self._sector(number) for number in numbers)
