"""From the current build to the content of a summary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb

from pipelines.frames.works.standing import standing_of
from pipelines.report.read_progress import KeyWork, Progress, read_progress
from pipelines.summary.content.article import Article, KeyWorkEntry, Paragraph, Section
from pipelines.summary.content.fact_book import FactBook, read_fact_book
from pipelines.summary.content.restatements import read_restatements
from pipelines.summary.content.sentence import LeftOut, Sentence
from pipelines.summary.exhibits import year_exhibits
from pipelines.summary.sections.disability import disability_allowance
from pipelines.summary.sections.elders import elder_care, private_institutions
from pipelines.summary.sections.incubation import social_organisations
from pipelines.summary.sections.key_work_lines import key_work_lines
from pipelines.summary.sections.opening import deck, headline, lede
from pipelines.summary.sections.public_service import newcomers, outreach
from pipelines.summary.sections.reform import village_reform
from pipelines.summary.sections.relief import donations, funerals, relief

Teller = Callable[[FactBook], list[Sentence | LeftOut]]
# Kicker, heading, and what is told below it, a paragraph each.
_SECTIONS: tuple[tuple[str, str, tuple[Teller, ...]], ...] = (
    ("改革攻坚", "村（居）管理体制和服务机制改革", (village_reform,)),
    ("创新管理", "培育社会组织参与社会管理", (social_organisations,)),
    (
        "保障民生",
        "完善公共服务体系使民有所依",
        (elder_care, private_institutions, relief, funerals),
    ),
    ("民生实事", "落实残疾人生活津贴制度", (disability_allowance,)),
    ("服务大局", "服务新三水人，统筹社会力量", (newcomers, outreach, donations)),
)
_MILESTONES = """
    select key_work, milestone_name, occurred_on
    from fct_milestones
    where occurred_on between $first and last_day($last)
        and town_code in ($area, (select area_code from dim_areas where area_level = 'district'))
    order by key_work, occurred_on, milestone_name
"""


def write_article(
    connection: duckdb.DuckDBPyConnection,
    build_id: str,
    year: int | None = None,
    as_of: str | None = None,
    town: str | None = None,
) -> Article:
    """The content of a year's summary.

    Args:
        connection: the current build.
        build_id: its name.
        year: by default the latest whose December is in the data.
        as_of: YYYY-MM of that year; by default its last month in the data.
        town: name or code; by default the district, which is told as 全区.

    Raises:
        Problem: year, month or town are not in the data.
    """
    progress = read_progress(connection, year, as_of, town)
    name = progress.area_name if town else "全区"
    book = read_fact_book(connection, progress.as_of_month, progress.area_code, name)
    reached = _milestones(connection, progress)
    left_out: list[LeftOut] = []
    standing = standing_of(connection, progress.as_of_month, progress.area_code)
    # A town's is read from its figure as it is printed.
    statuses = dict(standing.filter("is_headline").select("key_work", "status").iter_rows())
    sections = [
        Section(kicker, title, tuple(p for p in paragraphs if p))
        for kicker, title, tellers in _SECTIONS
        for paragraphs in [[_written(teller(book), left_out) for teller in tellers]]
    ]
    return Article(
        title=headline(book),
        deck=deck(book, list(statuses.values())),
        year=book.year,
        as_of_month=book.as_of_month,
        area_name=name,
        lede=_written(lede(book, list(statuses.values())), left_out),
        sections=tuple(section for section in sections if section.paragraphs),
        key_works=tuple(
            _entry(work, statuses[number], reached.get(number, ()), book)
            for work in progress.key_works
            for number in [work.work["key_work"]]
        ),
        exhibits=tuple(year_exhibits(connection, book)),
        restatements=read_restatements(connection, book),
        left_out=tuple(left_out),
        is_guarded=book.is_guarded,
        build_id=build_id,
    )


def _written(said: list[Sentence | LeftOut], left_out: list[LeftOut]) -> Paragraph:
    """The sentences that could be written; the others go to the editor's list."""
    left_out += [one for one in said if isinstance(one, LeftOut)]
    return tuple(one for one in said if isinstance(one, Sentence))


def _entry(work: KeyWork, status: str, reached: tuple[str, ...], book: FactBook) -> KeyWorkEntry:
    told = [one for one in key_work_lines(work.work["key_work"], book) if isinstance(one, Sentence)]
    return KeyWorkEntry(
        number=work.work["key_work"],
        title=work.work["title_zh"],
        rank=work.work["class"] or "",
        status=status,
        reached=reached,
        told=tuple(told),
    )


def _milestones(
    connection: duckdb.DuckDBPyConnection, progress: Progress
) -> dict[int, tuple[str, ...]]:
    values: dict[str, Any] = {
        "first": date(progress.as_of_month.year, 1, 1),
        "last": progress.as_of_month,
        "area": progress.area_code,
    }
    found: dict[int, tuple[str, ...]] = {}
    for work, name, day in connection.execute(_MILESTONES, values).fetchall():
        found[work] = (*found.get(work, ()), f"{name}（{day.month}月{day.day}日）")
    return found
