"""Exhibits of 受益人群: people by age and sex, by month, and those of two programmes."""

from __future__ import annotations

import polars as pl

from dashboards.beneficiaries.words import counted, source
from dashboards.door import read
from dashboards.parts.columns import count_column, word_column
from dashboards.parts.subject import (
    Subject,
    programme_names,
    rounded_words,
    untold_words,
    with_programme_names,
)
from pipelines.frames.analyst_query import query_of
from pipelines.frames.programmes import ALL
from pipelines.frames.subjects import beneficiaries, people_cuts
from pipelines.language import join_sentences, say
from pipelines.report.exhibits.cell_words import MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit


def people_by_age(subject: Subject) -> Exhibit:
    """People of each age band, by sex."""
    frame = read(
        people_cuts.read_people_by_age_and_sex,
        as_of=subject.as_of,
        programme=subject.programme,
        town=subject.town,
    )
    is_unknown = (frame["age_band"] == "unknown").any()
    named = frame.with_columns(
        age=pl.Series(
            [say(f"beneficiaries.age_{band}") for band in frame["age_band"]], dtype=pl.String
        ),
        sex_name=pl.Series(
            [say(f"beneficiaries.sex_{sex}") for sex in frame["sex"]], dtype=pl.String
        ),
    )
    return Exhibit(
        "ages",
        subject.titled("beneficiaries.ages"),
        named,
        (
            word_column("age", "beneficiaries.age"),
            word_column("sex_name", "beneficiaries.sex"),
            count_column("people_count", "subject.people"),
        ),
        Chart("stacked", "age", "people_count", "sex_name"),
        counted("counted", "age_counted"),
        source("rpt_beneficiaries"),
        query_of(
            "rpt_beneficiaries",
            as_of_month=subject.as_of,
            programme_code=subject.programme,
            town_code=subject.town,
        ),
        join_sentences(
            say("beneficiaries.unknown_age") if is_unknown else "",
            rounded_words(not subject.is_district),
        ),
    )


def people_of_two_programmes(subject: Subject) -> Exhibit:
    """How many drew both of two programmes; each pair once."""
    frame = read(beneficiaries.read_programme_overlaps, as_of=subject.as_of, town=subject.town)
    names = programme_names()
    named = frame.with_columns(
        programme=pl.col("programme_code").replace_strict(names),
        other_programme=pl.col("other_programme_code").replace_strict(names),
    )
    return Exhibit(
        "overlaps",
        subject.titled("beneficiaries.overlaps", of_programme=False),
        named,
        (
            word_column("programme", "subject.programme"),
            word_column("other_programme", "beneficiaries.other_programme"),
            count_column("people_count", "subject.people"),
        ),
        Chart("heat", "programme", "people_count", "other_programme"),
        counted("overlap_counted", "counted"),
        source("rpt_programme_overlaps"),
        query_of("rpt_programme_overlaps", as_of_month=subject.as_of, town_code=subject.town),
        rounded_words(not subject.is_district),
    )


def people_by_month(subject: Subject) -> Exhibit:
    """People paid in each month, of each programme or of the chosen one."""
    frame = read(beneficiaries.read_people_by_month, as_of=subject.as_of, town=subject.town)
    is_chosen = pl.col("programme_code") == subject.programme
    is_one = pl.col("programme_code") != ALL
    shown = with_programme_names(frame.filter(is_one if subject.programme == ALL else is_chosen))
    return Exhibit(
        "months",
        subject.titled("beneficiaries.months"),
        shown,
        (
            Column("month", say("subject.month"), MONTH),
            word_column("programme", "subject.programme"),
            count_column("people_count", "subject.people"),
        ),
        Chart("lines", "month", "people_count", "programme"),
        counted("month_counted", "counted"),
        source("rpt_beneficiary_months"),
        query_of("rpt_beneficiary_months", town_code=subject.town),
        join_sentences(untold_words(shown, "people_count"), rounded_words(not subject.is_district)),
    )
