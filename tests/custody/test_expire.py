"""Deliveries whose years are up go whole; nothing else does."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest

from pipelines.custody.expire import Due, due, expire
from pipelines.identity.access_log import broken_line
from pipelines.identity.people_list import read_people
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from tests.closing.made_year import make_year
from tests.custody.conftest import OLD, with_secrets
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import id_number

DEATHS = "cremations"


@pytest.fixture
def termed(keyed):
    """The office with a term of ten years for the register of deaths; 2013 is closed."""
    make_year(keyed.settings.folder)
    return Office(with_secrets(keyed.settings, secret=OLD, keep_years={DEATHS: 10}))


def test_nothing_has_a_term_unless_the_setting_gives_it(keyed):
    assert due(keyed.settings, date(2500, 1, 1)) == []


@pytest.mark.parametrize(("today", "is_over"), [("2023-12-31", False), ("2024-01-01", True)])
def test_a_term_is_of_whole_years_behind_the_periods_own(termed, today, is_over):
    found = due(termed.settings, date.fromisoformat(today))
    assert found == ([Due(DEATHS, 10, 2013, 2013, 1, 12)] if is_over else [])


def test_rows_people_and_the_towns_file_go_and_others_stay(termed):
    folder = termed.settings.folder
    others = pl.read_parquet(folder.raw / "disability_allowance_payments" / "*.parquet")
    expire(termed.settings, date(2024, 1, 1), "档案员")
    assert list((folder.raw / DEATHS).glob("*.parquet")) == []
    _, people = read_people(folder, load_secret(folder, OLD).vault_key)
    assert id_number(33) not in people["id_no"].to_list()
    assert id_number(3) in people["id_no"].to_list()
    assert not list(termed.inbox.rglob("火化.csv"))
    assert len(list(termed.inbox.rglob("*.csv"))) == 4
    after = pl.read_parquet(folder.raw / "disability_allowance_payments" / "*.parquet")
    assert after.sort("row_hash").equals(others.sort("row_hash"))


def test_what_went_is_told_without_a_person(termed):
    file_id = termed.receipt("火化.csv")["file_id"]
    expire(termed.settings, date(2024, 1, 1), "档案员")
    folder = termed.settings.folder
    assert not (folder.receipts / f"{file_id}.json").exists()
    record = json.loads((folder.expired / f"{file_id}.json").read_text("utf-8"))
    assert [d["rows_accepted"] for d in record["deliveries"]] == [12]
    line = json.loads(folder.access_log.read_text("utf-8").splitlines()[-1])
    assert (line["what"], line["feeds"], line["deliveries"]) == ("expire", {DEATHS: 10}, 1)
    assert broken_line(folder, load_secret(folder, OLD).vault_key) is None
    assert due(termed.settings, date(2024, 1, 1)) == []


@pytest.mark.parametrize(
    ("terms", "code"),
    [({"no_such_feed": 3}, "unknown_feed"), ({DEATHS: 0}, "expire.no_year")],
)
def test_a_setting_that_cannot_be_meant_is_told(keyed, terms, code):
    with pytest.raises(Problem) as refused:
        due(with_secrets(keyed.settings, secret=OLD, keep_years=terms), date(2024, 1, 1))
    assert refused.value.code == code


def test_nothing_of_an_open_year_goes(keyed, files):
    before = files(keyed.settings.data)
    settings = with_secrets(keyed.settings, secret=OLD, keep_years={DEATHS: 10})
    with pytest.raises(Problem) as refused:
        expire(settings, date(2024, 1, 1), None)
    assert refused.value.code == "expire.not_closed"
    assert files(keyed.settings.data) == before
