"""Examples and saved questions: opened by their address, saved under a name, put away."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.parts.address import choose_one
from dashboards.parts.as_written import as_written
from dashboards.parts.clerk import signed_name
from dashboards.reader import reader_in_view
from dashboards.workbench.parameters import take_values
from dashboards.workbench.session import Bench
from pipelines.desk.save_question import remove_question, save_question
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.query.questions.find_question import all_questions
from pipelines.query.questions.parameters import Parameter, parameter_names, usual_kind
from pipelines.query.questions.question import Question
from pipelines.query.questions.question_history import PastQuestion, past_questions
from pipelines.settings import get_settings

_KEY = "question"
_MOST_PAST = 50


def open_question(bench: Bench) -> None:
    """The list of questions; the one that is chosen, or that the address names, is opened."""
    questions = {question.code: question for question in all_questions(get_settings().folder)}
    told = st.query_params.get(_KEY)
    if told and told not in questions:
        st.warning(say("workbench.is_gone"), icon=":material/link_off:")
    words = {"": say("workbench.new")} | {q.code: _words(q) for q in questions.values()}
    code = choose_one(say("workbench.open"), list(words), words, key=_KEY)
    if code == (bench.opened.code if bench.opened else ""):
        return
    bench.opened = questions.get(code)
    if bench.opened:
        bench.put(bench.opened.sql)
        take_values(bench.opened, bench)


def show_saving(bench: Bench) -> None:
    """The form that saves the statement with its parameters, and puts an opened question away."""
    opened = bench.opened
    with st.popover(say("workbench.save"), icon=":material/bookmark:"):
        st.caption(say("workbench.save_hint"))
        with st.form("bench_save", border=False, enter_to_submit=False):
            usual = opened.name if opened and not opened.is_example else ""
            # The name follows the opened question: another one has a box of its own.
            key = f"bench_name_{opened.code if opened else ''}"
            st.text_input(say("workbench.name"), usual, max_chars=60, key=key)
            if signed_name() is None:
                st.text_input(say("workbench.who"), max_chars=60, key="bench_who")
            st.form_submit_button(
                say("workbench.save"), type="primary", on_click=_save, args=(bench, key)
            )
        if opened and not opened.is_example:
            by = signed_name() or st.text_input(
                say("workbench.removed_by"), max_chars=60, key="bench_removed_by"
            )
            st.button(
                say("workbench.remove"),
                icon=":material/delete:",
                on_click=_remove,
                args=(bench,),
                disabled=not by.strip(),
                key="bench_remove",
            )
        _show_past(bench)


def _show_past(bench: Bench) -> None:
    """The questions that were replaced or put away, latest first; a row puts its statement back."""
    past = past_questions(get_settings().folder)[:_MOST_PAST]
    if not past:
        return
    st.caption(say("workbench.past"))
    key = f"bench_past_{len(past)}_{past[0].at}"

    def _put_back() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            bench.put(past[chosen[0]].sql)

    rows = [(one.at[:16].replace("T", " "), one.name, _past_words(one)) for one in past]
    names = [say(f"workbench.past_{name}") for name in ("at", "name", "what")]
    st.dataframe(
        pl.DataFrame(rows, schema=names, orient="row"),
        hide_index=True,
        height=180,
        selection_mode="single-row",
        on_select=_put_back,
        key=key,
    )


def show_notice(bench: Bench) -> None:
    """What became of saving or putting away, once; and whether the statement was changed."""
    if bench.notice:
        kind, code, values = bench.notice
        bench.notice = None
        (st.error if kind == "error" else st.success)(as_written(say(code, **values)))
    if bench.opened and bench.text != bench.opened.sql:
        st.caption(f":material/edit: {say('workbench.is_changed')}")


def _past_words(past: PastQuestion) -> str:
    return say(f"workbench.past_{past.what}", by=past.by, who=past.who)


def _words(question: Question) -> str:
    if question.is_example:
        return say("workbench.an_example", name=question.name)
    day = question.saved_at[:10]
    return say("workbench.a_saved", name=question.name, who=question.who, day=day)


def _save(bench: Bench, name_key: str) -> None:
    name, who = st.session_state[name_key], signed_name() or st.session_state["bench_who"]
    opened = bench.opened
    is_same = opened and not opened.is_example and opened.name == name.strip()
    parameters = tuple(
        Parameter(
            parameter,
            bench.kinds.get(parameter, usual_kind(parameter)),
            str(st.session_state.get(f"p_{parameter}") or ""),
        )
        for parameter in parameter_names(bench.text)
    )
    code, saved_at = (opened.code, opened.saved_at) if is_same else ("", "")
    question = Question(code, name, bench.text, parameters, who, saved_at)
    # A callback speaks no language yet: what it has to say is said by the page.
    try:
        build = build_in_view().build
        bench.opened = save_question(reader_in_view(), question, build, get_settings())
    except Problem as problem:
        bench.notice = ("error", problem.code, problem.values)
        return
    saved = bench.opened
    st.session_state[_KEY] = saved.code
    bench.notice = ("done", "workbench.saved", {"name": saved.name, "link": saved.code})


def _remove(bench: Bench) -> None:
    by = signed_name() or st.session_state["bench_removed_by"]
    try:
        remove_question(reader_in_view(), bench.opened.code, by, get_settings().folder)
    except Problem as problem:
        bench.notice = ("error", problem.code, problem.values)
        return
    bench.opened = None
    st.session_state[_KEY] = ""
    bench.notice = ("done", "workbench.removed", {})
