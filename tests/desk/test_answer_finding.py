"""A clerk's answers: recorded once, told as waiting, and never over somebody else's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.desk.answer_finding import (
    Given,
    decide_proposal,
    earlier_answers,
    pending_answers,
    proposed_answers,
    record_answer,
    recorded_answers,
)
from pipelines.oversight.dispositions import COLUMNS, set_dispositions
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.access.made_readers import CLERK

FINDING = {
    "finding_id": "D1-00000000aaaa",
    "check_code": "D1",
    "subject_key": "k",
    "programme_code": "care",
    "first_month": date(2013, 1, 1),
}
COUNTED = pl.DataFrame(
    [
        {
            "finding_id": FINDING["finding_id"],
            "disposition": "未核实",
            "is_disposition_expired": False,
            "decided_by": None,
            "decided_on": None,
            "valid_until": None,
            "recovered_yuan": None,
            "recovered_on": None,
        }
    ],
    schema={
        "is_disposition_expired": pl.Boolean,
        **{name: kind for name, kind in COLUMNS.items() if name in COLUMNS},
    },
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, _env_file=None)


def record(settings: Settings, given: Given) -> pl.DataFrame:
    record_answer(CLERK, settings, FINDING, given, recorded_answers(CLERK, settings))
    return recorded_answers(CLERK, settings)


def propose(settings: Settings, **more: object) -> pl.DataFrame:
    row = FINDING | {
        "disposition": "未核实",
        "decided_by": "440607001000",
        "decided_on": date(2014, 1, 9),
        "note": "镇街答复：排除",
    }
    set_dispositions(settings.folder.dispositions, pl.DataFrame([row | more], schema=COLUMNS))
    return proposed_answers(recorded_answers(CLERK, settings))


def test_an_answer_stands_in_the_file_and_waits_for_the_build(settings):
    given = Given(
        "核实属实", "经办甲", recovered="1,450.50", recovered_on="2014-03-31", note="已追"
    )
    recorded = record(settings, given)
    (row,) = recorded.to_dicts()
    assert row | FINDING == row
    assert (row["disposition"], row["decided_by"], row["note"]) == ("核实属实", "经办甲", "已追")
    assert (row["recovered_yuan"], row["recovered_on"]) == (Decimal("1450.50"), date(2014, 3, 31))
    assert row["decided_on"] == date.today()
    assert pending_answers(recorded, COUNTED).equals(recorded)


def test_an_answer_that_the_build_has_does_not_wait(settings):
    recorded = record(settings, Given("已整改", "经办甲"))
    counted = recorded.with_columns(is_disposition_expired=pl.lit(False))
    assert pending_answers(recorded, counted).is_empty()
    expired = counted.with_columns(
        disposition=pl.lit("未核实"), is_disposition_expired=pl.lit(True)
    )
    assert pending_answers(recorded, expired).is_empty()
    assert pending_answers(recorded, counted.clear()).is_empty()


def test_what_another_answer_replaces_is_kept_oldest_first(settings):
    for by in ("经办甲", "经办乙", "经办丙"):
        record(settings, Given("已整改", by))
    assert earlier_answers(CLERK, settings, FINDING["finding_id"])["decided_by"].to_list() == [
        "经办甲",
        "经办乙",
    ]
    assert earlier_answers(CLERK, settings, "D1-other").is_empty()


def test_an_answer_given_meanwhile_is_not_overwritten(settings):
    seen = recorded_answers(CLERK, settings)
    record(settings, Given("排除", "经办甲"))
    with pytest.raises(Problem, match="findings_answered_meanwhile"):
        record_answer(CLERK, settings, FINDING, Given("已整改", "经办乙"), seen)
    assert recorded_answers(CLERK, settings)["decided_by"].to_list() == ["经办甲"]


@pytest.mark.parametrize(
    "given", [Given("已整改", "甲", until="明年"), Given("排除", "甲", None, "-1")]
)
def test_what_cannot_be_read_is_refused_and_nothing_written(settings, given):
    with pytest.raises(Problem):
        record(settings, given)
    assert recorded_answers(CLERK, settings).is_empty()


def test_an_accepted_proposal_dismisses_the_finding(settings):
    decide_proposal(CLERK, settings, propose(settings), is_accepted=True, by="科长", note="同意")
    (row,) = recorded_answers(CLERK, settings).to_dicts()
    assert (row["disposition"], row["decided_by"], row["note"]) == ("排除", "科长", "同意")
    assert proposed_answers(recorded_answers(CLERK, settings)).is_empty()


def test_a_refused_proposal_leaves_the_finding_open_and_what_was_recovered(settings):
    proposal = propose(settings, recovered_yuan=Decimal("20.00"), recovered_on=date(2014, 1, 2))
    decide_proposal(CLERK, settings, proposal, is_accepted=False, by="科长", note="不同意")
    (row,) = recorded_answers(CLERK, settings).to_dicts()
    assert (row["disposition"], row["recovered_yuan"]) == ("未核实", Decimal("20.00"))
    assert row["recovered_on"] == date(2014, 1, 2)
    assert proposed_answers(recorded_answers(CLERK, settings)).is_empty()


def test_a_proposal_waits_for_the_department_not_for_the_build(settings):
    propose(settings)
    assert pending_answers(recorded_answers(CLERK, settings), COUNTED).is_empty()


def test_an_answer_that_holds_a_number_of_a_person_is_refused(settings: Settings) -> None:
    given = Given("核实属实", "经办甲", note="本人电话 138 0013 8000")
    with pytest.raises(Problem, match="number_of_a_person_typed"):
        record(settings, given)
    assert recorded_answers(CLERK, settings).is_empty()
