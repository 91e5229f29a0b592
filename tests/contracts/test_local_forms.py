"""What a district's forms say otherwise, laid over the contracts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.contracts import ContractError, load_contracts
from pipelines.contracts.contract import Contract
from pipelines.contracts.local_forms import localised

CONTRACTS = list(load_contracts().values())


def told(tmp_path: Path, text: str) -> dict[str, Contract]:
    path = tmp_path / "contracts.yml"
    path.write_text(text, encoding="utf-8")
    return {contract.feed: contract for contract in localised(CONTRACTS, path)}


def test_without_a_file_the_contracts_stay(tmp_path: Path) -> None:
    assert localised(CONTRACTS, tmp_path / "none.yml") == CONTRACTS


def test_what_a_column_may_hold_is_the_districts(tmp_path: Path) -> None:
    changed = told(tmp_path, "columns: {hukou: {values: {本县: [我县], 外地: }}}")
    for feed in ("cremations", "student_aid"):
        column = changed[feed].column("hukou")
        assert column.allowed == ("本县", "外地")
        assert column.value_aliases == {"本县": ("我县",), "外地": ()}
    assert changed["donations"] == next(c for c in CONTRACTS if c.feed == "donations")


def test_a_number_is_bounded_as_the_district_says(tmp_path: Path) -> None:
    key_work = told(tmp_path, "columns: {key_work: {maximum: 14}}")["milestones"].column("key_work")
    assert (key_work.minimum, key_work.maximum) == (1, 14)


def test_a_form_has_other_titles_and_more_headers(tmp_path: Path) -> None:
    words = "title: 助学表, titles: [学金], columns: {school: {aliases: [校]}}"
    aid = told(tmp_path, f"feeds: {{student_aid: {{{words}}}}}")["student_aid"]
    before = load_contracts()["student_aid"]
    assert aid.title == "助学表"
    assert aid.titles == (*before.titles, "学金")
    assert aid.column("school").aliases == (*before.column("school").aliases, "校")
    assert aid.column("amount") == before.column("amount")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("feeds:\n  pensions: {title: 养老金}", ":2: unknown: pensions"),
        ("columns:\n  colour: {aliases: [颜色]}", ":2: unknown: colour"),
        ("feeds:\n  donations: {columns: {school: {aliases: [校]}}}", "unknown: school"),
        ("columns:\n  hukou: {spellings: [本县]}", "unknown: spellings"),
        ("columns:\n  amount: {values: {一: }}", "amount is no enum"),
        ("columns:\n  amount: {maximum: 9}", "amount has no largest value"),
        ("form: {}", ":1: unknown: form"),
    ],
)
def test_what_is_unknown_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ContractError, match=says):
        told(tmp_path, text)
