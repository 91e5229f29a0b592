"""Progress is read for a year, a month and a place, and printed without a false zero."""

from __future__ import annotations

import json

import pytest

from pipelines.problem import Problem
from pipelines.query.coverage import latest_full_year
from pipelines.report.print_progress import print_progress, progress_as_json
from pipelines.report.read_progress import read_progress


def test_the_latest_whole_year_is_the_default(build):
    progress = read_progress(build)
    assert progress.as_of == "2013-12"
    assert progress.area_name == "三水区"
    assert [work.work["key_work"] for work in progress.key_works] == [1, 3]
    assert progress.key_works[1].headline["indicator_id"] == "elders"


def test_a_year_without_deliveries_is_not_the_default(build):
    build.execute(
        "insert into dim_months select unnest(generate_series("
        "date '2014-02-01', date '2016-12-01', interval 1 month))::date"
    )
    assert latest_full_year(build) == 2014
    build.execute("delete from fct_deliveries where period_end < date '2014-01-01'")
    build.execute("delete from dim_months where month >= date '2014-12-01'")
    assert latest_full_year(build) == 2014
    build.execute("delete from fct_deliveries")
    assert latest_full_year(build) is None


def test_a_year_under_way_is_looked_at_in_its_last_month(build):
    assert read_progress(build, year=2014).as_of == "2014-01"


def test_a_town_is_found_by_any_of_its_names(build):
    for name in ("西南", "西南街道", "西南街道办事处", "440607001000"):
        assert read_progress(build, town=name).area_code == "440607001000"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"as_of": "2013-6"}, "progress_bad_month"),
        ({"as_of": "2013-06", "year": 2012}, "progress_other_year"),
        ({"as_of": "2015-01"}, "progress_month_not_in_data"),
        ({"year": 2011}, "progress_month_not_in_data"),
        ({"town": "西"}, "progress_unknown_town"),
        ({"town": "待核"}, "progress_unknown_town"),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(build, asked, code):
    with pytest.raises(Problem) as refused:
        read_progress(build, **asked)
    assert refused.value.code == code
    assert refused.value.exit_status == 2


def test_unknown_is_printed_as_a_dash_with_the_reason(build, capsys):
    print_progress(read_progress(build))
    printed = capsys.readouterr().out
    unfolded = "".join(printed.split())
    assert "—（未收到报送）" in unfolded
    assert "58.6%" in unfolded
    assert "2013年11月1日" in unfolded
    assert max(map(_width, printed.splitlines())) <= 100


def test_a_closed_years_progress_says_how_many_figures_its_summary_tells_otherwise(build, capsys):
    district = read_progress(build).area_code
    build.execute(f"""
        insert into rpt_restatements values
            ('one', '{district}', '2013'), ('one', '{district}', '2013-01/2013-12'),
            ('two', '{district}', '2013-12'), ('three', '{district}', '2013-11'),
            ('four', 'elsewhere', '2013')
    """)
    assert read_progress(build).restated_count == 2
    print_progress(read_progress(build))
    assert "有2项与封存时不同" in "".join(capsys.readouterr().out.split())


def test_english_says_the_same(build, capsys, monkeypatch):
    monkeypatch.setenv("MINSHENG_LANG", "en")
    print_progress(read_progress(build))
    printed = " ".join(capsys.readouterr().out.split())
    assert "on plan" in printed
    assert "41 of" in printed
    assert "nothing" in printed


def test_json_gives_the_headline_and_every_indicator(build):
    printed = json.loads(progress_as_json(read_progress(build)))
    village_reform, home_care = printed["key_works"]
    assert village_reform["value"] == pytest.approx(0.585714)
    assert village_reform["status"] == "按计划"
    assert home_care["value"] is None
    assert home_care["missing_deliveries"] == "西南街道 服务记录 2013-12"
    assert home_care["indicators"][1]["value_on"] == "2013-11-01"


def _width(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)
