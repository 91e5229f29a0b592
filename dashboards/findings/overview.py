"""How many findings there are: by group and answer, by check, by place and month."""

from __future__ import annotations

import polars as pl

from dashboards.door import read
from dashboards.findings.filters import Chosen, months_in_view
from dashboards.findings.words import (
    check_words,
    disposition_words,
    group_words,
    in_language,
    result_words,
)
from dashboards.parts.data_words import words_of_rows
from pipelines.frames.calendar import read_places
from pipelines.frames.clerks.findings import (
    read_check_counts,
    read_check_results,
    read_group_counts,
    read_town_counts,
)
from pipelines.language import say
from pipelines.report.exhibits.cell_words import MONEY, MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

_UNIT = "条"


def overview_exhibits(chosen: Chosen) -> list[Exhibit]:
    """The exhibits of the overview, of the chosen findings."""
    return [_by_group(chosen), _by_check(chosen), _by_town(chosen)]


def _by_group(chosen: Chosen) -> Exhibit:
    counts = read(read_group_counts, **chosen.arguments)
    # Not by map_elements: its threads do not know the language of this one.
    words = {"check_group": group_words, "disposition": disposition_words}
    frame = counts.with_columns(
        pl.Series(name, [said(code) for code in counts[name]], pl.String)
        for name, said in words.items()
    )
    return Exhibit(
        "groups",
        say("findings.by_group"),
        frame,
        (
            Column("check_group", say("findings.column_group")),
            Column("disposition", say("findings.column_answer")),
            Column("finding_count", say("findings.column_count"), _UNIT),
        ),
        Chart("stacked", "check_group", "finding_count", "disposition"),
        say("findings.how_counted"),
        "rpt_findings",
        note=say("findings.no_violation"),
    )


def _by_check(chosen: Chosen) -> Exhibit:
    counts = in_language(read(read_check_counts, **chosen.arguments))
    return Exhibit(
        "checks",
        say("findings.by_each_check"),
        counts,
        (
            Column("check_code", say("findings.column_code")),
            Column("name", say("findings.column_name")),
            Column("finding_count", say("findings.column_count"), _UNIT),
            Column("open_count", say("findings.column_open"), _UNIT),
            Column("amount_at_risk_yuan", say("findings.column_amount"), MONEY),
            Column("recovered_yuan", say("findings.column_recovered"), MONEY),
        ),
        definition=say("findings.how_counted"),
        source="rpt_findings, checks",
        note=say("findings.never_add"),
    )


def _by_town(chosen: Chosen) -> Exhibit:
    district = read(read_places)["area_name"][0]
    own = {district: say("findings.district_own")}
    counts = read(read_town_counts, **chosen.of_year()).with_columns(
        pl.col("area_name").replace(own)
    )
    return Exhibit(
        "towns",
        say("findings.by_town_and_month", year=months_in_view()[0].year),
        counts,
        (
            Column("area_name", say("page.town")),
            Column("month", say("findings.column_month"), MONTH),
            Column("finding_count", say("findings.column_count"), _UNIT),
        ),
        Chart("heat", "month", "finding_count", "area_name"),
        say("findings.how_placed"),
        "rpt_findings",
        note=say("findings.district_is_own"),
    )


def result_exhibit(chosen: Chosen) -> Exhibit:
    """The checks' results over the months of the year: one row a check, one column a month."""
    first, last = months_in_view()
    place = {name: chosen.arguments[name] for name in ("check", "town")}
    results = read(read_check_results, **place, first=first, last=last)
    told = results.with_columns(
        check=words_of_rows(results, check_words),
        words=words_of_rows(results, lambda row: result_words(row["status"], row["finding_count"])),
        label=pl.col("month").dt.strftime("%Y-%m"),
    )
    wide = told.pivot("label", index="check", values="words", maintain_order=True)
    months = [name for name in wide.columns if name != "check"]
    titles = {name: say("findings.month_number", number=int(name[-2:])) for name in months}
    return Exhibit(
        "results",
        say("findings.results_of", year=first.year),
        wide,
        (
            Column("check", say("findings.column_name")),
            *(Column(name, title) for name, title in titles.items()),
        ),
        definition=say("findings.how_judged"),
        source="rpt_check_results, checks",
        note=say("findings.result_signs"),
    )
