"""A closed year's figures stay as they were told; what is counted otherwise now is restated."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import polars as pl

from pipelines.frames.works.guard_values import HIDDEN
from pipelines.frames.works.told_values import read_told_values
from pipelines.summary.content.restatements import read_restatements
from tests.summary.made_facts import book_of

YEAR = "2013-01/2013-12"
CLOSE = """
    update rpt_indicator_values set period = '2013' where length(period) > 7;
    update rpt_recipients set period = '2013';
    insert into fct_closed_figures
    select indicator_id, period, area_code, found.value, told.value, is_hidden,
        found.deliveries_received, found.deliveries_expected, found.latest_reported_on,
        found.is_complete
    from rpt_indicator_values as found
    left join told using (indicator_id, period, area_code);
    update rpt_stated_figures set is_closed = true, period = '2013' where length(period) > 7
"""

# Then the other town's sum needed no partner to hide behind.
TOLD_THEN = """
    update fct_closed_figures set told_value = value, is_hidden = false
    where indicator_id = 'money' and area_code = 'b' and period = '2013'
"""


def close(connection: duckdb.DuckDBPyConnection) -> None:
    """Close the year: what texts told of it is kept."""
    told = read_told_values(connection, None, "true", "found")
    told = told.with_columns(period=pl.col("period").str.replace(YEAR, "2013", literal=True))
    connection.register("told", told.to_arrow())
    connection.execute(CLOSE)
    connection.unregister("told")


def restate(connection: duckdb.DuckDBPyConnection, indicator: str, area: str, now: str) -> None:
    """A later build counts a figure of the closed year otherwise."""
    here = f"indicator_id = '{indicator}' and area_code = '{area}' and period = '2013'"
    connection.execute(f"""
        insert into rpt_restatements
        select 2013, indicator_id, '2013', area_code, value, null, {now}, null, '+new -old'
        from rpt_stated_figures where {here};
        update rpt_indicator_values set value = {now} where {here}
    """)


def test_a_town_keeps_what_its_texts_told_when_the_year_was_closed(connection):
    close(connection)
    connection.execute(TOLD_THEN)
    restate(connection, "covered", "a", "0.4")
    restate(connection, "money", "b", "8650")
    restate(connection, "people", "b", "12")
    connection.execute("update rpt_indicator_values set numerator = 2, denominator = 12")
    facts = book_of(connection, "b").facts
    assert (facts["people", "2013"].words, facts["money", "2013"].words) == ("约40人", "8700元")
    assert book_of(connection, "a").facts["covered", "2013"].words == "约100%"
    # What was of few people then is hidden, however many stand behind it now.
    connection.execute("update rpt_recipients set people_count = 90")
    town = book_of(connection, "a")
    assert town.missing["money", "2013"].reason == HIDDEN


def test_a_closing_that_kept_no_told_figures_leaves_out_what_changed(connection):
    close(connection)
    connection.execute("update fct_closed_figures set told_value = null, is_hidden = null")
    restate(connection, "covered", "a", "0.4")
    town = book_of(connection, "a")
    assert town.missing["covered", "2013"].reason == "封存时没有留下镇街公布的数"
    assert book_of(connection, "d").facts["covered", "2013"].value == Decimal("0.9")


def restated(connection: duckdb.DuckDBPyConnection, area: str) -> list[tuple[str, str, str]]:
    book = book_of(connection, area)
    told = read_restatements(connection, book, book.facts)
    return [(one.indicator_id, one.closed_words, one.current_words) for one in told]


def test_restatements_of_a_town_tell_only_what_may_be_shown(connection):
    close(connection)
    connection.execute(TOLD_THEN)
    for area in ("a", "b"):
        restate(connection, "people", area, "value - 1")
        restate(connection, "money", area, "value - 50")
    # 2 and 3 both read 5, money was hidden then: nothing is left to be told.
    assert restated(connection, "a") == []
    # The town's money of now less that of then would be what a few were paid.
    assert restated(connection, "b") == [("money", "8700元", "不显示（差额可能只涉及少数人）")]
    restate(connection, "people", "b", "12")
    connection.execute("delete from rpt_restatements where current_value = 40")
    assert ("people", "40人", "10人") in restated(connection, "b")


def test_a_restatement_that_reads_alike_is_told_to_the_last_digit(connection):
    close(connection)
    restate(connection, "covered", "d", "0.9001")
    assert restated(connection, "d") == [("covered", "90%", "90.01%")]


def test_a_restatement_says_what_the_deliverer_did_and_keeps_the_ids_for_the_editor(connection):
    close(connection)
    connection.execute("""
        insert into feeds values ('lists', '发放表');
        insert into fct_deliveries
        select unnest(['new', 'old']), 'a', 'lists', date '2013-11-01'
    """)
    restate(connection, "money", "d", "9000.5")
    book = book_of(connection, "d")
    [told] = read_restatements(connection, book, book.facts)
    assert (told.closed_words, told.current_words) == ("9000.01元", "9000.5元")
    assert told.deliveries == "甲镇重报了2013年11月发放表"
    assert told.delivery_ids == ("+new", "-old")
    assert read_restatements(connection, book, []) == ()
