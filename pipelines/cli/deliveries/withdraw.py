"""`minsheng withdraw`: take a delivery out of force."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say

# Fewer characters of an id than these may be a slip of the hand.
_LEAST = 8


def command(
    delivery: Annotated[str, typer.Argument(help=say("withdraw.delivery"), metavar="DELIVERY")],
    why: Annotated[str, typer.Option(help=say("withdraw.why"), metavar="TEXT")] = "",
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Take a delivery out of force; what it had taken the place of counts again."""
    from pipelines.deliveries.withdrawals import withdraw
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.told_change import withdrawal_lines

    if len(delivery) < _LEAST:
        raise Problem("withdraw_prefix_short", exit_status=2, least=_LEAST)
    done = withdraw(get_settings().folder, delivery, why, by)
    for line in withdrawal_lines(done):
        print(line)
