"""Invented names: faker's Chinese surnames and given names, none of them a word of the project."""

from __future__ import annotations

from functools import cache
from random import Random

RARE = "𠮷"

# Words of three characters that a surname and two given-name characters could form by chance.
STOP_LIST = frozenset({"云计算", "太平洋", "高文化", "新文化", "东平河", "金沙江"})


def han_pieces(texts: list[str]) -> frozenset[str]:
    """Every piece of two to four Chinese characters that stands in the texts."""
    pieces = set()
    for text in texts:
        for size in (3, 4):
            pieces.update(text[i : i + size] for i in range(len(text) - size + 1))
    return frozenset(pieces)


@cache
def _parts() -> tuple[list[str], list[float], dict[str, list[str]]]:
    from faker.providers.person.zh_CN import Provider

    # A rank's weight stands in for frequency: the list runs from the most common surname down.
    surnames = [name for name in Provider.last_names if len(name) <= 2]
    weights = [(2.0 if len(name) == 1 else 0.02) / (rank + 8) for rank, name in enumerate(surnames)]
    given = {
        "男": sorted({c for name in Provider.first_names_male for c in name}),
        "女": sorted({c for name in Provider.first_names_female for c in name}),
    }
    return surnames, weights, given


class NamePool:
    """Draws names of three characters (now and then four) that are no words of the vocabulary."""

    def __init__(self, rng: Random, vocabulary: list[str]):
        self._rng = rng
        self._words = han_pieces(vocabulary)
        self._surnames: list[str] = []
        self.drawn: set[str] = set()

    def draw(self, sex: str) -> str:
        """A name of a man (男) or a woman (女); the same name may be drawn again."""
        surnames, weights, given = _parts()
        while True:
            if not self._surnames:
                self._surnames = self._rng.choices(surnames, weights, k=5000)
            letters = given[sex]
            first, second = self._rng.choice(letters), self._rng.choice(letters)
            if self._rng.random() < 0.0004:
                second = RARE
            name = self._surnames.pop() + first + second
            if self._is_free(name):
                self.drawn.add(name)
                return name

    def _is_free(self, name: str) -> bool:
        if len(name) == 4 and (name[:3] in self._words or name[1:] in self._words):
            return False
        return name not in self._words and name not in STOP_LIST
