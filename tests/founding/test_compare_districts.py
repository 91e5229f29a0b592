"""What differs between two districts is told from their folders, and the docs tell the same."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.district import DISTRICTS_FOLDER, default_district, known_districts
from pipelines.founding.compare_districts import compare_districts, difference_table
from tests.cli.conftest import Done, run

FIRST = default_district()
SECOND = next(name for name in known_districts() if name != FIRST)
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "new-district.md"
ABOUT_TEN = range(9, 14)

__all__ = ["run"]


def test_the_how_to_shows_the_difference_of_the_two_as_it_is() -> None:
    found = compare_districts(DISTRICTS_FOLDER / FIRST, DISTRICTS_FOLDER / SECOND)
    assert len(found) in ABOUT_TEN
    assert HOW_TO.read_text(encoding="utf-8").endswith(
        difference_table(found, FIRST, SECOND) + "\n"
    )


def test_a_form_that_two_levels_owe_is_one_kind() -> None:
    found = compare_districts(DISTRICTS_FOLDER / FIRST, DISTRICTS_FOLDER / SECOND)
    told = {one.subject: one for one in found}
    for side in ("first", "second"):
        forms = re.match(r"\d+", getattr(told["收哪些报表"], side))
        kinds = re.findall(r"(\d+) 种", getattr(told["几日以前报"], side))
        assert forms
        assert sum(map(int, kinds)) == int(forms[0])


@pytest.mark.parametrize(
    ("table", "old", "new", "subject"),
    [
        ("areas", "镇,", "乡,", "镇街、村居"),
        ("expected_deliveries", ",15,", ",9,", "几日以前报"),
        ("key_works", ",\n", ",2031\n", "重点工作"),
        ("policy_standards", ",480,", ",481,", "标准"),
        ("indicator_targets", ",2019,", ",2020,", "年份"),
    ],
)
def test_a_change_of_one_table_is_one_line(
    tmp_path: Path, table: str, old: str, new: str, subject: str
) -> None:
    changed = shutil.copytree(DISTRICTS_FOLDER / SECOND, tmp_path / SECOND)
    assert compare_districts(DISTRICTS_FOLDER / SECOND, changed) == []
    path = changed / "seeds" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = compare_districts(DISTRICTS_FOLDER / SECOND, changed)
    assert [one.subject for one in found] == [subject]


def test_the_command_lists_and_compares_in_both_languages(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    listed = run("districts", "--lang", "en", data=tmp_path)
    assert listed.returncode == 0
    assert all(name in listed.stdout for name in known_districts())
    compared = run("districts", FIRST, SECOND, "--lang", "en", data=tmp_path)
    assert "Key works" in compared.stdout
    assert "Due days" in compared.stdout
    for pair, words in (([FIRST], "Two codes"), ([FIRST, "000000"], "no district 000000")):
        refused = run("districts", *pair, "--lang", "en", data=tmp_path)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert words in refused.stderr
