"""A made-up county of another province, built by the same code: its figures, pages, summary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.district import SETTING, default_district, known_districts
from tests.district.made_district import District

SECOND = next(name for name in known_districts() if name != default_district())
# A data folder of it that lies ready; it is only read.
READY = "MINSHENG_TEST_SECOND"
YEAR = 2019
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(SETTING, SECOND)
        ready = os.environ.get(READY)
        found = District(Path(ready) if ready else tmp_path_factory.mktemp("second") / "data")
        if not ready:
            found.run("sample", "--out", str(found.inbox))
            found.run("run")
        yield found


def test_every_list_was_taken_in_and_none_is_missing(second: District) -> None:
    assert {receipt["status"] for receipt in second.receipts} == {"taken"}
    found = second.query("select status, count(*) from rpt_delivery_coverage group by all")
    assert {status for status, _ in found} == {"on_time"}


def test_the_figures_are_what_the_sample_knows(second: District) -> None:
    answers = json.loads((second.data.parent / "answers.json").read_text(encoding="utf-8"))
    found = second.query(
        "select indicator_id, value from rpt_indicator_values"
        f" where area_code like '%000000' and period = case indicator_id"
        f" when 'kw03_elders_served' then '{YEAR}-12' else '{YEAR}' end"
    )
    values = {name: float(value) for name, value in found if value}
    expected = {name: float(value) for name, value in answers["figures"].items()}
    assert {name: values[name] for name in expected} == expected


@pytest.mark.parametrize(("year", "begun"), [(2017, False), (2018, False), (2019, True)])
def test_it_has_seven_key_works_a_year_of_which_one_ended_and_one_began(
    second: District, year: int, begun: bool
) -> None:
    told = json.loads(second.run("progress", "--year", f"{year}", "--json"))
    numbers = [work["key_work"] for work in told["key_works"]]
    assert numbers == ([1, 2, 4, 5, 6, 7, 8] if begun else [1, 2, 3, 4, 5, 6, 7])


def test_it_has_five_towns(second: District) -> None:
    towns = "select 1 from dim_areas where area_level = 'town' and not is_unknown"
    assert len(second.query(towns)) == 5


def test_the_payment_after_death_is_found(second: District) -> None:
    found = second.query("select check_code, month_count from fct_findings where check_code = 'D1'")
    assert found == [["D1", "3"]]


def test_no_figure_of_its_summary_differs_in_its_fact_check(
    second: District, tmp_path: Path
) -> None:
    second.run("summary", "--year", f"{YEAR}", "--out", str(tmp_path))
    (article,) = tmp_path.glob("*.md")
    text = article.read_text(encoding="utf-8")
    assert "助学帮扶" not in text
    assert "七项重点工作" in text
    assert "全县" in text
    assert "全区" not in text
    assert text.splitlines()[0].removeprefix("# ") != "民生工作总结"
    told = json.loads(second.run("factcheck", str(article), "--year", f"{YEAR}", "--json"))
    statuses = [figure["status"] for figure in told["figures"]]
    assert statuses.count("agrees") > 20
    assert "differs" not in statuses


def test_every_page_opens(second: District) -> None:
    opened = subprocess.run(
        [sys.executable, "-m", "tests.district.open_pages"],
        cwd=ROOT,
        env=os.environ | {"MINSHENG_DATA": str(second.data)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    pages = [line.split("\t") for line in opened.stdout.splitlines() if line.count("\t") == 3]
    assert len(pages) == 11
    assert {code: failure for code, *_, failure in pages if failure} == {}
    assert [code for code, words, *_ in pages if int(words) == 0] == []
    assert {code: wrong for code, _, wrong, _ in pages if wrong} == {}
