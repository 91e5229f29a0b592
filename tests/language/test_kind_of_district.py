"""A county says 全县 and a city 全市: the word follows the kind of the district everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import yaml

from pipelines import district_kind as kinds
from pipelines.factcheck.tying import compare, resolve_place
from pipelines.language import LANGUAGE_FOLDER, messages, say
from pipelines.report.pivot.write_pivot import pivot_sheets
from tests.factcheck.test_periods_and_places import TOWN, verdicts

# What only a district may say of itself; init speaks of districts that are yet to be.
DISTRICTS_WORDS = re.compile("全区|我区|本区(?!（县）)|区级|区本级|由区")
_KEPT = (
    kinds.district_kind,
    messages,
    pivot_sheets,
    compare._of_district,
    resolve_place._words,
)


@pytest.fixture
def served_as(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Serve a district of that name, without any words of its own."""

    def serve(name: str, **told: str) -> None:
        words = {"name": {"zh": name, "en": name}} | told
        monkeypatch.setattr(kinds, "district_words", lambda *_: words)
        monkeypatch.setattr(resolve_place, "district_words", lambda *_: {"own": name[:-1]})
        _forget()

    yield serve
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for kept in _KEPT:
        kept.cache_clear()


@pytest.mark.parametrize(
    ("name", "told", "kind"),
    [
        ("甲区", {}, "区"),
        ("甲县", {}, "县"),
        ("甲自治县", {}, "县"),
        ("甲市", {}, "市"),
        ("甲旗", {}, "旗"),
        ("甲新城", {}, "区"),
        ("甲新城", {"kind": "市"}, "市"),
    ],
)
def test_the_kind_is_read_from_the_name_or_told(served_as, name, told, kind) -> None:
    served_as(name, **told)
    assert kinds.district_kind() == kind


@pytest.mark.parametrize(("name", "whole"), [("甲县", "全县"), ("甲市", "全市")])
def test_no_sentence_of_a_county_or_a_city_says_that_it_is_a_district(
    served_as, name, whole
) -> None:
    served_as(name)
    assert say("page.whole_district", "zh") == whole
    told = [message["zh"] for message in messages().values()]
    told += [text for sheet in pivot_sheets().values() for text in _words(sheet, "zh")]
    assert [text for text in told if DISTRICTS_WORDS.search(text)] == []
    assert not any("{region}" in text for text in told)


def test_the_english_follows_the_kind_too(served_as) -> None:
    served_as("甲县")
    assert say("page.whole_district", "en") == "Whole county"
    assert pivot_sheets()["district_figures"]["title"]["en"] == "Figures of the county"


def test_every_sentence_leaves_the_kind_to_the_look_up() -> None:
    found = []
    for path in LANGUAGE_FOLDER.rglob("*.yml"):
        topic = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        found += [code for code, words in topic.items() if DISTRICTS_WORDS.search(words["zh"])]
    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        "甲镇很忙，全{kind}医疗救助结算120笔",
        "甲镇很忙，我{kind}医疗救助结算120笔",
        "甲镇很忙，{kind}财政支持医疗救助结算120笔",
        "甲{kind}医疗救助结算120笔",
        "丙某市甲{kind}医疗救助结算120笔",
    ],
)
@pytest.mark.parametrize("kind", ["区", "县", "市", "旗"])
def test_a_text_speaks_of_the_whole_by_its_kind(served_as, kind, words) -> None:
    served_as(f"甲{kind}")
    [verdict] = verdicts(words.format(kind=kind))
    assert (verdict.area_code, verdict.status) == ("d", "agrees")


@pytest.mark.parametrize(("name", "other"), [("甲区", "全县"), ("甲县", "全市"), ("甲县", "全区")])
def test_the_whole_of_another_kind_is_elsewhere(served_as, name, other) -> None:
    served_as(name)
    assert verdicts(f"{other}医疗救助结算120笔") == []


def test_a_share_of_the_whole_is_computed_in_a_county(served_as) -> None:
    served_as("甲县")
    [_, share] = verdicts("甲镇医疗救助结算36笔，占全县的30%")
    assert (share.measure, share.area_code, share.status) == ("share", TOWN, "agrees")


def _words(sheet: dict, lang: str) -> list[str]:
    return [sheet[part][lang] for part in ("title", "note")]
