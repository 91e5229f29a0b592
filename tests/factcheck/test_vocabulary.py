"""Every indicator has its words, and no word stands for an indicator that there is not."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal

from pipelines.district import district_file
from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.programmes import RECIPIENTS, SPENDING
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.tying.name_periods import Kind
from pipelines.factcheck.tying.vocabulary import vocabulary

SEEDS = district_file("seeds")
TERMS = {term.indicator_id for term in vocabulary()}


def seeded(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


INDICATORS = {row["indicator_id"] for row in seeded("indicators.csv")}
PROGRAMMES = {row["programme_code"]: row for row in seeded("programmes.csv")}


def test_every_indicator_and_programme_can_be_spoken_of():
    # What a key work's programme pays is an indicator; who pays nothing has no spending.
    paying = {
        f"{SPENDING}_{code}"
        for code, row in PROGRAMMES.items()
        if not row["key_work"] and row["entitlement_rule"] != "no_payment"
    }
    assert not (INDICATORS | paying) - TERMS


def test_no_term_speaks_of_what_there_is_not():
    counted = {f"{kind}_{code}" for kind in (SPENDING, RECIPIENTS) for code in PROGRAMMES}
    assert not TERMS - INDICATORS - counted


def test_an_indicator_that_a_district_dropped_is_not_spoken_of():
    agencies = "kw02_social_work_agencies"
    warehouse = Warehouse(
        values={(agencies, "2013", "d"): Decimal(5)},
        kinds={agencies: Kind("state", False)},
        names={},
        units={agencies: "家"},
        towns={},
        district="d",
    )
    [kept] = check_text(["社工机构有5家。"], 2013, warehouse)
    [dropped] = check_text(["社工机构有5家。"], 2013, replace(warehouse, kinds={}))
    assert (kept.status, dropped.reason) == ("agrees", "no_indicator")
