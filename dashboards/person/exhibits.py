"""Exhibits of one person: everything that is held under a key, with the rows it stands in."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.parts.data_words import in_words
from pipelines.language import language_in_force, messages, say
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

_KIND = "person.kind"


def person_exhibits(frames: dict[str, pl.DataFrame]) -> list[Exhibit]:
    """The exhibits of a person's frames (see read_person), those without rows too."""
    placed = {name: _in_words(frame) for name, frame in frames.items()}
    return [
        _months(placed["months"]),
        _findings(placed["findings"]),
        _registers(placed["registers"]),
        _events(placed["events"]),
        _payments(placed["payments"]),
        _visits(placed["visits"]),
        _deliveries(placed["deliveries"]),
    ]


def _in_words(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with programme, feed and source as text of the language in force."""
    lang = language_in_force()
    names = {
        f"name_{lang}": "programme",
        f"programme_{lang}": "programme",
        f"check_{lang}": "check",
    }
    frame = frame.rename({old: new for old, new in names.items() if old in frame.columns})
    if "source_row" not in frame.columns:
        return frame
    sources = [_source(row) for row in frame.iter_rows(named=True)]
    return frame.with_columns(pl.Series("source", sources, dtype=pl.String))


def _source(row: dict[str, Any]) -> str | None:
    if row["source_row"] is None:
        return None
    place = say("person.source_row", row=row["source_row"])
    parts = [
        _feed(row["feed"]),
        row["deliverer_name"],
        _period(row["period_start"], row["period_end"]),
        " ".join(filter(None, [row["source_sheet"], place])),
    ]
    return " · ".join(filter(None, parts))


def _feed(feed: str | None) -> str:
    return say(f"feed.{feed}") if f"feed.{feed}" in messages() else feed or ""


def _period(start: Any, end: Any) -> str:
    months = [f"{day:%Y-%m}" for day in (start, end) if day is not None]
    return say("person.to").join(dict.fromkeys(months))


def _column(name: str, unit: str | None = None) -> Column:
    return Column(name, say(f"person.{name}"), unit)


def _exhibit(key: str, frame: pl.DataFrame, *columns: Column, **more: Any) -> Exhibit:
    return Exhibit(
        key=key,
        title=say(f"person.title_{key}"),
        frame=frame,
        columns=columns,
        definition=say(f"person.definition_{key}"),
        source=say("person.source_all"),
        **more,
    )


def _months(frame: pl.DataFrame) -> Exhibit:
    differing = frame.filter(pl.col("difference_yuan") != 0).height
    return _exhibit(
        "months",
        in_words(frame, entitlement_reason="person.entitled"),
        _column("month", MONTH),
        _column("programme"),
        _column("paid_yuan", MONEY),
        _column("entitled_yuan", MONEY),
        _column("difference_yuan", MONEY),
        _column("entitlement_reason"),
        chart=Chart("heat", "month", "paid_yuan", "programme"),
        note=say("person.differing", count=differing) if differing else "",
    )


def _findings(frame: pl.DataFrame) -> Exhibit:
    return _exhibit(
        "findings",
        in_words(frame, disposition="disposition"),
        _column("check_code"),
        _column("check"),
        _column("programme"),
        _column("town_name"),
        _column("first_month", MONTH),
        _column("month_count", "月"),
        _column("amount_at_risk_yuan", MONEY),
        _column("disposition"),
        _column("decided_on", DAY),
        _column("recovered_yuan", MONEY),
        _column("evidence"),
        _column("how_to_fix"),
    )


def _registers(frame: pl.DataFrame) -> Exhibit:
    columns = (_column("kind"), _column("detail"), _column("from_on", DAY), _column("to_on", DAY))
    told_frame = in_words(frame, kind=_KIND)
    return _exhibit("registers", told_frame, *columns, _column("town_name"), _column("source"))


def _events(frame: pl.DataFrame) -> Exhibit:
    return _exhibit(
        "events",
        in_words(frame, kind=_KIND),
        _column("happened_on", DAY),
        _column("kind"),
        _column("detail"),
        _column("amount_yuan", MONEY),
        _column("town_name"),
        _column("source"),
    )


def _payments(frame: pl.DataFrame) -> Exhibit:
    return _exhibit(
        "payments",
        in_words(frame, role="person.role", payment_status="person.payment"),
        _column("benefit_month", MONTH),
        _column("programme"),
        _column("amount_yuan", MONEY),
        _column("household_yuan", MONEY),
        _column("role"),
        _column("paid_on", DAY),
        _column("payment_status"),
        _column("town_name"),
        _column("source"),
    )


def _visits(frame: pl.DataFrame) -> Exhibit:
    return _exhibit(
        "visits",
        frame,
        _column("visited_on", DAY),
        _column("started_at"),
        _column("service_type"),
        _column("hours", "小时"),
        _column("provider"),
        _column("fee_yuan", MONEY),
        _column("satisfaction"),
        _column("source"),
    )


def _deliveries(frame: pl.DataFrame) -> Exhibit:
    feeds = pl.Series("feed", [_feed(feed) for feed in frame["feed"]], dtype=pl.String)
    periods = frame.select("period_start", "period_end").iter_rows()
    named = frame.with_columns(
        feeds, pl.Series("period", [_period(*both) for both in periods], dtype=pl.String)
    )
    return _exhibit(
        "deliveries",
        named,
        _column("feed"),
        _column("deliverer_name"),
        _column("period"),
        _column("reported_on", DAY),
        _column("row_count"),
        _column("sheets"),
        _column("rows"),
        _column("delivery_id"),
    )
