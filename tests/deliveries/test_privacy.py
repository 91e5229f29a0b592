"""No name, number, account or remark is written outside the vault, and the vault is sealed."""

from __future__ import annotations

import io
import os

import polars as pl
import pytest

from pipelines.deliveries.storing.people import update_people
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import read_delivery_vault
from pipelines.terminal.show_intake import show_intake
from tests.deliveries.made_lists import (
    ALLOWANCE,
    account,
    allowance,
    id_number,
    name,
    write_list,
)
from tests.intake.made_files import write_xlsx

WORDS = {word for n in range(12) for word in (name(n), id_number(n), account(n))}
REMARK = "住云秀大道九号电话八八八"


@pytest.fixture
def taken(office, capsys):
    rows = [allowance(n, 备注=REMARK) for n in range(10)]
    rows += [allowance(10, 发放金额=name(11)), allowance(11, 身份证号=id_number(11)[:-1] + "Y")]
    rows += [["合计", "", "", "", "", "", "", 1100, "", "", "", ""]]
    rows += [[f"制表人：{name(3)}", *[""] * 11]]
    write_list(office.inbox / "西南街道" / "a.csv", ALLOWANCE, rows, "2013年6月津贴发放表")
    again = [allowance(n, 姓名=name(n + 1)) for n in range(10)]
    write_list(office.inbox / "西南街道" / "b.csv", ALLOWANCE, again, "2013年6月津贴发放表（更正）")
    show_intake(office.take(), office.settings.folder)
    return office, capsys.readouterr().out


def found_in(text: str) -> set[str]:
    return {word for word in {*WORDS, REMARK} if word in text}


def test_nothing_personal_lies_outside_the_vault(taken):
    office, printed = taken
    assert not found_in(printed)
    for path, content in office.written().items():
        texts = [content.decode("utf-8", "ignore")]
        if path.endswith(".parquet"):
            texts.append(pl.read_parquet(io.BytesIO(content)).write_csv())
        assert not found_in("\n".join(texts)), path


def taken_in(office, capsys) -> list[str]:
    """Take the inbox in; what was printed, then all that was written."""
    show_intake(office.take(), office.settings.folder)
    texts = [capsys.readouterr().out]
    for place, content in office.written().items():
        texts.append(content.decode("utf-8", "ignore"))
        if place.endswith(".parquet"):
            texts.append(pl.read_parquet(io.BytesIO(content)).write_csv())
    return texts


def test_a_number_in_a_files_name_stays_in_the_inbox(office, capsys):
    rows = [allowance(n) for n in range(10)]
    path = office.inbox / "西南街道" / f"津贴{id_number(1)}.csv"
    write_list(path, ALLOWANCE, rows, "2013年6月津贴发放表")
    write_list(path.with_name(f"{account(2)}.csv"), ["甲"], [["乙"]], "丙")
    texts = taken_in(office, capsys)
    assert "津贴〔号码〕.csv" in texts[0]
    assert not [text[:200] for text in texts if found_in(text)]


def test_a_number_in_the_name_of_a_folder_or_sheet_stays_in_the_inbox(office, capsys):
    rows = [allowance(n, 镇街=town) for n, town in enumerate(("西南街道", "大塘镇") * 5)]
    folder = office.inbox / f"残联{id_number(1)}"
    write_list(folder / "a.csv", ALLOWANCE, rows, "2013年6月津贴发放表")
    write_list(folder / f"说明{account(3)}.md", ["甲"], [["乙"]], "丙")
    grids = {
        id_number(n): [ALLOWANCE, *(allowance(n, "2013-07") for n in range(n, n + 3))]
        for n in (0, 6)
    }
    workbook = write_xlsx(folder / "b.xlsx", grids)
    os.utime(workbook, (1, 1))
    texts = taken_in(office, capsys)
    assert not [text[:200] for text in texts if found_in(text)]
    assert office.register["a.csv 2013-06"]["section"] == "残联〔号码〕"
    # Sheets whose names are alike without the numbers stay apart.
    sheets = office.rows("disability_allowance_payments")["source_sheet"].unique()
    assert {"〔号码〕（1）", "〔号码〕（2）"} <= set(sheets)


def test_the_search_finds_what_is_there():
    assert found_in(f"x{name(4)}y") == {name(4)}


def test_the_vault_knows_who_a_key_is_and_holds_rejected_cells(taken):
    office, _ = taken
    folder = office.settings.folder
    key = load_secret(folder).vault_key
    delivery = office.receipt("a.csv")["deliveries"][0]["delivery_id"]
    plain = read_delivery_vault(folder, delivery, key)
    assert set(plain["part"]) == {"key", "free_text", "rejected", "note"}
    rows = office.rows("disability_allowance_payments")
    row = rows.filter(pl.col("source_row") == 3, pl.col("delivery_id") == delivery)
    values = dict(plain.filter(pl.col("part") == "key").select("key", "value").iter_rows())
    assert values[row["name_key"][0]] == name(0)
    assert values[row["person_key"][0]] == id_number(0)
    assert values[row["bank_account_key"][0]] == account(0)
    assert name(11) in "".join(plain.filter(pl.col("part") == "rejected")["value"])


def test_close_numbers_of_one_name_are_linked_by_keys_only(office):
    slip = id_number(1)[:9] + str((int(id_number(1)[9]) + 1) % 10) + id_number(1)[10:]
    rows = [allowance(1), allowance(2), allowance(1, 身份证号=slip)]
    write_list(office.inbox / "西南街道" / "a.csv", ALLOWANCE, rows, "2013年6月")
    office.take()
    links = pl.read_parquet(office.settings.folder.raw / "identity_links.parquet")
    people = office.rows("disability_allowance_payments").sort("source_row")["person_key"]
    by_number = sorted([(id_number(1), people[0]), (slip, people[2])])
    assert links.select("person_key", "linked_person_key").rows() == [
        tuple(key for _, key in by_number)
    ]
    assert links["kind"].to_list() == ["one_digit"]
    before = office.written()
    delivery = office.receipt("a.csv")["deliveries"][0]["delivery_id"]
    folder = office.settings.folder
    update_people(folder, load_secret(folder).vault_key, [delivery])
    assert office.written() == before


def test_a_shifted_list_shows_no_number_in_its_columns_of_words(office):
    rows = [allowance(n) for n in range(3)]
    header = [*ALLOWANCE, "开户银行"]
    shifted = [[*row, account(n)] for n, row in enumerate(rows)]
    write_list(office.inbox / "西南街道" / "a.csv", header, shifted, "2013年6月")
    office.take()
    found = office.rows("disability_allowance_payments")
    assert found["bank_name"].to_list() == [None] * 3
    codes = [w["code"] for w in office.receipt("a.csv")["warnings"]]
    assert codes.count("personal_in_text") == 3
