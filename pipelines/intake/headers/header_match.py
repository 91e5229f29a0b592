"""Which contract a header answers, and how near the others came."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.contracts import Contract


@dataclass(frozen=True)
class HeaderMatch:
    """Which contract a header answers, and where each of its columns stands.

    Attributes:
        first_row, last_row: the header's rows in the frame, from 0.
        columns: contract column → frame column.
        numbered: (contract column, number) → frame column.
        serial: frame columns that only count rows.
        texts: frame column → its header as the sheet prints it, from the top.
    """

    contract: Contract
    first_row: int
    last_row: int
    columns: dict[str, int]
    numbered: dict[tuple[str, int], int]
    serial: frozenset[int]
    texts: dict[int, tuple[str, ...]]

    def text(self, index: int) -> str:
        """The whole header over a frame column; empty when there is none."""
        return "".join(dict.fromkeys(self.texts.get(index, ())))

    @property
    def known(self) -> frozenset[int]:
        """The frame's columns that the contract knows, serial numbers included."""
        return frozenset(self.columns.values()) | set(self.numbered.values()) | self.serial


@dataclass
class NearMiss:
    """How near the sheets of a file came to each contract: feed → (words found, words missing)."""

    found: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    def note(self, contract: Contract, columns: dict[str, int]) -> tuple[str, ...]:
        """Put down how many columns were found; the titles of the required ones that were not."""
        missing = tuple(c.title for c in contract.header_columns if c.name not in columns)
        if len(columns) > self.found.get(contract.feed, (1, ()))[0]:
            self.found[contract.feed] = (len(columns), missing)
        return missing

    def nearest(self, count: int = 2) -> list[tuple[str, tuple[str, ...]]]:
        """The nearest contracts' feeds, and the required headers that each lacks."""
        ranked = sorted(self.found.items(), key=lambda item: (-item[1][0], len(item[1][1])))
        return [(feed, missing) for feed, (_, missing) in ranked[:count]]
