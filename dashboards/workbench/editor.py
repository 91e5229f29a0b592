"""The SQL editor and the tree of tables: files of dashboards/sql_editor mounted on the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.door import read
from dashboards.parts.address import choose_one
from dashboards.workbench.session import Bench
from pipelines.frames.dictionary import LAYERS, read_dictionary
from pipelines.language import say

_FOLDER = Path(__file__).parent.parent / "sql_editor"
# CodeMirror's own words → codes of the workbench's.
_PHRASES = {
    "Find": "find",
    "Replace": "replace",
    "next": "next",
    "previous": "previous",
    "all": "all",
    "match case": "match_case",
    "regexp": "regexp",
    "by word": "by_word",
    "replace": "replace_one",
    "replace all": "replace_all",
    "close": "close",
    "Completions": "completions",
}


def show_editor(bench: Bench, is_plain: bool) -> str | None:
    """The statement in its editor, or in a plain text box.

    Returns:
        The statement that Ctrl+Enter asks to run, else None.
    """
    if st.session_state.get("_is_new_page") or is_plain != bench.is_plain:
        # An editor that is drawn anew begins with what the page gives it.
        bench.put(bench.text)
        bench.is_plain = is_plain
    if is_plain:
        _show_text_box(bench)
        return None
    # What is typed comes back only as a state: the data stay the same and are not sent again.
    result = _mounted("sql_editor")(
        key="bench_editor",
        data={
            "number": bench.number,
            "text": bench.put_text,
            "tables": _tables(),
            "label": say("workbench.sql"),
            "hint": say("workbench.hint"),
            "words": {phrase: say(f"workbench.{code}") for phrase, code in _PHRASES.items()},
        },
        on_text_change=_nothing,
        on_run_change=_nothing,
    )
    typed = result.text
    if typed and typed["number"] == bench.number:
        bench.text = typed["text"]
    if result.run is not None:
        bench.text = result.run
    st.caption(say("workbench.hint"))
    return result.run


def choose_editor() -> bool:
    """The switch between the editor and a plain text box; true for the box."""
    words = {kind: say(f"workbench.editor_{kind}") for kind in ("full", "plain")}
    label = say("workbench.editor")
    more = {"required": True, "label_visibility": "collapsed"}
    chosen = choose_one(
        label, list(words), words, key="editor", widget=st.segmented_control, **more
    )
    return chosen == "plain"


def show_tables(bench: Bench) -> None:
    """The tables of the build by layer, with search; a click puts a name into the statement."""
    st.subheader(say("workbench.tables"), anchor=False)
    st.caption(say("workbench.tables_hint"))
    texts = {"search": "search", "count": "found", "insert": "insert"}
    result = _mounted("table_tree", "table_tree.css")(
        key="bench_tables",
        data={
            "layers": [[say(f"workbench.layer_{layer}"), _tables(layer)] for layer in LAYERS],
            "words": {name: say(f"workbench.{code}") for name, code in texts.items()},
        },
        on_insert_change=_nothing,
    )
    if result.insert:
        # Without an editor that knows its cursor, a name goes to the end.
        bench.put(f"{bench.text.rstrip()} {result.insert}".lstrip())
        st.rerun()


def _show_text_box(bench: Bench) -> None:
    st.session_state["bench_plain"] = bench.text

    def _take() -> None:
        bench.text = st.session_state["bench_plain"]

    st.text_area(say("workbench.sql"), key="bench_plain", height=280, on_change=_take)
    st.caption(say("workbench.hint_plain"))


def _tables(layer: str | None = None) -> list[Any]:
    """Name, meaning and columns (name, type, meaning) of each table; of one layer with its rows."""
    frame = read(read_dictionary)
    found = []
    for part in frame.partition_by("table_name", maintain_order=True):
        if layer in (None, part["layer"][0]):
            columns = part.select("column_name", "data_type", "meaning").rows()
            entry: list[Any] = [part["table_name"][0], part["table_meaning"][0], columns]
            count = f"{part['row_count'][0]:,}"
            found.append(entry + ([say("workbench.row_count", rows=count)] if layer else []))
    return found


@cache
def _mounted(name: str, style: str | None = None) -> Any:
    script = (_FOLDER / "built" / f"{name}.js").read_text(encoding="utf-8")
    css = (_FOLDER / style).read_text(encoding="utf-8") if style else None
    return st.components.v2.component(f"minsheng_{name}", js=script, css=css)


def _nothing() -> None:
    """A state of a component exists only where something listens to it."""
