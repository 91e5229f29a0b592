"""`minsheng status`: which deliveries came and which did not, and the last builds."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    year: Annotated[int | None, typer.Option(help=say("status.year"))] = None,
    feed: Annotated[str | None, typer.Option(help=say("status.feed"))] = None,
    town: Annotated[str | None, typer.Option(help=say("status.town"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Show a year's deliveries by feed and month, or by town and month of one feed."""
    import json
    from dataclasses import asdict

    from pipelines.build.current import open_build
    from pipelines.problem import Problem
    from pipelines.query.coverage import read_coverage, years_covered
    from pipelines.settings import get_settings
    from pipelines.terminal.show_coverage import show_coverage, show_missing
    from pipelines.terminal.told_build import told_build

    build = told_build(get_settings().folder)
    with open_build(build) as connection:
        years = years_covered(connection)
        if not years:
            raise Problem("status_no_deliveries")
        complete = [one for one, to_december in years.items() if to_december]
        expected = read_coverage(connection, year or max(complete or years), feed, town)
    if as_json:
        listed = [asdict(one) for one in expected]
        print(json.dumps({"build": build.manifest.id, "deliveries": listed}, default=str))
        return
    show_coverage(expected, by_town=feed is not None)
    show_missing(expected)
    finished = build.manifest.finished_at[:16].replace("T", " ")
    print(say("status_build", id=build.manifest.id, finished=finished))
    print(say("status_years", years="、".join(map(str, years))))
