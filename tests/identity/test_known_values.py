"""What is remembered of a value is what would be drawn from it again, in any order of columns."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.identity.keys import Keyring
from pipelines.identity.known_values import KnownValues

NUMBERS = ["11010519491231002X", "440524188001010014", "110105194912310021", "110105491231002"]
CERTIFICATES = ["11010519491231002X41", "44052418800101001422B1", "12"]


def upper(values: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"upper": values.str.to_uppercase(), "length": values.str.len_chars()})


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.none() | st.sampled_from("abcdefgh"), max_size=9), max_size=9),
    st.integers(0, 9),
)
def test_every_column_is_told_as_if_it_were_the_first(columns, remembered):
    drawn = []

    def draw(values: pl.Series) -> pl.DataFrame:
        drawn.extend(values.to_list())
        return upper(values)

    known = KnownValues(draw)
    known.LONG, known.REMEMBERED = 1, remembered
    for column in columns:
        values = pl.Series("v", column, dtype=pl.String)
        assert known.told(values).equals(upper(values))
    told = [value for value in drawn if value is not None]
    if remembered == 9:
        assert len(told) == len(set(told))


def test_numbers_of_long_columns_say_what_those_of_short_ones_say(monkeypatch):
    short = Keyring(b"s" * 32)
    expected = (
        short.people_of(pl.Series([*NUMBERS, None])),
        short.certificates_of(pl.Series([*CERTIFICATES, None])),
    )
    monkeypatch.setattr(KnownValues, "LONG", 1)
    long = Keyring(b"s" * 32)
    for _ in range(2):
        assert long.people_of(pl.Series([*NUMBERS, None])).equals(expected[0])
        assert long.certificates_of(pl.Series([*CERTIFICATES, None])).equals(expected[1])
    assert (
        expected[0]["person_key"].to_list()[3]
        == short.keys_of("person", expected[0]["number_18"])[3]
    )
