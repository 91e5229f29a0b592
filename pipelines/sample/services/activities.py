"""Training for newcomers and coordinators, and the department's outreach activities."""

from __future__ import annotations

from datetime import date
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import MONTHS, day_in
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row, World

COURSES = (
    "文化进修",
    "扫盲",
    "书法",
    "电工",
    "计算机",
    "广场舞",
    "电影展播",
    "协管员业务",
    "其他",
)
COURSE_WEIGHTS = (14, 8, 8, 14, 16, 14, 12, 10, 4)
KINDS = ("党派服务进社区", "党派服务进园区", "海外联谊", "暖企走访")


def training_rows(world: World) -> list[tuple[str, Row]]:
    """Sessions since January 2013, by town."""
    rng = world.rng("training")
    rows = []
    for town in load_towns().values():
        for month in MONTHS[local_word("first_training_month").get(town.name, 12) :]:
            for _ in range(max(1, world.free(1 + town.weight // 8))):
                rows.append((town.name, _session(town.name, day_in(month, rng), rng)))
    rows.sort(key=lambda entry: entry[1]["held_on"])
    return rows


def _session(town: str, day: date, rng: Random) -> Row:
    course = rng.choices(COURSES, COURSE_WEIGHTS)[0]
    participants = rng.randint(90, 420) if course == "电影展播" else rng.randint(18, 60)
    newcomers = int(participants * rng.uniform(0.35, 0.85))
    return {
        "town": town,
        "site": rng.choice(local_word("training_sites")[town]),
        "course": course,
        "held_on": day,
        "participants": participants,
        "newcomer_participants": 0 if course == "协管员业务" else newcomers,
    }


def outreach_rows(world: World) -> list[Row]:
    """Activities since January 2013."""
    rng = world.rng("outreach")
    rows = []
    for month in MONTHS[12:]:
        for _ in range(max(2, world.free(7))):
            rows.append(_activity(day_in(month, rng), rng))
    rows.sort(key=lambda row: row["held_on"])
    return rows


def _activity(day: date, rng: Random) -> Row:
    kind = rng.choices(KINDS, (30, 20, 12, 38))[0]
    row = {
        "kind": kind,
        "place": rng.choice(local_word("outreach_places")[kind]),
        "held_on": day,
        "participants": rng.randint(3, 9) if kind == "暖企走访" else rng.randint(20, 160),
    }
    if kind == "暖企走访":
        raised = rng.randint(0, 7)
        row |= {"issues_raised": raised, "issues_resolved": rng.randint(raised // 2, raised)}
    return row
