"""Each published rule fires on a table that breaks it, and a sound build passes them all."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from expectations.published.handed_facts import BuildFacts
from expectations.published.suites import published_suites
from expectations.published.table_judgement import TableJudgement
from pipelines.build.judge_build import judge_on_duckdb
from pipelines.language import messages
from pipelines.problem import Problem
from pipelines.settings import get_settings
from tests.expectations.made_tables import columns_of, make_sound

# What is done to the sound build, and the rules that must fail: table and code.
BROKEN = [
    ("insert into fct_payments select * from fct_payments where payment_id = 'a-1'",
     {("fct_payments", "key_repeated"), ("fct_payments", "lists_differ"),
      ("rpt_spending", "details_differ")}),
    ("update fct_payments set person_key = null where payment_id = 'a-1'",
     {("fct_payments", "value_missing")}),
    ("update fct_payments set amount_yuan = 100.01 where payment_id = 'a-1'",
     {("fct_payments", "lists_differ"), ("rpt_spending", "details_differ")}),
    ("update fct_payments set payment_status = '退回' where payment_id = 'a-1'",
     {("fct_payments", "status_unexpected")}),
    ("update fct_payments set benefit_month = date '2013-07-02' where payment_id = 'a-1'",
     {("fct_payments", "month_not_first_day")}),
    ("update fct_payment_failures set payment_status = '成功'",
     {("fct_payment_failures", "status_unexpected")}),
    ("update fct_deliveries set rows_read = 131 where delivery_id = 'list-a'",
     {("fct_deliveries", "rows_do_not_add_up")}),
    ("insert into dim_people values ('p1')", {("dim_people", "key_repeated")}),
    ("insert into dim_people values (null)", {("dim_people", "value_missing")}),
    ("insert into fct_beneficiary_months select * from fct_beneficiary_months limit 1",
     {("fct_beneficiary_months", "key_repeated")}),
    ("update fct_household_months set paid_yuan = 669 where household_id = 'h1'",
     {("fct_household_months", "payments_differ")}),
    ("update rpt_spending set people_count = 131 where programme_code = 'disability_allowance'",
     {("rpt_spending", "count_out_of_range")}),
    ("update rpt_indicator_values set unknown_reason = null",
     {("rpt_indicator_values", "unknown_without_reason")}),
    ("update rpt_key_work_progress set status = '完成' where key_work = 3",
     {("rpt_key_work_progress", "status_unexpected")}),
    ("update rpt_key_work_progress set time_elapsed_ratio = 1.1 where key_work = 3",
     {("rpt_key_work_progress", "share_out_of_range")}),
    ("delete from rpt_key_work_progress where key_work = 3",
     {("rpt_key_work_progress", "key_works_incomplete")}),
    ("update rpt_delivery_coverage set status = 'lost'",
     {("rpt_delivery_coverage", "status_unexpected")}),
    ("insert into fct_rejected_rows values ('list-b', 's', 3)",
     {("fct_rejected_rows", "rejected_differ")}),
    ("alter table rpt_spending add column person_key varchar",
     {("rpt_spending", "column_points_at_person")}),
    ("update dim_area_standards set value = 90 where standard like 'disability%'",
     {("fct_payments", "standard_not_usual")}),
    ("update dim_area_standards set value = 570 where standard like 'five%'",
     {("fct_household_months", "standard_not_usual")}),
]  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "build.duckdb"
    make_sound(path)
    return path


def judged(database: Path, earlier: dict[str, int] | None = None) -> list[TableJudgement]:
    facts = BuildFacts(columns_of(database), earlier or {}, 0.1)
    return judge_on_duckdb(database, get_settings(), published_suites(facts))


def failed(judgements: list[TableJudgement]) -> set[tuple[str, str]]:
    return {(j.table_name, j.rule_code) for j in judgements if not j.is_passed}


def test_a_sound_build_passes_every_rule_and_every_rule_is_judged(database: Path) -> None:
    judgements = judged(database, {"fct_payments": 260, "dim_people": 260})
    assert failed(judgements) == set()
    assert {f"quality.{j.rule_code}" for j in judgements} <= messages().keys()
    told = {code for code in messages() if code.startswith("quality.")}
    assert told == {f"quality.{j.rule_code}" for j in judgements}


def test_tables_are_judged_within_the_limits_of_the_build(database: Path) -> None:
    # An engine that is not given them does not notice.
    settings = get_settings().model_copy(update={"build_threads": 0})
    facts = BuildFacts(columns_of(database), {}, 0.1)
    with pytest.raises(Problem):
        judge_on_duckdb(database, settings, published_suites(facts))


@pytest.mark.parametrize(("damage", "rules"), BROKEN)
def test_a_table_that_breaks_a_rule_fails_it_and_no_other(
    database: Path, damage: str, rules: set[tuple[str, str]]
) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(damage)
    assert failed(judged(database)) == rules


@pytest.mark.parametrize(
    ("earlier", "is_lost"), [(260, False), (288, False), (289, True), (2600, True)]
)
def test_a_table_may_lose_a_tenth_of_its_rows_and_no_more(
    database: Path, earlier: int, is_lost: bool
) -> None:
    found = failed(judged(database, {"fct_payments": earlier}))
    assert found == ({("fct_payments", "rows_lost")} if is_lost else set())


def test_a_small_table_may_lose_twenty_rows(database: Path) -> None:
    assert failed(judged(database, {"fct_payment_failures": 21})) == set()
    assert failed(judged(database, {"fct_payment_failures": 22})) != set()


def test_few_payments_say_nothing_of_the_standard(database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("update dim_area_standards set value = 1 where standard like 'disab%'")
        connection.execute("delete from fct_payments where payment_id between 'a-2' and 'a-8'")
    assert ("fct_payments", "standard_not_usual") not in failed(judged(database))


def test_a_rule_that_cannot_be_judged_is_no_rule_passed(database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("alter table rpt_spending drop column people_count")
    judgements = judged(database)
    unjudged = [j for j in judgements if j.unexpected_count is None]
    assert {j.table_name for j in unjudged} == {"rpt_spending"}
    assert not any(j.is_passed for j in unjudged)


def test_a_judged_file_can_be_written_again(database: Path) -> None:
    judged(database)
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table more as select 1 as one")
