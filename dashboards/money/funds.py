"""Exhibits of 资金: the funds' budget lines beside what was paid out of them."""

from __future__ import annotations

from datetime import date

import polars as pl

from dashboards.door import read
from dashboards.parts.columns import money_column, ratio_column, word_column
from pipelines.frames.analyst_query import query_of
from pipelines.frames.subjects.funds import read_fund_progress, read_funds
from pipelines.language import join_sentences, messages, say
from pipelines.report.exhibits.cell_words import MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

_TABLE = "rpt_fund_months"


def funds_against_budget(as_of: date) -> Exhibit:
    """Each fund's budget, what was paid, returned and is left."""
    frame = read(read_funds, as_of=as_of)
    return Exhibit(
        "funds",
        say("money.funds", year=as_of.year),
        _named(frame),
        (
            word_column("fund_name", "money.fund"),
            money_column("budget_yuan", "money.budget"),
            money_column("paid_yuan", "money.paid_out"),
            money_column("returned_yuan", "money.returned"),
            money_column("net_paid_yuan", "money.net_paid"),
            ratio_column("used_ratio", "money.used"),
            money_column("left_yuan", "money.left"),
            money_column("last_year_yuan", "subject.last_year"),
        ),
        Chart("bars", "fund_name", "net_paid_yuan"),
        say("money.fund_counted"),
        say("money.fund_source", table=_TABLE),
        query_of(_TABLE),
        join_sentences(say("money.fund_whole"), say("money.no_budget")),
    )


def fund_progress(as_of: date) -> Exhibit:
    """What was paid of each fund since January, as a share of its budget; 1 is the budget."""
    frame = read(read_fund_progress, as_of=as_of)
    line = say("money.budget_line")
    named = _named(frame)
    budget = named.unique("month", maintain_order=True).select(
        fund_name=pl.lit(line),
        month="month",
        to_date_yuan=pl.lit(None, named.schema["to_date_yuan"]),
        used_ratio=pl.lit(1.0),
    )
    shown = pl.concat([named.select(budget.columns), budget])
    return Exhibit(
        "fund_progress",
        say("money.fund_progress", year=as_of.year),
        shown,
        (
            word_column("fund_name", "money.fund"),
            Column("month", say("subject.month"), MONTH),
            money_column("to_date_yuan", "money.net_paid"),
            ratio_column("used_ratio", "money.used"),
        ),
        Chart("lines", "month", "used_ratio", "fund_name"),
        say("money.fund_counted"),
        say("money.fund_source", table=_TABLE),
        query_of(_TABLE),
        say("money.fund_whole"),
    )


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with fund_name: in the language in force, or as it stands if nobody translated."""
    codes = [(fund, f"money.fund_{fund}") for fund in frame["fund"]]
    names = [say(code) if code in messages() else fund for fund, code in codes]
    return frame.with_columns(fund_name=pl.Series(names, dtype=pl.String))
