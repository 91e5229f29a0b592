"""`minsheng status`: which deliveries came and which did not, and the last builds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.build.current import CurrentBuild
    from pipelines.query.coverage import Expected

_SHOWN_BUILDS = 3


def command(
    year: Annotated[int | None, typer.Option(help=say("status.year"), metavar="YYYY")] = None,
    feed: Annotated[str | None, typer.Option(help=say("status.feed"), metavar="FEED")] = None,
    town: Annotated[str | None, typer.Option(help=say("status.town"), metavar="TOWN")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Show a year's deliveries by feed and month, or by town and month of one feed."""
    import json
    from dataclasses import asdict

    from pipelines.build.builds import list_builds
    from pipelines.deliveries.supersession.large_losses import held_losses
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.told_change import loss_facts, show_held
    from pipelines.terminal.show_builds import show_builds
    from pipelines.terminal.show_coverage import show_coverage, show_missing
    from pipelines.terminal.told_build import told_build

    folder = get_settings().folder
    build = told_build(folder)
    years, expected = _read(build, year, feed, town)
    held = held_losses(folder)
    if as_json:
        told = {
            "build": build.manifest.id,
            "deliveries": [asdict(one) for one in expected],
            "held": [loss_facts(loss) for loss in held],
        }
        print(json.dumps(told, ensure_ascii=False, default=str))
        return
    show_held(held)
    show_coverage(expected, by_town=feed is not None)
    show_missing(expected)
    print(say("status_years", years=say("list_comma").join(map(str, years))))
    print(say("status_builds"))
    show_builds(list_builds(folder)[:_SHOWN_BUILDS], build.manifest.id)


def _read(
    build: CurrentBuild, year: int | None, feed: str | None, town: str | None
) -> tuple[list[int], list[Expected]]:
    from pipelines.build.current import open_build
    from pipelines.problem import Problem
    from pipelines.query.coverage import latest_full_year, read_coverage, years_delivered
    from pipelines.terminal.named import find_feed, find_town

    feed_word = find_feed(feed).feed if feed else None
    town_code = find_town(town) if town else None
    with open_build(build) as connection:
        years, latest = years_delivered(connection), latest_full_year(connection)
        if latest is None:
            raise Problem("status_no_deliveries")
        if year is not None and year not in years:
            known = say("list_comma").join(map(str, years))
            raise Problem("status_no_such_year", exit_status=2, year=year, known=known)
        expected = read_coverage(connection, year or latest, feed_word, town_code)
    if not expected:
        values = {"feed": feed or "—", "town": town or "—"}
        raise Problem("status_nothing", exit_status=2, year=year or latest, **values)
    return years, expected
