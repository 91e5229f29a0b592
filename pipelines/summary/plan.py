"""What a summary is made of: the district's summary/plan.yml, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines.district import district_words


@dataclass(frozen=True)
class SectionPlan:
    """A section: its headings, and the names of the functions that tell it."""

    title: str
    tellers: tuple[str, ...]
    kicker: str
    otherwise: str = ""
    kicker_year: int | None = None
    kicker_otherwise: str = ""

    def kicker_in(self, year: int) -> str:
        """The word above its title in that year."""
        return self.kicker if self.kicker_year in {None, year} else self.kicker_otherwise


@dataclass(frozen=True)
class WorkPlan:
    """A key work in the list: who tells it, and how a share that is short is told."""

    tellers: tuple[str, ...] = ()
    reason: str = "{all}中已完成{done}"
    gap: str = "还差{gap}"


@dataclass(frozen=True)
class HeadlinePlan:
    """What a headline says of an indicator; first_year: only in its first year, or only later."""

    words: str
    first_year: bool | None = None


@dataclass(frozen=True)
class Plan:
    """Sections in their order; key work → how it is listed; indicator → headline, charts.

    campaign: what the yearly collection of gifts is called.
    """

    sections: tuple[SectionPlan, ...]
    works: dict[int, WorkPlan]
    headlines: dict[str, HeadlinePlan]
    large: tuple[str, ...]
    charts: dict[str, dict[str, str]]
    campaign: str = "慈善募捐"

    def work(self, key_work: int) -> WorkPlan:
        """How a key work is listed, also one that the plan does not name."""
        return self.works.get(key_work, WorkPlan())


@cache
def plan() -> Plan:
    """The plan of this district."""
    told = district_words("summary", "plan.yml")
    return Plan(
        sections=tuple(SectionPlan(**_tuples(one)) for one in told["sections"]),
        works={number: WorkPlan(**_tuples(one)) for number, one in told["works"].items()},
        headlines={name: HeadlinePlan(**one) for name, one in told["headlines"].items()},
        large=tuple(told["large"]),
        charts=told["charts"],
        campaign=told.get("campaign", Plan.campaign),
    )


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {"tellers": tuple(entry["tellers"])}
