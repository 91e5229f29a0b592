"""Offices whose files are taken in by this process, as the deliveries' tests have them."""

from __future__ import annotations

from tests.deliveries.conftest import office

__all__ = ["office"]
