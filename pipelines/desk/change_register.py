"""Take a delivery out of force, confirm what one lost, or record that a month has nothing."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.access.reader import Reader, require_act
from pipelines.contracts import load_contracts
from pipelines.deliveries.confirm_losses import confirm_losses
from pipelines.deliveries.nil_returns import record_nil
from pipelines.deliveries.supersession.large_losses import held_losses
from pipelines.deliveries.withdrawals import withdraw
from pipelines.settings import Settings
from pipelines.terminal.changes.told_change import (
    confirmation_lines,
    held_line,
    nil_lines,
    withdrawal_lines,
)

_ACT = "change_register"


def withdraw_delivery(
    reader: Reader, settings: Settings, delivery_id: str, why: str, by: str
) -> list[str]:
    """Take the delivery out of force and say what was done; the next build follows.

    Raises:
        Problem: there is no such delivery, it is withdrawn already, an intake is running, or the
            role may not change the register.
    """
    require_act(reader, _ACT)
    return list(withdrawal_lines(withdraw(settings.folder, delivery_id, why, by)))


@dataclass(frozen=True)
class HeldList:
    """A list in force that keeps little of what it replaced, which nobody has confirmed.

    Attributes:
        delivery_id: of the list in force.
        words: what it was and what it is, in one line.
    """

    delivery_id: str
    words: str


def held_lists(reader: Reader, settings: Settings) -> list[HeldList]:
    """The lists that wait to be confirmed; a list that replaced several stands once.

    Raises:
        Problem: the role may not change the register.
    """
    require_act(reader, _ACT)
    found: dict[str, HeldList] = {}
    for loss in held_losses(settings.folder):
        name = loss.by["delivery_id"]
        found.setdefault(name, HeldList(name, held_line(loss)))
    return list(found.values())


def confirm_list(
    reader: Reader, settings: Settings, delivery_id: str, why: str, by: str
) -> list[str]:
    """Record that what the list lost is right, and say what was confirmed.

    Raises:
        Problem: nothing of it waits to be confirmed, an intake is running, or the role may not
            change the register.
    """
    require_act(reader, _ACT)
    return list(confirmation_lines(confirm_losses(settings.folder, delivery_id, why, by)))


def record_nothing(
    reader: Reader, settings: Settings, feed: str, area_code: str, month: str, by: str
) -> list[str]:
    """Record 本月无 and say what was done; the next build follows.

    Args:
        reader: who records it.
        settings: of the installation.
        feed: the feed's word.
        area_code: of the town or the district.
        month: YYYY-MM; of a yearly feed the whole year is meant.
        by: the name under which it is recorded.

    Raises:
        Problem: the form is not due from that deliverer or for that month, an intake is running,
            or the role may not change the register.
    """
    require_act(reader, _ACT)
    nil = record_nil(settings.folder, feed, area_code, month, by)
    return list(nil_lines(nil))


def known_feeds() -> list[str]:
    """The words of all feeds, in the order of their contracts."""
    return list(load_contracts())
