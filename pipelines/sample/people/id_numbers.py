"""Invented ID numbers (GB 11643) with right check digits, and numbers made from them."""

from __future__ import annotations

from datetime import date
from random import Random

from stdnum.cn import ric

from pipelines.sample.local_words import local_word

# Counties of origin of people who moved here or work here, as printed in ID numbers.
ELSEWHERE = (
    *("441424", "441702", "440881", "441226", "440982", "430122", "430422", "431023", "450923"),
    *("450881", "422801", "421083", "510921", "511024", "520221", "522601", "362226", "360782"),
    *("411523", "341221"),
)


def local_prefix(born: date) -> str:
    """The county code that people from here carry, by the year they were registered."""
    return next(code for last, code in local_word("own_counties") if born <= last)


class IdNumbers:
    """Gives out ID numbers, never one twice, and never one that differs in its order only."""

    def __init__(self, rng: Random):
        self._rng = rng
        self._used: set[str] = set()

    def draw(self, prefix: str, born: date, sex: str) -> str:
        """An 18-digit number; the order's last digit is odd for men."""
        parity = 1 if sex == "男" else 0
        for _ in range(2000):
            order = self._rng.randrange(1, 500) * 2 - 1 + (1 - parity)
            stem = f"{prefix}{born:%Y%m%d}{order:03d}"
            if stem not in self._used:
                self._used.add(stem)
                return stem + ric.calc_check_digit(stem + "0")
        raise RuntimeError(f"no order number is left for {born:%Y-%m-%d}")


def short_form(id_no: str) -> str:
    """The 15-digit form of a number of somebody born in the 20th century."""
    return id_no[:6] + id_no[8:17]


def organisation_code(rng: Random) -> str:
    """An organisation code (GB 11714) with its check character."""
    digits = [rng.randrange(10) for _ in range(8)]
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    check = 11 - sum(d * w for d, w in zip(digits, weights, strict=True)) % 11
    return "".join(map(str, digits)) + "-" + {10: "X", 11: "0"}.get(check, str(check))
