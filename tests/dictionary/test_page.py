"""The dictionary holds every model and seed with its columns, and needs no network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.dictionary.read_models import Table, read_models
from pipelines.dictionary.write_page import dictionary_page

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    return {table.name: table for table in read_models(PROJECT)}


def test_every_model_is_there_with_described_columns(tables: dict[str, Table]) -> None:
    assert {path.stem for path in PROJECT.glob("models/**/*.sql")} <= set(tables)
    for table in tables.values():
        assert table.english, table.name
        assert table.columns, table.name


def test_parents_and_children_are_each_others(tables: dict[str, Table]) -> None:
    assert "int_spending_months" in tables["rpt_spending"].parents
    assert (
        "raw.disability_allowance_payments" in tables["stg_disability_allowance_payments"].parents
    )
    assert "fct_doubtful_rows" in tables["chk_d1_paid_after_death"].children
    for table in tables.values():
        for parent in table.parents:
            assert parent.startswith("raw.") or table.name in tables[parent].children


def test_published_tables_have_chinese_meanings(tables: dict[str, Table]) -> None:
    for table in tables.values():
        if re.match("models/(marts|reports)", table.folder):
            assert table.chinese, table.name
            assert all(column.chinese for column in table.columns), table.name


def test_the_page_fetches_nothing_and_leads_nowhere_else(tables: dict[str, Table]) -> None:
    page = dictionary_page(list(tables.values()))
    assert "doc(" not in page
    assert not re.search(r'(src|href)="(?!#)|https?:|@import|url\(', page)
    anchors = set(re.findall(r'<section id="(\w+)"', page))
    assert set(re.findall(r'href="#(\w+)"', page)) <= anchors == set(tables)


def test_a_mark_in_a_description_does_not_become_markup(tables: dict[str, Table]) -> None:
    table = Table("t", "models", "models", "<b>", "a & b", (), [])
    assert "&lt;b&gt;" in dictionary_page([table])
