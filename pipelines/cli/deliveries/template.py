"""`minsheng template`: the blank form of a feed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    feed: Annotated[str, typer.Argument(help=say("template.feed"), metavar="FEED")],
    out: Annotated[Path, typer.Option("--out", help=say("template.out"), metavar="F.xlsx")],
) -> None:
    """Write a feed's blank form as a workbook."""
    from pipelines.problem import Problem
    from pipelines.terminal.named import feed_title, find_feed
    from pipelines.workbooks.blank_form import write_blank_form

    contract = find_feed(feed)
    if out.suffix.lower() != ".xlsx":
        raise Problem("template_not_xlsx", exit_status=2, path=out)
    if not out.absolute().parent.is_dir():
        raise Problem("out_folder_missing", exit_status=2, path=out.absolute().parent)
    write_blank_form(contract, out)
    print(say("template_done", title=feed_title(contract.feed), path=out))
