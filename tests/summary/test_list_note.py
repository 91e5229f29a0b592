"""The list of key works says of each that it leaves out why."""

from __future__ import annotations

from datetime import date

from pipelines.report.read_progress import KeyWork, Progress
from pipelines.summary.key_work_list import ONLY_DISTRICT, list_note


def work(number: int, unknown_reason: str | None) -> KeyWork:
    headline = {"status_reason": "", "unknown_reason": unknown_reason}
    return KeyWork({"key_work": number}, [headline])


def test_what_is_hidden_is_not_called_undelivered():
    works = [work(1, None), work(2, ONLY_DISTRICT), work(3, "不在应报期内"), work(4, None)]
    note = list_note(Progress(date(2022, 12, 1), "t", "某镇", works), ())
    assert (
        "统一实施，不分镇街统计；另有2项的数字人数少或待核，没有写；另有1项这一时期没有应报的数据。"
        in note
    )
