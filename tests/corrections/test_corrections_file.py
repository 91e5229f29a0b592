"""A malformed file of corrections is told in one sentence with file and line."""

from __future__ import annotations

import pytest

from pipelines.language import say
from pipelines.problem import Problem
from tests.corrections.made_store import FIRST, Store

NUMBER = "440607195001150018"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_LANG", "en")


def sentence(store: Store) -> str:
    with pytest.raises(Problem) as caught:
        store.ask("select 1")
    both = [say(caught.value.code, lang, **caught.value.values) for lang in ("zh", "en")]
    assert both[0] != both[1]
    return both[1]


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({"feed": "allowances"}, 2, "allowances"),
        ({"column": "levels"}, 6, "levels"),
        ({"column": "id_no"}, 6, "corrected list"),
        ({"column": "name"}, 6, "corrected list"),
        ({"column": "bank_account"}, 6, "corrected list"),
        ({"column": "certificate_no"}, 6, "corrected list"),
        ({"column": "remark"}, 6, "not kept"),
        ({"is": "五级"}, 7, "cannot hold"),
        ({"should_be": "五级"}, 8, "cannot hold"),
        ({"should_be": ""}, 8, "required"),
        ({"should_be": "I"}, 8, "same value"),
        ({"column": "amount", "is": "a lot"}, 7, "cannot hold"),
        ({"column": "amount", "is": "1.005"}, 7, "cannot hold"),
        ({"column": "town", "is": "火星镇"}, 7, "code"),
        ({"column": "bank_name", "is": NUMBER}, 7, "ID number"),
        ({"why": f"本人证号 {NUMBER}"}, 2, "personal"),
        ({"why": ""}, 2, "lacks why"),
        ({"should_be": None}, 2, "lacks should_be"),
        ({"who": None}, 2, "lacks who"),
        ({"since": "last summer"}, 11, "since"),
        ({"row": "3a"}, 5, "row"),
        ({"row": "0"}, 5, "row"),
        ({"delivery": "aaaa"}, 3, "8 characters"),
        ({"delivery": None}, 2, "deliverer and month"),
        ({"deliverer": "西南街道"}, 2, "deliverer and month"),
        ({"delivery": None, "deliverer": "西南街道"}, 2, "deliverer and month"),
        ({"delivery": None, "deliverer": "火星镇", "month": "2013-06"}, 11, "deliverer"),
        ({"delivery": None, "deliverer": "西南街道", "month": "June"}, 12, "month"),
        ({"shoud_be": "二级"}, 12, "shoud_be"),
        ({"row": "[3, 4]"}, 5, "one value"),
        ({"beside": "{id_no: x}"}, 12, "corrected list"),
    ],
)
def test_a_record_that_cannot_be_is_named_with_its_line(
    store: Store, changes: dict[str, str | None], line: int, words: str
) -> None:
    store.correct(**changes)
    told = sentence(store)
    assert f"known.yml:{line}:" in told
    assert words in told
    assert NUMBER not in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("corrections: [", "known.yml:"),
        ("- feed: donations", "known.yml:1"),
        ("corrections: 5", "known.yml:1"),
        ("korrections: []", "known.yml:1"),
        ("corrections:\n  - just words", "known.yml:2"),
    ],
)
def test_a_file_that_is_no_list_of_records_is_named(store: Store, text: str, words: str) -> None:
    store.write(text)
    assert words in sentence(store)


def test_a_file_of_another_encoding_is_named(store: Store) -> None:
    store.write("")
    (store.folder.corrections / "known.yml").write_bytes("# 更正".encode("gb18030"))
    assert "UTF-8" in sentence(store)


@pytest.mark.parametrize("text", ["", "# 还没有\n", "corrections:\n", "corrections: []\n"])
def test_a_file_may_hold_nothing_yet(store: Store, text: str) -> None:
    store.write(text)
    assert store.states_told == []


def test_a_file_written_on_windows_is_read(store: Store) -> None:
    store.correct()
    path = store.folder.corrections / "known.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert store.states_told == ["applied"]


def test_one_cell_in_two_files_is_told_with_both_places(store: Store) -> None:
    store.correct()
    store.write(store.text, "more.yml")
    told = sentence(store)
    assert "known.yml:2" in told
    assert "more.yml:2" in told


def test_a_record_tells_who_why_and_since_when(store: Store) -> None:
    store.correct()
    query = (
        "select delivery_id, why, who, cast(since_on as varchar), line_number from raw.corrections"
    )
    assert store.ask(query) == [(FIRST, "镇街来电说明", "残联", "2013-08-01", 2)]
