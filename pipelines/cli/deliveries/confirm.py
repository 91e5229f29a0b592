"""`minsheng confirm`: a list rightly keeps little of what it took the place of."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say

# Fewer characters of an id than these may be a slip of the hand.
_LEAST = 8


def command(
    delivery: Annotated[str, typer.Argument(help=say("confirm.delivery"), metavar="DELIVERY")],
    why: Annotated[str, typer.Option(help=say("confirm.why"), metavar="TEXT")] = "",
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Confirm what a list in force lost; it is not held in view any more."""
    from pipelines.deliveries.confirm_losses import confirm_losses
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.told_change import confirmation_lines

    if len(delivery) < _LEAST:
        raise Problem("withdraw_prefix_short", exit_status=2, least=_LEAST)
    for line in confirmation_lines(confirm_losses(get_settings().folder, delivery, why, by)):
        print(line)
