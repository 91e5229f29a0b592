"""Declarations and the district's list of indicators say the same, and nobody is left uncounted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.build.make_build import make_build
from pipelines.district import SETTING, district_rows, known_districts
from pipelines.doctor.examine_measures import examine_measures
from pipelines.language import LANGUAGES, say
from pipelines.measures import load_measures
from pipelines.measures import places as given_places
from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER, Settings

# Declarations that replace general ones, each wrong beside what indicators.csv says.
STUDENTS = """measures:
  - indicator: kw07_students_aided
    mart: fct_payments
    month: paid_month
    where: {programme_code: student_aid}
    people: person_key
"""
RATIO = """measures:
  - indicator: kw03_elders_served_ratio
    against_base_month: kw03_elders_served
"""
WRONG = [
    (STUDENTS, "people: person_key", "sum: amount_yuan", "measure_misfit", "aggregation"),
    (STUDENTS, "people:", "window: until\n    people:", "measure_misfit", "window_kind"),
    (STUDENTS, "kw07_students_aided", "kw07_student_aid_minimum", "measure_misfit", "minimum"),
    (STUDENTS, "kw07_students_aided", "kw06_one_stop_ratio", "measure_misfit", "ratio"),
    (STUDENTS, "kw07_students_aided\n", "kw10_first_waiver_date\n    window: until\n",
     "measure_misfit", "aggregation"),
    (STUDENTS.replace("people: person_key", "smallest: amount_yuan"), "kw07_students_aided\n",
     "kw10_first_waiver_date\n    window: until\n", "measure_unit", "日期"),
    (RATIO, "month: kw03_elders_served", "month: kw03_elders_serve", "measure_base",
     "kw03_elders_served"),
    (RATIO, "month: kw03_elders_served", "month: kw04_paid_on_time_ratio", "measure_base", "kw04"),
    (RATIO, "indicator: kw03_elders_served_ratio", "indicator: kw06_one_stop_ratio",
     "measure_misfit", "last_month"),
]  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A district's own folder of declarations, beside those that it has."""
    given = given_places.measure_folders()
    module = "pipelines.measures.gather_measures.measure_folders"
    monkeypatch.setattr(module, lambda: [*given, tmp_path])
    return tmp_path


def test_a_districts_own_declaration_replaces_the_general_one(own: Path):
    before = {measure.indicator_id for measure in load_measures()}
    (own / "aid.yml").write_text(STUDENTS, encoding="utf-8")
    found = {measure.indicator_id: measure for measure in load_measures()}
    assert found.keys() == before
    assert len(found["kw07_students_aided"].where) == 1
    assert found["kw07_students_aided"].place.endswith("aid.yml:2")


def test_a_general_declaration_that_is_replaced_or_not_listed_may_speak_of_other_programmes(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    general = tmp_path / "general"
    general.mkdir()
    other = STUDENTS.replace("student_aid", "another")
    unlisted = other.partition("\n")[2].replace("kw07_students_aided", "unlisted")
    (general / "aid.yml").write_text(other + unlisted, encoding="utf-8")
    (own / "aid.yml").write_text(STUDENTS, encoding="utf-8")
    given = given_places.measure_folders()
    module = "pipelines.measures.gather_measures.measure_folders"
    monkeypatch.setattr(module, lambda: [general, *given, own])
    assert "kw07_students_aided" in {measure.indicator_id for measure in load_measures()}


@pytest.mark.parametrize("name", known_districts())
def test_every_district_of_the_project_can_be_counted(name: str):
    said = "from pipelines.measures import load_measures; print(len(load_measures()) > 0)"
    environment = os.environ | {SETTING: name, "PYTHONPATH": str(PROJECT_FOLDER)}
    command = [sys.executable, "-c", said]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr[-500:]


def test_what_the_district_does_not_list_is_not_counted(own: Path):
    unlisted = STUDENTS.replace("kw07_students_aided", "unlisted")
    (own / "aid.yml").write_text(unlisted, encoding="utf-8")
    assert "unlisted" not in {measure.indicator_id for measure in load_measures()}


@pytest.mark.parametrize(("text", "right", "wrong", "code", "word"), WRONG)
def test_a_declaration_that_the_list_contradicts_is_told(
    own: Path, text: str, right: str, wrong: str, code: str, word: str
):
    assert right in text
    (own / "aid.yml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        load_measures()
    assert caught.value.code == code
    for language in LANGUAGES:
        sentence = say(code, language, **caught.value.values)
        assert "aid.yml:2" in sentence
        assert word in sentence


def test_the_doctor_tells_what_is_wrong_or_how_many_there_are(own: Path):
    (whole,) = examine_measures()
    assert (whole.weight, whole.code) == ("note", "doctor_measures")
    (own / "aid.yml").write_text(STUDENTS.replace("people:", "sum:"), encoding="utf-8")
    (wrong,) = examine_measures()
    assert (wrong.weight, wrong.code) == ("broken", "measure_wrong_kind")


def test_a_build_does_not_begin_with_a_wrong_declaration(own: Path, tmp_path: Path):
    (own / "aid.yml").write_text(STUDENTS.replace("people:", "sum:"), encoding="utf-8")
    settings = Settings(data=tmp_path / "data")
    with pytest.raises(Problem, match="measure_wrong_kind"):
        make_build(settings)
    assert not settings.data.exists()


def test_a_base_without_its_month_is_told(own: Path, monkeypatch: pytest.MonkeyPatch):
    rows = [row | {"base_month": ""} for row in district_rows("indicators")]
    module = "pipelines.measures.gather_measures.district_rows"
    monkeypatch.setattr(module, lambda name: rows if name == "indicators" else district_rows(name))
    with pytest.raises(Problem, match="measure_base_month"):
        load_measures()


def test_an_indicator_that_nobody_counts_is_told(own: Path, monkeypatch: pytest.MonkeyPatch):
    rows = district_rows("indicators")
    added = [*rows, rows[0] | {"indicator_id": "forgotten"}]
    module = "pipelines.measures.gather_measures.district_rows"
    monkeypatch.setattr(module, lambda name: added if name == "indicators" else district_rows(name))
    with pytest.raises(Problem, match="measure_uncounted") as caught:
        load_measures()
    assert "forgotten" in say("measure_uncounted", **caught.value.values)
    assert str(own) in say("measure_uncounted", **caught.value.values)
