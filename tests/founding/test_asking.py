"""A description is asked for at a terminal: wrong answers are told at once, the right ones kept."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from pipelines.founding.asking.ask_description import ask_description
from pipelines.founding.asking.dialogue import Dialogue, chosen
from pipelines.founding.found_district import found_district
from pipelines.problem import Problem
from tests.founding.test_areas import PUBLISHED

COUNTY = "529902"
# Wrong answers, each followed by the right one; empty lines take the default.
PLACE = ["5299", "529900", COUNTY, "溪桥", "溪桥县", "Xiqiao", "溪州市", ""]
BY_HAND = ["", "", "溪东街道", "", "东门社区、柳营村", "溪东街道", "枫树镇", "枫树社区", ""]
WORDS = ["本县", "本县、本州", "", "", "", "fr", ""]
# Households' allowance, home care's register and visits, student aid, milestones.
LISTS = ["0", "99", "21,9-10,20,13", "2026-13", "2026-02", "31", "10"]
STANDARDS = ["溪府〔2026〕1号", "420", "2026-02-01=700、2026-07-01=720", "", "", "600", "x=5", ""]
WORKS = [
    *("", "居家养老", "Home care", "", "", "2", "2027-2026", "2026-", "2025=5", "2026=50"),
    *("助学", "", "县慈善会", "2026年民生实事", "资助", "4", "", "", ""),
]
SECTIONS = ["也许", "否", "养老", "", "1", "助学", "", "1", "2"]
SCRIPT = [*PLACE, *BY_HAND, *WORDS, *LISTS, "", "", *STANDARDS, "", *WORKS, *SECTIONS, ""]
AT_A_TERMINAL = """
import sys
from pathlib import Path
from pipelines.cli import main
from pipelines.cli.work import init
init.DISTRICTS_FOLDER = Path(sys.argv[1])
main(["init", *sys.argv[2:]])
"""


def dialogue(answers: Iterable[str]) -> tuple[Dialogue, list[str]]:
    """Somebody who types these lines, and all that is shown."""
    lines, shown = iter(answers), []

    def read(question: str) -> str:
        shown.append(question)
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return Dialogue(read, shown.append), shown


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "seeds" / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def districts(tmp_path: Path) -> Path:
    folder = tmp_path / "districts"
    folder.mkdir()
    return folder


def test_the_answers_make_a_folder_and_a_description_that_makes_it_again(districts: Path) -> None:
    person, _ = dialogue(SCRIPT)
    path = ask_description(person, districts)
    assert path == districts / f"{COUNTY}.yml"
    folder = found_district(path, districts)
    assert [row["short_name"] for row in rows(folder, "areas")] == [
        *("溪桥县", "溪东街道", "枫树镇", "东门社区", "柳营村", "枫树社区"),
    ]
    due = {
        row["feed"]: (row["from_month"], row["due_day"])
        for row in rows(folder, "expected_deliveries")
    }
    assert due["home_care_visits"] == ("2026-02-01", "10")
    assert due["home_care_enrolments"] == ("2026-03-01", "10")
    values = [(r["standard"], r["value"], r["valid_to"]) for r in rows(folder, "policy_standards")]
    assert values == [
        ("subsistence_monthly", "420", ""),
        ("five_guarantees_monthly", "700", "2026-06-30"),
        ("five_guarantees_monthly", "720", ""),
        ("student_aid_minimum", "600", ""),
    ]
    works = [(r["title_zh"], r["from_year"], r["until_year"]) for r in rows(folder, "key_works")]
    assert works == [("居家养老", "2026", ""), ("助学", "", "")]
    plan = yaml.safe_load((folder / "summary" / "plan.yml").read_text(encoding="utf-8"))
    assert [section["title"] for section in plan["sections"]] == ["养老", "助学"]
    again = districts.parent / "again"
    again.mkdir()
    assert [row["area_code"] for row in rows(found_district(path, again), "areas")] == [
        row["area_code"] for row in rows(folder, "areas")
    ]


def test_a_wrong_answer_is_told_at_once_and_asked_again(districts: Path) -> None:
    person, shown = dialogue(SCRIPT)
    ask_description(person, districts)
    told = [line.strip() for line in shown if line.startswith("  ")]
    for words in (
        *("“529900”不是区（县）的代码", "“溪桥”要以区、县", "至少要有一个镇街", "这一项要填"),
        *("“溪东街道”写了两次", "“本县”要写两个不同的词", "只能是 zh, en", "看不懂“99”"),
        *("“2026-13”不是年-月", "“31”不是 1 到 28", "“x”不是日期", "“2027-2026”不是起止年份"),
        *("2025 年不在起止年份之内", "看不懂“资助”", "请回答“是”或“否”", "“居家养老”写了两次"),
    ):
        assert any(line.startswith(words) for line in told), words


def test_an_area_table_is_copied_beside_the_description(districts: Path, tmp_path: Path) -> None:
    table = tmp_path / "codes.csv"
    table.write_text(PUBLISHED.replace("100200,220", "1002,220"), encoding="utf-8")
    right = tmp_path / "right.csv"
    right.write_text(PUBLISHED, encoding="utf-8")
    rest = SCRIPT[len(PLACE) + len(BY_HAND) :]
    person, shown = dialogue([*PLACE, str(tmp_path / "none.csv"), str(table), str(right), *rest])
    path = ask_description(person, districts)
    assert any("第 9 行“统计用区划代码”：“5299021002”不是" in line for line in shown)
    assert "  读到 3 个镇街、5 个村居。" in shown
    table.unlink()
    right.unlink()
    folder = found_district(path, districts)
    assert (folder / f"{COUNTY}.areas.csv").is_file()
    assert len(rows(folder, "areas")) == 9


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (SCRIPT[:40], "init_ask.ended"),
        ([*SCRIPT[:-1], "否"], "init_ask.kept"),
        ([], "init_ask.ended"),
    ],
)
def test_what_was_answered_is_kept_when_no_folder_is_made(
    districts: Path, answers: list[str], code: str
) -> None:
    person, _ = dialogue(answers)
    with pytest.raises(Problem) as ended:
        ask_description(person, districts)
    assert (ended.value.code, ended.value.exit_status) == (code, 2)
    path = districts / f"{COUNTY}.yml"
    assert path.exists() == bool(answers)
    assert [one for one in districts.iterdir() if one != path] == []


def test_numbers_are_lists_and_ranges_and_each_once() -> None:
    keys = ["a", "b", "c", "d"]
    assert chosen("2，4、1", keys) == ["b", "d", "a"]
    assert chosen("2-4", keys) == ["b", "c", "d"]
    assert chosen("全部", keys) == chosen("all", keys) == keys
    assert chosen("c", keys) == ["c"]
    assert chosen("", keys) == []
    for wrong in ("0", "5", "3-2", "1-9", "e", "1,1", "-2"):
        with pytest.raises(Problem):
            chosen(wrong, keys)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_command_asks_at_a_terminal_in_the_language_asked_for(districts: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", AT_A_TERMINAL, str(districts), "--lang", "en"]
    environment = {n: v for n, v in os.environ.items() if not n.startswith("MINSHENG_")}
    answers = "\n".join("no" if line == "否" else line for line in SCRIPT) + "\n"
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as asked:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown = asked.stdout.read().decode()
    os.close(ours)
    assert asked.returncode == 0, shown
    assert "The county's national code (6 digits): " in shown
    assert "5299 is no county's code" in shown
    assert f"Made {districts / COUNTY}" in shown
    assert (districts / COUNTY / "seeds" / "areas.csv").is_file()


def test_without_a_terminal_and_a_file_it_says_what_to_do(districts: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_A_TERMINAL, str(districts)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "请写说明文件（minsheng init 文件.yml），或在终端里运行，逐项回答。\n"
