"""A small table on the screen, its headings from the language files."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from pipelines.language import say


def show_table(headings: list[str], rows: list[list[str]], own: Iterable[str] = ()) -> None:
    """Print rows of text under headings that are codes of pipelines/language, then `own` words."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for heading in headings:
        table.add_column(Text(say(heading)), overflow="fold")
    for heading in own:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    wide_console().print(table)


def wide_console() -> Console:
    """A console that fits the terminal; piped output has no width, so its tables never wrap."""
    console = Console()
    return console if console.is_terminal else Console(width=1_000)
