"""`minsheng withdraw`: take a delivery out of force."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    delivery: Annotated[str, typer.Argument(help=say("withdraw.delivery"))],
    why: Annotated[str, typer.Option(help=say("withdraw.why"))] = "",
    by: Annotated[str | None, typer.Option(help=say("option.by"))] = None,
) -> None:
    """Take a delivery out of force; what it had taken the place of counts again."""
    from pipelines.deliveries.withdrawals import withdraw
    from pipelines.settings import get_settings

    done = withdraw(get_settings().folder, delivery, why, by)
    print(
        say(
            "withdraw_done",
            id=done["delivery_id"],
            file=done["file_name"],
            rows=f"{done['rows_accepted']:,}",
        )
    )
    if done["returns"]:
        print(say("withdraw_returns", ids="、".join(done["returns"])))
