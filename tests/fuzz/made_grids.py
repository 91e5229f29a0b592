"""Grids that hypothesis makes of headers, cells and nonsense, written in every format."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from pipelines.contracts import load_contracts
from tests.fuzz.hostile_cells import CELLS
from tests.intake.made_files import Grid, write_csv, write_xls, write_xlsx
from tests.intake.made_ods import write_ods

_CONTRACTS = tuple(load_contracts().values())
_CELLS = st.one_of(
    st.none(),
    st.sampled_from([cell for cell in CELLS if len(cell) < 1000]),
    st.text(max_size=20),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.from_regex(r"(19|20)[0-9]{2}[-./年][0-9]{1,2}([-./月][0-9]{1,2}日?)?", fullmatch=True),
    st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True),
)
_LINES = st.lists(st.lists(_CELLS, max_size=16), max_size=12)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Lines, the header of some form (whole, cut or mixed up), and lines below it."""
    contract = draw(st.sampled_from(_CONTRACTS))
    header = [column.title for column in contract.columns]
    if draw(st.booleans()):
        header = draw(st.permutations(header))[: draw(st.integers(1, len(header)))]
    return [*draw(_LINES), header, *draw(_LINES)]


def made_grids(count: int, number: int) -> list[Grid]:
    """So many grids, the same for the same number."""
    found: list[Grid] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(grids())
    def keep(grid: Grid) -> None:
        found.append(grid)

    keep()
    return found


def written(grid: Grid, folder: Path, chance: Random) -> Iterator[tuple[str, bytes]]:
    """The grid's bytes in one format: its ending and its content; none if it cannot be written."""
    kind = chance.choice(["csv", "csv", "xls", "xlsx", "ods"])
    path = folder / f"grid.{kind}"
    as_text = [[None if c is None else str(c).replace("\x00", "") for c in line] for line in grid]
    # What the writer of a format cannot write needs no reading.
    with contextlib.suppress(Exception), contextlib.redirect_stderr(io.StringIO()):
        if kind == "csv":
            encoding = chance.choice(["utf-8-sig", "gb18030"])
            write_csv(path, as_text, encoding, chance.choice([",", "\t"]))
        else:
            {"xls": write_xls, "xlsx": write_xlsx, "ods": write_ods}[kind](path, grid)
        yield kind, path.read_bytes()
    path.unlink(missing_ok=True)
