"""What people said of a file stays said when the file is read anew, in another way."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipelines.deliveries.supersession.withdrawn import withdrawn_ids
from pipelines.deliveries.withdrawals import withdraw
from pipelines.doctor.examine_work import examine_work
from pipelines.settings import Settings
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

_FEED = "disability_allowance_payments"
_OWN_WORD = "收款卡"
_HEADERS = [_OWN_WORD if header == "银行账号" else header for header in ALLOWANCE]
_TITLE = "2013年6月残疾人生活津贴发放表"


@pytest.fixture
def taking(tmp_path: Path) -> Office:
    """An office as it is, child processes included, whose district accepts words of its own."""
    settings = Settings(data=tmp_path / "d", aliases=tmp_path / "words", workers=1, _env_file=None)
    office = Office(settings)
    rows = [allowance(order) for order in range(5)]
    write_list(
        office.inbox / "西南街道" / "6月.csv", _HEADERS, rows, "2013年6月残疾人生活津贴发放表"
    )
    office.take()
    return office


def only_id(office: Office) -> str:
    """The id of the one delivery that the register names."""
    (line,) = office.register.values()
    return line["delivery_id"]


def accept(office: Office) -> None:
    """From now on the list's own word for the bank account is known."""
    words = office.settings.aliases_folder / f"{_FEED}.yml"
    words.parent.mkdir(exist_ok=True)
    words.write_text(f"aliases:\n  bank_account: [{_OWN_WORD}]\n", "utf-8")


def test_a_withdrawn_list_stays_withdrawn_under_its_new_id(taking):
    first = only_id(taking)
    withdraw(taking.settings.folder, first, "误报", "李")
    accept(taking)
    taking.take()
    second = only_id(taking)
    assert second != first
    assert taking.states["6月.csv"][0] == "withdrawn"
    (record,) = taking.settings.folder.withdrawals.iterdir()
    said = json.loads(record.read_text("utf-8"))
    assert (record.stem, said["why"], said["by"]) == (second, "误报", "李")
    assert list(examine_work(taking.settings.folder)) == []
    before = taking.written()
    taking.take()
    assert taking.written() == before


def test_a_withdrawal_written_by_an_older_version_follows_too(taking):
    first = only_id(taking)
    withdraw(taking.settings.folder, first, "误报", "李")
    record = taking.settings.folder.withdrawals / f"{first}.json"
    record.write_text(json.dumps({"delivery_id": first, "why": "误报"}), "utf-8")
    accept(taking)
    taking.take()
    assert taking.states["6月.csv"][0] == "withdrawn"


def test_a_list_that_was_read_anew_a_moment_ago_is_known_to_be_withdrawn(taking):
    folder = taking.settings.folder
    withdraw(folder, only_id(taking), "误报", "李")
    receipt = taking.receipt("6月.csv")
    (delivery,) = receipt["deliveries"]
    anew = {**delivery, "file_id": receipt["file_id"], "delivery_id": "anew"}
    other_month = {**anew, "delivery_id": "other", "period_start": "2013-07-01"}
    other_file = {**anew, "delivery_id": "else", "file_id": "another"}
    assert withdrawn_ids(folder, [anew, other_month, other_file]) == {"anew"}
    assert withdrawn_ids(folder, [{**delivery, "file_id": None}]) == {only_id(taking)}


def test_a_withdrawal_that_fits_no_list_any_more_is_told(taking):
    folder = taking.settings.folder
    first = only_id(taking)
    withdraw(folder, first, "误报", "李")
    record = folder.withdrawals / f"{first}.json"
    said = json.loads(record.read_text("utf-8"))
    record.unlink()
    other = said | {"delivery_id": "another", "period_end": "2013-08-01"}
    (folder.withdrawals / "another.json").write_text(json.dumps(other), "utf-8")
    taking.take()
    assert taking.states["6月.csv"][0] == "in_force"
    (remark,) = examine_work(folder)
    assert (remark.code, remark.weight) == ("doctor_withdrawal_lost", "broken")
    assert remark.values["file"].endswith("6月.csv")


def test_a_day_that_was_given_once_is_kept_by_later_runs(taking):
    first = only_id(taking)
    taking.take(reported_on=date(2013, 7, 3))
    before = taking.written()
    assert [d["reported_on"] for d in taking.register.values()] == [date(2013, 7, 3)]
    taking.take()
    assert taking.written() == before
    accept(taking)
    taking.take()
    assert only_id(taking) != first
    assert [d["reported_on"] for d in taking.register.values()] == [date(2013, 7, 3)]
    taking.take(reported_on=date(2013, 7, 4))
    assert [d["reported_on"] for d in taking.register.values()] == [date(2013, 7, 4)]


def test_a_town_that_was_given_once_is_kept_by_later_runs(tmp_path):
    office = Office(Settings(data=tmp_path / "d", workers=1, _env_file=None))
    headers = [header for header in ALLOWANCE if header not in ("镇街", "村居")]
    rows = [allowance(order)[2:] for order in range(5)]
    write_list(office.inbox / "6月.csv", headers, rows, _TITLE)
    office.take(town="440607001000")
    assert {d["deliverer_code"] for d in office.register.values()} == {"440607001000"}
    before = office.written()
    office.take()
    assert office.written() == before
