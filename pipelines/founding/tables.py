"""A new district's tables: what it chose of the catalogue, with its own values."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from pipelines.founding.catalogue import Catalogue, Row, contracts_by_feed
from pipelines.founding.description import Description, KeyWork, Standard
from pipelines.founding.places import alias_rows, area_rows, tile_rows, town_codes

_SHARE = "比率"


def tables(told: Description, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The rows of every table of the district's seeds, by table."""
    chosen = {name for work in told.key_works for name in work.indicators}
    chosen |= {f"std_{standard}" for standard in told.standards}
    feeds = catalogue.rows("indicator_feeds")
    return {
        "areas": area_rows(told),
        "area_aliases": alias_rows(told),
        "area_tiles": tile_rows(told),
        "feeds": [
            {"feed": feed, "name_zh": one.title} for feed, one in contracts_by_feed().items()
        ],
        "expected_deliveries": _expected(told),
        "programmes": _programmes(told, catalogue),
        "policy_standards": _standards(told),
        "home_care_categories": _categories(told),
        "key_works": [_key_work(place, work) for place, work in _numbered(told)],
        "indicators": _indicators(told, catalogue, chosen),
        "indicator_feeds": [row for row in feeds if row["indicator_id"] in chosen],
        "indicator_targets": _targets(told, catalogue),
        "check_thresholds": catalogue.rows("check_thresholds"),
        "published_figures": [],
    }


def _numbered(told: Description) -> list[tuple[int, KeyWork]]:
    return list(enumerate(told.key_works, start=1))


def _expected(told: Description) -> list[Row]:
    contracts = contracts_by_feed()
    return [
        {
            "feed": feed,
            "deliverer_level": level,
            "cadence": contracts[feed].cadence,
            "due_month": str(due.month or ""),
            "from_month": f"{due.since}",
            "due_day": str(due.due_day),
            "until_month": str(due.until or ""),
        }
        for feed, due in told.feeds.items()
        for level in due.by
    ]


def _programmes(told: Description, catalogue: Catalogue) -> list[Row]:
    known = catalogue.by_code("programmes", "programme_code")
    works = {work.indicators[0][:4]: str(place) for place, work in _numbered(told)}
    return [
        known[code]
        | {
            "hukou_demanded": "、".join(demanded),
            "key_work": works.get(f"kw{int(known[code]['key_work'] or 0):02}", ""),
        }
        for code, demanded in told.programmes.items()
    ]


def _standards(told: Description) -> list[Row]:
    codes = {town.name: code for code, town in town_codes(told).items()}
    return [
        row
        for name, one in told.standards.items()
        for area, values in (
            (told.district_code, one.values),
            *((codes[town], own) for town, own in one.towns.items()),
        )
        for row in _dated(name, one, area, values)
    ]


def _dated(name: str, told: Standard, area: str, values: dict[date, Decimal]) -> list[Row]:
    days = sorted(values)
    ends = {first: f"{then - timedelta(days=1)}" for first, then in pairwise(days)}
    shared = {"standard": name, "area_code": area, "unit": told.unit, "source": told.source}
    return [
        {
            **shared,
            "value": f"{values[day]}",
            "valid_from": f"{day}",
            "valid_to": ends.get(day, ""),
            "verified": "true",
        }
        for day in days
    ]


def _categories(told: Description) -> list[Row]:
    return [
        {
            "category_code": f"HC{place:02}",
            "category_name": name,
            "valid_from": f"{since}",
            "valid_to": "",
            "source": "district.yml",
            "verified": "true",
        }
        for place, (name, since) in enumerate(told.home_care_categories.items(), start=1)
    ]


def _key_work(place: int, work: KeyWork) -> Row:
    years_asked = {*work.targets, *work.milestones}
    last = date(max(years_asked), 12, 31) if years_asked else ""
    titles = {"title_zh": work.title.zh, "title_en": work.title.en}
    told = {"key_work": str(place), "class": work.class_, "lead_section": work.lead}
    years = {"from_year": str(work.from_year or ""), "until_year": str(work.until_year or "")}
    return titles | told | {"target_date": f"{last}"} | years


def _indicators(told: Description, catalogue: Catalogue, chosen: set[str]) -> list[Row]:
    known = catalogue.by_code("indicators", "indicator_id")
    placed = [
        (name, str(place), str(name == work.indicators[0]).lower())
        for place, work in _numbered(told)
        for name in work.indicators
    ]
    works = {name for name, *_ in placed}
    placed += [(name, "", "false") for name in known if name in chosen - works]
    return [
        known[name] | {"display_order": str(order), "key_work": work, "is_headline": headline}
        for order, (name, work, headline) in enumerate(placed, start=1)
    ]


def _targets(told: Description, catalogue: Catalogue) -> list[Row]:
    """A share is asked of each town too, as milestones are; a number of the district alone."""
    known = catalogue.by_code("indicators", "indicator_id")
    shares = {name for name, row in known.items() if row["unit"] == _SHARE}
    rows = []
    for work in told.key_works:
        headline = work.indicators[0]
        own = "" if headline in shares else told.district_code
        rows += [
            _target(told, headline, year) | {"area_code": own, "target_value": f"{value}"}
            for year, value in sorted(work.targets.items())
        ]
        rows += [
            _target(told, headline, year)
            | {"milestone_kind": one.kind, "milestone_count": f"{one.count}"}
            | {"milestone_title": one.title}
            for year, asked in sorted(work.milestones.items())
            for one in asked
        ]
    return rows


def _target(told: Description, headline: str, year: int) -> Row:
    return {
        "indicator_id": headline,
        "year": f"{year}",
        "area_code": "",
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "source": f"{told.name.zh}重点工作目标",
    }
