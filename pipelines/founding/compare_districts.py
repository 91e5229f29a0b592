"""What differs between the folders of two districts, in about ten lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.contracts.local_forms import LOCAL_FORMS
from pipelines.district import DESCRIPTION, words_of
from pipelines.founding.catalogue import Catalogue, Row
from pipelines.language import language_in_force, list_words, say

_TOWN_KINDS = ("街道", "镇", "乡")
_COMPARED_STANDARD = "subsistence_monthly"
# Of what only one of the two has, so many are named.
_MOST_NAMED = 3


@dataclass(frozen=True)
class Difference:
    """One subject, and what each of the two folders says of it, in words."""

    subject: str
    first: str
    second: str


def compare_districts(first: Path, second: Path) -> list[Difference]:
    """Compare two districts' folders by their tables and their local words.

    Returns:
        One entry per subject in which they differ, in the language in force.
    """
    ours, theirs = _Folder(first), _Folder(second)
    told = {
        "place": (_place(ours), _place(theirs)),
        "areas": (_areas(ours), _areas(theirs)),
        "hukou": (_hukou(ours), _hukou(theirs)),
        "years": (_years(ours), _years(theirs)),
        "feeds": (_feeds(ours, theirs), _feeds(theirs, ours)),
        "due": (_due(ours), _due(theirs)),
        "programmes": (_programmes(ours, theirs), _programmes(theirs, ours)),
        "key_works": (_key_works(ours), _key_works(theirs)),
        "indicators": (_indicators(ours, theirs), _indicators(theirs, ours)),
        "standards": (_standards(ours), _standards(theirs)),
        "categories": (_categories(ours), _categories(theirs)),
        "summary": (_summary(ours), _summary(theirs)),
    }
    return [
        Difference(say(f"districts.{subject}"), *words)
        for subject, words in told.items()
        if words[0] != words[1]
    ]


def difference_table(found: list[Difference], first: str, second: str) -> str:
    """The differences as a table in Markdown, the districts named in its heading."""
    heading = [say("districts.column_subject"), first, second]
    rows = [[one.subject, one.first, one.second] for one in found]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, ["---"] * 3, *rows))


@dataclass(frozen=True)
class _Folder:
    path: Path

    def rows(self, table: str) -> list[Row]:
        return Catalogue(self.path / "seeds").rows(table)

    def words(self, *parts: str) -> dict[str, Any]:
        return words_of(self.path.joinpath(*parts))


def _place(folder: _Folder) -> str:
    told = folder.words(DESCRIPTION)
    return f"{folder.path.name} {told['province']}{told['city']}{told['name']['zh']}"


def _areas(folder: _Folder) -> str:
    areas = folder.rows("areas")
    towns = [area["short_name"] for area in areas if area["area_level"] == "town"]
    kinds = Counter(next((k for k in _TOWN_KINDS if t.endswith(k)), "…") for t in towns)
    villages = sum(area["area_level"] == "village" for area in areas)
    listed = list_words(f"{kind} {count}" for kind, count in kinds.items())
    return say("districts.areas_are", towns=len(towns), kinds=listed, villages=villages)


def _hukou(folder: _Folder) -> str:
    return list_words(folder.words(LOCAL_FORMS)["columns"]["hukou"]["values"])


def _years(folder: _Folder) -> str:
    years = sorted({row["year"] for row in folder.rows("indicator_targets")})
    since = min(row["from_month"] for row in folder.rows("expected_deliveries"))[:7]
    return say("districts.years_are", since=since, first=years[0], last=years[-1])


def _feeds(folder: _Folder, other: _Folder) -> str:
    mine, theirs = (
        {row["feed"] for row in one.rows("expected_deliveries")} for one in (folder, other)
    )
    named = (say(f"feed.{feed}") for feed in sorted(mine - theirs))
    return _counted(len(mine), named)


def _due(folder: _Folder) -> str:
    rows = folder.rows("expected_deliveries")
    # A form is one kind, however many owe it.
    days = Counter(day for day, _ in {(row["due_day"], row["feed"]) for row in rows})
    ended = len({row["feed"] for row in rows if row["until_month"]})
    listed = list_words(say("districts.day", day=d, count=n) for d, n in sorted(days.items()))
    return listed + (say("districts.ended", count=ended) if ended else "")


def _programmes(folder: _Folder, other: _Folder) -> str:
    theirs = {row["programme_code"] for row in other.rows("programmes")}
    rows = folder.rows("programmes")
    return _counted(len(rows), (_name(r) for r in rows if r["programme_code"] not in theirs))


def _key_works(folder: _Folder) -> str:
    rows = folder.rows("key_works")
    dated = {"from_year": "districts.begun", "until_year": "districts.ended"}
    counts = {code: sum(bool(row[column]) for row in rows) for column, code in dated.items()}
    return f"{len(rows)}" + "".join(say(code, count=n) for code, n in counts.items() if n)


def _indicators(folder: _Folder, other: _Folder) -> str:
    theirs = {row["indicator_id"] for row in other.rows("indicators")}
    rows = folder.rows("indicators")
    own = [row for row in rows if row["indicator_id"] not in theirs]
    return say("districts.indicators_are", count=len(rows), own=len(own))


def _standards(folder: _Folder) -> str:
    rows = folder.rows("policy_standards")
    kinds = len({row["standard"] for row in rows})
    last = [row for row in rows if row["standard"] == _COMPARED_STANDARD and not row["valid_to"]]
    told = list_words(f"{row['value']} {row['unit']}" for row in last)
    return say("districts.standards_are", count=kinds, subsistence=told or "—")


def _categories(folder: _Folder) -> str:
    return f"{len({row['category_name'] for row in folder.rows('home_care_categories')})}"


def _summary(folder: _Folder) -> str:
    plan = folder.words("summary", "plan.yml")
    return say("districts.summary_is", count=len(plan["sections"]), campaign=plan["campaign"])


def _counted(count: int, named: Iterable[str]) -> str:
    """How many there are, and some of those that the other has not."""
    names = list(named)
    if not names:
        return f"{count}"
    shown = list_words(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
    return f"{count}" + say("districts.named", names=shown)


def _name(row: Row) -> str:
    return row[f"name_{language_in_force()}"]
