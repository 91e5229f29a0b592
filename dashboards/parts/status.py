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


def delivery_status(row: dict[str, Any]) -> str:
    """A delivery's status as sign and word."""
    return say(f"delivery_status.{row['status']}")


def status_badge(status: str) -> str:
    """A badge in Streamlit's markdown for a status as the warehouse writes it."""
    colour, icon = _SHOWN[status]
    return f":{colour}-badge[:material/{icon}: {status_words({'status': status})}]"
