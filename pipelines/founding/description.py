"""The description of a district: what its YAML may say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

_CODE = r"^\d{6}$"


def _first_of_month(value: object) -> object:
    """2017-01 is its first day."""
    return f"{value}-01" if isinstance(value, str) and value.count("-") == 1 else value


Month = Annotated[date, BeforeValidator(_first_of_month)]


class _Part(BaseModel):
    """A part that may hold nothing but what is listed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(_Part):
    """A name in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


def _named(value: object) -> object:
    """A village that is no more than its name."""
    return {"name": value} if isinstance(value, str) else value


class Village(_Part):
    """A village or community; code and official name where a table of areas has them."""

    name: str = Field(min_length=1)
    code: str = ""
    official: str = ""


class Town(_Part):
    """A town and its villages; without a tile (row, column of the map) it gets a free one."""

    name: str = Field(min_length=2)
    tile: tuple[int, int] | None = None
    villages: list[Annotated[Village, BeforeValidator(_named)]] = Field(min_length=1)
    code: str = ""
    official: str = ""


class Due(_Part):
    """Who delivers a feed, from which month to which, by which day of the next; yearly: when."""

    by: list[Literal["town", "district"]] = Field(min_length=1)
    since: Month
    until: Month | None = None
    due_day: int = Field(15, ge=1, le=28)
    month: int | None = Field(None, ge=1, le=12)


class Standard(_Part):
    """A policy value: since when, how much; each holds until the next.

    A town's own values go before the district's.
    """

    unit: str
    source: str
    values: dict[date, Decimal] = Field(min_length=1)
    towns: dict[str, Annotated[dict[date, Decimal], Field(min_length=1)]] = Field(
        default_factory=dict
    )


class Milestone(_Part):
    """What a year asks for instead of a number: so many dated facts of a kind."""

    kind: str = Field(min_length=1)
    title: str = Field(min_length=1)
    count: int = Field(1, ge=1)


class KeyWork(_Part):
    """A key work and its first and last year; its first indicator is the headline.

    A target is to be reached in its year; a year has a number or milestones.
    """

    title: Name
    lead: str
    indicators: list[str] = Field(min_length=1)
    targets: dict[int, Decimal] = Field(default_factory=dict)
    milestones: dict[int, list[Milestone]] = Field(default_factory=dict)
    class_: str = Field("", alias="class")
    from_year: int | None = None
    until_year: int | None = None


class Section(_Part):
    """A section of the annual summary: the key works it tells, and tellers besides."""

    kicker: str
    title: str
    works: list[int] = Field(default_factory=list)
    tellers: list[str] = Field(default_factory=list)


class Description(_Part):
    """All that is told of a district; what it leaves out is taken from the default district.

    Attributes:
        areas: a table of towns and villages (.csv) beside the description, instead of `towns`.
        kind: what it is, where its name does not end with 区, 县, 市 or 旗.
        language: what its people read where they ask for no other.
    """

    code: str = Field(pattern=_CODE)
    name: Name
    kind: Literal["", "区", "县", "市", "旗"] = ""
    city: str
    province: str
    hukou: dict[str, list[str]] = Field(min_length=1)
    towns: list[Town] = Field(default_factory=list)
    areas: str = ""
    feeds: dict[str, Due] = Field(min_length=1)
    programmes: dict[str, list[str]]
    standards: dict[str, Standard]
    key_works: list[KeyWork] = Field(min_length=1)
    summary: list[Section] = Field(min_length=1)
    home_care_categories: dict[str, date] = Field(default_factory=dict)
    neighbours: list[str] = Field(default_factory=list)
    newcomers: str = "流动人口"
    campaign: str = "慈善募捐"
    language: Literal["zh", "en"] = "zh"

    @property
    def district_code(self) -> str:
        """The district's own area code, 12 digits."""
        return f"{self.code}000000"
