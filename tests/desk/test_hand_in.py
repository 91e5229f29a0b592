"""Files handed in on a page: what is told, what stays, and several clerks at once."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.desk.hand_in import HandedIn, hand_in
from pipelines.desk.keep_uploads import Upload
from pipelines.desk.return_workbooks import make_return_workbooks
from pipelines.desk.run_command import run_command
from pipelines.language import say
from pipelines.lock import build_lock
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.access.made_readers import CLERK
from tests.deliveries.made_lists import id_number, name
from tests.desk.made_office import as_csv, as_xls, as_xlsx, office, rows, town

DAY = date(2013, 9, 20)


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, HandedIn]:
    """A good .xls, a good .xlsx, a GB18030 .csv with two bad rows, three that are no lists."""
    settings = office(tmp_path_factory.mktemp("office"))
    bad = [
        *rows("2013-08", range(3)),
        *rows("2013-08", range(3, 4), 身份证号="4.40607E+17"),
        *rows("2013-08", range(4, 5), 发放金额="一百"),
    ]
    uploads = [
        Upload("6月.xls", as_xls(rows("2013-06", range(5)))),
        Upload("7月.xlsx", as_xlsx(rows("2013-07", range(6)))),
        Upload("8月.csv", as_csv(bad)),
        Upload("坏.xlsx", as_xlsx(rows("2013-09", range(5)))[:900]),
        Upload("照片.csv", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        Upload("readme.md", b"nothing"),
    ]
    return settings, hand_in(CLERK, settings, uploads, town(settings), DAY)


def test_the_good_files_are_taken_whatever_the_others_are(handed) -> None:
    _, told = handed
    found = {file.path.rsplit("/", 1)[-1]: file for file in told.files}
    taken = {name: file.counts["accepted"] for name, file in found.items() if file.deliveries}
    assert taken == {"6月.xls": 5, "7月.xlsx": 6, "8月.csv": 3}
    assert {name for name, file in found.items() if file.state == "refused"} == {
        "坏.xlsx",
        "照片.csv",
    }
    assert told.passed_by == ["readme.md"]
    for file in told.files:
        assert file.counts["rows_read"] == sum(
            file.counts[part] for part in ("accepted", "rejected", "totals", "notes")
        )


def test_every_rejected_row_is_told_without_what_stood_in_it(handed) -> None:
    _, told = handed
    (file,) = [file for file in told.files if not file.rejected.is_empty()]
    assert file.rejected["row"].to_list() == [5, 6]
    assert file.rejected["reason"].to_list() == [say("reason.lost_id"), say("reason.not_an_amount")]
    assert file.rejected["remedy"].null_count() == 0
    said = json.dumps([[f.line, f.below, f.rejected.to_dicts()] for f in told.files])
    said = said.encode().decode("unicode_escape")
    for order in range(6):
        assert name(order) not in said
        assert id_number(order) not in said


def test_refused_files_leave_the_inbox_and_the_others_stay_in_it(handed) -> None:
    settings, _ = handed
    kept = {path.name for path in settings.inbox_folder.rglob("*") if path.is_file()}
    assert kept == {"6月.xls", "7月.xlsx", "8月.csv"}


def test_the_return_workbook_holds_the_rejected_rows_and_its_making_is_logged(handed) -> None:
    settings, _ = handed
    made = make_return_workbooks(CLERK, settings, town(settings).area_code, "经办甲")
    (workbook,) = made.workbooks
    assert (workbook.deliverer, workbook.rows, made.has_build) == ("西南街道", 2, False)
    assert workbook.content().startswith(b"PK")
    assert workbook.path.parent == settings.folder.returns
    (line,) = settings.folder.access_log.read_text("utf-8").splitlines()
    assert json.loads(line)["by"] == "经办甲"


def test_a_later_intake_of_the_inbox_changes_nothing(handed) -> None:
    settings, _ = handed
    before = pl.read_parquet(settings.folder.deliveries)
    assert before["reported_on"].unique().to_list() == [DAY]
    found = json.loads(run_command(settings, "intake", "--json"))
    assert [file["known"] for file in found["files"]] == [True, True, True]
    assert pl.read_parquet(settings.folder.deliveries).equals(before)


def test_two_clerks_at_once_both_get_their_receipts(tmp_path: Path) -> None:
    settings = office(tmp_path)
    lists = {"西南街道": range(5), "大塘镇": range(20, 26)}

    def take(title: str) -> HandedIn:
        body = rows("2013-06", lists[title], 镇街=title, 村居="")
        return hand_in(CLERK, settings, [Upload("6月.csv", as_csv(body))], town(settings, title))

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(take, lists))
    assert [one.files[0].counts["accepted"] for one in told] == [5, 6]
    register = pl.read_parquet(settings.folder.deliveries)
    assert register["state"].to_list() == ["in_force", "in_force"]


def test_who_is_locked_out_is_told_in_one_sentence_and_keeps_the_file(tmp_path: Path) -> None:
    settings = office(tmp_path)
    upload = Upload("6月.csv", as_csv(rows("2013-06", range(5))))
    with build_lock(settings.folder.intake_lock), pytest.raises(Problem) as caught:
        hand_in(CLERK, settings, [upload], town(settings), wait_seconds=0)
    sentence = say(caught.value.code, **caught.value.values)
    assert "正在收件" in sentence
    assert len(sentence.splitlines()) == 1
    assert (settings.inbox_folder / "西南街道" / "6月.csv").exists()
