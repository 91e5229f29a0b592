"""`minsheng sample`: a made-up district's deliveries and their true answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.year_option import year_option
from pipelines.language import say


def command(
    out: Annotated[Path, typer.Option("--out", help=say("sample.out"), metavar="DIR")],
    year: Annotated[int, year_option(say("sample.year"))] = 2013,
    scale: Annotated[float, typer.Option("--scale", help=say("sample.scale"), metavar="N")] = 1.0,
    seed: Annotated[int, typer.Option("--seed", help=say("sample.seed"), metavar="N")] = 1,
) -> None:
    """Write the sample below `out` and answers.json beside it, outside the data folder."""
    from pipelines.belonging import claim_folder
    from pipelines.plain_sample.make_plain import make_district_sample
    from pipelines.problem import Problem
    from pipelines.sample import SampleError
    from pipelines.settings import get_settings
    from pipelines.terminal.show_steps import show_steps

    folder = get_settings().folder
    data = folder.root.resolve()
    if out.resolve().is_relative_to(data):
        claim_folder(folder)
    holder = data if out.resolve().is_relative_to(data) else out.resolve()
    answers = holder.parent / "answers.json"
    try:
        with show_steps() as report:
            summary = make_district_sample(
                out,
                year,
                scale,
                seed,
                answers,
                lambda done, total: report("sample_writing", done, total),
            )
    except SampleError as error:
        raise Problem(error.code, exit_status=2, **error.values) from error
    print(
        say(
            "sample_done",
            files=f"{summary.files:,}",
            rows=f"{summary.rows:,}",
            out=summary.out,
            answers=summary.answers,
        )
    )
    if scale < 1:
        print(say("sample_small"))
