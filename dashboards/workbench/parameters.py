"""Inputs for the parameters of a statement; their values stand in the address as `p_<name>`."""

from __future__ import annotations

import re

import streamlit as st

from dashboards.door import read
from dashboards.parts.address import choose_one, type_text
from dashboards.parts.as_written import as_written
from dashboards.parts.choices import period_in_view
from dashboards.workbench.session import Bench
from pipelines.frames.calendar import read_months, read_places
from pipelines.language import say
from pipelines.query.questions.parameters import (
    KINDS,
    Kind,
    Parameter,
    parameter_names,
    usual_kind,
)
from pipelines.query.questions.question import Question

_PREFIX = "p_"
# A long run of digits may be somebody's number, of hexadecimal digits somebody's key.
_POINTS_AT_ONE = re.compile(r"\d{7}|[0-9a-fA-F]{12}")
_LONGEST_TOLD = 60


def take_values(question: Question, bench: Bench) -> None:
    """Let the opened question's own kinds and values stand, where the address has no others."""
    bench.kinds = {parameter.name: parameter.kind for parameter in question.parameters}
    for parameter in question.parameters:
        key = f"{_PREFIX}{parameter.name}"
        if parameter.value and key not in st.query_params:
            st.session_state[key] = parameter.value


def show_parameters(bench: Bench) -> tuple[Parameter, ...]:
    """An input for each parameter of the statement; returns them with their values."""
    names = parameter_names(bench.text)
    _forget_others(names)
    if not names:
        return ()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(say("workbench.parameters"), width="content")
        with st.popover(say("workbench.kinds"), icon=":material/tune:", type="tertiary"):
            kinds = [_chosen_kind(bench, name) for name in names]
    with st.container(horizontal=True, vertical_alignment="bottom", key="bench_parameters"):
        found = tuple(_parameter(name, kind) for name, kind in zip(names, kinds, strict=True))
    for parameter in found:
        if parameter.kind == "town":
            # A dollar sign alone would be read as the beginning of a formula.
            st.caption(as_written(say("workbench.town_hint", name=f"${parameter.name}")))
    return found


def may_be_told(value: str) -> bool:
    """Whether a text may stand in an address: it is short, and cannot point at one person."""
    return bool(value) and len(value) <= _LONGEST_TOLD and not _POINTS_AT_ONE.search(value)


def _forget_others(names: list[str]) -> None:
    for key in list(st.query_params):
        if key.startswith(_PREFIX) and key.removeprefix(_PREFIX) not in names:
            del st.query_params[key]


def _chosen_kind(bench: Bench, name: str) -> Kind:
    kind = bench.kinds.get(name, usual_kind(name))
    words = {kind: say(f"workbench.kind_{kind}") for kind in KINDS}
    chosen = st.selectbox(
        f"${name}",
        KINDS,
        KINDS.index(kind),
        format_func=words.get,
        key=f"kind_{bench.number}_{name}",
    )
    bench.kinds[name] = chosen
    return chosen


def _parameter(name: str, kind: Kind) -> Parameter:
    key, label = f"{_PREFIX}{name}", f"${name}"
    match kind:
        case "town":
            places = read(read_places)
            pairs = zip(places["area_code"], places["area_name"], strict=True)
            words = {code: say("workbench.town_with_code", name=n, area=code) for code, n in pairs}
            words = {"": say("workbench.any_town")} | words
            label = say("workbench.town_label", name=label)
            value = choose_one(label, list(words), words, key=key, width=280)
        case "month":
            months = read(read_months)["month"].sort(descending=True)
            value = choose_one(
                label,
                [f"{month:%Y-%m}" for month in months],
                key=key,
                default=period_in_view().as_of,
                width=160,
            )
        case _:
            # The frame around the page knows which year is looked at.
            usual = str(period_in_view().year) if name == "year" else ""
            value = type_text(label, default=usual, key=key, may_be_told=may_be_told, width=220)
    return Parameter(name, kind, value)
