"""A status as word, icon and colour; never colour alone."""

from __future__ import annotations

from typing import Any

from pipelines.language import say
from pipelines.report.progress_words import status_words

_SHOWN = {
    "已完成": ("green", "check_circle"),
    "按计划": ("blue", "trending_up"),
    "滞后": ("red", "running_with_errors"),
    "未启动": ("gray", "hourglass_empty"),
    "数据不足": ("orange", "help"),
    "不适用": ("gray", "remove_circle_outline"),
}
_DISPOSITIONS = {
    "未核实": (":material/help:", "orange"),
    "核实属实": (":material/error:", "red"),
    "已整改": (":material/task_alt:", "green"),
    "排除": (":material/block:", "gray"),
}


def coverage_cell(row: dict[str, Any]) -> str:
    """What became of an expected delivery, as sign and word."""
    return say(f"coverage_cell.{row['status']}")


def coverage_word(row: dict[str, Any]) -> str:
    """What became of an expected delivery, as a word."""
    return say(f"coverage.{row['status']}")


def badge(colour: str, icon: str, words: str) -> str:
    """A badge in Streamlit's markdown; `icon` is of the Material Symbols."""
    return f":{colour}-badge[:material/{icon}: {words}]"


def status_badge(status: str) -> str:
    """A badge in Streamlit's markdown for a status as the warehouse writes it."""
    colour, icon = _SHOWN[status]
    return badge(colour, icon, status_words({"status": status}))


def disposition_badge(disposition: str) -> dict[str, str]:
    """Arguments of st.badge for the answer to a finding."""
    icon, colour = _DISPOSITIONS[disposition]
    return {"label": say(f"disposition_{disposition}"), "icon": icon, "color": colour}
