"""An ID number's facts agree with the library's reading of GB 11643, for whole columns."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from pipelines.identity.id_numbers import id_facts


def facts(*numbers: str | None) -> list[dict]:
    return id_facts(pl.Series(numbers, dtype=pl.String)).to_dicts()


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("11010519491231002X", "valid"),
        ("440524188001010014", "valid"),
        ("110105194912310021", "check_digit"),
        ("440607198002300011", "date"),
        ("130503670401001", "valid"),
        ("4406071980", "length"),
        ("4406071980AB010011", "length"),
        ("4406071980010100112", "length"),
    ],
)
def test_the_numbers_of_the_standard_are_told_apart(number, status):
    assert facts(number)[0]["id_check_status"] == status


def test_a_number_of_15_digits_becomes_one_of_18():
    old, new = facts("130503670401001", "130503196704010016")
    assert old["number_18"] == new["number_18"] == "130503196704010016"
    assert (old["id_length"], new["id_length"]) == (15, 18)
    assert old["birth_month"] == date(1967, 4, 1)


def test_sex_is_the_seventeenth_digit():
    assert [f["id_sex"] for f in facts("11010519491231002X", "440524188001010014")] == ["女", "男"]


def test_an_empty_cell_says_nothing():
    assert set(facts(None)[0].values()) == {None}


@settings(max_examples=300)
@given(
    county=st.sampled_from(["440607", "440683", "110105", "440621"]),
    born=st.dates(date(1900, 1, 1), date(2013, 12, 31)),
    order=st.integers(0, 999),
    last=st.sampled_from("0123456789X"),
)
def test_any_number_is_judged_as_the_library_judges_it(county, born, order, last):
    body = f"{county}{born:%Y%m%d}{order:03d}"
    found = facts(body + last)[0]
    # The library also refuses county codes that were retired; people still bear them.
    agrees = ric.calc_check_digit(body + last) == last
    assert found["id_check_status"] == ("valid" if agrees else "check_digit")
    assert found["born_on"] == ric.get_birth_date(body + last) == born
    assert body + last == found["number_18"]
    assert len(found["number_18"]) == 18


@settings(max_examples=100)
@given(st.text("0123456789Xx- ", max_size=20))
def test_no_text_breaks_the_column(text):
    assert len(facts(text, "11010519491231002X")) == 2
