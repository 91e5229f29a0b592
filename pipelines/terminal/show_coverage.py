"""Expected deliveries as a small grid: a line a feed or town, a column a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipelines.language import say
from pipelines.query.coverage import MISSING, Expected
from pipelines.terminal.named import feed_title
from pipelines.terminal.show_table import wide_console

_SHOWN = 15


def show_coverage(expected: list[Expected], by_town: bool) -> None:
    """Print the grid; a cell is received/expected, or the word for a single delivery."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    lines: dict[str, dict[int, list[Expected]]] = defaultdict(lambda: defaultdict(list))
    for one in expected:
        lines[_line_name(one, by_town)][one.month.month].append(one)
    year = expected[0].month.year
    table = Table(box=box.SIMPLE_HEAD, title=say("status_title", year=year), title_justify="left")
    table.add_column(say("status_town" if by_town else "status_feed"))
    for month in range(1, 13):
        table.add_column(say("status_month", month=month), justify="center")
    for name, months in lines.items():
        table.add_row(Text(name), *(Text.from_markup(_cell(months[m])) for m in range(1, 13)))
    console = wide_console()
    console.print(table)
    console.print(say("status_legend"), style="dim", markup=False, highlight=False)


def show_missing(expected: list[Expected]) -> None:
    """Print what is missing, a line a feed and month, its towns behind it."""
    towns: dict[tuple[str, int], list[str]] = defaultdict(list)
    for one in expected:
        if one.status == MISSING:
            towns[_line_name(one, False), one.month.month].append(one.area_name or one.town_code)
    if not towns:
        print(say("status_none_missing"))
        return
    print(say("status_missing", count=sum(map(len, towns.values()))))
    for (name, month), names in list(towns.items())[:_SHOWN]:
        print(f"  {name} {say('status_month', month=month)}: {say('list_comma').join(names)}")
    if len(towns) > _SHOWN:
        print(say("status_more_missing", count=len(towns) - _SHOWN))


def _line_name(one: Expected, by_town: bool) -> str:
    if by_town:
        return one.area_name or one.town_code
    return feed_title(one.feed)


def _cell(month: Iterable[Expected]) -> str:
    found = list(month)
    if not found:
        return "[dim]·[/]"
    came = sum(one.status != MISSING for one in found)
    late = sum(one.status == "late" for one in found)
    if len(found) == 1:
        status = found[0].status
        colour = {"missing": "red", "late": "yellow"}.get(status, "green")
        return f"[{colour}]{say(f'coverage_cell.{status}')}[/]"
    colour = "red" if came < len(found) else "yellow" if late else "green"
    suffix = say("status_late_count", count=late) if late else ""
    return f"[{colour}]{came}/{len(found)}{suffix}[/]"
