"""What a year takes over from the one before: targets moved on, standards that ended with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines.opening.seed_table import TABLES, Row, read_table

# What tells two rows of a table apart, besides their dates or year.
KEYS = {
    "indicator_targets": ("indicator_id", "area_code", "milestone_kind", "milestone_pattern"),
    "policy_standards": ("standard", "area_code"),
    "home_care_categories": ("category_code",),
}
_LAST_DAY = "9999-12-31"


@dataclass(frozen=True)
class Proposal:
    """What opening a year would add.

    Attributes:
        rows: new rows by table. there: how many of the year stand in a table already.
        ended: rows that ended within the year before and are not carried over, by table.
        standing: how many rows go on by themselves, by table.
    """

    year: int
    rows: dict[str, list[Row]]
    there: dict[str, int] = field(default_factory=dict)
    ended: dict[str, list[Row]] = field(default_factory=dict)
    standing: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many rows it would add."""
        return sum(map(len, self.rows.values()))


def propose_year(seeds: Path, year: int) -> Proposal:
    """Propose the rows of a year, from those of the year before.

    A target of the year before is proposed again with the same value, its period moved on by a
    year; a period that reaches into the new year stays, and a key work that ended has none. A
    standard or a category that ended on the last day of the year before is proposed again for the
    same span a year later; one that ended earlier has ended. Whatever has no end goes on by itself.
    """
    found = Proposal(year, {})
    ended = _ended_indicators(seeds, year)
    targets = read_table(seeds, TABLES[0]).rows
    _targets(found, tuple(row for row in targets if row["indicator_id"] not in ended))
    for name in TABLES[1:]:
        _dated(found, name, read_table(seeds, name).rows)
    return found


def _ended_indicators(seeds: Path, year: int) -> set[str]:
    """The indicators of key works whose last year was before that year."""
    ended = {row["key_work"] for row in read_table(seeds, "key_works").rows if has_ended(row, year)}
    indicators = read_table(seeds, "indicators").rows
    return {row["indicator_id"] for row in indicators if row.get("key_work") in ended}


def has_ended(work: Row, year: int) -> bool:
    """Whether a key work's last year was before that year."""
    return bool(work.get("until_year")) and int(work["until_year"]) < year


def _targets(found: Proposal, rows: tuple[Row, ...]) -> None:
    name = TABLES[0]
    own = {_key(name, row) for row in rows if row["year"] == str(found.year)}
    before = [row for row in rows if row["year"] == str(found.year - 1)]
    found.there[name] = len(own)
    found.rows[name] = [
        _moved_target(row, found.year) for row in before if _key(name, row) not in own
    ]


def _moved_target(row: Row, year: int) -> Row:
    reaches_on = row["period_end"] >= f"{year}-01-01"
    days = (row["period_start"], row["period_end"])
    start, end = days if reaches_on else map(a_year_later, days)
    return {
        **row,
        "year": str(year),
        "period_start": start,
        "period_end": end,
        "source": _carried(row["source"], year),
    }


def _dated(found: Proposal, name: str, rows: tuple[Row, ...]) -> None:
    first, last_before = f"{found.year}-01-01", f"{found.year - 1}-12-31"
    in_force = {
        _key(name, row)
        for row in rows
        if row["valid_from"] <= f"{found.year}-12-31" and (row["valid_to"] or _LAST_DAY) >= first
    }
    found.standing[name] = len(in_force)
    gone = [
        row
        for row in rows
        if f"{found.year - 1}-01-01" <= row["valid_to"] <= last_before
        and _key(name, row) not in in_force
    ]
    found.rows[name] = [
        {
            **row,
            "valid_from": max(a_year_later(row["valid_from"]), first),
            "valid_to": a_year_later(row["valid_to"]),
            "source": _carried(row["source"], found.year),
            "verified": "false",
        }
        for row in gone
        if row["valid_to"] == last_before
    ]
    found.ended[name] = [row for row in gone if row["valid_to"] != last_before]


def a_year_later(day: str) -> str:
    """The same day of the next year; of 29 February, the 28th."""
    told = date.fromisoformat(day)
    try:
        return str(told.replace(year=told.year + 1))
    except ValueError:
        return str(told.replace(year=told.year + 1, day=28))


def _key(name: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[name])


def _carried(source: str, year: int) -> str:
    return f"沿用{year - 1}年，待核；{source}" if source else f"沿用{year - 1}年，待核"
