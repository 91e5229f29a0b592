"""One person is found by number; who asked and why is on the disk before anything is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pipelines.desk import look_up_person as module
from pipelines.desk.look_up_person import (
    Asking,
    log_person_export,
    look_up_person,
    mask_name,
)
from pipelines.identity.access_log import broken_line
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.access.made_readers import CLERK
from tests.deliveries.made_lists import account, id_number
from tests.desk.made_vault import key_of, log_lines, make_vault

NUMBER = id_number(1)
ASKING = Asking("督查组", "核对六月的发放", "b1")


@pytest.fixture
def settings(tmp_path) -> Settings:
    made = Settings(data=tmp_path / "data")
    make_vault(made, {NUMBER: ["赵芃芊", "赵芃"], id_number(2): ["钱芮"]})
    return made


def test_a_number_gives_its_key_and_names_without_their_middle(settings):
    found = look_up_person(CLERK, NUMBER, ASKING, settings)
    assert found.person_key == key_of(settings, NUMBER)
    assert (found.is_known, found.number_status) == (True, "valid")
    assert found.masked_names == ("赵*", "赵*芊")


@pytest.mark.parametrize("typed", [f" '{NUMBER}　", NUMBER[:6] + NUMBER[8:17]])
def test_a_number_is_found_however_it_is_written(settings, typed):
    assert look_up_person(CLERK, typed, ASKING, settings).person_key == key_of(settings, NUMBER)


def test_the_log_says_who_when_why_and_whom_by_key(settings):
    found = look_up_person(CLERK, NUMBER, ASKING, settings)
    (line,) = log_lines(settings)
    told = {name: line[name] for name in ("what", "by", "reason", "person_key", "is_known")}
    assert told == {
        "what": "person_look_up",
        "by": "督查组",
        "reason": "核对六月的发放",
        "person_key": found.person_key,
        "is_known": True,
    }
    assert line["at"]
    assert line["number"] == found.log_line == 1


def test_who_is_not_found_is_put_down_too(settings):
    found = look_up_person(CLERK, id_number(9), ASKING, settings)
    assert (found.is_known, found.masked_names) == (False, ())
    assert log_lines(settings)[0]["is_known"] is False


def test_a_number_that_fails_its_check_is_looked_for_as_it_stands(settings):
    wrong = NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2")
    found = look_up_person(CLERK, wrong, ASKING, settings)
    assert (found.number_status, found.is_known) == ("check_digit", False)
    assert log_lines(settings)[0]["person_key"] == key_of(settings, wrong)


def test_nothing_is_told_when_the_log_cannot_be_written(settings):
    settings.folder.access_log.mkdir()
    with pytest.raises(Problem) as refused:
        look_up_person(CLERK, NUMBER, ASKING, settings)
    assert refused.value.code == "person.not_logged"
    assert not refused.value.values


def test_nothing_is_told_before_the_log_is_written(settings, monkeypatch):
    told = []
    real = module.log_access

    def log(*arguments, **facts):
        told.append("logged")
        return real(*arguments, **facts)

    monkeypatch.setattr(module, "mask_name", lambda name: told.append("told") or name)
    monkeypatch.setattr(module, "log_access", log)
    look_up_person(CLERK, NUMBER, ASKING, settings)
    assert told == ["logged", "told", "told"]


@pytest.mark.parametrize(
    ("by", "reason", "code"),
    [
        ("", "核对六月的发放", "person.no_asker"),
        ("督查组", "  ", "person.no_reason"),
        ("督查组", "查 查", "person.no_reason"),
        ("督查组", "核对" * 101, "person.long_text"),
        ("督查组", f"核对{NUMBER}", "person.number_in_text"),
        ("督查组", f"核对{NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}", "person.number_in_text"),
        ("督查组", f"核对{id_number(5)[:9]} {id_number(5)[9:]}", "person.number_in_text"),
        ("督查组", f"核对账号{account(3)}的发放", "person.number_in_text"),
        (f"督查组 {NUMBER}", "核对六月的发放", "person.number_in_text"),
    ],
)
def test_a_look_up_needs_an_asker_and_a_reason_without_numbers(settings, by, reason, code):
    with pytest.raises(Problem) as refused:
        look_up_person(CLERK, NUMBER, Asking(by, reason, "b1"), settings)
    assert refused.value.code == code
    assert log_lines(settings) == []


def test_an_empty_number_is_refused(settings):
    with pytest.raises(Problem) as refused:
        look_up_person(CLERK, " 　", ASKING, settings)
    assert refused.value.code == "person.no_number"


def test_a_reason_that_names_the_person_is_logged_without_the_name(settings):
    look_up_person(CLERK, NUMBER, Asking("督查组", "赵芃芊来电咨询", "b1"), settings)
    assert log_lines(settings)[0]["reason"] == "〔姓名〕来电咨询"


def test_number_and_names_stand_in_no_file_outside_the_vault(settings):
    found = look_up_person(CLERK, NUMBER, ASKING, settings)
    log_person_export(CLERK, found, ASKING, settings)
    for path in settings.data.rglob("*"):
        if path.is_file():
            text = path.read_bytes()
            assert not any(word.encode() in text for word in (NUMBER, NUMBER[:17], "赵芃芊"))
    assert not any(word in repr(found) for word in (NUMBER, "赵芃芊", found.person_key))


def test_an_export_is_put_down_under_its_look_up(settings):
    found = look_up_person(CLERK, NUMBER, ASKING, settings)
    log_person_export(CLERK, found, ASKING, settings)
    line = log_lines(settings)[1]
    told = [line[name] for name in ("what", "look_up", "person_key", "by")]
    assert told == ["person_export", 1, found.person_key, "督查组"]


def test_clerks_who_look_up_at_one_moment_leave_a_whole_log(settings):
    numbers = [id_number(order) for order in range(16)]
    with ThreadPoolExecutor(8) as clerks:
        found = list(
            clerks.map(lambda number: look_up_person(CLERK, number, ASKING, settings), numbers)
        )
    assert sorted(one.log_line for one in found) == list(range(1, 17))
    assert broken_line(settings.folder, load_secret(settings.folder).vault_key) is None


def test_a_machine_without_a_vault_makes_none(tmp_path):
    bare = Settings(data=tmp_path / "data")
    with pytest.raises(Problem) as refused:
        look_up_person(CLERK, NUMBER, ASKING, bare)
    assert refused.value.code == "person.no_vault"
    assert not bare.data.exists()


@pytest.mark.parametrize(
    ("name", "masked"),
    [("赵", "*"), ("赵芃", "赵*"), ("赵芃芊", "赵*芊"), ("欧阳芃芊", "欧**芊"), ("", "*")],
)
def test_a_name_shows_its_ends_alone(name, masked):
    assert mask_name(name) == masked
