"""An answer on the screen or in a file, in the form that was asked for."""

from __future__ import annotations

import sys
from pathlib import Path

from pipelines.language import say
from pipelines.problem import Problem
from pipelines.query.answer import Answer
from pipelines.query.cells import is_text, to_text
from pipelines.query.write_file import FORMS, write_file
from pipelines.query.write_text import write_csv, write_json
from pipelines.terminal.outcome import complain
from pipelines.terminal.show_table import wide_console

SCREEN_FORMS = ("table", "csv", "json")


def choose_form(form: str | None, out: Path | None, default: str) -> str:
    """The form to write: the one asked for, else the file's extension, else the default.

    Raises:
        Problem: the form is unknown, cannot go to the screen or is not what the file's name says;
            or the file cannot lie there.
    """
    if out:
        _refuse_place(out)
    by_name = out.suffix.lower().removeprefix(".") if out else default
    chosen = form or by_name or default
    known = FORMS if out else tuple(dict.fromkeys((*SCREEN_FORMS, *FORMS)))
    if chosen not in known:
        names = say("list_comma").join(known)
        raise Problem("format_unknown", exit_status=2, format=chosen, known=names)
    if out and by_name in FORMS and by_name != chosen:
        raise Problem("format_differs", exit_status=2, format=chosen, ending=by_name)
    if not out and chosen not in SCREEN_FORMS:
        raise Problem("format_needs_out", exit_status=2, format=chosen)
    return chosen


def _refuse_place(out: Path) -> None:
    if out.is_dir():
        raise Problem("out_is_folder", exit_status=2, path=out)
    if not out.absolute().parent.is_dir():
        raise Problem("out_folder_missing", exit_status=2, path=out.absolute().parent)


def show_answer(answer: Answer, form: str, out: Path | None) -> None:
    """Write the answer; what is said about it goes to standard error."""
    if out:
        rows = write_file(answer, out, form)
        complain(say("written", path=out, rows=f"{rows:,}"))
    elif form == "csv":
        rows = write_csv(answer, sys.stdout)
    elif form == "json":
        rows = write_json(answer, sys.stdout)
    else:
        rows = _print_table(answer)
    if answer.more:
        complain(say("sql_more", shown=f"{rows:,}"))


def _print_table(answer: Answer) -> int:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for name, kind in zip(answer.columns, answer.kinds, strict=True):
        table.add_column(Text(name), justify="left" if is_text(kind) else "right")
    for row in answer.rows:
        table.add_row(*(Text(to_text(cell)) for cell in row))
    wide_console().print(table)
    if not answer.more:
        complain(say("sql_rows", shown=f"{table.row_count:,}"))
    return table.row_count
