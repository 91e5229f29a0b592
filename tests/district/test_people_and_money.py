"""The pages on people and money show what the payments hold: screen, export and SQL agree."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import openpyxl
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboards.beneficiaries import people, people_cuts
from dashboards.money import funds, spending, spending_months
from dashboards.parts.subject import Subject
from pipelines.data_folder import DataFolder
from pipelines.frames.open_build import BuildDoor, OpenBuild
from pipelines.frames.programmes import ALL
from pipelines.frames.subjects.beneficiaries import read_people_by_programme
from pipelines.frames.subjects.spending import read_spending_by_month, read_spending_grid
from pipelines.report.exhibits.exhibit import Exhibit, Sheet
from pipelines.report.exhibits.workbook import write_sheet
from pipelines.settings import PROJECT_FOLDER, get_settings

AS_OF = date(2013, 12, 1)
TOWN = "440607106000"
WHOLE = Subject(AS_OF, ALL, ALL, "全部项目", "全区")


@pytest.fixture(scope="module")
def build(first_district) -> OpenBuild:
    return BuildDoor(DataFolder(first_district.data)).current("leader")


@pytest.fixture
def pages(first_district, monkeypatch) -> Iterator[None]:
    """The pages' process, on the sample district."""
    monkeypatch.setenv("MINSHENG_DATA", str(first_district.data))
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def one(build: OpenBuild, query: str, **values):
    return build.frame(query, **values).item()


def all_exhibits(subject: Subject) -> list[Exhibit]:
    return [
        people.people_by_programme(subject),
        people.people_by_town(subject),
        people.people_by_village(subject),
        people_cuts.people_by_age(subject),
        people_cuts.people_of_two_programmes(subject),
        people_cuts.people_by_month(subject),
        spending.money_by_programme(subject),
        spending.money_by_town(subject),
        spending.money_by_programme_and_town(subject),
        spending_months.money_by_month(subject),
        spending_months.money_to_date(subject),
        funds.funds_against_budget(subject.as_of),
        funds.fund_progress(subject.as_of),
    ]


@pytest.mark.parametrize("as_of", [date(2012, 6, 1), date(2013, 1, 1), AS_OF, date(2014, 3, 1)])
def test_screen_and_payments_agree_to_the_cent(build, as_of):
    paid = one(
        build,
        "select sum(amount_yuan) from fct_payments"
        " where year(paid_on) = year(cast($as_of as date)) and paid_month <= $as_of",
        as_of=as_of,
    )
    grid = read_spending_grid(build, as_of).filter(pl.col("town_code") == ALL)
    assert grid.filter(pl.col("programme_code") == ALL)["amount_yuan"].item() == paid
    assert grid.filter(pl.col("programme_code") != ALL)["amount_yuan"].sum() == paid
    months = read_spending_by_month(build, as_of).filter(pl.col("year") == as_of.year)
    assert months["amount_yuan"].sum() == paid == months["to_date_yuan"][-1]


def test_the_report_of_periods_is_the_report_of_spending(build):
    differing = """
        select programme_code, town_code, month, payment_count, people_count, amount_yuan,
            largest_recipient_yuan
        from rpt_spending
        {}
        select programme_code, town_code, as_of_month, payment_count, people_count, amount_yuan,
            largest_recipient_yuan
        from rpt_spending_periods
        where period_kind = 'month' and programme_code <> 'all' and town_code <> 'all'
    """
    assert build.frame(differing.format("except all")).is_empty()
    assert build.frame(differing.format("intersect")).height > 1000


def test_the_export_and_the_payments_agree_to_the_cent(build, pages):
    exhibits = [spending.money_by_programme(WHOLE), spending_months.money_by_month(WHOLE)]
    book = openpyxl.load_workbook(io.BytesIO(write_sheet(Sheet("资金", [], "b", exhibits))))
    by_programme, by_month = book.worksheets[1:]
    paid = one(build, "select sum(amount_yuan) from fct_payments where year(paid_on) = 2013")
    for page, column in ((by_programme, 2), (by_month, 3)):
        cells = page.iter_rows(5, min_col=column, max_col=column, values_only=True)
        assert sum(Decimal(str(cell)) for (cell,) in cells if cell is not None) == paid


@pytest.mark.parametrize("town", [ALL, TOWN])
def test_people_are_those_whom_the_key_work_counts(build, town):
    frame = build.frame(
        "select people_count from rpt_beneficiary_changes where as_of_month = $as_of"
        " and programme_code = 'disability_allowance' and town_code = $town",
        as_of=AS_OF,
        town=town,
    )
    counted = one(
        build,
        "select value from rpt_indicator_values where indicator_id = 'kw04_people_paid'"
        " and period = '2013' and area_code = $area",
        area="440607000000" if town == ALL else town,
    )
    assert frame.item() == counted


def test_people_of_households_are_counted_with_their_members(build):
    shown = read_people_by_programme(build, AS_OF)
    told = {"all": "true", "rural_subsistence": "programme_code = 'rural_subsistence'"}
    for programme, condition in told.items():
        counted = one(
            build,
            f"""
            select count(distinct coalesce(members.person_key, payments.person_key))
            from fct_payments as payments left join fct_member_payments as members
                using (payment_id)
            where year(payments.paid_on) = 2013 and payments.amount_yuan > 0
                and {condition.replace("programme_code", "payments.programme_code")}
            """,
        )
        row = shown.filter(pl.col("programme_code") == programme)
        assert row["people_count"].item() == counted


def test_below_the_district_no_count_is_exact_and_no_small_sum_is_shown(build, pages):
    town = Subject(AS_OF, ALL, TOWN, "全部项目", "南山镇")
    for exhibit in all_exhibits(town)[:11]:
        for column in exhibit.columns:
            if column.unit in {"人", "笔"}:
                assert exhibit.frame.filter(pl.col(column.name) % 5 != 0).is_empty(), exhibit.key
    grid = spending.money_by_programme_and_town(WHOLE).frame
    few = build.frame(
        "select programme_code, town_code from rpt_spending_periods where period_kind = 'to_date'"
        " and as_of_month = $as_of and people_count < 8",
        as_of=AS_OF,
    )
    assert not few.is_empty()
    cells = grid.join(few, on=["programme_code", "town_code"])
    assert cells["amount_yuan"].null_count() == cells.height


def test_the_question_beside_each_exhibit_can_be_asked(build, pages):
    for exhibit in all_exhibits(WHOLE):
        assert not build.frame(exhibit.query).is_empty(), exhibit.key


@pytest.mark.parametrize("page", ["beneficiaries", "money"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_any_choice_without_a_fault(pages, page, lang):
    app = AppTest.from_file(str(PROJECT_FOLDER / "dashboards" / "app.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    app.switch_page(f"views/{page}.py").run()
    for key, code in (
        ("town", TOWN),
        ("programme", "student_aid"),
        ("as_of", "2013-01"),
        ("year", 2012),
    ):
        app.selectbox(key=key).set_value(code).run()
        assert not app.exception
        assert not app.error
        assert app.subheader
