"""A text in pieces of whole lines, decoded strictly, in memory that does not grow with it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from pipelines.intake.refusal import Refusal

# Characters of one line; a list's widest rows have some thousands.
LONGEST_LINE = 10 * 1024 * 1024
CHUNK_BYTES = 16 * 1024 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The longest character of the encodings: what is cut is shorter.
_LONGEST_CHARACTER = 4

Result = TypeVar("Result")


class UndecodableError(Exception):
    """The bytes are no text of the encoding; whether they would be, but for a cut at the end."""

    def __init__(self, *, is_cut_off: bool) -> None:
        super().__init__("undecodable")
        self.is_cut_off = is_cut_off


@dataclass(frozen=True)
class TextSource:
    """The bytes of a text: how they are opened, how many they are, how many are read at a time."""

    open: Callable[[], BinaryIO]
    size: int
    chunk_bytes: int = CHUNK_BYTES

    def decoded(self, attempt: Callable[[TextChunks], Result]) -> Result:
        """What `attempt` makes of the text; it is tried anew when the encoding was another one.

        UTF-8, or UTF-16 with its mark, or GB18030, each strictly, in that order: GB18030 accepts
        nearly every UTF-8 text and garbles it, so it comes last.

        Raises:
            Refusal: none of them fits, or the last character is cut.
        """
        with self.open() as file:
            is_utf_16 = file.read(2) in _UTF_16
        for encoding in ["utf-16"] if is_utf_16 else ["utf-8", "gb18030"]:
            try:
                return attempt(TextChunks(self, encoding))
            except UndecodableError as error:
                if error.is_cut_off:
                    raise Refusal("file_cut_off") from None
        raise Refusal("not_a_text")


class TextChunks:
    """Iterates over a text: pieces that end with a line's end, the last one as the text does."""

    def __init__(self, source: TextSource, encoding: str) -> None:
        self._source = source
        self._encoding = encoding

    def __iter__(self) -> Iterator[str]:
        """The pieces, line ends as line feeds.

        Raises:
            UndecodableError: the text is of another encoding.
            Refusal: it holds a NUL, or a line longer than any list's.
        """
        rest, has_nul = "", False
        for piece in self._pieces():
            has_nul = has_nul or "\x00" in piece
            text = rest + piece
            _refuse_long_lines(text)
            end = text.rfind("\n") + 1
            if end:
                yield text[:end]
            rest = text[end:]
        if has_nul:
            raise Refusal("not_a_text")
        if rest:
            yield rest

    def _pieces(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)("strict")
        fed, held, mark = 0, "", "\ufeff"
        is_plain = self._encoding != "utf-16"
        with self._source.open() as file:
            while True:
                data = file.read(self._source.chunk_bytes)
                fed += len(data)
                try:
                    text = held + decoder.decode(data, final=not data)
                except UnicodeDecodeError as error:
                    raise self._undecodable(error, fed, is_plain) from None
                is_plain = is_plain and text.isascii()
                if text:
                    text, mark = text.removeprefix(mark), ""
                # A carriage return may be the first half of a line's end.
                held = "\r" if text.endswith("\r") and data else ""
                text = text.removesuffix(held)
                # To look first costs a tenth of what replacing nothing does.
                yield text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
                if not data:
                    return

    def _undecodable(self, error: UnicodeDecodeError, fed: int, is_plain: bool) -> UndecodableError:
        read = bytes(error.object)
        behind = len(read) - error.start
        is_tail = fed >= self._source.size and error.end >= len(read)
        has_letters = not (is_plain and read[: error.start].isascii())
        return UndecodableError(is_cut_off=is_tail and has_letters and behind < _LONGEST_CHARACTER)


def _refuse_long_lines(text: str) -> None:
    start = 0
    while len(text) - start > LONGEST_LINE:
        end = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            raise Refusal("line_too_long", limit=LONGEST_LINE // 2**20)
        start = end + 1
