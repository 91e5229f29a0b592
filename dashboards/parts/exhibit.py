"""An exhibit on the page: tabs for its chart, its table, and how it is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboards.charts.draw import draw
from dashboards.parts.as_written import as_written
from dashboards.reader import may_go_to
from pipelines.language import language_in_force, say, speak
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH, RATIO
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.exhibits.workbook import column_title
from pipelines.report.number_words import UNKNOWN

_NO_TOOLS = {"displayModeBar": False, "displaylogo": False, "responsive": True}
_SCROLLING = {"states"}
_NARROWEST_PIXELS = 720
_FORMATS = {MONTH: "YYYY-MM", DAY: "YYYY-MM-DD"}

# Words of so many characters are cut off in a column that was fitted to shorter ones.
_LONG = 12
_LETTER_PIXELS, _WIDEST_PIXELS = 14, 380


def show_exhibit(
    exhibit: Exhibit,
    chart_options: dict[str, Any] | None = None,
    table_options: dict[str, Any] | None = None,
    on_chosen: Callable[[Any], None] | None = None,
) -> None:
    """Title, then 图 / 表 / 口径与来源; without a chart the table stands first.

    What stands behind the first tab is sent when its tab is opened: a page's first view waits
    for nothing that is not seen.

    Args:
        exhibit: what is shown.
        chart_options: further arguments of st.plotly_chart, such as on_select.
        table_options: further arguments of st.dataframe.
        on_chosen: gets what the chart gives, such as what was chosen in it.
    """
    st.subheader(as_written(exhibit.title), anchor=False)
    if exhibit.frame.is_empty():
        st.info(say("exhibit.empty"), icon=":material/info:")
        return
    _show_tabs(exhibit, chart_options or {}, table_options or {}, on_chosen, language_in_force())
    if exhibit.note:
        st.caption(as_written(exhibit.note))


@st.fragment
def _show_tabs(
    exhibit: Exhibit,
    chart_options: dict[str, Any],
    table_options: dict[str, Any],
    on_chosen: Callable[[Any], None] | None,
    lang: str,
) -> None:
    # A tab that is opened runs this alone, in a thread that speaks no language yet.
    speak(lang)
    names = ["tab_table", "tab_sources"]
    if exhibit.chart is not None:
        names.insert(0, "tab_chart")
    titles = [say(f"exhibit.{name}") for name in names]
    opened = st.tabs(titles, key=f"tabs_{exhibit.key}", on_change="rerun")
    tabs = dict(zip(names, opened, strict=True))
    if exhibit.chart is not None:
        with tabs["tab_chart"]:
            chosen = show_chart(exhibit, **chart_options)
            if on_chosen is not None:
                on_chosen(chosen)
    if tabs["tab_table"].open:
        with tabs["tab_table"]:
            show_table(exhibit, **table_options)
    if tabs["tab_sources"].open:
        with tabs["tab_sources"]:
            _show_sources(exhibit)


def show_chart(exhibit: Exhibit, **options: Any) -> Any:
    """The chart alone, with its words for those who do not see it."""
    if exhibit.chart.kind in _SCROLLING:
        _scroll_inside(f"st-key-chart_{exhibit.key}")
    return st.plotly_chart(
        draw(exhibit),
        key=f"chart_{exhibit.key}",
        config=_NO_TOOLS,
        alt=chart_words(exhibit),
        **options,
    )


def _scroll_inside(place: str) -> None:
    """Let a chart of many columns scroll in its own box where the screen is narrow."""
    st.html(
        f"<style>.{place} {{ overflow-x: auto; }}"
        f".{place} > div {{ min-width: {_NARROWEST_PIXELS}px; }}</style>"
    )


def show_table(exhibit: Exhibit, **options: Any) -> Any:
    """The rows, with titles and formats of the columns; numbers stay numbers and can be sorted."""
    columns = exhibit.read_columns
    shown = exhibit.frame.select([_displayed(exhibit.frame, column) for column in columns])
    return st.dataframe(
        shown,
        hide_index=True,
        column_config={column.name: _configured(column, shown) for column in columns},
        key=f"table_{exhibit.key}",
        placeholder=UNKNOWN,
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
        return st.column_config.Column(title, width=_width(shown[column.name]))
    if column.unit == RATIO:
        return st.column_config.NumberColumn(title, format="percent")
    # Money to the cent, as it is printed and exported.
    shape = "%,.2f" if column.unit.startswith(MONEY) else "localized"
    return st.column_config.NumberColumn(column_title(column), format=shape)


def _width(values: pl.Series) -> int | None:
    """Pixels for words that few rows have: the grid fits a column to most of its rows."""
    if values.dtype != pl.String or values.is_empty():
        return None
    lengths = values.fill_null("").str.len_chars()
    longest = lengths.max()
    is_cut_off = longest >= _LONG and longest > 2 * lengths.mean()
    return min(longest * _LETTER_PIXELS, _WIDEST_PIXELS) if is_cut_off else None


def _show_sources(exhibit: Exhibit) -> None:
    if exhibit.definition:
        st.markdown(f"**{say('exhibit.definition')}**  \n{exhibit.definition}")
    if exhibit.source:
        st.markdown(f"**{say('exhibit.source')}**  \n{as_written(exhibit.source)}")
    if exhibit.query and may_go_to("workbench"):
        st.markdown(f"**{say('exhibit.query')}**")
        st.code(exhibit.query, language="sql")
