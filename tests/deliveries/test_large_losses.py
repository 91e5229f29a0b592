"""A list that keeps little of what it replaces counts, and is held in view until confirmed."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.deliveries.confirm_losses import confirm_losses
from pipelines.deliveries.supersession.large_losses import held_losses
from pipelines.deliveries.withdrawals import withdraw
from pipelines.problem import Problem
from pipelines.terminal.changes.told_change import held_line
from pipelines.terminal.told_delivery import notice_lines
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

TITLE = "2013年6月残疾人生活津贴发放表"


def send(office, name: str, count: int, **changes) -> str:
    """Take a list of June in; its delivery's id."""
    rows = [allowance(n, **changes) for n in range(count)]
    write_list(office.inbox / "西南街道" / name, ALLOWANCE, rows, TITLE)
    office.take()
    return office.receipt(name)["deliveries"][0]["delivery_id"]


def held(office) -> list[tuple[str, str]]:
    losses = held_losses(office.settings.folder)
    return [(x.replaced["delivery_id"], x.by["delivery_id"]) for x in losses]


@pytest.mark.parametrize(
    ("before", "after", "is_held"),
    [
        ((40, {}), (19, {}), True),
        ((40, {}), (20, {}), False),
        ((19, {}), (1, {}), False),
        ((20, {}), (9, {}), True),
        # As many rows and less than half of the money.
        ((10, {"发放金额": 1000}), (10, {"发放金额": 499}), True),
        ((10, {"发放金额": 1000}), (10, {"发放金额": 500}), False),
        ((10, {"发放金额": 999}), (10, {"发放金额": 1}), False),
    ],
)
def test_most_rows_or_most_money_gone_is_held(office, before, after, is_held):
    old = send(office, "a.csv", before[0], **before[1])
    new = send(office, "b更正.csv", after[0], **after[1])
    assert office.states["b更正.csv"][0] == "in_force"
    assert held(office) == ([(old, new)] if is_held else [])
    state = office.register["a.csv 2013-06"]["loss_state"]
    assert state == ("held" if is_held else None)
    told = list(notice_lines(office.receipt("b更正.csv")))
    assert len(told) == is_held
    lines = [held_line(loss) for loss in held_losses(office.settings.folder)]
    assert [f"原 {before[0]} 行" in line and f"现 {after[0]} 行" in line for line in lines] == [
        True
    ] * is_held
    assert not told or ("待确认" in told[0] and f"{before[0]} 行" in told[0])


def test_a_confirmed_loss_is_told_with_who_and_why_and_held_no_more(office):
    old = send(office, "a.csv", 40)
    new = send(office, "b更正.csv", 5)
    (loss,) = confirm_losses(office.settings.folder, new[:12], "只剩五人", "李")
    assert loss.replaced["delivery_id"] == old
    assert held(office) == []
    assert office.register["a.csv 2013-06"]["loss_state"] == "confirmed"
    (told,) = notice_lines(office.receipt("b更正.csv"))
    assert "李" in told
    assert "只剩五人" in told
    before = office.written()
    office.take()
    assert office.written() == before
    with pytest.raises(Problem, match="confirm_nothing_held"):
        confirm_losses(office.settings.folder, new, "", "李")


def test_a_confirmation_holds_for_what_keeps_as_much_and_for_nothing_else(office):
    send(office, "a.csv", 100)
    confirm_losses(office.settings.folder, send(office, "b更正.csv", 40), "", "李")
    third = send(office, "c更正.csv", 39)
    assert held(office) == []
    fourth = send(office, "d更正.csv", 3)
    assert {by for _, by in held(office)} == {fourth}
    assert len(held(office)) == 3
    withdraw(office.settings.folder, fourth, "报错了", "李")
    assert office.states["c更正.csv"][0] == "in_force"
    assert held(office) == []
    for name in (third, office.receipt("b更正.csv")["deliveries"][0]["delivery_id"]):
        withdraw(office.settings.folder, name, "报错了", "李")
    assert held(office) == []
    again = send(office, "e更正.csv", 2)
    assert [by for _, by in held(office)] == [again]


def test_a_withdrawn_list_says_so_on_its_receipt(office):
    send(office, "a.csv", 5)
    name = send(office, "b更正.csv", 6)
    withdraw(office.settings.folder, name, "报错了", "李")
    (told,) = notice_lines(office.receipt("b更正.csv"))
    record = office.receipt("b更正.csv")["deliveries"][0]["withdrawn"]
    assert told.strip().startswith("已撤回")
    for word in (record["at"][:10], "李", "报错了"):
        assert word in told
    assert list(notice_lines(office.receipt("a.csv"))) == []


def test_a_register_from_before_losses_were_told_is_written_anew(office):
    send(office, "a.csv", 40)
    send(office, "b更正.csv", 5)
    path = office.settings.folder.deliveries
    pl.read_parquet(path).drop("loss_state").write_parquet(path)
    office.take()
    assert office.register["a.csv 2013-06"]["loss_state"] == "held"
