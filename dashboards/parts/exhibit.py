"""An exhibit on the page: tabs for its chart, its table, and how it is counted."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.charts.draw import draw
from dashboards.parts.as_written import as_written
from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY, MONTH, RATIO
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import unit_words

_NO_TOOLS = {"displayModeBar": False, "displaylogo": False, "responsive": True}
_FORMATS = {MONTH: "YYYY-MM", DAY: "YYYY-MM-DD"}


def show_exhibit(exhibit: Exhibit) -> None:
    """Title, then 图 / 表 / 口径与来源; without a chart the table stands first."""
    st.subheader(as_written(exhibit.title), anchor=False)
    if exhibit.frame.is_empty():
        st.info(say("exhibit.empty"), icon=":material/info:")
        return
    titles = [say("exhibit.tab_table"), say("exhibit.tab_sources")]
    if exhibit.chart is not None:
        titles.insert(0, say("exhibit.tab_chart"))
    tabs = dict(zip(titles, st.tabs(titles, key=f"tabs_{exhibit.key}"), strict=True))
    if exhibit.chart is not None:
        with tabs[say("exhibit.tab_chart")]:
            show_chart(exhibit)
    with tabs[say("exhibit.tab_table")]:
        show_table(exhibit)
    with tabs[say("exhibit.tab_sources")]:
        _show_sources(exhibit)
    if exhibit.note:
        st.caption(exhibit.note)


def show_chart(exhibit: Exhibit, **options: Any) -> Any:
    """The chart alone, with its words for those who do not see it."""
    return st.plotly_chart(
        draw(exhibit),
        key=f"chart_{exhibit.key}",
        config=_NO_TOOLS,
        alt=chart_words(exhibit),
        **options,
    )


def show_table(exhibit: Exhibit, **options: Any) -> Any:
    """The rows, with titles and formats of the columns; numbers stay numbers and can be sorted."""
    shown = exhibit.frame.select([_displayed(exhibit.frame, c) for c in exhibit.columns])
    return st.dataframe(
        shown,
        hide_index=True,
        column_config={column.name: _configured(column, shown) for column in exhibit.columns},
        key=f"table_{exhibit.key}",
        alt=exhibit.title,
        **options,
    )


def _displayed(frame: pl.DataFrame, column: Column) -> pl.Expr:
    # The grid of the browser knows no decimals; cents survive in a double up to 10^13 yuan.
    kind = frame.schema[column.name]
    return pl.col(column.name).cast(pl.Float64) if kind.is_decimal() else pl.col(column.name)


def _configured(column: Column, shown: pl.DataFrame) -> Any:
    kind = shown.schema[column.name]
    title = column.title
    if column.unit in _FORMATS:
        return st.column_config.DateColumn(title, format=_FORMATS[column.unit])
    if not kind.is_numeric() or column.unit is None:
        return st.column_config.Column(title)
    if column.unit == RATIO:
        return st.column_config.NumberColumn(title, format="percent")
    return st.column_config.NumberColumn(
        say("exhibit.with_unit", title=title, unit=unit_words(column.unit)), format="localized"
    )


def _show_sources(exhibit: Exhibit) -> None:
    if exhibit.definition:
        st.markdown(f"**{say('exhibit.definition')}**  \n{exhibit.definition}")
    if exhibit.source:
        st.markdown(f"**{say('exhibit.source')}**  \n{as_written(exhibit.source)}")
    if exhibit.query:
        st.markdown(f"**{say('exhibit.query')}**")
        st.code(exhibit.query, language="sql")
