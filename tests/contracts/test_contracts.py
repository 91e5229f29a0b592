"""The contracts say what the forms are, and a broken one is reported where it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.contracts import ContractError, load_contracts
from pipelines.contracts.load_contracts import CONTRACTS_FOLDER
from pipelines.contracts.raw_schema import members_schema, raw_schema

PERSONAL_KINDS = {"id", "personal", "certificate", "birthday", "free_text"}


def test_there_are_24_feeds():
    assert len(load_contracts()) == 24


def test_every_enum_lists_its_values_and_every_money_feed_its_sum():
    for contract in load_contracts().values():
        for column in contract.columns:
            assert (column.kind == "enum") == bool(column.allowed), (contract.feed, column.name)
        if contract.amount_column:
            assert contract.column(contract.amount_column).kind == "money"


def test_headers_of_one_contract_are_distinct_words():
    for contract in load_contracts().values():
        words = [word for c in contract.columns for word in (c.title, *c.aliases)]
        doubled = {word for word in words if words.count(word) > 1}
        assert not doubled, (contract.feed, doubled)


def test_no_personal_value_has_a_raw_column():
    for contract in load_contracts().values():
        raw = set(raw_schema(contract))
        for column in contract.columns:
            if column.kind in PERSONAL_KINDS:
                assert column.name not in raw, (contract.feed, column.name)


def test_numbered_columns_go_into_the_members_table():
    subsistence = load_contracts()["subsistence_payments"]
    assert "person_key" in members_schema(subsistence)
    assert "member_name_key" not in raw_schema(subsistence)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "contracts"
    shutil.copytree(CONTRACTS_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("physicalType: money", "physicalType: cash", "physicalType cash is unknown"),
        ("required: true", "required: perhaps", "required must be true or false"),
        ("property: cadence, value: monthly", "property: cadence, value: weekly", "cadence must"),
        ("property: periodColumn", "property: periodColum", "unknown property periodColum"),
        ("value: amount}", "value: sum}", "amountColumn names no column"),
        ("name: amount", "name: paid_on", "column paid_on is listed twice"),
        ("id: disability_allowance_payments", "id: allowance", "id must be the file's name"),
        ("businessName: 发放金额", "businessName:", "businessName must be a text"),
        ("schema:", "schema: [", ""),
    ],
)
def test_a_broken_contract_is_refused_with_its_file_and_line(copied, old, new, says):
    path = copied / "people" / "disability_allowance_payments.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContractError) as error:
        load_contracts(copied)
    file, line, message = str(error.value).split(":", 2)
    assert file == str(path)
    assert 1 <= int(line) <= len(text.splitlines()) + 1
    assert says in message


def test_the_line_named_is_the_line_that_is_wrong(copied):
    path = copied / "services" / "home_care_visits.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "physicalType: date" in line)
    lines[number - 1] = lines[number - 1].replace("date", "day")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContractError, match=f"home_care_visits.yml:{number}: "):
        load_contracts(copied)


def test_a_subsistence_list_need_not_say_what_became_of_each_transfer():
    needed = {c.name for c in load_contracts()["subsistence_payments"].header_columns}
    assert needed == {
        "name",
        "id_no",
        "household_no",
        "scheme",
        "members",
        "amount",
        "paid_on",
    }
