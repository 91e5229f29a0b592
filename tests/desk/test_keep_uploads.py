"""Uploads become files of the inbox: whole, under a safe name, never over another file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from pipelines.deliveries.inbox import find_files
from pipelines.desk.keep_uploads import Upload, keep_uploads, safe_name
from tests.desk.made_office import office, town


def test_another_file_of_the_same_name_gets_a_folder_and_the_first_stays(tmp_path: Path) -> None:
    settings = office(tmp_path)
    deliverer = town(settings)
    first, second, again = (
        keep_uploads(settings, [Upload("6月.csv", content)], deliverer, None)[0]
        for content in (b"first", b"second", b"second")
    )
    place = settings.inbox_folder / "西南街道"
    assert (first.path, second.path) == (place / "6月.csv", place / "2" / "6月.csv")
    assert first.path.read_bytes() == b"first"
    assert again.path == second.path
    assert not again.is_new


def test_uploads_at_the_same_moment_all_stay(tmp_path: Path) -> None:
    settings = office(tmp_path)
    deliverer = town(settings)
    contents = [f"list {number}".encode() for number in range(24)]

    def keep(content: bytes) -> Path:
        return keep_uploads(settings, [Upload("a.csv", content)], deliverer, None)[0].path

    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(keep, contents))
    assert [path.read_bytes() for path in paths] == contents
    assert len(set(paths)) == len(contents)
    assert not list(settings.inbox_folder.rglob(".*"))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\a\\6月.xls", "6月.xls"),
        (".hidden.csv", "hidden.csv"),
        ("~$6月.xlsx", "6月.xlsx"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("", "upload"),
        ("...", "upload"),
        ("张三11010519491231002X.xls", "张三〔号码〕.xls"),
        ("138 0013 8000.csv", "### #### ####.csv"),
        ("2013年12月发放表20140105.xls", "2013年12月发放表20140105.xls"),
        ("发" * 300 + ".xlsx", "发" * 58 + ".xlsx"),
    ],
)
def test_a_name_is_safe_and_keeps_its_ending(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


def test_a_reporting_day_is_a_folder_that_every_walk_reads(tmp_path: Path) -> None:
    settings = office(tmp_path)
    day = date(2013, 7, 10)
    keep_uploads(settings, [Upload("6月.csv", b"rows")], town(settings), day)
    (found,) = find_files([], settings.inbox_folder).files
    assert found.path == "西南街道/2013年7月10日填报/6月.csv"
    assert found.reported_on == day
    assert found.folders[-1] == "西南街道"
