"""Deliveries as the rules of supersession see them, made for tests."""

from __future__ import annotations

from datetime import date

from pipelines.deliveries.supersession.resolve import resolve
from pipelines.deliveries.supersession.standing import Candidate

JUNE = date(2013, 6, 1)


def candidate(name: str, rows: int = 10, **facts) -> Candidate:
    values = {
        "delivery_id": name,
        "feed": "donations",
        "is_monthly": False,
        "deliverer": ("440607001000", None),
        "period_start": JUNE,
        "period_end": JUNE,
        "rows": rows,
        "rows_hash": name,
        "file_name": f"{name}.xls",
        "arrival": 1,
    }
    return Candidate(**{**values, **facts})


def monthly(name: str, **facts) -> Candidate:
    return candidate(name, is_monthly=True, **facts)


def states(*candidates: Candidate, **overlaps: int) -> dict[str, str]:
    """State and superseder by id; overlaps as a_b=9."""
    pairs = {tuple(pair.split("_")): shared for pair, shared in overlaps.items()}
    return {
        name: " ".join(filter(None, (s.state, s.superseded_by, s.rule)))
        for name, s in resolve(candidates, pairs).items()
    }


def day(n: int) -> date:
    return date(2013, 7, n)
