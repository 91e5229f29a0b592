"""A town's summary holds no small number: people are rounded, money of few is not told."""

from __future__ import annotations

from contextvars import copy_context
from decimal import Decimal

import polars as pl

from pipelines.language import speak
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.summary.content.article import Article
from pipelines.summary.content.read_fact_book import read_told_years
from pipelines.summary.editions.notes import note_words
from pipelines.summary.editions.told import told_article
from pipelines.summary.printed_charts import printed_charts
from pipelines.summary.write_summary import edition_file
from tests.summary.made_facts import DECEMBER, book_of

YEAR = "2013-01/2013-12"


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


def test_a_slip_leaves_out_the_figures_of_its_own_months_alone(connection):
    connection.execute("""
        insert into rpt_indicator_values
        select * replace ('2013-11' as period, date '2013-11-01' as as_of_month, 'd' as area_code)
        from rpt_indicator_values where indicator_id = 'money' and period = '2013-12' limit 1;
        delete from rpt_stated_figures;
        insert into rpt_stated_figures
        select indicator_id, period, area_code, value, value_on, false, year, as_of_month
        from rpt_indicator_values;
        insert into programmes values ('slipped', 'feed');
        insert into indicator_feeds values ('money', 'feed');
        insert into rpt_findings values ('S4', 'slipped', 'a', date '2013-12-01', '未核实', 5000)
    """)
    book = book_of(connection, "d")
    assert ("money", "2013-11") in book.facts
    assert book.missing["money", YEAR].reason == "疑似元/万元错位，未核实"
    connection.execute("update rpt_findings set month = date '2013-11-01'")
    assert ("money", "2013-11") not in book_of(connection, "d").facts


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
        select indicator_id, period, area_code, value, value_on, false, year, as_of_month
        from rpt_indicator_values
    """)
    told = read_told_years(connection, DECEMBER.year)
    [exhibit] = printed_charts(connection, told, book_of(connection, "a"))
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
