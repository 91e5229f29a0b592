"""The sample year reproduces the article through the ordinary pipeline, on any seed."""

from __future__ import annotations

import pytest

from tests.district.conftest import SEEDS


@pytest.mark.parametrize("seed", SEEDS)
def test_all_34_published_figures_agree(district, seed):
    rows = district(seed).query(
        "select count(*) filter (where agrees), count(*) from rpt_published_figures"
    )
    assert rows == [["34", "34"]]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_warehouse_counts_what_the_generator_counted(district, seed):
    found = district(seed)
    rows = found.query("select figure_id, warehouse_value from rpt_published_figures")
    warehouse = dict(rows)
    for figure, true_value in found.answers["figures"].items():
        if "-" in true_value:
            assert warehouse[figure] == true_value, figure
        else:
            assert float(warehouse[figure]) == pytest.approx(float(true_value), abs=0.005), figure


def test_a_figure_is_counted_not_remembered(first_district):
    spent = first_district.query(
        "select sum(amount_yuan) from fct_payments where programme_code = 'disability_allowance'"
        " and year(paid_on) = 2013"
    )
    assert spent == [["6210600.00"]]


def test_what_is_paid_most_often_is_the_standard(first_district):
    rates = first_district.query(
        "select distinct amount_yuan from fct_payments"
        " where programme_code = 'disability_allowance' order by 1"
    )
    assert rates == [["50.00"], ["80.00"], ["100.00"], ["150.00"]]
    a_head = first_district.query(
        "select max(amount_yuan / members) from fct_household_months"
        " where programme_code in ('urban_subsistence', 'rural_subsistence')"
        " and month >= date '2013-07-01'"
    )
    assert float(a_head[0][0]) <= 470
