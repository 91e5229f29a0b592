"""A proposal says what headers mean and tells nobody's name; only a reviewed one is accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.contracts import load_contracts
from pipelines.intake import Refusal
from pipelines.learning.accept import Accepted, accept_proposal
from pipelines.learning.proposal_file import as_yaml
from pipelines.learning.shapes import shape
from pipelines.problem import Problem
from tests.intake.made_files import ID_NO, write_xlsx
from tests.learning.conftest import HEADER, NAMES, proposed, unknown_rows


def accepted(proposal: dict[str, Any], folder: Path) -> Accepted:
    path = folder / "form.learn.yml"
    path.write_text(yaml.safe_dump(proposal, allow_unicode=True), encoding="utf-8")
    return accept_proposal(path, folder / "aliases", "梁", date(2014, 1, 2))


def test_headers_and_spellings_are_proposed_with_what_was_seen(unknown_form: Path) -> None:
    found = proposed(unknown_form)
    assert found["feed"] == "disability_allowance_payments"
    means = {one["header"]: one["column"] for one in found["aliases"]}
    assert means["津贴款额"] == "amount"
    assert means["名字"] == "name"
    (spelling,) = found["values"]
    assert (spelling["spelling"], spelling["value"], spelling["rows"]) == ("发放成功", "成功", 4)


def test_a_proposal_holds_no_personal_value(unknown_form: Path) -> None:
    told = as_yaml(proposed(unknown_form))
    assert not [value for value in (*NAMES, ID_NO, ID_NO[:17], "经手") if value in told]


def test_a_name_in_a_coded_column_is_not_told(tmp_path: Path) -> None:
    rows = unknown_rows(12)
    for row in rows[:4]:
        row[8] = NAMES[0]
    assert NAMES[0] not in as_yaml(proposed(write_xlsx(tmp_path / "a.xlsx", [HEADER, *rows])))


def test_a_name_in_the_header_is_not_told(tmp_path: Path) -> None:
    header = [NAMES[2] if word == "残疾程度" else word for word in HEADER]
    told = as_yaml(proposed(write_xlsx(tmp_path / "a.xlsx", [header, *unknown_rows()])))
    assert NAMES[2] not in told
    assert "aliases" in told


def test_rows_without_a_header_are_no_header(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="learn_no_header"):
        proposed(write_xlsx(tmp_path / "a.xlsx", unknown_rows()))


def test_a_row_of_names_does_not_join_the_header(tmp_path: Path) -> None:
    header = [*HEADER[:8], None, None]
    form = write_xlsx(
        tmp_path / "a.xlsx", [header, *[row[:8] + [None] * 2 for row in unknown_rows()]]
    )
    assert proposed(form)["header_row"] == 1


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("欧阳甲", "汉3"),
        ("2013年7月", "9999年9月"),
        ("李月", "汉2"),
        (ID_NO, "9×17A1"),
        ("1,200.50", "9·999.99"),
    ],
)
def test_a_shape_tells_no_letter(text: str, seen: str) -> None:
    assert shape(text) == seen


def test_a_form_near_to_none_becomes_a_draft_that_cannot_be_accepted(tmp_path: Path) -> None:
    header = ["镇街", "驾驶员姓名", "车牌编号", "出车日期", "公里数", "用途类别"]
    rows = [
        ["西南街道", NAMES[n % 4], f"粤E{n:05d}", "2013-07-25", str(n), ["公务", "应急"][n % 2]]
        for n in range(12)
    ]
    found = proposed(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    kinds = [one["physicalType"] for one in found["draft"]["schema"][0]["properties"]]
    assert kinds == ["town", "personal", "personal", "date", "int", "enum"]
    with pytest.raises(Problem, match="learn_no_feed"):
        accepted(found, tmp_path)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda p: p["aliases"][0].update(column=None), "learn_open"),
        (lambda p: p["aliases"][0].update(column="nonsense"), "aliases_no_column"),
        (lambda p: p["aliases"].append({"header": "姓　名", "column": "amount"}), "aliases_taken"),
        (lambda p: p["values"][0].update(value=None), "learn_open"),
        (lambda p: p["values"][0].update(value="也许"), "aliases_no_value"),
        (lambda p: p.pop("proposal"), "learn_no_proposal"),
        (lambda p: p.update(aliases="all"), "learn_no_proposal"),
        (lambda p: p.update(aliases=[], values=[]), "learn_nothing"),
        (lambda p: p.update(feed="nonsense"), "no_such_feed"),
    ],
)
def test_what_cannot_be_accepted_is_said_and_changes_nothing(
    unknown_form: Path, tmp_path: Path, change: Callable, code: str
) -> None:
    found = proposed(unknown_form)
    change(found)
    with pytest.raises(Problem, match=code):
        accepted(found, tmp_path)
    assert not (tmp_path / "aliases").exists()


def test_a_second_proposal_adds_to_the_first(unknown_form: Path, tmp_path: Path) -> None:
    found = proposed(unknown_form)
    first = {**found, "aliases": found["aliases"][:1]}
    second = {**found, "aliases": found["aliases"][1:], "values": []}
    accepted(first, tmp_path)
    path = accepted(second, tmp_path).path
    own = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert sum(map(len, own["aliases"].values())) == len(found["aliases"])
    assert len(own["accepted"]) == 2
    contract = load_contracts(aliases=path.parent)["disability_allowance_payments"]
    assert "津贴款额" in contract.column("amount").aliases


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("aliases: {amount: [姓名]}", "aliases_taken"),
        ("aliases: {nonsense: [甲]}", "aliases_no_column"),
        ("valueAliases: {status: {也许: [甲]}}", "aliases_no_value"),
        ("aliases: {amount: 甲}", "aliases_shape"),
        ("valueAliases: {status: [甲]}", "aliases_shape"),
        ("[", "aliases_shape"),
    ],
)
def test_a_file_of_local_words_that_was_edited_wrongly_is_told(
    tmp_path: Path, written: str, code: str
) -> None:
    (tmp_path / "disability_allowance_payments.yml").write_text(written, encoding="utf-8")
    with pytest.raises(Problem, match=code):
        load_contracts(aliases=tmp_path)


def test_local_words_of_a_feed_that_is_not_known_are_told(tmp_path: Path) -> None:
    (tmp_path / "nonsense.yml").write_text("aliases: {}", encoding="utf-8")
    with pytest.raises(Problem, match="aliases_no_feed"):
        load_contracts(aliases=tmp_path)


def test_a_column_whose_cells_are_values_of_a_list_is_asked_by_its_letter(tmp_path: Path) -> None:
    header = ["残等" if word == "残疾程度" else word for word in HEADER]
    rows = unknown_rows()
    rows[0][4] = "一级"
    found = proposed(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    (asked,) = [one for one in found["questions"] if "level" in one["may_be"]]
    assert asked["header"] is None
    assert "残疾等级" not in found["missing"]
    for one in found["questions"]:
        one["column"] = "none"
    asked["column"] = "level"
    with pytest.raises(Problem) as refused:
        accepted(found, tmp_path)
    assert refused.value.code == "learn_no_header_word"
    asked["header"] = "残等"
    assert accepted(found, tmp_path).headers["残等"] == "level"


def test_a_form_of_words_that_no_form_has_becomes_a_draft_without_them(tmp_path: Path) -> None:
    rows = [["粤E", NAMES[n % 4], f"{100 * n}", "8.1"] for n in range(1, 6)]
    found = proposed(write_xlsx(tmp_path / "a.xlsx", [["车牌", "司机", "里程", "油耗"], *rows]))
    assert (found["feed"], found["header_row"], found["rows"]) == (None, 1, 5)
    columns = found["draft"]["schema"][0]["properties"]
    assert [one["physicalType"] for one in columns] == ["enum", "personal", "int", "money"]
    told = as_yaml(found)
    assert not [word for word in ("司机", *NAMES) if word in told]
