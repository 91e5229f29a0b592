"""The sample's people and payments add up to the article's figures."""

from __future__ import annotations

from pipelines.sample.answers.figures import count_figures
from pipelines.sample.deliveries.editions import settle_supersession
from pipelines.sample.deliveries.plan import plan_deliveries

EXACT = {
    "P01": "1000000",
    "P03": "2",
    "P04": "5",
    "P07": "500000",
    "P08": "5",
    "P09": "15",
    "P18": "330",
    "P19": "1191000",
    "P20": "600",
    "P21": "5000",
    "P22": "7984",
    "P27": "6210600",
    "P29": "3",
    "P30": "1170",
    "P31": "2013-11-01",
}
BETWEEN = {
    "P02": (201, 299),
    "P05": (61, 69),
    "P06": (151, 159),
    "P12": (950, 1050),
    "P13": (1.9, 2.1),
    "P28": (561, 619),
}


def assert_article(figures: dict[str, str]) -> None:
    assert {figure: figures[figure] for figure in EXACT} == EXACT
    for figure, (low, high) in BETWEEN.items():
        assert low <= float(figures[figure]) <= high, figure
    assert len(figures) == 21


def test_the_planned_files_hold_the_article(planned):
    assert_article(count_figures(job.delivery for job in planned.jobs))


def test_another_seed_holds_the_article(other):
    deliveries = plan_deliveries(other)
    settle_supersession(deliveries)
    assert_article(count_figures(deliveries))


def test_everybody_approved_in_2013_is_paid_in_2013(unplanted):
    rows = unplanted.invention.monthly["disability_allowance_payments"].values()
    paid = {
        row["id_no"]
        for part in rows
        for row in part
        if row["amount"] and row["status"] == "成功" and row["paid_on"].year == 2013
    }
    lists = unplanted.invention.registers["disability_allowance_approvals"](23).values()
    approved = {row["id_no"] for part in lists for row in part if row["decision"] == "同意"}
    assert len(approved) == 7984
    assert approved <= paid


def test_a_small_sample_shrinks_its_figures(written):
    assert written.answers["figures"]["P22"] == str(round(7984 * 0.05))
    assert written.answers["scale"] == 0.05
