"""The description of a district: what its YAML may say, and what is wrong there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipelines.problem import Problem

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


class Town(_Part):
    """A town: its tile on the map (row, column) and the names of its villages."""

    name: str = Field(min_length=2)
    tile: tuple[int, int]
    villages: list[str] = Field(min_length=1)


class Due(_Part):
    """Who delivers a feed, from which month to which, by which day of the next; yearly: when."""

    by: list[Literal["town", "district"]] = Field(min_length=1)
    since: Month
    until: Month | None = None
    due_day: int = Field(15, ge=1, le=28)
    month: int | None = Field(None, ge=1, le=12)


class Standard(_Part):
    """A policy value: since when, how much; each holds until the next."""

    unit: str
    source: str
    values: dict[date, Decimal] = Field(min_length=1)


class KeyWork(_Part):
    """A key work and its first and last year; its first indicator is the headline.

    A target is to be reached in its year.
    """

    title: Name
    lead: str
    indicators: list[str] = Field(min_length=1)
    targets: dict[int, Decimal] = Field(default_factory=dict)
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
    """All that is told of a district; what it leaves out is taken from the default district."""

    code: str = Field(pattern=_CODE)
    name: Name
    city: str
    province: str
    hukou: dict[str, list[str]] = Field(min_length=1)
    towns: list[Town] = Field(min_length=1)
    feeds: dict[str, Due] = Field(min_length=1)
    programmes: dict[str, list[str]]
    standards: dict[str, Standard]
    key_works: list[KeyWork] = Field(min_length=1)
    summary: list[Section] = Field(min_length=1)
    home_care_categories: dict[str, date] = Field(default_factory=dict)
    neighbours: list[str] = Field(default_factory=list)
    newcomers: str = "流动人口"
    campaign: str = "慈善募捐"

    @property
    def district_code(self) -> str:
        """The district's own area code, 12 digits."""
        return f"{self.code}000000"


def read_description(path: Path) -> Description:
    """Read a district's description.

    Raises:
        Problem: the file is no YAML or does not describe a district; the sentence names the line
            and what stands there.
    """
    try:
        text = path.read_text(encoding="utf-8")
        told, node = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        raise Problem("init_no_yaml", exit_status=2, file=path.name, line=line) from None
    except (OSError, UnicodeDecodeError):
        raise Problem("init_unreadable", exit_status=2, file=path) from None
    try:
        return Description.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        code = {"missing": "init_missing", "extra_forbidden": "init_unknown_key"}
        place = ".".join(str(part) for part in first["loc"]) or path.name
        raise Problem(
            code.get(first["type"], "init_bad_value"),
            exit_status=2,
            file=path.name,
            line=line_of(node, first["loc"]),
            place=place,
            value=str(first["input"])[:60],
        ) from None


def line_of(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """The line (1-based) of a place in the file, or of the nearest part around it."""
    line = node.start_mark.line + 1 if node else 1
    for part in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part] if part < len(node.value) else None
        elif isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            key, node = pairs.get(str(part), (None, None))
            line = key.start_mark.line + 1 if key else line
            continue
        if node is None:
            break
        line = node.start_mark.line + 1
    return line
