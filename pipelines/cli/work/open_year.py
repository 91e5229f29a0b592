"""`minsheng open-year`: what the year before carries over, proposed and, reviewed, accepted."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    year: Annotated[
        int, typer.Argument(help=say("open_year.year"), metavar="YYYY", min=2000, max=2100)
    ],
    is_accepted: Annotated[bool, typer.Option("--accept", help=say("open_year.accept"))] = False,
) -> None:
    """Write a proposal to be reviewed; with --accept put the reviewed one into the tables."""
    from pipelines.district import district_folder
    from pipelines.opening.accept_year import accept_year, proposal_path, write_proposal
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.show_proposal import show_proposal

    district = district_folder()
    path = proposal_path(district, year)
    if is_accepted:
        added = accept_year(district, get_settings().folder, year)
        for table, count in added.items():
            print(say("open_year.added", table=say(f"open_year.name.{table}"), count=count))
        print(say("open_year.accepted", year=year, path=path.with_suffix(".accepted.yml")))
        return
    proposal, is_new = write_proposal(district, year)
    show_proposal(proposal, district / "seeds")
    if is_new:
        print(say("open_year.written", path=path, year=year))
    elif proposal.count:
        print(say("open_year.kept", path=path, year=year))
    else:
        print(say("open_year.open_already", year=year))
