"""`minsheng districts`: the districts that there are, and what differs between two."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    pair: Annotated[
        list[str] | None, typer.Argument(help=say("districts.pair"), metavar="[CODE CODE]")
    ] = None,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help=say("districts.markdown"))
    ] = False,
) -> None:
    """List the districts, or compare two."""
    from pipelines.district import DISTRICTS_FOLDER, known_districts
    from pipelines.founding.compare_districts import compare_districts, difference_table
    from pipelines.problem import Problem
    from pipelines.terminal.show_table import show_table

    if not pair:
        _list_all()
        return
    for name in pair:
        if name not in known_districts():
            known = ", ".join(known_districts())
            raise Problem("no_district", exit_status=2, name=name, known=known)
    if len(pair) != 2:
        raise Problem("districts.two", exit_status=2)
    found = compare_districts(*(DISTRICTS_FOLDER / name for name in pair))
    if as_markdown:
        print(difference_table(found, *pair))
        return
    rows = [[one.subject, one.first, one.second] for one in found]
    show_table(["districts.column_subject"], rows, own=pair)


def _list_all() -> None:
    from pipelines.district import (
        DESCRIPTION,
        DISTRICTS_FOLDER,
        district_in_force,
        known_districts,
        words_of,
    )
    from pipelines.language import language_in_force
    from pipelines.terminal.show_table import show_table

    told = {name: words_of(DISTRICTS_FOLDER / name / DESCRIPTION) for name in known_districts()}
    rows = [
        [name, words["name"][language_in_force()], "→" if name == district_in_force() else ""]
        for name, words in told.items()
    ]
    show_table([f"districts.column_{name}" for name in ("code", "name", "served")], rows)
