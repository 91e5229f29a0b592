"""Before the pages: who comes in, who is told why not, and who is in."""

from __future__ import annotations

import logging

import streamlit as st

from dashboards.parts.as_written import as_written
from dashboards.reader import reader_in_view
from pipelines.access.reader import Reader
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import get_settings

# Said before anybody has tried to come in.
_NOT_YET = "access.not_signed_in"
# What they say is for whoever set the pages up, and names places of the machine.
_OF_THE_MACHINE = {"access.roles_missing", "access.roles_wrong", "access.proxy_wrong"}
_LOG = logging.getLogger("minsheng.pages")


def enter() -> Reader | Problem:
    """The reader, or why there is none."""
    try:
        return reader_in_view()
    except Problem as problem:
        return problem


def show_entrance(problem: Problem) -> None:
    """In place of a page: why nobody is in yet, and the way to sign in, or out of a wrong one."""
    st.title(say("page.app"), anchor=False)
    told = as_written(_told(problem))
    if problem.code == _NOT_YET:
        st.info(told, icon=":material/lock:")
    else:
        st.error(told, icon=":material/block:")
    if get_settings().sign_in != "oidc":
        return
    with st.container(horizontal=True):
        st.button(
            say("access.sign_in"),
            on_click=st.login,
            type="primary",
            icon=":material/login:",
            key="sign_in",
        )
        if problem.code != _NOT_YET:
            _show_sign_out()


def show_reader(reader: Reader) -> None:
    """Who is in and in which role, with the way out; nothing where one person is alone."""
    if not reader.is_signed_in:
        return
    role = say(f"access.role_{reader.role}")
    st.caption(f":material/person: {as_written(say('access.who', name=reader.name, role=role))}")
    if get_settings().sign_in == "oidc":
        _show_sign_out()


def refuse_page() -> None:
    """The page that stands at the address of one that the reader's role may not open."""
    st.title(say("page.app"), anchor=False)
    st.error(say("access.page_refused"), icon=":material/block:")


def _told(problem: Problem) -> str:
    if problem.code in _OF_THE_MACHINE:
        _LOG.error("nobody can come in: %s", problem.code)
        return say("access.not_set_up")
    return say(problem.code, **problem.values)


def _show_sign_out() -> None:
    st.button(say("access.sign_out"), on_click=st.logout, icon=":material/logout:", key="sign_out")
