"""Every check finds all that the sample holds of its kind, and nothing else, on any seed."""

from __future__ import annotations

import pytest

from tests.district.made_district import SEEDS
from tests.oversight.score import score


@pytest.mark.parametrize("seed", SEEDS)
def test_each_check_finds_what_was_planted_and_nothing_else(district, seed):
    found = district(seed)
    off = {
        one.code: (one.planted, one.found, len(one.missed), len(one.false))
        for one in score(found.data, found.answers)
        if not one.is_perfect or not one.planted
    }
    assert off == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_reports_count_the_findings(district, seed):
    counted = district(seed).query(
        "select (select count(*) from fct_findings), (select sum(finding_count) from rpt_findings),"
        " (select sum(finding_count) from rpt_check_results),"
        " (select count(distinct finding_id) from fct_finding_rows)"
    )
    assert len(set(counted[0])) == 1
    assert int(counted[0][0]) > 44
