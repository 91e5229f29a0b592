"""From a chart of the towns to a town's card."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.parts.links import go_to, link_to

_CARD = "town_card"


def open_chosen_town(selection: Any, towns: pl.DataFrame) -> None:
    """Go to the card of the town that was chosen in a chart, if one was.

    Args:
        selection: what st.plotly_chart gives with on_select.
        towns: a row per town, with area_code and area_name, that the chart was drawn of.
    """
    points = selection.selection.points if selection else []
    if not points:
        return
    # Bars are ordered by value, tiles as the rows are: only the name tells.
    words = f"{points[0].get('y')} {points[0].get('text')}"
    for code, name in towns.select("area_code", "area_name").iter_rows():
        if name in words:
            go_to(_CARD, town=code)


def link_towns(towns: pl.DataFrame) -> None:
    """Links to the towns' cards, for those who do not choose in a chart."""
    with st.container(horizontal=True):
        for code, name in towns.select("area_code", "area_name").iter_rows():
            link_to(_CARD, name, ":material/arrow_forward:", town=code)
