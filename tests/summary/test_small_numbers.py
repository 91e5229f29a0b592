"""A town's summary holds no small number: people are rounded, money of few is not told."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import copy_context
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.language import speak
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.summary.content.article import Article
from pipelines.summary.content.fact_book import FactBook, read_fact_book
from pipelines.summary.content.restatements import read_restatements
from pipelines.summary.editions.notes import note_words
from pipelines.summary.editions.told import told_article
from pipelines.summary.printed_charts import printed_charts
from pipelines.summary.write_summary import edition_file

DECEMBER = date(2013, 12, 1)
YEAR = "2013-01/2013-12"
VALUES = Path(__file__).parents[1] / "frames" / "works" / "values.sql"
# The figures of the year as it was closed are those of now until a test closes it otherwise.
CLOSED = """
    create table rpt_stated_figures as
    select indicator_id, period, area_code, value, value_on from rpt_indicator_values;
    create table dim_indicators as select *, 'sum' as aggregation from indicators;
    create table programmes (programme_code varchar, feed varchar);
    create table dim_standards (
        standard varchar, area_code varchar, area_level varchar, source varchar, verified boolean,
        valid_from date, first_month date, last_month date
    );
    create table if not exists indicator_feeds (indicator_id varchar, feed varchar);
    create table rpt_findings (
        check_code varchar, programme_code varchar, town_code varchar, month date,
        disposition varchar, amount_at_risk_yuan decimal(18, 2)
    );
    create table rpt_restatements (
        year integer, indicator_id varchar, period varchar, area_code varchar,
        closed_value decimal(20, 6), closed_value_on date, current_value decimal(20, 6),
        current_value_on date, changed_deliveries varchar
    )
"""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(VALUES.read_text(encoding="utf-8"))
        connection.execute(CLOSED)
        yield connection


def book_of(connection: duckdb.DuckDBPyConnection, area: str) -> FactBook:
    return read_fact_book(connection, DECEMBER, area, "甲镇" if area == "a" else "全区")


def test_a_towns_people_are_rounded_and_its_money_of_few_is_unknown(connection):
    facts = book_of(connection, "a").facts
    people, covered = facts["people", YEAR], facts["covered", YEAR]
    assert (people.value, people.words) == (5, "约5人")
    assert "3" not in note_words(people).split("口径")[0].replace("2013", "")
    assert (covered.value, covered.words) == (1, "约100%")
    assert not {"money", "most"} & {name for name, _ in facts}
    assert ("money", YEAR) not in book_of(connection, "b").facts


def test_the_districts_figures_are_exact(connection):
    facts = book_of(connection, "d").facts
    assert facts["people", YEAR].value == 43
    assert facts["money", YEAR].value == Decimal("9000.01")


def test_a_closed_ratio_of_a_town_is_not_told_for_its_parts_are_not_kept(connection):
    connection.execute("update rpt_stated_figures set value = 0.4 where indicator_id = 'covered'")
    town = book_of(connection, "a")
    assert ("covered", YEAR) not in town.facts
    assert town.missing["covered", YEAR].reason == "封存后有变化，镇街不显示"
    assert book_of(connection, "d").facts["covered", YEAR].value == Decimal("0.4")


def test_a_slip_leaves_out_the_figures_of_its_own_months_alone(connection):
    connection.execute("""
        insert into rpt_indicator_values
        select * replace ('2013-11' as period, date '2013-11-01' as as_of_month, 'd' as area_code)
        from rpt_indicator_values where indicator_id = 'money' and period = '2013-12' limit 1;
        delete from rpt_stated_figures;
        insert into rpt_stated_figures
        select indicator_id, period, area_code, value, value_on from rpt_indicator_values;
        insert into programmes values ('slipped', 'feed');
        insert into indicator_feeds values ('money', 'feed');
        insert into rpt_findings values ('S4', 'slipped', 'a', date '2013-12-01', '未核实', 5000)
    """)
    book = book_of(connection, "d")
    assert ("money", "2013-11") in book.facts
    assert book.missing["money", YEAR].reason == "疑似元/万元错位，未核实"
    connection.execute("update rpt_findings set month = date '2013-11-01'")
    assert ("money", "2013-11") not in book_of(connection, "d").facts


def test_restatements_of_a_town_tell_only_what_may_be_shown(connection):
    connection.execute("""
        update rpt_indicator_values set period = '2013' where length(period) > 7;
        update rpt_stated_figures set period = '2013' where length(period) > 7;
        update rpt_recipients set period = '2013';
        update rpt_stated_figures set value = 2 where indicator_id = 'people' and area_code = 'a';
        update rpt_stated_figures set value = 12 where indicator_id = 'people' and area_code = 'b';
        insert into rpt_restatements
        select 2013, indicator_id, '2013', area_code, value - 1, null, value, null, ''
        from rpt_stated_figures where indicator_id in ('people', 'money')
    """)
    # 2 and 3 both read 5, money is hidden then and now: nothing is left to be told.
    assert read_restatements(connection, book_of(connection, "a")) == ()
    [people] = read_restatements(connection, book_of(connection, "b"))
    assert (people.closed_words, people.current_words) == ("10人", "40人")


def test_the_months_of_a_chart_are_guarded_too(connection):
    connection.execute("""
        update indicators set indicator_id = 'kw03_elders_served' where indicator_id = 'people';
        update dim_indicators set indicator_id = 'kw03_elders_served', progress_period = 'month'
        where indicator_id = 'people';
        update rpt_indicator_values set indicator_id = 'kw03_elders_served'
        where indicator_id = 'people';
        insert into rpt_indicator_values
        select * replace ('2013-11' as period, date '2013-11-01' as as_of_month, 4 as value)
        from rpt_indicator_values where period = '2013-12' and area_code = 'a';
        delete from rpt_stated_figures;
        insert into rpt_stated_figures
        select indicator_id, period, area_code, value, value_on from rpt_indicator_values
    """)
    [exhibit] = printed_charts(connection, book_of(connection, "a"))
    assert exhibit.frame["value"].to_list() == [5, 5]


def article(is_guarded: bool, *exhibits: Exhibit) -> Article:
    words = dict.fromkeys(("title", "deck", "place", "list_title", "list_note", "build_id"), "题")
    parts = dict.fromkeys(("lede", "sections", "key_works", "restatements", "left_out"), ())
    return Article(
        **words,
        **parts,
        year=2013,
        as_of_month=DECEMBER,
        exhibits=exhibits,
        is_guarded=is_guarded,
    )


def test_a_reader_is_told_that_a_towns_figures_are_rounded():
    assert "按5取整" in told_article(article(True))["how_to_read"]
    assert "按5取整" not in told_article(article(False))["how_to_read"]


def test_a_summary_is_chinese_for_a_reader_of_english_too():
    frame = pl.DataFrame({"month": [DECEMBER], "value": [12000.0]})
    columns = (Column("month", "月份", "月份"), Column("value", "金额", "元"))
    exhibit = Exhibit("spent", "各月金额", frame, columns, Chart("stacked", "month", "value"))

    def page(lang: str) -> str:
        speak(lang)
        return edition_file(article(False, exhibit), "newspaper", ".html").decode()

    # Pages keep the file for all readers: it must not depend on who asked first.
    assert copy_context().run(page, "en") == copy_context().run(page, "zh")
