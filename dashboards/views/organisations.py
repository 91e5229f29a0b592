"""社会组织: incubation, purchased services, private welfare institutions, the special fund."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.organisations.incubation import incubation_exhibits
from dashboards.organisations.services import fund_exhibits, institution_exhibits, service_exhibits
from dashboards.parts.address import choose_one, chosen_before
from dashboards.parts.choices import period_in_view
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.figure import show_figure
from dashboards.parts.page import show_exports, show_head
from pipelines.frames.organisations.funds import read_organisation_figures
from pipelines.language import language_in_force, say
from pipelines.report.exhibits.cell_words import cell_words

_PARTS = {
    "incubation": (
        incubation_exhibits,
        ("kw02_organisations_incubated", "kw02_organisations_graduated"),
        ("kw02_social_work_agencies", "kw02_incubation_base_area"),
    ),
    "services": (
        service_exhibits,
        ("kw02_purchased_service_projects", "kw02_purchased_service_spending"),
        ("kw02_social_work_agencies",),
    ),
    "institutions": (
        institution_exhibits,
        ("kw08_institutions_with_preparation_opinion", "kw08_institutions_licensed"),
        ("kw08_beds", "kw08_subsidy_spending"),
    ),
    "fund": (
        fund_exhibits,
        ("kw02_special_fund_appropriated", "kw02_special_fund_paid"),
        (),
    ),
}


def _show_figures(figures: pl.DataFrame) -> None:
    named = f"name_{language_in_force()}"
    with st.container(horizontal=True):
        for figure in figures.iter_rows(named=True):
            name, unit = figure[named], figure["unit"]
            target = figure["target"]
            beside = say("organisations.target", target=cell_words(target, unit)) if target else ""
            show_figure(name, cell_words(figure["value"], unit), beside, figure["definition"])
    lacking = figures.filter(~pl.col("is_complete") | pl.col("unknown_reason").is_not_null())
    for figure in lacking.iter_rows(named=True):
        reason = figure["unknown_reason"] or figure["missing_deliveries"] or ""
        st.caption(say("organisations.lacking", name=figure[named], reason=reason))


period = period_in_view()
parts = {part: say(f"organisations.part_{part}") for part in _PARTS}
sheet = show_head("organisations", parts[chosen_before("part", list(_PARTS))])
part = choose_one(
    say("organisations.part"),
    list(_PARTS),
    parts,
    key="part",
    widget=st.segmented_control,
    required=True,
    label_visibility="collapsed",
)
make, *ids = _PARTS[part]
all_figures = read(read_organisation_figures, as_of=period.as_of_month)
_show_figures(all_figures.filter(pl.col("indicator_id").is_in([i for pair in ids for i in pair])))
exhibits = make(period.as_of_month)
show_exports(sheet, exhibits)
for exhibit in exhibits:
    show_exhibit(exhibit)
