"""Ways to break a list in text: its cells, its lines, its delimiter, its encoding."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from random import Random

from tests.fuzz.hostile_cells import hostile_cell

Lines = list[list[str]]
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16-le", "utf-16", "big5", "gbk")


def change_cells(lines: Lines, chance: Random) -> Lines:
    """Some cells hold what nobody types."""
    for _number in range(chance.randint(1, 12)):
        line = chance.choice(lines)
        if line:
            line[chance.randrange(len(line))] = hostile_cell(chance)
    return lines


def drop_columns(lines: Lines, chance: Random) -> Lines:
    """A column is gone, in some lines or in all."""
    column = chance.randrange(max(map(len, lines)) or 1)
    share = chance.choice([0.3, 1])
    return [
        line[:column] + line[column + 1 :] if chance.random() < share else line for line in lines
    ]


def add_columns(lines: Lines, chance: Random) -> Lines:
    """Each line has another number of cells more."""
    return [line + [hostile_cell(chance)] * chance.randint(0, 3) for line in lines]


def double_columns(lines: Lines, chance: Random) -> Lines:
    """The table stands there twice, side by side."""
    return [line * chance.randint(1, 2) for line in lines]


def shuffle_lines(lines: Lines, chance: Random) -> Lines:
    """The header is somewhere."""
    chance.shuffle(lines)
    return lines


def repeat_lines(lines: Lines, chance: Random) -> Lines:
    """Many rows, all the same."""
    return lines + [chance.choice(lines)] * chance.randint(1, 3000)


BREAKERS: tuple[Callable[[Lines, Random], Lines], ...] = (
    *(change_cells, change_cells, drop_columns, add_columns, double_columns),
    *(shuffle_lines, repeat_lines),
)


def broken_text(lines: Lines, chance: Random) -> bytes:
    """A list broken in one to three ways, written in some encoding with some delimiter."""
    for _number in range(chance.randint(1, 3)):
        lines = chance.choice(BREAKERS)([list(line) for line in lines], chance)
    text = io.StringIO()
    delimiter = chance.choice([",", ",", ",", "\t", ";", "|"])
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    ending = chance.choice(["\r\n", "\n", "\r"])
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=ending)
    writer.writerows(lines)
    content = text.getvalue().encode(chance.choice(_ENCODINGS), "replace")
    if chance.random() < 0.1:
        content += chance.choice([b"\x00", b"\x1a", b'"', b"\xff", b"\n" * 5000, b"," * 100_000])
    return content


def lines_of(content: bytes) -> Lines:
    """The cells of a whole CSV file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    return list(csv.reader(io.StringIO(text)))
