"""What was planted so far: findings, near misses, and who already carries a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Any, TypeVar

from pipelines.sample.faults.finding import Finding, Later, NearMiss
from pipelines.sample.people.areas import load_towns
from pipelines.sample.people.person import Person
from pipelines.sample.world import World

Thing = TypeVar("Thing")
FEWEST, MOST = 2, 6
SMALL_SCALE = 0.5
SHORT = 15


class FaultBook:
    """Keeps the answers of the planted faults and lets one person carry one of them."""

    def __init__(self, world: World):
        self._world = world
        self._rngs: dict[str, Random] = {}
        self._causes: Counter[str] = Counter()
        self._used: set[str] = set()
        self.findings: list[Finding] = []
        self.near_misses: list[NearMiss] = []
        self.later: list[Later] = []

    def rng(self, code: str) -> Random:
        """Chance of a code's faults, the same stream at every call."""
        return self._rngs.setdefault(code, self._world.rng(f"faults {code}"))

    def count(self, code: str, fewest: int = FEWEST, most: int = MOST) -> int:
        """How many faults to plant: it varies by seed; one or two in a small sample."""
        wanted = self.rng(code).randint(fewest, most)
        return wanted if self._world.scale >= SMALL_SCALE else min(wanted, 2)

    def is_free(self, thing: Any) -> bool:
        """Whether neither the thing nor one of its people carries a fault or a near miss.

        Who is known by 15 digits never is: the funeral home may know 18, which I3 finds.
        """
        return not any(mark in self._used or len(mark) == SHORT for mark in _marks(thing))

    def has_marked(self, rows: Iterable[dict[str, Any]]) -> bool:
        """Whether one of the rows is about somebody who carries a fault or a near miss."""
        return any(row["id_no"] in self._used for row in rows)

    def take(self, *things: Any) -> None:
        """Mark people, households, accounts … as carrying a fault or a near miss."""
        for thing in things:
            self._used.update(_marks(thing))

    def choose(self, code: str, candidates: Iterable[Thing], count: int) -> list[Thing]:
        """Draw free candidates and take them; fewer where there are not enough."""
        pool = [candidate for candidate in candidates if self.is_free(candidate)]
        chosen: list[Thing] = []
        for candidate in self.rng(code).sample(pool, len(pool)):
            if len(chosen) == count:
                break
            if self.is_free(candidate):
                self.take(candidate)
                chosen.append(candidate)
        return chosen

    def cause(self, code: str) -> str:
        """The name of the next planted fault of a code, such as D1-2."""
        self._causes[code] += 1
        return f"{code}-{self._causes[code]}"

    def find(
        self,
        code: str,
        kind: str,
        subject: str,
        months: Iterable[int],
        *,
        cause: str,
        programme: str | None = None,
        town: str | None = None,
        amount: int | None = None,
    ) -> None:
        """Note a finding, as gathered; it is a consequence when its cause has another code."""
        self.findings.append(
            Finding(
                code,
                kind,
                subject,
                programme,
                town,
                tuple(sorted(set(months))),
                amount,
                cause,
                cause.split("-")[0] != code,
            )
        )

    def near_miss(self, code: str, kind: str, subject: str, what: str) -> None:
        """Note something that a check must leave alone."""
        self.near_misses.append(NearMiss(code, kind, subject, what))

    def slip(self, number: str) -> str:
        """Note a number that stands in a list and is nobody's: it is a personal value too."""
        self._world.population.wrong_numbers.add(number)
        return number

    def answers(self) -> dict[str, list[dict[str, Any]]]:
        """`faults` and `near_misses` of answers.json, sorted."""
        findings = sorted(
            self.findings, key=lambda f: (f.code, f.months, f.subject, f.programme or "")
        )
        misses = sorted(self.near_misses, key=lambda m: (m.code, m.subject, m.what))
        return {
            "faults": [finding.as_json() for finding in findings],
            "near_misses": [miss.as_json() for miss in misses],
        }


def household_id(town: str, number: str) -> str:
    """A household as a subject: its town's code and its number."""
    return f"{load_towns()[town].code}-{number}"


def _marks(thing: Any) -> list[str]:
    """What stands for a thing: the numbers of its people, and a household's own.

    A holder, an elder, a stay and a listed row are their person; a tuple is all its parts.
    """
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [mark for part in thing for mark in _marks(part)]
    if isinstance(thing, Person):
        return [thing.id_no, thing.printed_id]
    if isinstance(thing, dict):
        return [thing["id_no"]]
    if hasattr(thing, "members"):
        return [thing.number, *_marks(tuple(thing.members))]
    return _marks(thing.row if hasattr(thing, "row") else thing.person)
