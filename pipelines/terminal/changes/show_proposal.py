"""What opening a year would add, what goes on by itself, and what is expected, on the screen."""

from __future__ import annotations

from pathlib import Path

from pipelines.language import name_of, say
from pipelines.opening.propose_year import KEYS, Proposal, has_ended
from pipelines.opening.seed_table import Row, read_table


def show_proposal(proposal: Proposal, seeds: Path) -> None:
    """Print it, a line a row; the seeds tell names, key works and what is expected."""
    known = _names(seeds)
    for name, rows in proposal.rows.items():
        told = {"table": say(f"open_year.name.{name}"), "count": len(rows)}
        there = proposal.there.get(name, 0) + proposal.standing.get(name, 0)
        print(say("open_year.table_head", there=there, **told))
        for row in rows:
            print(f"  + {_words(row, name, known)}")
        for row in proposal.ended.get(name, []):
            print(f"  - {say('open_year.ended', what=_words(row, name, known))}")
    _show_key_works(proposal.year, seeds)
    _show_expected(proposal.year, seeds)


def _names(seeds: Path) -> dict[str, str]:
    """What indicators and areas are called, by their codes."""
    indicators = read_table(seeds, "indicators").rows
    areas = read_table(seeds, "areas").rows
    return {row["indicator_id"]: name_of(row) for row in indicators} | {
        row["area_code"]: row["short_name"] for row in areas
    }


def _words(row: Row, name: str, known: dict[str, str]) -> str:
    codes = (row[key] for key in KEYS[name] if row[key])
    what = " ".join(f"{code} {known.get(code, '')}".strip() for code in codes)
    goal = row.get("target_value") or row.get("milestone_title") or row.get("value", "")
    start = row.get("period_start") or row["valid_from"]
    end = row.get("period_end") or row.get("valid_to") or "…"
    return f"{what}  {goal} {row.get('unit', '')}  {start}–{end}".replace("  –", "")


def _show_key_works(year: int, seeds: Path) -> None:
    past = [
        row
        for row in read_table(seeds, "key_works").rows
        if row["target_date"] and row["target_date"] < f"{year}-01-01" and not has_ended(row, year)
    ]
    if past:
        numbers = ", ".join(row["key_work"] for row in past)
        print(say("open_year.key_works", numbers=numbers, year=year))


def _show_expected(year: int, seeds: Path) -> None:
    levels = [row["area_level"] for row in read_table(seeds, "areas").rows if not row["valid_to"]]
    print(say("open_year.expected", year=year))
    total = 0
    for row in read_table(seeds, "expected_deliveries").rows:
        months = _months_of(row, year)
        count = months * levels.count(row["deliverer_level"])
        total += count
        told = {
            "title": say(f"feed.{row['feed']}"),
            "level": say(f"open_year.level.{row['deliverer_level']}"),
            "cadence": say(f"open_year.cadence.{row['cadence']}"),
            "day": row["due_day"],
        }
        if count:
            print("  " + say("open_year.expected_line", count=count, **told))
    print(say("open_year.expected_total", count=f"{total:,}"))


def _months_of(row: Row, year: int) -> int:
    since = row["from_month"]
    if row["cadence"] == "yearly":
        return int(since <= f"{year}-{int(row['due_month']):02d}-01")
    months = range(1, 13) if row["cadence"] == "monthly" else (3, 6, 9, 12)
    return sum(since <= f"{year}-{month:02d}-01" for month in months)
