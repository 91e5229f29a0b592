"""年终总览: the ten key works as leaders see them."""

from __future__ import annotations

from dashboards.parts.page import show_exports, show_head

sheet = show_head("year_end")
show_exports(sheet, [])
