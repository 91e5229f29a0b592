"""A torn file of a closed year stops a build in a sentence and comes back, or nothing changes."""

from __future__ import annotations

import json
import os
import shutil
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from pipelines.build.closed_years import DELIVERIES, FIGURES, NOTE
from pipelines.build.current import current_build
from pipelines.build.make_build import make_build
from pipelines.closing import close_year as closing
from pipelines.custody.rekey import rekey
from pipelines.doctor.examine_raw import examine_raw
from pipelines.language import say
from pipelines.problem import Problem
from tests.closing.made_year import make_year
from tests.closing.test_close_year import BUILD, Place, place
from tests.doctor.diagnosis import flip, healthy, office
from tests.faults.small_district import build, make_for_custody, make_tables, without_dbt

__all__ = ["healthy", "office", "place"]
FAULTS = {
    "torn": lambda path: os.truncate(path, path.stat().st_size // 2),
    "flipped": flip,
    "emptied": lambda path: os.truncate(path, 0),
    "gone": Path.unlink,
}


def test_no_build_is_made_of_a_torn_year_and_the_one_in_force_stays(healthy):
    folder = healthy.settings.folder
    year = make_year(folder)
    build(healthy.settings)
    before = current_build(folder).manifest.id
    for name, fault in product([FIGURES, DELIVERIES], FAULTS.values()):
        path = year / name
        whole = path.read_bytes()
        fault(path)
        with pytest.raises(Problem) as caught:
            build(healthy.settings)
        assert (caught.value.code, caught.value.values["path"]) == ("closed_year_damaged", path)
        assert current_build(folder).manifest.id == before
        [remark] = [r for r in examine_raw(healthy.settings) if r.weight == "broken"]
        sentence = say(remark.code, **remark.values)
        assert str(path) in sentence
        assert "closed_years/2013" in sentence
        path.write_bytes(whole)
    build(healthy.settings)


def test_a_year_whose_folder_is_gone_is_missed_by_the_build_in_force(healthy):
    folder = healthy.settings.folder
    year = make_year(folder)

    def tables(database: Path, *_: object, **__: object) -> None:
        make_tables(database)
        with duckdb.connect(str(database)) as connection:
            connection.execute(
                "create table main.fct_closed_figures as select * from raw.closed_figures"
            )

    with without_dbt(tables):
        make_build(healthy.settings)
    shutil.rmtree(year)
    with pytest.raises(Problem, match="closed_year_damaged"):
        build(healthy.settings)
    [remark] = [r for r in examine_raw(healthy.settings) if r.weight == "broken"]
    assert (remark.code, remark.values["path"]) == ("doctor_closed_damaged", year / NOTE)


def test_a_torn_note_of_a_year_is_told_too(healthy):
    year = make_year(healthy.settings.folder)
    os.truncate(year / NOTE, 20)
    with pytest.raises(Problem) as caught:
        build(healthy.settings)
    assert caught.value.values["path"] == year / NOTE


def test_a_year_that_an_older_version_closed_is_read_to_its_end(healthy):
    year = make_year(healthy.settings.folder)
    note = json.loads((year / NOTE).read_text(encoding="utf-8"))
    del note["sha256"]
    (year / NOTE).write_text(json.dumps(note), encoding="utf-8")
    build(healthy.settings)
    whole = (year / FIGURES).read_bytes()
    for share in (0.1, 0.5, 0.9):
        (year / FIGURES).write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(Problem, match="closed_year_damaged"):
            build(healthy.settings)


def test_a_new_secret_leaves_closed_years_whole_and_is_refused_over_a_torn_one(healthy):
    folder = healthy.settings.folder
    year = make_year(folder)
    with without_dbt(make_for_custody):
        make_build(healthy.settings)
        rekey(healthy.settings, None, "甲")
    assert [r for r in examine_raw(healthy.settings) if r.weight == "broken"] == []
    flip(year / FIGURES)
    again = healthy.settings.model_copy(
        update={"secret": healthy.settings.new_secret, "new_secret": healthy.settings.secret}
    )
    with pytest.raises(Problem, match="closed_year_damaged"):
        rekey(again, None, "甲")
    assert not folder.exchange.exists()


@pytest.fixture
def closed(place: Place, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A year that was closed, whose build is kept."""
    place.close()
    monkeypatch.setattr(closing, "build_closed", lambda *_: BUILD)
    folder = place.folder.closed_years / "2013"
    return SimpleNamespace(place=place, folder=folder)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", [FIGURES, DELIVERIES])
def test_closing_again_mends_a_torn_year_to_the_byte(closed, name, fault):
    before = {path.name: path.read_bytes() for path in closed.folder.iterdir()}
    FAULTS[fault](closed.folder / name)
    assert closed.place.close().is_mended
    assert {path.name: path.read_bytes() for path in closed.folder.iterdir()} == before
    assert closed.place.refused().code == "close_again"


def test_a_build_that_tells_other_figures_mends_nothing(closed):
    os.truncate(closed.folder / FIGURES, 50)
    closed.place.connection.execute("update rpt_indicator_values set value = value + 1")
    assert closed.place.refused().code == "closed_year_damaged"
    assert (closed.folder / FIGURES).stat().st_size == 50
    assert [path.name for path in closed.place.folder.closed_years.iterdir()] == ["2013"]


def test_a_torn_year_whose_build_is_gone_is_told(closed, monkeypatch):
    monkeypatch.setattr(closing, "build_closed", lambda *_: None)
    os.truncate(closed.folder / FIGURES, 50)
    assert closed.place.refused().code == "closed_year_damaged"
