"""`minsheng nil`: record that there was nothing to report."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    feed: Annotated[str, typer.Argument(help=say("nil.feed"))],
    town: Annotated[str, typer.Option(help=say("nil.town"))],
    month: Annotated[str, typer.Option(help=say("nil.month"))],
    by: Annotated[str | None, typer.Option(help=say("option.by"))] = None,
) -> None:
    """Record a nil return: zero from then on, not unknown."""
    from pipelines.contracts import load_contracts
    from pipelines.deliveries.nil_returns import record_nil
    from pipelines.deliveries.placing.area_book import load_area_book
    from pipelines.settings import get_settings
    from pipelines.terminal.told_delivery import period_words

    nil = record_nil(get_settings().folder, feed, town, month, by)
    print(
        say(
            "nil_done",
            title=load_contracts()[nil["feed"]].title,
            town=load_area_book().short_names[nil["deliverer_code"]],
            period=period_words(nil),
            id=nil["delivery_id"],
        )
    )
    if nil["lists"]:
        print(say("nil_beside_lists", ids="、".join(nil["lists"])))
