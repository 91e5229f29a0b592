"""Each late list is told once, by each way that is set, and never before its day is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.notices.tell import tell_late_lists, what_is_late
from pipelines.settings import Settings
from tests.notices.conftest import Hook, PostOffice

DAY = date(2013, 12, 20)


def by_mail(data: Path, office: PostOffice, **others: object) -> Settings:
    return Settings(
        data=data,
        smtp_host="127.0.0.1",
        smtp_port=office.port,
        smtp_security="none",
        notice_from="minsheng@example.gov.cn",
        notice_to="office@example.gov.cn, head@example.gov.cn",
        **others,
    )


def late_on(data: Path, day: date) -> set[tuple[str, str, str]]:
    found = what_is_late(Settings(data=data), day)
    return {(one.feed, one.town_code, f"{one.month:%Y-%m}") for one in found}


def test_a_missing_list_is_late_the_day_after_it_was_due(data: Path) -> None:
    autumn = ("village_reform", "2", "2013-09")
    assert late_on(data, date(2013, 12, 15)) == {autumn}
    assert late_on(data, date(2013, 12, 16)) == {autumn, ("subsistence_payments", "1", "2013-11")}


def test_where_nobody_sent_the_next_month_all_who_owe_it_are_late_and_no_further_month(
    data: Path,
) -> None:
    before, after = late_on(data, date(2014, 1, 15)), late_on(data, date(2026, 1, 1))
    december = {("subsistence_payments", town, "2013-12") for town in "12"}
    assert after - before == december


def test_without_a_build_nothing_is_late(tmp_path: Path) -> None:
    assert what_is_late(Settings(data=tmp_path), DAY) == []


def test_nothing_is_told_where_no_way_is_set(data: Path) -> None:
    told = tell_late_lists(Settings(data=data), DAY)
    assert (told.sent, told.unsent) == ([], [])
    assert not (data / "notices.jsonl").exists()


def test_the_mail_names_town_form_month_and_goes_to_everybody(
    data: Path, post_office: Callable[..., PostOffice]
) -> None:
    office = post_office()
    told = tell_late_lists(by_mail(data, office), DAY)
    assert told.unsent == []
    (letter,) = office.letters
    assert letter["Subject"] == "【民生】2 份报表过期未到"
    assert letter["X-To"] == "office@example.gov.cn, head@example.gov.cn"
    text = letter.get_content()
    assert "东湖镇（1 份）：低保、五保发放表 2013-11" in text
    assert "西岭镇（1 份）" in text


def test_each_lateness_is_told_once_and_a_new_one_alone(
    data: Path, post_office: Callable[..., PostOffice]
) -> None:
    office = post_office()
    settings = by_mail(data, office)
    tell_late_lists(settings, date(2013, 12, 15))
    assert tell_late_lists(settings, date(2013, 12, 15)).sent == []
    tell_late_lists(settings, DAY)
    assert tell_late_lists(settings, DAY).sent == []
    first, second = (letter.get_content() for letter in office.letters)
    assert ("西岭镇" in first, "东湖镇" in first) == (True, False)
    assert ("西岭镇" in second, "东湖镇" in second) == (False, True)


def test_what_could_not_be_sent_is_told_next_time_and_the_other_way_is_not_told_twice(
    data: Path, post_office: Callable[..., PostOffice], hook: Hook
) -> None:
    office = post_office()
    settings = by_mail(data, office, webhook=hook.address)
    hook.status = 500
    told = tell_late_lists(settings, DAY)
    assert ([way for way, _ in told.sent], told.unsent) == (
        ["mail"],
        [("webhook", "HTTPStatusError")],
    )
    hook.status = 200
    again = tell_late_lists(settings, DAY)
    assert ([way for way, _ in again.sent], again.unsent) == (["webhook"], [])
    assert len(office.letters) == 1
    assert hook.got[-1]["facts"][0] == {
        "feed": "subsistence_payments",
        "town_code": "1",
        "month": "2013-11",
        "due_on": "2013-12-15",
    }


def test_a_line_that_a_full_disk_cut_off_costs_that_line_alone(
    data: Path, post_office: Callable[..., PostOffice]
) -> None:
    office = post_office()
    settings = by_mail(data, office)
    tell_late_lists(settings, DAY)
    path = data / "notices.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    assert len(tell_late_lists(settings, DAY).sent) == 1
    assert tell_late_lists(settings, DAY).sent == []


def test_a_build_that_lacks_what_was_taken_in_since_tells_of_nothing_late(
    data: Path, hook: Hook
) -> None:
    settings = Settings(data=data, webhook=hook.address)
    lines = {"delivery_id": ["a1"], "state": ["in_force"]}
    (data / "raw").mkdir(exist_ok=True)
    pl.DataFrame(lines).write_parquet(data / "raw" / "deliveries.parquet")
    assert tell_late_lists(settings, DAY).sent == []
    lines["state"] = ["withdrawn"]
    pl.DataFrame(lines).write_parquet(data / "raw" / "deliveries.parquet")
    assert len(tell_late_lists(settings, DAY).sent) == 1


def test_without_addresses_a_mail_server_is_a_sentence(data: Path) -> None:
    from pipelines.problem import Problem

    settings = Settings(data=data, smtp_host="127.0.0.1")
    with pytest.raises(Problem, match=r"notice\.incomplete") as problem:
        tell_late_lists(settings, DAY)
    assert problem.value.values == {"name": "MINSHENG_NOTICE_TO"}
