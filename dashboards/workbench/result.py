"""The answer as an exhibit: its rows, its chart, and the files to take along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.parts.address import choose_one
from dashboards.parts.as_written import as_written
from dashboards.parts.download import XLSX, in_language_of_page
from dashboards.parts.exhibit import show_exhibit
from dashboards.workbench.chart import choose_chart
from dashboards.workbench.session import Outcome
from pipelines.language import say
from pipelines.query.answer import Answer
from pipelines.query.write_file import write_file
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH, RATIO
from pipelines.report.exhibits.exhibit import Column, Exhibit

_SHOWN = (100, 500, 2000)
_USUALLY_SHOWN = 500
_NO_FAULT = {"sql_cancelled", "sql_busy"}
_FORMS = {"csv": "text/csv", "xlsx": XLSX, "parquet": "application/parquet"}


def show_result(outcome: Outcome) -> list[Exhibit]:
    """Show what became of the question; returns the exhibits that paper and workbook have too."""
    problem = outcome.problem
    if problem is not None:
        # The engine's words repeat the statement's, which another may have written.
        told = as_written(say(problem.code, **problem.values))
        if problem.code in _NO_FAULT:
            st.info(told, icon=":material/info:")
        else:
            st.error(told, icon=":material/error:")
        return []
    if outcome.frame.width == 0:
        st.info(say("workbench.no_columns"))
        return []
    if outcome.asked.build_id != build_in_view().build_id:
        st.info(say("workbench.older_build"), icon=":material/update:")
    exhibit = _exhibit(outcome)
    show_exhibit(exhibit)
    _show_files(outcome)
    return [exhibit]


def _exhibit(outcome: Outcome) -> Exhibit:
    asked = outcome.asked
    frame, columns = outcome.frame, tuple(map(_column, outcome.frame.iter_columns()))
    with st.container(horizontal=True, vertical_alignment="bottom", key="bench_chart"):
        shown = choose_one(
            say("workbench.rows"), _SHOWN, key="rows", default=_USUALLY_SHOWN, width=110
        )
        chart = choose_chart(frame.head(shown), columns)
    source = say("workbench.source", build=asked.build_id, at=f"{asked.at:%Y-%m-%d %H:%M}")
    return Exhibit(
        key="answer",
        title=asked.name or say("workbench.answer"),
        frame=frame.head(shown),
        columns=columns,
        chart=chart,
        definition=say("workbench.definition"),
        source=" ".join([source, *value_lines(outcome)]),
        query=asked.sql,
        note=shown_words(outcome, min(shown, frame.height)),
    )


def value_lines(outcome: Outcome) -> list[str]:
    """The parameters that the question was asked with, as a line; none, no line."""
    told = [f"{p.name} = {p.value or 'null'}" for p in outcome.asked.parameters]
    values = say("list_comma").join(told)
    return [say("workbench.source_values", values=values)] if told else []


def shown_words(outcome: Outcome, shown: int) -> str:
    """How many rows are on the screen, of how many there are as far as it is known."""
    code = "workbench.shown_more" if outcome.more else "workbench.shown"
    total = f"{outcome.frame.height:,}"
    return say(code, shown=f"{shown:,}", total=total, seconds=f"{outcome.seconds:.1f}")


def _column(cells: pl.Series) -> Column:
    """The column under its own name, with the unit that the house's names tell."""
    name, kind = cells.name, cells.dtype
    if kind == pl.Date:
        is_month = (cells.drop_nulls().dt.day() == 1).all()
        return Column(name, name, MONTH if is_month else DAY)
    if kind.is_numeric() and name.endswith("_yuan"):
        return Column(name, name, MONEY)
    return Column(name, name, RATIO if kind.is_numeric() and name.endswith("_ratio") else None)


def _show_files(outcome: Outcome) -> None:
    code = "workbench.download_more" if outcome.more else "workbench.download"
    st.caption(say(code, rows=f"{outcome.frame.height:,}"))
    name = f"{outcome.asked.name or say('workbench.answer')}_{outcome.asked.at:%Y%m%d-%H%M}"
    with st.container(horizontal=True):
        for form, kind in _FORMS.items():
            st.download_button(
                form.upper() if form != "parquet" else "Parquet",
                in_language_of_page(partial(file_bytes, outcome, form)),
                f"{name}.{form}",
                kind,
                on_click="ignore",
                icon=":material/download:",
                key=f"bench_{form}",
            )


def file_bytes(outcome: Outcome, form: str) -> bytes:
    """All rows that were fetched, as a file of one of write_file's forms."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"answer.{form}"
        frame = outcome.frame
        is_text = [kind == pl.String for kind in frame.dtypes]
        kinds = ["VARCHAR" if t else k for t, k in zip(is_text, outcome.kinds, strict=True)]
        write_file(Answer(frame.columns, kinds, frame.iter_rows()), path, form)
        return path.read_bytes()
