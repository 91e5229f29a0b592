"""`minsheng nil`: record that there was nothing to report."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    feed: Annotated[str, typer.Argument(help=say("nil.feed"), metavar="FEED")],
    town: Annotated[str, typer.Option(help=say("nil.town"), metavar="TOWN")],
    month: Annotated[str, typer.Option(help=say("nil.month"), metavar="YYYY-MM")],
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Record a nil return: zero from then on, not unknown."""
    from pipelines.deliveries.nil_returns import record_nil
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.told_change import nil_lines
    from pipelines.terminal.named import find_feed, find_town

    contract, code = find_feed(feed), find_town(town)
    nil = record_nil(get_settings().folder, contract.feed, code, month, by)
    for line in nil_lines(nil):
        print(line)
