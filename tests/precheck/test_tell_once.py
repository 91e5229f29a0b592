"""One fault is told once, with the reason; other checks that ring because of it are noted."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.language import say
from pipelines.precheck.tell_once import tell_once
from pipelines.terminal.oversight.show_doubts import place_lines


def doubt(code: str, row: int | None, subject: str = "a", **changes: Any) -> dict[str, Any]:
    told = {"check_code": code, "check_name": f"名{code}", "source_sheet": "", "source_row": row}
    told |= {"subject_key": subject, "programme_code": "p", "detail": f"依据{code}"}
    return told | {"entitlement_reason": None, "payment_count": 1} | changes


def told(*doubts: dict[str, Any]) -> list[tuple]:
    frame = pl.DataFrame(list(doubts), infer_schema_length=None)
    frame = frame.with_columns(pl.col("entitlement_reason").cast(pl.String))
    return tell_once(frame).select("check_code", "source_row", "detail", "companions").rows()


def test_what_rings_beside_a_double_payment_is_its_companion() -> None:
    # T7 is on the other of the two rows: the person is the same.
    found = told(doubt("M5", 5), doubt("O4", 5), doubt("T7", 6))
    beside = say("precheck_with_companions", doubt="依据O4", names="名M5、名T7")
    assert found == [("O4", 5, beside, ["M5", "T7"])]


def test_different_faults_of_one_row_are_told_each() -> None:
    found = told(doubt("D1", 5), doubt("O5", 5), doubt("T2", 5))
    assert [one[:2] for one in found] == [("D1", 5), ("O5", 5), ("T2", 5)]
    assert all(one[3] == [] for one in found)


def test_another_persons_and_another_programmes_fault_hides_nothing() -> None:
    found = told(
        doubt("O4", 5), doubt("T7", 6, "b"), doubt("T7", 7, programme_code="q"), doubt("M5", None)
    )
    assert [one[0] for one in found] == ["O4", "T7", "T7"]
    # Two doubts about lists as a whole share no row.
    found = told(doubt("O4", None, "a"), doubt("T7", None, "b"))
    assert [one[0] for one in found] == ["O4", "T7"]


def test_a_difference_from_what_was_due_says_why() -> None:
    reasons = ("not_approved", "rate_by_level", "income_unknown")
    rows = [
        doubt("T7", n, str(n), entitlement_reason=reason, payment_count=n)
        for n, reason in enumerate(reasons, 1)
    ]
    first, second, third = (one[2] for one in told(*rows))
    assert first == f"依据T7。{say('precheck_why.not_approved')}"
    assert second.startswith(f"依据T7。{say('precheck_why.rate_by_level')}")
    assert "2 笔" in second
    assert third == "依据T7"


def test_no_doubt_is_no_row() -> None:
    frame = pl.DataFrame([doubt("O4", 1)]).clear()
    assert tell_once(frame).is_empty()


def test_a_list_that_keeps_little_of_what_it_will_replace_says_so() -> None:
    loss = {"path": "七月.csv", "rows": 1004, "amount_sum": "100400.00", "confirmed": None}
    delivery = {"rows_accepted": 5, "amount_sum": "500.00", "losses": [loss]}
    (line,) = place_lines({**delivery, "supersedes": []})
    for word in ("5 行", "500.00", "七月.csv", "1,004 行", "100,400.00"):
        assert word in line
    assert list(place_lines({"rows_accepted": 5, "amount_sum": None})) == []
