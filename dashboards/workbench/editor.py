"""The SQL editor and the tree of tables: files of dashboards/sql_editor mounted on the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.door import build_in_view, read
from dashboards.parts.address import choose_one
from dashboards.workbench.session import Bench
from pipelines.access.rights import Role
from pipelines.frames.analysts.dictionary import (
    LAYERS,
    column_meaning,
    read_dictionary,
    table_meaning,
)
from pipelines.language import language_in_force, say

_EDITOR = "bench_editor"
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


def show_editor(bench: Bench, is_plain: bool) -> bool:
    """The statement in its editor, or in a plain text box; whether Ctrl+Enter asks to run it."""
    if st.session_state.get("_is_new_page") or is_plain != bench.is_plain:
        # An editor that is drawn anew begins with what the page gives it.
        bench.put(bench.text)
        bench.is_plain = is_plain
    if is_plain:
        _show_text_box(bench)
        return False
    # What is typed comes back only as a state: the data stay the same and are not sent again.
    result = _mounted("sql_editor")(
        key=_EDITOR,
        data={
            "number": bench.number,
            "text": bench.put_text,
            "tables": [table[:3] for tables in _tables().values() for table in tables],
            "label": say("workbench.sql"),
            "hint": say("workbench.hint"),
            "words": {phrase: say(f"workbench.{code}") for phrase, code in _PHRASES.items()},
        },
        # Heard before the page runs: it may be another page that runs, and drops the state.
        on_text_change=lambda: _hear(bench, st.session_state[_EDITOR].get("text")),
        on_run_change=_nothing,
    )
    _hear(bench, result.text)
    _hear(bench, result.run)
    st.caption(say("workbench.hint"))
    return result.run is not None


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
            "layers": [
                [say(f"workbench.layer_{layer}"), tables] for layer, tables in _tables().items()
            ],
            "words": {name: say(f"workbench.{code}") for name, code in texts.items()},
        },
        on_insert_change=_nothing,
    )
    if result.insert:
        # Without an editor that knows its cursor, a name goes to the end.
        bench.put(f"{bench.text.rstrip()} {result.insert}".lstrip())
        st.rerun()


def _hear(bench: Bench, told: dict[str, Any] | None) -> None:
    """Take what the editor told, unless the page put another text there since."""
    if told and told["number"] == bench.number and told["beat"] > bench.heard:
        bench.text, bench.heard = told["text"], told["beat"]


def _show_text_box(bench: Bench) -> None:
    st.session_state["bench_plain"] = bench.text

    def _take() -> None:
        bench.text = st.session_state["bench_plain"]

    st.text_area(say("workbench.sql"), key="bench_plain", height=280, on_change=_take)
    st.caption(say("workbench.hint_plain"))


def _tables() -> dict[str, list[Any]]:
    """By layer: name, meaning, columns (name, type, meaning) and rows in words of each table."""
    build = build_in_view()
    return _kept_tables(build.build_id, build.role, language_in_force())


@st.cache_resource(show_spinner=False, max_entries=8)
def _kept_tables(build_id: str, role: Role, lang: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {layer: [] for layer in LAYERS}
    frame = read(read_dictionary)
    for part in frame.partition_by("table_name", maintain_order=True):
        shown = part.select("column_name", "data_type", "meaning")
        layer, table, meaning, count = part.row(0)[:4]
        columns = [(name, kind, _told(table, name, words)) for name, kind, words in shown.rows()]
        rows = say("workbench.row_count", rows=f"{count:,}")
        found[layer].append([table, _titled(table, meaning), columns, rows])
    return found


def _told(table: str, name: str, meaning: str) -> str:
    """A column's meaning in the language in force; the model's own where there is no other."""
    told = column_meaning(table, name) if language_in_force() == "zh" else None
    return told or meaning


def _titled(table: str, meaning: str) -> str:
    """A table's meaning; the Chinese title that the model's begins with is for Chinese readers."""
    if language_in_force() == "zh":
        return table_meaning(table) or meaning
    title, _, rest = meaning.partition(". ")
    return meaning if title.isascii() or not rest else rest


@cache
def _mounted(name: str, style: str | None = None) -> Any:
    script = (_FOLDER / "built" / f"{name}.js").read_text(encoding="utf-8")
    css = (_FOLDER / style).read_text(encoding="utf-8") if style else None
    return st.components.v2.component(f"minsheng_{name}", js=script, css=css)


def _nothing() -> None:
    """A state of a component exists only where something listens to it."""
