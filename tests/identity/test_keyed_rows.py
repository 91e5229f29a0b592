"""Rows keep exactly the columns that the contract's raw table has, and no personal value."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from pipelines.contracts import load_contracts
from pipelines.contracts.raw_schema import PROVENANCE, raw_schema
from pipelines.identity.keyed_rows import key_rows
from pipelines.identity.keys import Keyring
from pipelines.intake.read_result import rows_schema

ID_NO = "11010519491231002X"
RING = Keyring(b"s" * 32)


def keyed(feed: str, *rows: dict):
    contract = load_contracts()[feed]
    schema = rows_schema(contract)
    frame = pl.DataFrame(
        [{"source_sheet": "s", "source_row": n + 3, **row} for n, row in enumerate(rows)],
        schema=schema,
    )
    return key_rows(frame, tuple(c for c in contract.columns if not c.repeats), RING)


@pytest.mark.parametrize("feed", sorted(load_contracts()))
def test_every_feed_has_the_columns_of_its_raw_table(feed):
    columns = set(keyed(feed).rows.columns) - {"town", "village"}
    expected = set(raw_schema(load_contracts()[feed])) - {"town_code", "village_code"}
    assert columns == expected - {"delivery_id", "row_hash"}
    assert set(PROVENANCE) >= {"delivery_id", "row_hash"}


def certificate(**changes) -> dict:
    row = {
        "name": "张三",
        "id_no": ID_NO,
        "certificate_no": f"{ID_NO}43",
        "sex": "女",
        "born_on": date(1949, 12, 31),
        "remark": "住东街三号",
    }
    return {**row, **changes}


def facts(**changes) -> dict:
    return keyed("disability_certificates", certificate(**changes)).rows.row(0, named=True)


def test_a_certificate_says_whose_it_is_and_which_disability():
    row = facts()
    assert row["certificate_matches_id"]
    assert (row["certificate_category"], row["certificate_level"]) == ("肢体", 3)
    assert facts(certificate_no=f"{ID_NO}71B2")["certificate_category"] == "多重"
    assert facts(id_no="110105491231002")["certificate_matches_id"]


def test_a_certificate_of_another_form_is_kept_and_doubted():
    row = facts(certificate_no="粤残123")
    assert row["certificate_matches_id"] is False
    assert row["certificate_level"] is None
    assert row["certificate_key"]


def test_what_a_form_says_of_a_person_is_held_against_the_number():
    assert facts()["born_on_matches_id"]
    assert facts()["sex_matches_id"]
    assert facts(born_on=date(1949, 12, 1))["born_on_matches_id"], "a form may say the month only"
    assert not facts(born_on=date(1950, 12, 31))["born_on_matches_id"]
    assert not facts(sex="男")["sex_matches_id"]


def test_a_doubtful_number_is_kept_with_a_warning():
    found = keyed("disability_certificates", certificate(id_no="110105194912310021"))
    assert found.rows["id_check_status"].to_list() == ["check_digit"]
    assert found.rows["person_key"][0]
    codes = set(found.warnings["code"])
    assert codes == {"id_check_digit", "certificate_differs"}


def test_only_the_sealed_values_hold_what_was_written():
    found = keyed("disability_certificates", certificate())
    shown = found.rows.write_csv() + found.warnings.write_csv()
    for word in ("张三", ID_NO, "东街"):
        assert word not in shown
        assert word in found.plain.write_csv()
    person = found.plain.filter(pl.col("column_name") == "id_no").row(0, named=True)
    assert person["name_key"] == found.rows["name_key"][0]
