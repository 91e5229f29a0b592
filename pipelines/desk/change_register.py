"""Take a delivery out of force, or record that a month has nothing to report."""

from __future__ import annotations

from pipelines.contracts import load_contracts
from pipelines.deliveries.nil_returns import record_nil
from pipelines.deliveries.withdrawals import withdraw
from pipelines.settings import Settings
from pipelines.terminal.changes.told_change import nil_lines, withdrawal_lines


def withdraw_delivery(settings: Settings, delivery_id: str, why: str, by: str) -> list[str]:
    """Take the delivery out of force and say what was done; the next build follows.

    Raises:
        Problem: there is no such delivery, it is withdrawn already, or an intake is running.
    """
    return list(withdrawal_lines(withdraw(settings.folder, delivery_id, why, by)))


def record_nothing(settings: Settings, feed: str, area_code: str, month: str, by: str) -> list[str]:
    """Record 本月无 and say what was done; the next build follows.

    Args:
        settings: of the installation.
        feed: the feed's word.
        area_code: of the town or the district.
        month: YYYY-MM; of a yearly feed the whole year is meant.
        by: who says so.

    Raises:
        Problem: an intake is running.
    """
    nil = record_nil(settings.folder, feed, area_code, month, by)
    return list(nil_lines(nil))


def known_feeds() -> list[str]:
    """The words of all feeds, in the order of their contracts."""
    return list(load_contracts())
