"""Towns and villages come from a table of national codes, and a wrong cell is told by its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.founding.places import alias_rows, area_rows, own_word, tile_rows
from pipelines.founding.read_areas import read_areas
from pipelines.founding.read_description import read_description
from pipelines.language import LANGUAGES, say
from pipelines.problem import Problem
from tests.founding.test_found_district import MADE, description

COUNTY = "529902"
# As the statistical bureau publishes them: rows of the city and of another county among them.
PUBLISHED = """\
统计用区划代码,城乡分类代码,名称
529900000000,,某某市
529902000000,,溪桥县
529902001000,,溪东街道办事处
529902001001,111,东门社区居民委员会
529902001200,220,柳营村民委员会
529902100000,,枫树镇
529902100001,121,枫树社区居民委员会
529902100200,220,老寨村村民委员会
529902400000,,溪桥工业园区
529902400498,112,园区虚拟社区
529903001000,,别县街道办事处
529903001001,111,别县社区居民委员会
"""
WORDED = """\
名称,类型,上级,地图行,地图列
溪东街道,街道,,2,3
东门社区,社区,溪东街道,,
枫树镇,镇,,,
枫树社区,社区,枫树镇,,
"""


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "areas.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_published_codes_give_the_countys_towns_and_villages(
    tmp_path: Path, encoding: str
) -> None:
    towns = read_areas(table(tmp_path, PUBLISHED, encoding), COUNTY)
    assert {town.name: [village.name for village in town.villages] for town in towns} == {
        "溪东街道": ["东门社区", "柳营村"],
        "枫树镇": ["枫树社区", "老寨村"],
        "溪桥工业园区": ["园区虚拟社区"],
    }
    assert towns[0].official == "溪东街道办事处"
    assert towns[1].villages[1].code == "529902100200"


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_table_without_codes_tells_towns_by_kind_and_parent(
    tmp_path: Path, separator: str
) -> None:
    towns = read_areas(table(tmp_path, WORDED.replace(",", separator)), COUNTY)
    assert [(town.name, town.tile, len(town.villages)) for town in towns] == [
        ("溪东街道", (2, 3), 1),
        ("枫树镇", None, 1),
    ]


def test_a_description_names_its_table_and_the_folder_gets_codes_names_and_tiles(
    tmp_path: Path,
) -> None:
    table(tmp_path, PUBLISHED)
    whole = description(tmp_path).read_text(encoding="utf-8")
    towns = whole[whole.index("towns:") : whole.index("# What is due")]
    text = whole.replace(towns, "areas: areas.csv\n").replace(MADE, COUNTY, 1)
    path = tmp_path / "district.yml"
    path.write_text(text, encoding="utf-8")
    told = read_description(path)
    areas = {row["area_code"]: row for row in area_rows(told)}
    assert areas["529902001200"]["short_name"] == "柳营村"
    assert areas["529902001200"]["full_name"] == "柳营村民委员会"
    assert areas["529902100200"]["parent_code"] == "529902100000"
    tiles = [(row["tile_row"], row["tile_column"]) for row in tile_rows(told)]
    assert tiles == [("1", "1"), ("1", "2"), ("2", "1")]
    aliases = {row["alias"] for row in alias_rows(told)}
    assert "老寨村委会" in aliases
    assert not aliases & {row["full_name"] for row in areas.values()}


@pytest.mark.parametrize(
    ("name", "own", "whole"),
    [
        ("zh: 丙旗,", "丙", "全旗"),
        ("zh: 丙新城,", "丙新城", "全区"),
        ("zh: 丙新城,", "丙新城", "全县"),
    ],
)
def test_forms_call_the_whole_by_its_kind(tmp_path: Path, name: str, own: str, whole: str) -> None:
    path = description(tmp_path, "zh: 澜溪县,", name)
    if whole == "全县":
        path.write_text("kind: 县\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    told = read_description(path)
    assert own_word(told) == own
    assert whole in {row["alias"] for row in alias_rows(told)}


def test_a_town_without_a_tile_gets_a_free_one(tmp_path: Path) -> None:
    told = read_description(description(tmp_path, "name: 枫坪镇, tile: [1, 1]", "name: 枫坪镇"))
    tiles = [(row["tile_row"], row["tile_column"]) for row in tile_rows(told)]
    assert tiles == [("2", "2"), ("1", "1"), ("1", "2"), ("2", "1"), ("3", "2")]


@pytest.mark.parametrize(
    ("old", "new", "row", "says"),
    [
        ("529902001200", "5.29902E+11", 6, "统计用区划代码: 5.29902E+11 was made a number"),
        ("529902001200", "52990200120", 6, "统计用区划代码: 52990200120 is no code"),
        ("529902001200", "", 6, "no code, though other rows have one"),
        ("529902001200", "529902001001", 6, "row 5 has this code"),
        ("529902001200", "529902002200", 6, "its town 529902002000 is not in the table"),
        ("老寨村村民委员会", "枫树社区居委会", 9, "名称: 枫树社区 is the name in row 8 too"),
        ("老寨村村民委员会", "", 9, "名称: no name"),
        ("529902400498,112,园区虚拟社区\n", "", 10, "名称: 溪桥工业园区 has no village"),
    ],
)
def test_a_wrong_cell_is_told_by_row_and_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, row: int, says: str
) -> None:
    assert old in PUBLISHED
    path = table(tmp_path, PUBLISHED.replace(old, new, 1))
    told = {}
    for lang in LANGUAGES:
        monkeypatch.setenv("MINSHENG_LANG", lang)
        with pytest.raises(Problem) as wrong:
            read_areas(path, COUNTY)
        assert (wrong.value.code, wrong.value.exit_status) == ("init_areas_wrong", 2)
        told[lang] = say("init_areas_wrong", **wrong.value.values)
    assert f"Row {row}, " in told["en"]
    assert says in told["en"]
    assert f"第 {row} 行" in told["zh"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\n1,2\n", "init_areas_no_header"),
        ("\0PK", "init_areas_unreadable"),
        (PUBLISHED.replace("529902", "529904"), "init_areas_none"),
        (WORDED.replace("枫树镇,镇,,,", "枫树镇,镇,,0,1"), "init_areas_wrong"),
        (
            PUBLISHED.replace("城乡分类代码", "类型").replace("100000,,", "100000,村,"),
            "init_areas_wrong",
        ),
        (
            PUBLISHED.replace("城乡分类代码", "上级").replace("200,220,老", "200,529902001,老"),
            "init_areas_wrong",
        ),
    ],
)
def test_a_table_that_cannot_serve_is_told(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Problem) as wrong:
        read_areas(table(tmp_path, text), COUNTY)
    assert wrong.value.code == code
    assert all(say(code, lang, **wrong.value.values) for lang in LANGUAGES)


def test_a_description_has_towns_or_a_table_beside_it(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="init_towns_or_areas"):
        read_description(description(tmp_path, "towns:", "areas: areas.csv\ntowns:"))
    whole = description(tmp_path).read_text(encoding="utf-8")
    towns = whole[whole.index("towns:") : whole.index("# What is due")]
    path = tmp_path / "district.yml"
    for line, code in (("", "init_towns_or_areas"), ("areas: ../a.csv\n", "init_areas_beside")):
        path.write_text(whole.replace(towns, line), encoding="utf-8")
        with pytest.raises(Problem, match=code):
            read_description(path)
