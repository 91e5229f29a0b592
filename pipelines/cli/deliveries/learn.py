"""`minsheng learn`: what an unknown form may mean, for a person to review; and to accept it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say

IS_OPEN = 3


def command(
    file: Annotated[Path | None, typer.Argument(help=say("learn.file"), metavar="FILE")] = None,
    feed: Annotated[str | None, typer.Option(help=say("learn.feed"), metavar="FEED")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=say("learn.out"), metavar="F.yml")
    ] = None,
    accept: Annotated[Path | None, typer.Option(help=say("learn.accept"), metavar="F.yml")] = None,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> int:
    """Propose words for an unknown form, or accept a proposal; nothing is taken in here."""
    from pipelines.problem import Problem

    if (file is None) == (accept is None):
        raise Problem("learn_one_of_two", exit_status=2)
    return _accept(accept, by) if accept else _propose(file, feed, out, as_json)


def _propose(file: Path, feed: str | None, out: Path | None, as_json: bool) -> int:
    import json

    from pipelines.learning.learn_file import learn_file
    from pipelines.learning.proposal_file import as_yaml
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.told_proposal import proposal_lines
    from pipelines.terminal.named import find_feed

    path = out or Path(f"{file.stem}.learn.yml")
    if path.exists():
        raise Problem("learn_exists", exit_status=2, path=path)
    document = learn_file(file, get_settings(), find_feed(feed).feed if feed else None)
    is_open = not document["feed"] or document["questions"] or document["missing"]
    is_new = not document["feed"] or any(document[k] for k in ("aliases", "questions", "values"))
    if as_json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return IS_OPEN if is_open else 0
    for line in proposal_lines(document):
        print(line)
    if is_new:
        path.write_text(as_yaml(document), encoding="utf-8")
        print(say("learn.written", path=path))
    return IS_OPEN if is_open else 0


def _accept(proposal: Path, by: str | None) -> int:
    import getpass
    from datetime import date

    from pipelines.learning.accept import accept_proposal
    from pipelines.settings import get_settings

    # The day of an act of a person, not of a delivery.
    today = date.today()
    done = accept_proposal(proposal, get_settings().aliases_folder, by or getpass.getuser(), today)
    count = len(done.headers) + len(done.spellings)
    print(say("learn.accepted", count=count, form=done.contract.title, path=done.path))
    return 0
