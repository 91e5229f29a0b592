"""A district's folder is made of its description, and a wrong description is told where it is."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from pipelines.district import DISTRICTS_FOLDER, default_district, known_districts
from pipelines.founding.found_district import found_district
from pipelines.language import LANGUAGES, say
from pipelines.problem import Problem

MADE = next(name for name in known_districts() if name != default_district())
TWICE = "targets: {2018: 45}\n    milestones: {2018: [{kind: 活动举办, title: 助学}]}"
STRANGE = "milestones: {2017: [{kind: 会议, title: 助学}]}"
# What a person adds to what init makes.
ADDED = {"sample.yml"}


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ADDED
    }


def description(tmp_path: Path, old: str = "", new: str = "") -> Path:
    text = (DISTRICTS_FOLDER / MADE / "district.yml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "district.yml"
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return path


def test_the_second_districts_folder_is_what_init_makes(tmp_path: Path) -> None:
    made = found_district(description(tmp_path), tmp_path / "districts")
    assert files(made) == files(DISTRICTS_FOLDER / MADE)


def test_a_description_within_its_own_folder_is_completed(tmp_path: Path) -> None:
    folder = tmp_path / "districts" / MADE
    folder.mkdir(parents=True)
    shutil.move(description(tmp_path), folder / "district.yml")
    assert found_district(folder / "district.yml", tmp_path / "districts") == folder
    assert (folder / "seeds" / "areas.csv").is_file()


def test_a_folder_with_files_is_left_as_it_is(tmp_path: Path) -> None:
    told = description(tmp_path)
    made = found_district(told, tmp_path / "districts")
    before = files(made)
    with pytest.raises(Problem) as refused:
        found_district(told, tmp_path / "districts")
    assert refused.value.code == "init_folder_there"
    assert files(made) == before


def seed(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "seeds" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_towns_own_standard_is_the_towns(tmp_path: Path) -> None:
    own = "{2017-01-01: 120}, towns: {枫坪镇: {2018-01-01: 150, 2017-01-01: 140}}"
    made = found_district(description(tmp_path, "{2017-01-01: 120}", own), tmp_path / "districts")
    rows = [r for r in seed(made, "policy_standards") if r["standard"] == "disability_care_monthly"]
    assert [(r["area_code"], r["value"], r["valid_from"], r["valid_to"]) for r in rows] == [
        ("529901000000", "120", "2017-01-01", ""),
        ("529901100000", "140", "2017-01-01", "2017-12-31"),
        ("529901100000", "150", "2018-01-01", ""),
    ]


def test_a_year_may_ask_for_milestones(tmp_path: Path) -> None:
    asked = (
        "targets: {2017: 40}\n    milestones: {2018: [{kind: 活动举办, title: 助学活动, count: 2}]}"
    )
    told = description(tmp_path, "targets: {2017: 40, 2018: 45}", asked)
    made = found_district(told, tmp_path / "districts")
    rows = seed(made, "indicator_targets")
    number, milestone = [r for r in rows if r["indicator_id"] == "kw07_students_aided"]
    assert (number["target_value"], number["milestone_kind"]) == ("40", "")
    assert milestone["area_code"] == milestone["target_value"] == ""
    assert (milestone["milestone_kind"], milestone["milestone_count"]) == ("活动举办", "2")
    assert milestone["milestone_title"] == "助学活动"
    assert seed(made, "key_works")[2]["target_date"] == "2018-12-31"


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ('code: "529901"', "code: [5", "init_no_yaml", "line"),
        ('code: "529901"', "code: 529", "init_bad_value", "line 2: code cannot be 529"),
        ("city: 黔山市", "town: 黔山市", "init_missing", "city is missing"),
        ("newcomers:", "newcomer:", "init_unknown_key", "line 6: nothing is called newcomer"),
        ("due_day: 20", "due_day: 31", "init_bad_value", "feeds.medical_aid.due_day cannot be 31"),
        ("  donations: {by", "  pensions: {by", "init_unknown", "feeds names pensions"),
        ("  near_poverty: []", "  poverty: []", "init_unknown", "programmes names poverty"),
        ("[std_care_subsidy_recipients]", "[kw99]", "init_unknown", "indicators names kw99"),
        ("student_aid: [本县]", "student_aid: [本省]", "init_unknown", "names 本省"),
        ("works: [7, 5]", "works: [9]", "init_unknown", "summary.works names 9"),
        ("    until_year: 2018", "    until_year: 2017", "init_years", "key_works.2: 2018 lies"),
        ("from_year: 2019", "from_year: 2020", "init_years", "key_works.7: 2019 lies"),
        (
            "2017-01-01: 120}",
            "2017-01-01: 9}, towns: {南街: {2017-01-01: 9}}",
            "init_unknown",
            "南街",
        ),
        ("targets: {2017: 40, 2018: 45}", TWICE, "init_twice", "key_works.2 names 2018 twice"),
        ("targets: {2017: 40, 2018: 45}", STRANGE, "init_unknown", "milestones.2017 names 会议"),
        ("[relief]", "[weather]", "init_unknown", "summary.tellers names weather"),
        ("外地: [外省, 其他]", "外省: []", "init_unknown", "hukou names 外地"),
        ("[kw10_people_waived,", "[kw09_donors,", "init_twice", "kw09_donors twice"),
        ("name: 双槐乡", "name: 云屯乡", "init_twice", "云屯乡 twice"),
        ("tile: [3, 2]", "tile: [2, 1]", "init_twice", "towns.tile names (2, 1) twice"),
        ("[云屯村, 高坡村", "[云屯村, 云屯村", "init_twice", "云屯村 twice"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, code: str, says: str) -> None:
    with pytest.raises(Problem) as wrong:
        found_district(description(tmp_path, old, new), tmp_path / "districts")
    assert wrong.value.code == code
    told = {lang: say(code, lang, **wrong.value.values) for lang in LANGUAGES}
    assert says in told["en"]
    assert told["zh"] != told["en"]
    assert not (tmp_path / "districts").exists()
