"""What became of files, in tables and sentences; no name, number or cell of a row is shown."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.parts.as_written import as_written
from pipelines.desk.told_file import COUNTS, ToldFile
from pipelines.language import list_words, say
from pipelines.report.number_words import UNKNOWN

_ICONS = {
    "taken": ":material/check_circle:",
    "known": ":material/history:",
    "refused": ":material/block:",
}
_NOTICE = ":material/priority_high:"
_MOST_TOLD = 30


def show_files(files: list[ToldFile], where: str) -> None:
    """A line a file, the refused ones first; then rejected rows and what else must be known.

    Args:
        files: in words.
        where: ASCII word for the place on the page.
    """
    refused = [file for file in files if file.state == "refused"]
    for file in refused[:_MOST_TOLD]:
        st.error(as_written(file.line), icon=_ICONS["refused"])
    taken = [file for file in files if file.state != "refused"]
    for file in taken:
        for notice in file.notices:
            name = file.path.rsplit("/", 1)[-1]
            st.warning(as_written(say("deliveries.notice", file=name, notice=notice)), icon=_NOTICE)
    if taken:
        show_counts(taken, where)
        show_rejected(
            pl.concat([_with_file(file) for file in taken], how="vertical_relaxed"), where
        )
    for file in [file for file in taken if file.below][:_MOST_TOLD]:
        st.markdown(f"**{as_written(file.path)}**")
        # Indented as on a terminal: what belongs to a delivery stands below it.
        st.text("\n".join(file.below))


def show_counts(files: list[ToldFile], where: str) -> None:
    """One row per delivery: what was read of its file, and what became of it."""
    rows = [
        {
            "state": say(f"deliveries.file_{file.state}"),
            "file": file.path.rsplit("/", 1)[-1],
            "feed": list_words(dict.fromkeys(d["feed"] for d in file.deliveries)),
            "deliverer": list_words(dict.fromkeys(d["deliverer"] for d in file.deliveries)),
            "period": _periods(file),
            **{name: file.counts[name] for name in COUNTS},
            "amount": file.deliveries[0]["amount"] if len(file.deliveries) == 1 else None,
            "standing": list_words(dict.fromkeys(d["state"] for d in file.deliveries)),
        }
        for file in files
    ]
    _table(pl.DataFrame(rows), f"files_{where}", say("deliveries.files_title"))


def show_rejected(rejected: pl.DataFrame, where: str) -> None:
    """Every fault of a rejected row: where it is, what is wrong and what to do."""
    if rejected.is_empty():
        return
    count = rejected.select("file", "sheet", "row").n_unique()
    st.markdown(f":material/undo: {say('deliveries.rejected_title', count=f'{count:,}')}")
    told = rejected.with_columns(
        pl.col("sheet").fill_null(UNKNOWN), pl.col("column").fill_null(say("deliveries.whole_row"))
    )
    _table(told, f"rejected_{where}", say("deliveries.rejected_alt"))
    st.caption(say("deliveries.rejected_note"))


def _with_file(file: ToldFile) -> pl.DataFrame:
    name = pl.lit(file.path.rsplit("/", 1)[-1]).alias("file")
    return file.rejected.select(pl.all(), name)


def _periods(file: ToldFile) -> str:
    periods = [delivery["period"] for delivery in file.deliveries]
    return periods[0] if len(periods) == 1 else f"{periods[0]} … {periods[-1]}（{len(periods)}）"


def _table(frame: pl.DataFrame, key: str, alt: str) -> None:
    titles = {name: say(f"deliveries.column_{name}") for name in frame.columns}
    st.dataframe(frame.rename(titles), hide_index=True, placeholder=UNKNOWN, key=key, alt=alt)
