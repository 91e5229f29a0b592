"""Findings go out with the names of those they are about, and come back as answers."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl
import pytest
from openpyxl import load_workbook

from pipelines.deliveries.returned.finding_answers import handed_over_answers
from pipelines.identity.keys import Keyring
from pipelines.identity.secret import load_secret
from pipelines.oversight.dispositions import COLUMNS, read_dispositions, set_dispositions
from pipelines.settings import Settings
from pipelines.workbooks.returns import make_returns as module
from tests.deliveries.made_lists import id_number, name
from tests.returns.conftest import correct
from tests.workbooks.made_forms import save

TOWN_CODE = "440607001000"
FINDING = "D1-0123456789ab"
OTHER = "O5-0123456789ab"


@pytest.fixture
def findings(town, monkeypatch):
    """The town's workbook, its findings taken from a small database."""
    settings = Settings(data=town.data, _env_file=None)
    secret = load_secret(settings.folder)
    number = id_number(1)
    key = Keyring(secret.hmac_key).keys_of("person", pl.Series([number]))[0]
    database = town.data.parent / "small.duckdb"
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "create table fct_findings as select * from (values"
            " (?, 'D1', ?, 'disability_allowance', ?, date '2013-06-01', 2, 200.50::decimal(18,2),"
            "  '2013年5月死亡，之后仍发放', '请追回200.50元', '未核实', null::decimal(18,2)),"
            " (?, 'O5', 'acc0unt', null, ?, date '2013-06-01', 1, null,"
            "  '=一个账号', '请核对', '未核实', null),"
            " ('D1-settled00000', 'D1', 'x', null, ?, date '2013-06-01', 1, 1, 'e', 'h',"
            "  '排除', null)"
            ") as t(finding_id, check_code, subject_key, programme_code, town_code, first_month,"
            " month_count, amount_at_risk_yuan, evidence, how_to_fix, disposition, recovered_yuan)",
            [FINDING, key, TOWN_CODE, OTHER, TOWN_CODE, TOWN_CODE],
        )
        connection.execute("create table checks as select 'D1' as check_code, '死亡' as name_zh")
        connection.execute(
            "create table dim_programmes as"
            " select 'disability_allowance' as programme_code, '残疾人生活津贴' as name_zh"
        )
    monkeypatch.setattr(module, "_database", lambda settings: database)
    made = module.make_returns(settings, town.out, by="督查组")
    return made.path_of(made.told[0])


def sheet_rows(path, name):
    rows = [[cell.value for cell in row] for row in load_workbook(path)[name].iter_rows(min_row=4)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_a_finding_names_its_person_and_what_is_no_person_stands_as_it_is(findings):
    told = {row["编号"]: row for row in sheet_rows(findings, "疑点")}
    assert set(told) == {FINDING, OTHER}
    assert (told[FINDING]["对象"], told[FINDING]["身份证号"]) == (name(1), id_number(1))
    assert told[FINDING]["涉及金额"] == "200.50"
    assert (told[OTHER]["对象"], told[OTHER]["身份证号"]) == ("acc0unt", None)
    assert told[OTHER]["依据"] == "'=一个账号"


def test_answers_are_handed_over_and_wrong_ones_told(findings, town):
    answers = {
        "核实结果": "已整改",
        "追回金额": "200.5",
        "追回日期": "2013年9月1日",
        "说明": "已退回",
    }
    places = [row["编号"] for row in sheet_rows(findings, "疑点")]
    cells = {places.index(FINDING): answers, places.index(OTHER): {"追回金额": "全部"}}
    correct(findings, town.inbox / "答复.xlsx", cells, sheet=1)
    receipt = town.take()["答复.xlsx"]
    counts = receipt["counts"]
    assert counts["rows_read"] == sum(counts[n] for n in counts if n != "rows_read")
    assert (receipt["returned"]["answers"], receipt["returned"]["wrong_answers"]) == (1, 1)
    assert {(e["column"], e["reason"]) for e in receipt["rejected"]} == {
        ("追回金额", "not_an_amount"),
        ("核实结果", "missing_required"),
    }
    settings = Settings(data=town.data, _env_file=None)
    handed = handed_over_answers(settings.folder, load_secret(settings.folder).vault_key)
    (answer,) = handed.drop("file_id").to_dicts()
    assert answer == {
        "finding_id": FINDING,
        "disposition": "已整改",
        "decided_by": "西南街道",
        "recovered_yuan": Decimal("200.50"),
        "recovered_on": date(2013, 9, 1),
        "note": "已退回",
    }
    receipts = "".join(p.read_text("utf-8") for p in settings.folder.receipts.iterdir())
    assert "已退回" not in receipts


def recorded(town) -> dict[str, tuple]:
    table = read_dispositions(town.data / "dispositions.csv")
    return {row["finding_id"]: (row["disposition"], row["note"]) for row in table.to_dicts()}


def test_a_towns_later_answer_counts_and_its_dismissal_waits_for_the_department(findings, town):
    places = [row["编号"] for row in sheet_rows(findings, "疑点")]
    first = {
        places.index(FINDING): {"核实结果": "核实属实"},
        places.index(OTHER): {"核实结果": "排除"},
    }
    correct(findings, town.inbox / "答复.xlsx", first, sheet=1)
    town.take()
    assert recorded(town) == {FINDING: ("核实属实", None), OTHER: ("未核实", "镇街答复：排除")}
    later = {places.index(FINDING): {"核实结果": "已整改", "追回金额": "200.5"}}
    correct(findings, town.inbox / "再答复.xlsx", later, sheet=1)
    town.take()
    assert recorded(town)[FINDING] == ("已整改", None)


def test_the_department_s_own_answer_is_never_overwritten(findings, town):
    own = {"finding_id": FINDING, "disposition": "排除", "decided_by": "社工部"}
    set_dispositions(town.data / "dispositions.csv", pl.DataFrame([own], schema=COLUMNS))
    places = [row["编号"] for row in sheet_rows(findings, "疑点")]
    answer = {places.index(FINDING): {"核实结果": "核实属实"}}
    correct(findings, town.inbox / "答复.xlsx", answer, sheet=1)
    town.take()
    assert recorded(town) == {FINDING: ("排除", None)}


@pytest.mark.parametrize(
    ("place", "value"), [("C1", "区社工部"), ("D1", "0" * 64), ("I3", "F3-000000000000")]
)
def test_a_workbook_whose_hidden_sheet_was_changed_is_refused(findings, town, place, value):
    book = load_workbook(findings)
    book["minsheng_return"][place] = value
    book["疑点"].cell(5, 12).value = "已整改"
    save(book, town.inbox / "假.xlsx")
    refused = town.command("intake", "--json", data=town.data)
    assert refused.returncode == 3
    assert "return_seal_broken" in refused.stdout
    assert recorded(town) == {}


def test_without_a_build_there_are_no_findings_and_the_rows_go_out_all_the_same(town):
    shutil.rmtree(town.data / "builds")
    done = town.run("returns", "--out", str(town.out))
    assert "minsheng build" in done.stdout
    assert not [
        r for r in sheet_rows(town.out / "退回清单-西南街道.xlsx", "疑点") if any(r.values())
    ]
