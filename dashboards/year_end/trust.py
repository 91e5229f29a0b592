"""How far the year's figures may be trusted: deliveries, findings, printed figures."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.parts.as_written import as_written
from dashboards.parts.links import link_to
from dashboards.parts.status import badge
from pipelines.language import join_sentences, name_of, say
from pipelines.report.number_words import MONEY, quantity_words
from pipelines.report.published_words import differing_words

_NARROWEST = 250
# So many printed figures that differ are told on the card; the table below has them all.
_MOST_TOLD = 3


def show_trust(counts: pl.DataFrame, findings: pl.DataFrame, published: pl.DataFrame) -> None:
    """Draw the banner; the frames are those of pipelines.frames.works.year_end."""
    st.markdown(f"**{say('year_end.trust')}**")
    columns = 2 if published.is_empty() else 3
    with st.grid(columns, min_column_width=_NARROWEST, border=True) as grid:
        with grid.cell():
            _show_deliveries(counts.row(0, named=True))
        with grid.cell():
            _show_findings(findings)
        if not published.is_empty():
            with grid.cell():
                _show_published(published)


def _show_deliveries(counts: dict[str, Any]) -> None:
    if not counts["expected_count"]:
        mark = badge("gray", "remove_circle_outline", say("year_end.deliveries_none"))
    elif counts["missing_count"]:
        words = say("year_end.deliveries_missing", count=counts["missing_count"])
        mark = badge("orange", "warning", words)
    else:
        mark = badge("green", "check_circle", say("year_end.deliveries_all"))
    told = say(
        "year_end.deliveries_words",
        expected=counts["expected_count"],
        received=counts["received_count"],
    )
    late = counts["late_count"]
    told += say("year_end.deliveries_late" if late else "year_end.deliveries_in_time", late=late)
    if counts["held_count"]:
        told = join_sentences(told, say("year_end.deliveries_held", count=counts["held_count"]))
    _show("deliveries", mark, told)
    link_to("deliveries", say("year_end.deliveries_link"), ":material/arrow_forward:")


def _show_findings(findings: pl.DataFrame) -> None:
    if findings.is_empty():
        none = say("year_end.findings_none")
        _show("findings", badge("green", "check_circle", none), "")
        return
    open_words = say("year_end.findings_open", count=findings["open_count"].sum())
    told = [say("year_end.findings_words", count=findings["of_the_year_count"].sum())]
    largest = findings.row(0, named=True)
    if largest["amount_at_risk_yuan"] is None:
        told.append(say("year_end.findings_no_money"))
    else:
        amount = quantity_words(largest["amount_at_risk_yuan"], MONEY)
        told.append(say("year_end.findings_largest", name=name_of(largest), amount=amount))
    _show("findings", badge("orange", "flag", open_words), join_sentences(*told))
    link_to("findings", say("year_end.findings_link"), ":material/arrow_forward:")


def _show_published(published: pl.DataFrame) -> None:
    agree, count = published["agrees"].sum(), published.height
    words = say("year_end.published_agree", agree=agree, count=count)
    colour, icon = ("green", "check_circle") if agree == count else ("orange", "warning")
    differing = published.filter(~pl.col("agrees")).to_dicts()
    told = [differing_words(row) for row in differing[:_MOST_TOLD]]
    if not told:
        told = [say("year_end.published_words")]
    elif len(differing) > _MOST_TOLD:
        told.append(say("year_end.published_others", count=len(differing) - _MOST_TOLD))
    _show("published", badge(colour, icon, words), join_sentences(*told))
    for row in differing[:_MOST_TOLD]:
        if row["key_work"] is not None:
            place = {"work": row["key_work"], "indicator": row["indicator_id"]}
            link_to("key_work", as_written(name_of(row)), ":material/arrow_forward:", **place)


def _show(code: str, mark: str, told: str) -> None:
    st.markdown(f"**{say(f'year_end.{code}_name')}** {mark}\n\n{as_written(told)}")
