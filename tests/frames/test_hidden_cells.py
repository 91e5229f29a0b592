"""A hidden cell stays hidden when its line's total is shown."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.frames.hidden_cells import hide_what_tells


def grid(rows: list[tuple[str, str, int | None]]) -> pl.DataFrame:
    schema = {"row": pl.String, "column": pl.String, "yuan": pl.Int64}
    frame = pl.DataFrame(rows, schema, orient="row")
    return frame.with_columns(is_hidden=pl.col("yuan").is_null())


def hidden(frame: pl.DataFrame) -> set[tuple[str, str]]:
    return set(frame.filter("is_hidden").select("row", "column").iter_rows())


def test_the_smallest_other_cell_of_the_line_is_hidden_too():
    frame = grid([("a", "x", None), ("a", "y", 30), ("a", "z", 20), ("b", "x", 1)])
    shown = hide_what_tells(frame, "yuan", ("row",))
    assert shown["yuan"].to_list() == [None, 30, None, 1]
    assert hidden(shown) == {("a", "x"), ("a", "z")}


def test_a_line_with_two_hidden_cells_or_none_is_left_alone():
    frame = grid([("a", "x", None), ("a", "y", None), ("a", "z", 20), ("b", "x", 1), ("b", "y", 2)])
    assert hide_what_tells(frame, "yuan", ("row",)).equals(frame)


def test_a_cell_of_nothing_hides_nothing():
    frame = grid([("a", "x", None), ("a", "y", 0), ("a", "z", 9)])
    assert hidden(hide_what_tells(frame, "yuan", ("row",))) == {("a", "x"), ("a", "z")}


def test_hiding_goes_on_across_the_other_lines():
    frame = grid(
        [
            ("a", "x", None),
            ("a", "y", 2),
            ("b", "x", 3),
            ("b", "y", 4),
            ("c", "x", 9),
            ("c", "y", 9),
        ]
    )
    shown = hide_what_tells(frame, "yuan", ("row",), ("column",))
    assert hidden(shown) == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}


CELLS = st.lists(st.one_of(st.none(), st.integers(1, 99)), min_size=12, max_size=12)


@given(CELLS)
def test_no_cell_is_hidden_alone_beside_others_that_are_shown(values):
    places = [(row, column) for row in "abc" for column in "wxyz"]
    frame = grid([(*place, value) for place, value in zip(places, values, strict=True)])
    shown = hide_what_tells(frame, "yuan", ("row",), ("column",))
    for line in ("row", "column"):
        assert 1 not in shown.group_by(line).agg(pl.col("is_hidden").sum())["is_hidden"].to_list()
    assert hidden(frame) <= hidden(shown)
