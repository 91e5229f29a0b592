"""A text of any length is read in memory of some pieces; what has no line ends is refused."""

from __future__ import annotations

import io
import tracemalloc
from functools import partial

import pytest

from pipelines.intake import Refusal
from pipelines.intake.grids import text_chunks
from pipelines.intake.grids.csv_records import CsvRecords
from pipelines.intake.grids.text_chunks import TextSource
from tests.intake.made_files import HEADER, refusal, row, write_csv

LINE = b"a,b,c\n"


def chunks_of(content: bytes, size: int):
    source = TextSource(partial(io.BytesIO, content), len(content), size)
    return source.decoded(list)


@pytest.mark.parametrize("size", [1, 3, 100, 5000])
def test_a_line_longer_than_any_list_has_is_refused_wherever_it_is_cut(monkeypatch, size):
    monkeypatch.setattr(text_chunks, "LONGEST_LINE", 2**10)
    fits = LINE * 30 + b"x" * (2**10 - 1) + b"\n" + LINE
    assert "".join(chunks_of(fits, size)) == fits.decode()
    for content in (LINE + b"x" * (2**10 + 1) + b"\n" + LINE, b"x" * 2**11):
        with pytest.raises(Refusal) as refused:
            chunks_of(content, size)
        assert refused.value.code == "line_too_long"


def test_a_file_of_one_endless_line_is_refused(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADER, row()])
    with path.open("ab") as file:
        file.write(b"x" * (text_chunks.LONGEST_LINE + 1))
    assert refusal(path) == "line_too_long"


class Endless(io.RawIOBase):
    """Lines without end, as far as it is asked for them."""

    def __init__(self, line: bytes, size: int) -> None:
        self.line, self.left = line, size

    def read(self, count: int = -1) -> bytes:
        taken = min(count, self.left)
        self.left -= taken
        return (self.line * (taken // len(self.line) + 1))[:taken]


@pytest.mark.parametrize("line", [b"a,b,c,d\n", b'a,"b\nb",c\n', b'"a,a",\xe4\xb8\xad,c,d,e,f\n'])
def test_memory_does_not_grow_with_the_text(line):
    highest = []
    for pieces in (4, 32):
        piece = 2**16 // len(line) * len(line)
        size = pieces * piece
        source = TextSource(partial(Endless, line, size), size, piece)
        tracemalloc.start()
        records = source.decoded(lambda chunks: CsvRecords(chunks, ","))
        count = sum(block.height for block in records.blocks())
        highest.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count == size // len(line)
    assert highest[1] < 1.5 * highest[0]
