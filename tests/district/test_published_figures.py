"""The sample year reproduces the article through the ordinary pipeline, on any seed."""

from __future__ import annotations

import pytest

from tests.district.made_district import SEEDS, WHOLE


@pytest.mark.parametrize("seed", WHOLE)
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


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_paid_most_often_is_the_standard(district, seed):
    most_often = dict(
        district(seed).query(
            "select disability_level, mode(amount_yuan) from fct_payments"
            " where programme_code = 'disability_allowance' and year(benefit_month) = 2013"
            " group by disability_level"
        )
    )
    assert most_often == {"1": "150.00", "2": "100.00", "3": "80.00", "4": "50.00"}
    a_head = dict(
        district(seed).query(
            "select programme_code, mode(paid_yuan / member_count) from fct_household_months"
            " where month between date '2013-07-01' and date '2013-12-31' and paid_yuan > 0"
            " group by programme_code"
        )
    )
    assert float(a_head["five_guarantees"]) == 670


@pytest.mark.parametrize("seed", SEEDS)
def test_no_subsistence_payment_exceeds_the_standard_a_head(district, seed):
    highest = district(seed).query(
        "select max(paid_yuan / member_count) from fct_household_months"
        " where programme_code in ('urban_subsistence', 'rural_subsistence')"
        " and month between date '2013-07-01' and date '2013-12-31'"
    )
    assert 0 < float(highest[0][0]) <= 470
