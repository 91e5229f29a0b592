"""Exhibits of 资金: what people were paid since January, by programme and town."""

from __future__ import annotations

import polars as pl

from dashboards.door import read
from dashboards.money.words import PERIODS, counted, hidden_words, source
from dashboards.parts.columns import count_column, money_column, payments_column, word_column
from dashboards.parts.subject import (
    Subject,
    doubted_words,
    programme_names,
    rounded_words,
    untold_words,
    with_programme_names,
)
from pipelines.frames.analyst_query import query_of
from pipelines.frames.programmes import ALL, read_programmes
from pipelines.frames.subjects import spending
from pipelines.language import join_sentences
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit


def spending_cell(subject: Subject) -> dict:
    """The figures of the chosen programme and town, by column; see read_spending_grid."""
    is_chosen = (pl.col("programme_code") == subject.programme) & (
        pl.col("town_code") == subject.town
    )
    rows = _grid(subject).filter(is_chosen).to_dicts()
    return rows[0] if rows else {}


def money_by_programme(subject: Subject) -> Exhibit:
    """Money of each programme in the chosen town, with recipients, average and the last year."""
    sections = read(read_programmes).select("programme_code", "lead_section")
    frame = (
        _grid(subject)
        .filter(pl.col("town_code") == subject.town, pl.col("programme_code") != ALL)
        .join(sections, on="programme_code", how="left", maintain_order="left")
        .with_columns(programme=pl.col("programme_code").replace_strict(programme_names()))
    )
    return Exhibit(
        "programmes",
        subject.titled("money.programmes", of_programme=False),
        frame,
        (
            word_column("programme", "subject.programme"),
            *_figures(),
            word_column("lead_section", "money.lead_section"),
        ),
        Chart("bars", "programme", "amount_yuan"),
        counted("counted", "average_counted"),
        source(),
        _to_date_query(subject, town_code=subject.town),
        join_sentences(_notes(frame, not subject.is_district), doubted_words(subject)),
    )


def money_by_town(subject: Subject) -> Exhibit:
    """Money of each town, of the chosen programme."""
    frame = _grid(subject).filter(
        pl.col("programme_code") == subject.programme, pl.col("town_code") != ALL
    )
    return Exhibit(
        "towns",
        subject.titled("money.towns", of_town=False),
        frame,
        (word_column("area_name", "page.town"), *_figures()),
        Chart("bars", "area_name", "amount_yuan"),
        counted("counted", "town_counted", "average_counted"),
        source(),
        _to_date_query(subject, programme_code=subject.programme),
        _notes(frame, True),
    )


def money_by_programme_and_town(subject: Subject) -> Exhibit:
    """Money of each programme in each town, as shades."""
    cells = _grid(subject).filter(pl.col("programme_code") != ALL, pl.col("town_code") != ALL)
    frame = with_programme_names(cells.sort("town_code"))
    return Exhibit(
        "grid",
        subject.titled("money.grid", of_town=False, of_programme=False),
        frame,
        (
            word_column("programme", "subject.programme"),
            word_column("area_name", "page.town"),
            *_figures(),
        ),
        Chart("heat", "area_name", "amount_yuan", "programme"),
        counted("counted", "town_counted", "average_counted"),
        source(),
        _to_date_query(subject),
        _notes(frame, True),
    )


def _grid(subject: Subject) -> pl.DataFrame:
    return read(spending.read_spending_grid, as_of=subject.as_of)


def _figures() -> tuple[Column, ...]:
    return (
        money_column("amount_yuan", "money.amount"),
        count_column("people_count", "money.recipients"),
        payments_column("payment_count", "money.payments"),
        money_column("average_yuan", "money.average"),
        money_column("last_year_yuan", "subject.last_year"),
    )


def _notes(frame: pl.DataFrame, is_below_district: bool) -> str:
    told = frame.filter(~pl.col("is_hidden") & ~pl.col("is_last_year_hidden"))
    return join_sentences(
        untold_words(told, "amount_yuan", "last_year_yuan"),
        rounded_words(is_below_district),
        hidden_words(frame),
    )


def _to_date_query(subject: Subject, **chosen: str) -> str:
    return query_of(PERIODS, period_kind="to_date", as_of_month=subject.as_of, **chosen)
