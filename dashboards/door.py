"""What a page sees: the build in force of this run, and frames of it, kept while they are good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboards.reader import reader_in_view
from pipelines.access.rights import Role
from pipelines.frames.open_build import BuildDoor, OpenBuild
from pipelines.problem import Problem
from pipelines.settings import get_settings

_KEPT_FRAMES = 400


@st.cache_resource(show_spinner=False)
def _door() -> BuildDoor:
    return BuildDoor(get_settings().folder)


def newest_build_id() -> str:
    """The name of the build that CURRENT names now.

    Raises:
        Problem: there is no good build.
    """
    return _door().newest_id()


def take_build() -> OpenBuild:
    """Take the build in force for this run of the page; everything in it is of that build.

    Raises:
        Problem: there is no good build, or nobody is known to read.
    """
    st.session_state["_build"] = _door().current(reader_in_view().role)
    return st.session_state["_build"]


def has_build() -> bool:
    """Whether there is a build to be seen."""
    try:
        build_in_view()
    except Problem:
        return False
    return True


def build_in_view() -> OpenBuild:
    """The build that this run of the page shows, for the role that its reader has now."""
    held = st.session_state.get("_build")
    # A sign-in can end, and a role be taken away, while a page is open.
    return held if held and held.role == reader_in_view().role else take_build()


def read(reader: Callable[..., pl.DataFrame], **arguments: Any) -> pl.DataFrame:
    """What a function of pipelines/frames gives of the build in view, asked once per role.

    Args:
        reader: takes an OpenBuild and `arguments`; its frame is shared by all readers of a role,
            so it must not depend on which of them asks.
        arguments: plain values.

    Raises:
        Problem: the role may not read it.
    """
    name = f"{reader.__module__}.{reader.__qualname__}"
    build = build_in_view()
    return _kept(name, build.build_id, build.role, tuple(sorted(arguments.items())), reader, build)


@st.cache_data(show_spinner=False, max_entries=_KEPT_FRAMES)
def _kept(
    name: str,
    build_id: str,
    role: Role,
    arguments: tuple[tuple[str, Any], ...],
    _reader: Callable[..., pl.DataFrame],
    _build: OpenBuild,
) -> pl.DataFrame:
    with _build.in_words():
        return _reader(_build, **dict(arguments))
