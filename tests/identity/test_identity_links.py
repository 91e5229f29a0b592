"""Links name pairs of one name whose numbers are a slip apart, and nobody else."""

from __future__ import annotations

import polars as pl

from pipelines.identity.identity_links import identity_links


def links(*people: tuple[str, str, str]) -> list[tuple]:
    frame = pl.DataFrame(people, schema=["person_key", "name_key", "id_no"], orient="row")
    return identity_links(frame).rows()


def test_numbers_one_digit_apart_under_one_name_are_linked_once():
    found = links(
        ("b", "n", "11010519491231002X"),
        ("a", "n", "110105194912310021"),
        ("c", "n", "110105194812310021"),
        ("d", "other", "11010519491231002X"),
    )
    # Numbers tell the order, not keys: 110105194812310021 is the smallest.
    assert found == [("a", "b", "n", "one_digit"), ("c", "a", "n", "one_digit")]


def test_two_digits_apart_is_another_person():
    assert links(("a", "n", "110105194912310021"), ("b", "n", "110105194912320031")) == []


def test_the_short_and_the_long_number_of_one_person_are_linked_when_keys_differ():
    found = links(("a", "n", "110105491231002"), ("b", "n", "110105194912310021"))
    assert found == [("b", "a", "n", "length")]


def test_one_key_is_no_pair():
    assert links(("a", "n", "110105491231002"), ("a", "n", "11010519491231002X")) == []


def test_nobody_at_all_is_no_error():
    assert identity_links(
        pl.DataFrame(schema=dict.fromkeys(["person_key", "name_key", "id_no"], pl.String))
    ).is_empty()
