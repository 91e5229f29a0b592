"""Pairs of keys that may be one person: equal names, numbers a slip of the pen apart."""

from __future__ import annotations

import polars as pl

_HALF = 9
_LENGTH = 18
LINK_SCHEMA = {
    "person_key": pl.String,
    "linked_person_key": pl.String,
    "name_key": pl.String,
    "kind": pl.String,
}


def identity_links(people: pl.DataFrame) -> pl.DataFrame:
    """Every pair of people of one name whose numbers are one digit apart or of two lengths.

    Args:
        people: person_key, name_key, id_no (plain, normalised, 15 or 18 characters; others
            are ignored). It never leaves memory.

    Returns:
        `LINK_SCHEMA`, each pair once; kind is "length" (the 15- and the 18-digit number of one
        person that do not share a key, for a wrong check digit keeps them apart) or "one_digit".
        The smaller number's key stands first, for keys would order them by the secret. Numbers
        themselves are not in it.
    """
    numbers = (
        people.select("person_key", "name_key", "id_no")
        .drop_nulls()
        .unique()
        .filter(pl.col("id_no").str.len_chars().is_in([15, 18]))
    )
    found = pl.concat([_lengths_apart(numbers), _digits_apart(numbers)])
    is_in_order = pl.col("id_no") < pl.col("id_no_linked")
    own, other = pl.col("person_key"), pl.col("linked_person_key")
    return (
        found.with_columns(
            pl.when(is_in_order).then(own).otherwise(other).alias("person_key"),
            pl.when(is_in_order).then(other).otherwise(own).alias("linked_person_key"),
        )
        # A person of two numbers may stand on either side: the pair is told once all the same.
        .with_columns(
            pl.min_horizontal(own, other).alias("one"), pl.max_horizontal(own, other).alias("two")
        )
        .sort("kind", "id_no", "id_no_linked")
        .unique(["one", "two", "name_key"], keep="first", maintain_order=True)
        .select(*LINK_SCHEMA)
        .cast(LINK_SCHEMA)
        .sort("person_key", "linked_person_key", "name_key")
    )


def _lengths_apart(numbers: pl.DataFrame) -> pl.DataFrame:
    new = numbers.filter(pl.col("id_no").str.len_chars() == _LENGTH).with_columns(
        (pl.col("id_no").str.slice(0, 6) + pl.col("id_no").str.slice(8, 9)).alias("short")
    )
    old = numbers.filter(pl.col("id_no").str.len_chars() == 15).with_columns(
        pl.col("id_no").alias("short")
    )
    return _pairs(old, new, ["name_key", "short"], "length")


def _digits_apart(numbers: pl.DataFrame) -> pl.DataFrame:
    # Two numbers one digit apart agree wholly in one half: joining on the halves keeps the
    # candidates few where a name is common.
    whole = numbers.filter(pl.col("id_no").str.len_chars() == _LENGTH)
    found = []
    for agreeing, differing in ((0, _HALF), (_HALF, 0)):
        halves = whole.with_columns(
            pl.col("id_no").str.slice(agreeing, _HALF).alias("same_half"),
            pl.col("id_no").str.slice(differing, _HALF).alias("other_half"),
        )
        pairs = halves.join(halves, on=["name_key", "same_half"], suffix="_linked").filter(
            pl.col("id_no") < pl.col("id_no_linked"),
            pl.col("person_key") != pl.col("person_key_linked"),
        )
        differences = pl.sum_horizontal(
            (
                pl.col("other_half").str.slice(place, 1)
                != pl.col("other_half_linked").str.slice(place, 1)
            ).cast(pl.Int8)
            for place in range(_HALF)
        )
        found.append(_as_links(pairs.filter(differences == 1), "one_digit"))
    return pl.concat(found)


def _pairs(left: pl.DataFrame, right: pl.DataFrame, on: list[str], kind: str) -> pl.DataFrame:
    pairs = left.join(right, on=on, suffix="_linked")
    return _as_links(pairs.filter(pl.col("person_key") != pl.col("person_key_linked")), kind)


def _as_links(pairs: pl.DataFrame, kind: str) -> pl.DataFrame:
    return pairs.select(
        "person_key",
        pl.col("person_key_linked").alias("linked_person_key"),
        "name_key",
        "id_no",
        "id_no_linked",
        pl.lit(kind).alias("kind"),
    )
