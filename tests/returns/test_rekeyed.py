"""Return workbooks from before a change of the secret: those taken in stay, others are refused."""

from __future__ import annotations

import json

import pytest

from tests.returns.conftest import Town, correct, run, town

__all__ = ["run", "town"]
RIGHT = {0: {"发放金额": "100"}, 1: {"发放日期": "2013-07-10"}}


@pytest.fixture
def rekeyed(town: Town) -> Town:
    """The town after a workbook was taken in, another was not, and the secret was changed."""
    out = town.returned()
    correct(out, town.inbox / "改好了.xlsx", RIGHT)
    town.take()
    correct(out, town.inbox.parent.parent / "晚了.xlsx", {2: {"残疾等级": "二级"}})
    town.run("rekey", "--drop-old")
    return town


def read_all_anew(town: Town) -> None:
    """Make every receipt one of forms that have changed since."""
    for path in (town.data / "receipts").glob("*.json"):
        receipt = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**receipt, "fingerprint": "older"}), "utf-8")


def test_one_that_was_taken_in_is_read_anew_under_the_new_secret(rekeyed: Town):
    before = rekeyed.register
    assert before["改好了.xlsx"]["state"] == "in_force"
    read_all_anew(rekeyed)
    receipts = rekeyed.take()
    assert receipts["改好了.xlsx"]["status"] == "taken"
    assert rekeyed.register == before


def test_one_that_never_came_in_is_refused_and_says_why(rekeyed: Town):
    late = rekeyed.data / "晚了.xlsx"
    done = rekeyed.command("intake", str(late), data=rekeyed.data)
    assert done.returncode == 3
    assert "更换密钥" in done.stdout


def test_a_workbook_written_after_it_comes_back_as_ever(rekeyed: Town):
    correct(rekeyed.returned(), rekeyed.inbox / "再改.xlsx", {0: {"残疾等级": "二级"}})
    rekeyed.take()
    assert rekeyed.register["再改.xlsx"]["rows_accepted"] == 1
