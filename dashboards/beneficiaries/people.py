"""Exhibits of 受益人群: people by programme, town and village, beside the last year's."""

from __future__ import annotations

import polars as pl

from dashboards.beneficiaries.words import counted, source
from dashboards.door import read
from dashboards.parts.columns import count_column, word_column
from dashboards.parts.subject import Subject, programme_names, rounded_words, untold_words
from pipelines.frames.analyst_query import query_of
from pipelines.frames.programmes import ALL
from pipelines.frames.subjects import beneficiaries, people_cuts
from pipelines.language import join_sentences
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

_COMPARED = ("people_count", "last_year_count")


def people_by_programme(subject: Subject) -> Exhibit:
    """People of each programme, with the last year's, new and left."""
    frame = read(beneficiaries.read_people_by_programme, as_of=subject.as_of, town=subject.town)
    names = programme_names()
    programmes = frame.filter(pl.col("programme_code") != ALL).with_columns(
        programme=pl.col("programme_code").replace_strict(names)
    )
    return Exhibit(
        "programmes",
        subject.titled("beneficiaries.programmes", of_programme=False),
        programmes,
        (word_column("programme", "subject.programme"), *_counts()),
        Chart("bars", "programme", "people_count"),
        counted("counted", "changed", "parted"),
        source("rpt_beneficiary_changes"),
        query_of("rpt_beneficiary_changes", as_of_month=subject.as_of, town_code=subject.town),
        join_sentences(
            untold_words(programmes, *_COMPARED), rounded_words(not subject.is_district)
        ),
    )


def people_by_town(subject: Subject) -> Exhibit:
    """People of each town, of the chosen programme."""
    frame = read(
        beneficiaries.read_people_by_town, as_of=subject.as_of, programme=subject.programme
    )
    return Exhibit(
        "towns",
        subject.titled("beneficiaries.towns", of_town=False),
        frame,
        (word_column("area_name", "page.town"), *_counts()),
        Chart("bars", "area_name", "people_count"),
        counted("counted", "town_counted"),
        source("rpt_beneficiary_changes"),
        query_of(
            "rpt_beneficiary_changes", as_of_month=subject.as_of, programme_code=subject.programme
        ),
        join_sentences(untold_words(frame, *_COMPARED), rounded_words(True)),
    )


def people_by_village(subject: Subject) -> Exhibit:
    """People of each village; drawn for one town, listed for all."""
    frame = read(
        people_cuts.read_people_by_village,
        as_of=subject.as_of,
        programme=subject.programme,
        town=subject.town,
    )
    return Exhibit(
        "villages",
        subject.titled("beneficiaries.villages"),
        frame,
        (
            word_column("town_name", "page.town"),
            word_column("village_name", "subject.village"),
            count_column("people_count", "subject.people"),
        ),
        None if subject.is_district else Chart("bars", "village_name", "people_count"),
        counted("counted", "village_counted"),
        source("rpt_beneficiary_villages"),
        query_of(
            "rpt_beneficiary_villages", as_of_month=subject.as_of, programme_code=subject.programme
        ),
        rounded_words(True),
    )


def _counts() -> tuple[Column, ...]:
    return (
        count_column("people_count", "subject.people"),
        count_column("last_year_count", "subject.last_year"),
        count_column("new_count", "beneficiaries.new"),
        count_column("left_count", "beneficiaries.left"),
    )
