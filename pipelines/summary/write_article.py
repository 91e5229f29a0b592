"""From the current build to the content of a summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import duckdb
import polars as pl

from pipelines.district_kind import district_kind
from pipelines.frames.works.standing import standing_everywhere, standing_in
from pipelines.report.read_progress import KeyWork, read_progress
from pipelines.summary.content.article import Article
from pipelines.summary.content.read_fact_book import read_fact_book, read_told_years
from pipelines.summary.content.restatements import read_restatements
from pipelines.summary.key_work_list import (
    is_of_district,
    key_work_list,
    list_note,
    list_title,
    overdue_words,
)
from pipelines.summary.printed_charts import charted, printed_charts
from pipelines.summary.sections.contents import sections, written
from pipelines.summary.sections.opening import deck, headline, lede


def write_article(
    connection: duckdb.DuckDBPyConnection,
    build_id: str,
    year: int | None = None,
    as_of: str | None = None,
    town: str | None = None,
    told_years: Callable[[duckdb.DuckDBPyConnection, int], pl.DataFrame] = read_told_years,
    everywhere: Callable[[duckdb.DuckDBPyConnection, date], pl.DataFrame] = standing_everywhere,
) -> Article:
    """The content of a year's summary.

    Args:
        connection: the current build.
        build_id: its name.
        year: by default the latest whose December is in the data.
        as_of: YYYY-MM of that year; by default its last month in the data.
        town: name or code; by default the district, which sentences call 全区, a county 全县.
        told_years: gives the figures of a year, of all areas; who writes many summaries of a
            build keeps them.
        everywhere: gives the standing at a month's end, of all areas.

    Raises:
        Problem: year, month or town are not in the data.
    """
    progress = read_progress(connection, year, as_of, town)
    month = progress.as_of_month
    told = told_years(connection, month.year)
    standing = standing_in(connection, everywhere(connection, month), month, progress.area_code)
    # A town's is read from its figure as it is printed.
    statuses = dict(standing.filter("is_headline").select("key_work", "status").iter_rows())
    counted = [work for work in progress.key_works if not is_of_district(work)]
    book = read_fact_book(
        connection,
        told,
        month,
        progress.area_code,
        progress.area_name if town else f"全{district_kind()}",
        {work.work["key_work"]: statuses[work.work["key_work"]] for work in counted},
        progress.area_name,
        _overdue(counted, statuses, bool(town)),
    )
    told_sections, left_out = sections(book)
    entries, unsure = key_work_list(connection, progress, book)
    titles = {work.work["key_work"]: work.work["title_zh"] for work in counted}
    article = Article(
        title=headline(book),
        deck=deck(book),
        year=book.year,
        as_of_month=book.as_of_month,
        place=book.place,
        lede=written(lede(book, titles)),
        sections=told_sections,
        list_title=list_title(book),
        list_note=list_note(progress, entries),
        key_works=entries,
        exhibits=tuple(printed_charts(connection, told, book)),
        restatements=(),
        left_out=(*left_out, *unsure),
        is_guarded=book.is_guarded,
        build_id=build_id,
    )
    printed = {(fact.indicator_id, fact.period) for fact in article.facts}
    printed |= charted(article.exhibits, book)
    return replace(article, restatements=read_restatements(connection, book, printed))


def _overdue(works: list[KeyWork], statuses: dict[int, str], is_guarded: bool) -> dict[int, str]:
    lacks = {
        work.work["key_work"]: overdue_words(work, statuses[work.work["key_work"]], is_guarded)
        for work in works
    }
    return {number: words for number, words in lacks.items() if words is not None}
