"""Choices that stand in the address, by their codes: a link opens the view it was copied from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

import streamlit as st

T = TypeVar("T", str, int)

# Streamlit's own binding writes an option's words into the address: they change with the language.


def notice_page() -> None:
    """Note whether this run is of another page than the last; once a run, before any choice."""
    page = urlsplit(st.context.url or "").path
    st.session_state["_is_new_page"] = page != st.session_state.get("_page")
    st.session_state["_page"] = page
    if st.session_state["_is_new_page"]:
        st.session_state.pop("_of_page", None)


def of_page() -> dict[str, Any]:
    """What a page keeps for its reader alone until the page is left."""
    return st.session_state.setdefault("_of_page", {})


def choose_one(
    label: str,
    options: Sequence[T],
    words: Callable[[T], str] | dict[T, str] | None = None,
    *,
    key: str,
    default: T | None = None,
    widget: Callable[..., Any] = st.selectbox,
    **more: Any,
) -> T:
    """A widget of one choice among codes; the address holds the code, if it is not the default.

    Args:
        label: what is chosen, in words.
        options: the codes.
        words: what an option is called; by default its code.
        key: the choice's name in the address; a choice keeps its value from page to page.
        default: by default the first option.
        widget: st.selectbox, st.segmented_control or st.radio.
        more: further arguments of the widget.
    """
    usual = options[0] if default is None else default
    _take(key, {str(option): option for option in options}, usual)
    named = words.get if isinstance(words, dict) else words or str
    value = widget(label, options, format_func=named, key=key, persist_state="session", **more)
    value = usual if value is None else value
    _tell(key, None if value == usual else str(value))
    return value


def type_text(
    label: str,
    *,
    key: str,
    default: str = "",
    may_be_told: Callable[[str], bool] = bool,
    widget: Callable[..., str] = st.text_input,
    **more: Any,
) -> str:
    """A widget of free text; the address holds the text, if it is not the default.

    Args:
        label: what is typed, in words.
        key: the text's name in the address.
        default: what stands there at first.
        may_be_told: whether that text may stand in an address.
        widget: st.text_input or st.text_area.
        more: further arguments of the widget.
    """
    _take(key, None, default)
    value = widget(label, key=key, persist_state="session", **more) or ""
    _tell(key, value if value != default and may_be_told(value) else None)
    return value


def chosen_before(key: str, options: Sequence[T]) -> T:
    """What choose_one of that key is about to give, for what must be known before it is drawn."""
    _take(key, {str(option): option for option in options}, options[0])
    return st.session_state[key]


def _take(key: str, codes: dict[str, Any] | None, usual: Any) -> None:
    """Let the address win where it was changed by a link or by going back; else keep the choice.

    Without codes, any text is a choice.
    """
    told = st.query_params.get(key)
    is_changed = told != st.session_state.get(f"_told_{key}")
    # A change of page clears the address: that is nobody's choice.
    if is_changed and (told is not None or not st.session_state.get("_is_new_page")):
        st.session_state[key] = codes.get(told or "", usual) if codes is not None else told or usual
        st.session_state[f"_told_{key}"] = told
    elif key not in st.session_state or (codes and st.session_state[key] not in codes.values()):
        st.session_state[key] = usual


def _tell(key: str, told: str | None) -> None:
    if told is not None:
        st.query_params[key] = told
    elif key in st.query_params:
        del st.query_params[key]
    st.session_state[f"_told_{key}"] = told
