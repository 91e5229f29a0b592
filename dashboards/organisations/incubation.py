"""Exhibits of the incubator: how far organisations came, where they stand, how long it took."""

from __future__ import annotations

from datetime import date

from dashboards.door import read
from dashboards.organisations.words import titled
from dashboards.parts.data_words import in_words
from pipelines.frames.organisations.incubation import (
    ANALYST_QUERY,
    read_categories,
    read_durations,
    read_funnel,
    read_incubated,
    read_stages,
)
from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY, RATIO
from pipelines.report.exhibits.exhibit import Chart, Exhibit

_STAGE = "organisations.stage"
_STATE = "organisations.state"
_CATEGORY = "organisations.category"


def incubation_exhibits(as_of: date) -> list[Exhibit]:
    """Funnel, categories, timeline, durations and the list of organisations, in that order."""
    return [_funnel(as_of), _categories(as_of), _timeline(as_of), _durations(as_of), _list(as_of)]


def _funnel(as_of: date) -> Exhibit:
    return Exhibit(
        key="funnel",
        title=say("organisations.funnel"),
        frame=in_words(read(read_funnel, as_of=as_of), stage=_STAGE),
        columns=(
            titled("stage"),
            titled("organisation_count", "家"),
            titled("share_of_before", RATIO),
            titled("share_of_first", RATIO),
        ),
        chart=Chart("funnel", "stage", "organisation_count"),
        definition=say("organisations.funnel_definition"),
        source=say("organisations.incubation_source"),
        query=ANALYST_QUERY,
    )


def _categories(as_of: date) -> Exhibit:
    frame = read(read_categories, as_of=as_of)
    return Exhibit(
        key="categories",
        title=say("organisations.categories"),
        frame=in_words(frame, category=_CATEGORY, state=_STATE),
        columns=(titled("category"), titled("state"), titled("organisation_count", "家")),
        chart=Chart("stacked", "category", "organisation_count", "state"),
        definition=say("organisations.categories_definition"),
        source=say("organisations.incubation_source"),
        query=ANALYST_QUERY,
    )


def _timeline(as_of: date) -> Exhibit:
    return Exhibit(
        key="timeline",
        title=say("organisations.timeline"),
        frame=in_words(read(read_stages, as_of=as_of), category=_CATEGORY, stage=_STAGE),
        columns=(
            titled("organisation_name"),
            titled("category"),
            titled("stage"),
            titled("occurred_on", DAY),
        ),
        chart=Chart("steps", "organisation_name", "occurred_on", "stage"),
        definition=say("organisations.timeline_definition"),
        source=say("organisations.incubation_source"),
        query=ANALYST_QUERY,
    )


def _durations(as_of: date) -> Exhibit:
    frame = read(read_durations, as_of=as_of)
    left_out = int(frame["out_of_order_count"].sum())
    return Exhibit(
        key="durations",
        title=say("organisations.durations"),
        frame=in_words(frame, step="organisations.step"),
        columns=(
            titled("step"),
            titled("stay_count", "家"),
            titled("median_days", "天"),
            titled("shortest_days", "天"),
            titled("longest_days", "天"),
        ),
        chart=Chart("bars", "step", "median_days"),
        definition=say("organisations.durations_definition"),
        source=say("organisations.incubation_source"),
        note=say("organisations.durations_left_out", count=left_out) if left_out else "",
    )


def _list(as_of: date) -> Exhibit:
    frame = read(read_incubated, as_of=as_of)
    days = ("applied_on", "assessed_on", "moved_in_on", "registered_on", "graduated_on")
    return Exhibit(
        key="incubated",
        title=say("organisations.incubated"),
        frame=in_words(frame, category=_CATEGORY, state=_STATE, last_stage=_STAGE),
        columns=(
            titled("organisation_name"),
            titled("category"),
            titled("town_name"),
            titled("state"),
            *(titled(name, DAY) for name in days),
            titled("last_stage"),
            titled("last_on", DAY),
        ),
        definition=say("organisations.categories_definition"),
        source=say("organisations.incubation_source"),
        query=ANALYST_QUERY,
    )
