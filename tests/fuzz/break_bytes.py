"""Ways to break the bytes of any file: flips, cuts, holes, doubled and foreign pieces."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Breaker = Callable[[bytes, bytes, Random], bytes]


def flip(content: bytes, _: bytes, chance: Random) -> bytes:
    """One to eight bytes changed."""
    changed = bytearray(content)
    for _number in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def flip_one_bit(content: bytes, _: bytes, chance: Random) -> bytes:
    """What a worn disk does."""
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, _: bytes, chance: Random) -> bytes:
    """The end is missing."""
    return content[: chance.randrange(len(content))]


def behead(content: bytes, _: bytes, chance: Random) -> bytes:
    """The beginning is missing."""
    return content[chance.randrange(len(content)) :]


def hole(content: bytes, _: bytes, chance: Random) -> bytes:
    """A block of zeros, as after a power cut."""
    start, end = _span(content, chance)
    return content[:start] + bytes(end - start) + content[end:]


def double(content: bytes, _: bytes, chance: Random) -> bytes:
    """A piece stands there twice."""
    start, end = _span(content, chance)
    return content[:end] + content[start:end] + content[end:]


def insert_noise(content: bytes, _: bytes, chance: Random) -> bytes:
    """Random bytes in between."""
    start = chance.randrange(len(content))
    return content[:start] + chance.randbytes(chance.randint(1, 600)) + content[start:]


def graft(content: bytes, other: bytes, chance: Random) -> bytes:
    """A piece of another file in the place of its own."""
    start, end = _span(content, chance)
    foreign = chance.randrange(len(other))
    return content[:start] + other[foreign : foreign + end - start] + content[end:]


def append_other(content: bytes, other: bytes, _: Random) -> bytes:
    """Another file behind it."""
    return content + other


def extreme_numbers(content: bytes, _: bytes, chance: Random) -> bytes:
    """Lengths, offsets and counts of binary formats at their extremes."""
    changed = bytearray(content)
    for _number in range(chance.randint(1, 4)):
        place = chance.randrange(max(1, len(changed) - 4))
        changed[place : place + 4] = chance.choice(
            [b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80"]
        )
    return bytes(changed)


BREAKERS: tuple[Breaker, ...] = (
    *(flip, flip_one_bit, cut, behead, hole, double, insert_noise, graft, append_other),
    extreme_numbers,
)


def _span(content: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(content))
    return start, min(len(content), start + chance.randint(1, 2000))
