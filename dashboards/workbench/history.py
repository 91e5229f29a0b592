"""What was asked in this session, latest first; a row puts its statement back."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.workbench.session import Bench, Past
from pipelines.language import say


def show_history(bench: Bench) -> None:
    """The session's questions, folded away; nothing before the first."""
    if not bench.history:
        return
    titles = {name: say(f"workbench.history_{name}") for name in ("at", "sql", "rows", "seconds")}
    with st.expander(say("workbench.history", count=len(bench.history))):
        st.caption(say("workbench.history_hint"))
        key = f"bench_history_{len(bench.history)}"

        def _put_back() -> None:
            chosen = st.session_state[key].selection.rows
            if chosen:
                bench.put(bench.history[chosen[0]].outcome.asked.sql)

        st.dataframe(
            pl.DataFrame([_row(past) for past in bench.history]),
            hide_index=True,
            column_config={name: st.column_config.Column(title) for name, title in titles.items()},
            selection_mode="single-row",
            on_select=_put_back,
            key=key,
        )


def _row(past: Past) -> dict[str, object]:
    asked, outcome = past.outcome.asked, past.outcome
    return {
        "at": f"{asked.at:%H:%M:%S}",
        "sql": " ".join(line for line in asked.sql.split("\n") if not line.startswith("--"))[:300],
        "rows": _rows(past),
        "seconds": round(outcome.seconds, 1),
    }


def _rows(past: Past) -> str:
    problem = past.outcome.problem
    if problem is not None:
        return say(problem.code, **problem.values).split("\n")[0]
    code = "workbench.history_more" if past.outcome.more else "workbench.history_some"
    return say(code, rows=f"{past.count:,}")
