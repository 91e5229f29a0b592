"""重点工作进度一览: an entry per key work with its status, milestones and a few words."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from pipelines.district_kind import district_kind
from pipelines.report.read_progress import KeyWork, Progress
from pipelines.summary.content.article import KeyWorkEntry
from pipelines.summary.content.fact import Missing
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, Sentence
from pipelines.summary.plan import plan
from pipelines.summary.sections.contents import key_work_lines

ONLY_DISTRICT = "不分镇街统计"
_NO_TARGET = "不适用"
_WITH_REASON = frozenset({"滞后", "未启动", "数据不足"})
_LACKING, _BEHIND = "数据不足", "滞后"
_MILESTONES = """
    select distinct key_work, milestone_name, milestone_kind, occurred_on
    from fct_milestones
    where occurred_on between $first and last_day($last)
        and town_code in ($area, (select area_code from dim_areas where area_level = 'district'))
    order by key_work, occurred_on, milestone_name
"""
# A milestone of these kinds is named by a noun.
_VERBS = {"活动举办": "举行", "专项行动": "开展"}
_ISSUED = "印发"
_UNSURE = re.compile(
    r"\d+(?:\.\d+)?[万亿多]*[名人家个元户张份次所间场村%％]|〔(?:已入保管库|号码)〕"
)
_LOOK_FIRST = Missing("", "里程碑事项", "里面有数字或被遮住的内容，核对后自行写入")
# A form's half-width brackets, as print has them.
_BRACKETS = str.maketrans("()", "（）")


def key_work_list(
    connection: duckdb.DuckDBPyConnection, progress: Progress, book: FactBook
) -> tuple[tuple[KeyWorkEntry, ...], list[LeftOut]]:
    """The entries that have something to say, and milestones that an editor must look at first.

    In a town the entries are of the works that are counted there.
    """
    reached, unsure = _milestones(connection, progress)
    entries = [
        _entry(work, reached.get(work.work["key_work"], ()), book)
        for work in progress.key_works
        if not is_of_district(work)
    ]
    return tuple(one for one in entries if one.told or one.reached or one.status), unsure


def is_of_district(work: KeyWork) -> bool:
    """Whether the work is counted for the whole district only, seen from a town."""
    headline = work.headline
    return ONLY_DISTRICT in {headline["status_reason"], headline["unknown_reason"]}


def list_title(book: FactBook) -> str:
    """What the list is called: progress only where anything had a target."""
    return "重点工作进度一览" if book.has_targets else "各项工作情况一览"


def list_note(progress: Progress, entries: tuple[KeyWorkEntry, ...]) -> str:
    """Which works the list leaves out: what is known may be too small, or doubted."""
    listed = {entry.number for entry in entries}
    of_district = sum(map(is_of_district, progress.key_works))
    silent = [
        work.headline["unknown_reason"]
        for work in progress.key_works
        if not is_of_district(work) and work.work["key_work"] not in listed
    ]
    left_out = (
        (of_district, f"项由{district_kind()}统一实施，不分镇街统计"),
        (silent.count(None), "项的数字人数少或待核，没有写"),
        (len(silent) - silent.count(None), "项这一时期没有应报的数据"),
    )
    told = [f"另有{count}{words}" for count, words in left_out if count]
    return "；".join(told) + "。" if told else ""


def _entry(work: KeyWork, reached: tuple[str, ...], book: FactBook) -> KeyWorkEntry:
    number = work.work["key_work"]
    lines = key_work_lines(number, work.headline["indicator_id"], book)
    told = [one for one in lines if isinstance(one, Sentence)]
    status = book.statuses[number]
    return KeyWorkEntry(
        number=number,
        title=work.work["title_zh"],
        rank=_rank(work.work["class"] or "", book.year),
        status="" if status == _NO_TARGET else status,
        reached=reached,
        told=tuple(told),
        reason=_reason(work, status, book),
    )


def _rank(rank: str, year: int) -> str:
    """A work was not yet of its class in a year before the one that the class is named for."""
    named = rank[:4]
    return "" if named.isdigit() and int(named) > year else rank


def overdue_words(work: KeyWork, status: str, is_guarded: bool) -> str | None:
    """What a work lacks whose time is over; empty where it is not told, null where none is."""
    headline = work.headline
    if status != _BEHIND or (headline["time_elapsed_ratio"] or 0) < 1:
        return None
    shares = None if is_guarded else _shares(headline)
    return plan().work(work.work["key_work"]).gap.format(**shares) if shares else ""


def _shares(headline: dict[str, Any]) -> dict[str, str] | None:
    """All, done and gap of a ratio that is short of the whole, with their unit."""
    done, whole, unit = (headline[n] for n in ("numerator", "denominator", "counted_unit"))
    if not whole:
        return None
    counts = {"all": whole, "done": done, "gap": whole - done}
    return {name: f"{count:.0f}{unit}" for name, count in counts.items()}


def _reason(work: KeyWork, status: str, book: FactBook) -> str:
    """A town's exact numbers are guarded: of it only the deliveries that lack are named."""
    if status not in _WITH_REASON or (book.is_guarded and status != _LACKING):
        return ""
    headline = work.headline
    if status == _LACKING:
        return headline["status_reason"]
    shares = _shares(headline)
    if shares:
        return plan().work(work.work["key_work"]).reason.format(**shares)
    asked = headline["milestone_words"]
    return f"里程碑：{asked}" if asked else ""


def _same_day(names: list[str]) -> str:
    """What happened on a day; documents that were issued together share their verb."""
    issued = [name.removesuffix(_ISSUED) for name in names if name.endswith(f"》{_ISSUED}")]
    if len(issued) < 2:
        return "，".join(names)
    others = [name for name in names if not name.endswith(f"》{_ISSUED}")]
    return "，".join([f"{'和'.join(issued)}{_ISSUED}", *others])


def _milestones(
    connection: duckdb.DuckDBPyConnection, progress: Progress
) -> tuple[dict[int, tuple[str, ...]], list[LeftOut]]:
    values: dict[str, Any] = {
        "first": date(progress.as_of_month.year, 1, 1),
        "last": progress.as_of_month,
        "area": progress.area_code,
    }
    found: dict[int, tuple[str, ...]] = {}
    read = connection.execute(_MILESTONES, values).fetchall()
    # A list's free text: a figure in it has no note, and what intake hid is no news.
    unsure = [LeftOut(name, (_LOOK_FIRST,)) for _, name, *_ in read if _UNSURE.search(name)]
    rows = [row for row in read if not _UNSURE.search(row[1])]
    for (work, day), of_day in groupby(rows, key=itemgetter(0, 3)):
        names = [_VERBS.get(kind, "") + name.translate(_BRACKETS) for _, name, kind, _ in of_day]
        told = f"{day.month}月{day.day}日，{_same_day(names)}"
        found[work] = (*found.get(work, ()), told)
    return found, unsure
