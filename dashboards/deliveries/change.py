"""撤回, 确认 and 本月无: what a clerk changes in the register by hand."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboards.deliveries.losses import show_confirmation
from dashboards.deliveries.rebuild import show_rebuild
from dashboards.parts.address import choose_one
from dashboards.parts.as_written import as_written
from dashboards.parts.choices import period_in_view
from dashboards.parts.clerk import ask_clerk
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.desk.change_register import known_feeds, record_nothing, withdraw_delivery
from pipelines.desk.deliverers import known_deliverers
from pipelines.desk.register_now import deliveries_in_force, delivery_words
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import get_settings

_DONE, _ROUND = "register_changed", "withdraw_round"
_MONTHS = 12


def show_change() -> None:
    """What waits to be confirmed, two forms side by side, and below them what was done."""
    by = ask_clerk(say("deliveries.clerk"), help=say("deliveries.clerk_help"))
    show_confirmation(by, st.session_state.get(_ROUND, 0), _do)
    left, right = st.columns(2)
    with left.container(border=True):
        _show_withdrawal(by)
    with right.container(border=True):
        _show_nil(by)
    for line in st.session_state.get(_DONE, []):
        st.success(as_written(line), icon=":material/check_circle:")
    show_rebuild()


def choose_feed(key: str, with_all: bool = False) -> str:
    """A feed's word; empty for all of them, where all may be chosen."""
    feeds = ([""] if with_all else []) + known_feeds()
    names = {feed: say(f"feed.{feed}") for feed in feeds if feed}
    return choose_one(say("deliveries.feed"), feeds, {"": say("deliveries.all")} | names, key=key)


def choose_area(key: str = "of", with_all: bool = False) -> str:
    """The area code of a town or of the district as a deliverer; empty for all of them."""
    known = known_deliverers(reader_in_view(), get_settings())
    names = {one.area_code: one.title for one in known if one.code == one.area_code}
    codes = ([""] if with_all else []) + list(names)
    words = {"": say("deliveries.all")} | names
    return choose_one(say("deliveries.deliverer"), codes, words, key=key)


def _show_withdrawal(by: str) -> None:
    st.subheader(say("deliveries.withdraw_title"), anchor=False)
    st.caption(say("deliveries.withdraw_lead"))
    area = choose_area()
    register = deliveries_in_force(reader_in_view(), get_settings())
    found = register.filter(pl.col("deliverer_code") == area)
    if found.is_empty():
        st.info(say("deliveries.withdraw_none"), icon=":material/info:")
        return
    feeds = found["feed"].unique().sort().to_list()
    feed = choose_one(say("deliveries.feed"), feeds, lambda one: say(f"feed.{one}"), key="feed")
    found = found.filter(pl.col("feed") == feed)
    turn = st.session_state.get(_ROUND, 0)
    of_id = {one["delivery_id"]: one for one in found.to_dicts()}
    chosen = st.selectbox(
        say("deliveries.delivery"),
        list(of_id),
        index=None,
        format_func=lambda name: delivery_words(of_id[name]),
        placeholder=say("deliveries.choose", count=len(of_id)),
        key=f"withdraw_which_{turn}",
    )
    why = st.text_input(say("deliveries.why"), max_chars=200, key=f"withdraw_why_{turn}").strip()
    ready = bool(chosen and why and by)
    if st.button(
        say("deliveries.withdraw"), disabled=not ready, icon=":material/undo:", key="withdraw"
    ):
        _do(lambda: withdraw_delivery(reader_in_view(), get_settings(), chosen, why, by))
    if not ready:
        st.caption(say("deliveries.withdraw_needs"))


def _show_nil(by: str) -> None:
    st.subheader(say("deliveries.nil_title"), anchor=False)
    st.caption(say("deliveries.nil_lead"))
    feed, area = choose_feed("nil_feed"), choose_area("nil_of")
    year = period_in_view().year
    months = {f"{year}-{month:02}": month for month in range(1, _MONTHS + 1)}
    month = choose_one(say("deliveries.month"), list(months), key="nil_month")
    if st.button(
        say("deliveries.nil"), disabled=not by, icon=":material/exposure_zero:", key="nil"
    ):
        _do(lambda: record_nothing(reader_in_view(), get_settings(), feed, area, month, by))
    if not by:
        st.caption(say("deliveries.nil_needs"))


def _do(act: Callable[[], list[str]]) -> None:
    try:
        st.session_state[_DONE] = act()
    except Problem as problem:
        st.session_state.pop(_DONE, None)
        tell_problem(problem)
        return
    # New boxes: what was chosen in the old ones is done.
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()
