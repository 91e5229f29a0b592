"""Training for newcomers and coordinators, and the department's outreach activities."""

from __future__ import annotations

from datetime import date
from random import Random

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
SITES = {
    "西南街道": ("张边新三水人服务站", "河口新三水人服务站", "西南街道文化中心"),
    "云东海街道": ("云东海新三水人服务站",),
    "大塘镇": ("大塘工业园新三水人服务站",),
    "乐平镇": ("乐平新三水人服务站", "范湖新三水人服务站"),
    "白坭镇": ("白坭新三水人服务站",),
    "芦苞镇": ("芦苞新三水人服务站",),
    "南山镇": ("南山新三水人服务站",),
}
KINDS = ("党派服务进社区", "党派服务进园区", "海外联谊", "暖企走访")
PLACES = {
    "党派服务进社区": ("张边社区", "云秀社区", "范湖社区"),
    "党派服务进园区": ("乐平工业园区", "大塘工业园区"),
    "海外联谊": ("香港", "澳门", "三水区侨联会议室"),
    "暖企走访": ("中心科技园企业", "乐平工业园企业", "大塘工业园企业", "白坭工业园企业"),
}
# 南山's station opened in spring 2013: its first quarter is empty.
FIRST_MONTH = {"南山镇": 15}


def training_rows(world: World) -> list[tuple[str, Row]]:
    """Sessions since January 2013, by town."""
    rng = world.rng("training")
    rows = []
    for town in load_towns().values():
        for month in MONTHS[FIRST_MONTH.get(town.name, 12) :]:
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
        "site": rng.choice(SITES[town]),
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
        "place": rng.choice(PLACES[kind]),
        "held_on": day,
        "participants": rng.randint(3, 9) if kind == "暖企走访" else rng.randint(20, 160),
    }
    if kind == "暖企走访":
        raised = rng.randint(0, 7)
        row |= {"issues_raised": raised, "issues_resolved": rng.randint(raised // 2, raised)}
    return row
