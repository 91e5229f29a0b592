"""Readers of every role, made up."""

from __future__ import annotations

from pipelines.access.reader import Reader

LEADER = Reader("王主任", "leader", is_signed_in=True)
ANALYST = Reader("分析甲", "analyst", is_signed_in=True)
CLERK = Reader("经办乙", "clerk", is_signed_in=True)
ADMIN = Reader("管理丙", "admin", is_signed_in=True)
READERS = (LEADER, ANALYST, CLERK, ADMIN)
