"""SQL 工作台: analysts ask their own questions of the build in force."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboards.parts.page import show_exports, show_head
from dashboards.workbench.editor import choose_editor, show_editor, show_tables
from dashboards.workbench.history import show_history
from dashboards.workbench.parameters import show_parameters
from dashboards.workbench.result import show_result, value_lines
from dashboards.workbench.running import show_run_bar, show_running, start
from dashboards.workbench.saved import open_question, show_notice, show_saving
from dashboards.workbench.session import bench_of_session
from pipelines.language import say

sheet = show_head("workbench", of_period=False)
bench = bench_of_session()
asking, tables = st.columns([0.66, 0.34], gap="large")
with asking:
    open_question(bench)
    with st.container(horizontal=True, vertical_alignment="center"):
        is_plain = choose_editor()
        show_saving(bench)
    is_asked = show_editor(bench, is_plain)
    show_notice(bench)
    parameters = show_parameters(bench)
    pressed = show_run_bar(bench)
    if (is_asked or pressed) and bench.running is None:
        names = tuple(parameter.name for parameter in parameters)
        if set(names) <= set(bench.drawn):
            start(bench, parameters)
        else:
            st.info(say("workbench.fill_in"), icon=":material/info:")
        if bench.running is not None:
            st.rerun()
    bench.drawn = tuple(parameter.name for parameter in parameters)
    show_running(bench)
    exhibits = show_result(bench.outcome) if bench.outcome else []
    show_history(bench)
with tables:
    show_tables(bench)
if exhibits:
    show_exports(replace(sheet, lines=value_lines(bench.outcome)), exhibits)
