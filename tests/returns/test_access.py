"""Plain values go where they may, to their reader alone, and every time is put down."""

from __future__ import annotations

import json
import os
import stat

import pytest
from openpyxl import load_workbook

from pipelines.identity.access_log import broken_line
from pipelines.identity.secret import load_secret
from pipelines.settings import Settings
from tests.deliveries.made_lists import ALLOWANCE, allowance, id_number, name, write_list
from tests.returns.conftest import correct


def test_a_workbook_shows_the_towns_own_row_with_name_and_number(town):
    path = town.returned()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    book = load_workbook(path)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[4]]
    row = dict(zip(head, (cell.value for cell in sheet[5]), strict=True))
    told = ("文件", "所在行", "问题栏目", "原内容", "姓名", "身份证号", "发放金额")
    assert [row[title] for title in told] == [
        "西南街道/6月.csv", "6", "发放金额", "按标准", name(3), id_number(3), "按标准",
    ]  # fmt: skip
    assert {cell.number_format for cell in sheet[5]} == {"@"}
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A5", "$4:$4")
    assert sheet.auto_filter.ref.startswith("A4:")
    assert sheet.page_setup.orientation == "landscape"
    assert book.sheetnames[1:] == ["疑点", "警告", "缺报", "minsheng_return"]
    assert book["minsheng_return"].sheet_state == "hidden"


@pytest.mark.parametrize("place", ["inbox/西南街道", "raw", ".", "builds/x"])
def test_no_workbook_is_written_where_others_read(town, place):
    done = town.command("returns", "--out", str(town.data / place), data=town.data)
    assert done.returncode == 2
    assert "退回清单" in done.stderr
    assert not list(town.data.rglob("*.xlsx"))


def test_only_the_town_asked_about_is_told(town):
    done = town.run("returns", "--out", str(town.out), "--town", "芦苞镇")
    assert not town.out.exists() or not list(town.out.iterdir())
    assert "没有要退回的" in done.stdout


def test_what_would_run_as_a_formula_is_text_and_comes_back_as_it_was(town):
    rows = [allowance(0, "2013-07", 备注="=1+1", 发放日期="月底"), allowance(1, "2013-07")]
    write_list(town.inbox / "7月.csv", ALLOWANCE, rows, "2013年7月残疾人生活津贴发放表")
    town.take()
    path = town.returned()
    sheet = load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.value for cell in cells if cell.value == "'=1+1"]
    correct(path, town.inbox / "没改.xlsx", {})
    assert town.take()["没改.xlsx"]["returned"]["unchanged"] == 4


def test_every_creation_is_logged_in_a_chain_that_tells_a_changed_line(town):
    for _ in range(3):
        town.returned()
    settings = Settings(data=town.data, _env_file=None)
    folder, key = settings.folder, load_secret(settings.folder).vault_key
    lines = folder.access_log.read_text("utf-8").splitlines(keepends=True)
    entry = json.loads(lines[0])
    assert (entry["by"], entry["deliverers"], entry["people"]) == ("督查组", ["西南街道"], 3)
    assert name(3) not in "".join(lines)
    assert broken_line(folder, key) is None
    tampered = {
        1: [lines[0].replace("督查组", "某某"), *lines[1:]],
        2: [lines[0], lines[2]],
        3: lines[:2],
    }
    for number, written in tampered.items():
        folder.access_log.write_text("".join(written), "utf-8")
        assert broken_line(folder, key) == number
    folder.access_log.write_text("".join(lines[:2]), "utf-8")
    (folder.vault / "access_log.head").unlink()
    assert broken_line(folder, key) == 1
    done = town.command("doctor", data=town.data)
    assert done.returncode == 1
    assert "访问日志" in done.stdout


def test_no_personal_value_leaves_the_vault_but_in_the_workbooks(town):
    correct(town.returned(), town.inbox / "改好了.xlsx", {0: {"发放金额": "壹佰零"}, 1: {}})
    town.take()
    told = town.run("intake", str(town.inbox / "改好了.xlsx")).stdout
    secrets = [value.encode() for n in range(12) for value in (name(n), id_number(n))]
    inbox = town.data / "inbox"
    for path in town.data.rglob("*"):
        if path.is_file() and inbox not in path.parents:
            content = path.read_bytes()
            assert not [s for s in secrets if s in content], path
    assert not [s for s in secrets if s in told.encode()]
    assert os.name == "nt" or stat.S_IMODE((town.data / "access_log.jsonl").stat().st_mode) == 0o600
