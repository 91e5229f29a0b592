"""Pseudonyms: HMAC-SHA256 under the installation's secret, a domain for each kind of value.

The space of ID numbers can be enumerated in seconds, so a hash without a secret protects nobody.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Literal

import polars as pl

Domain = Literal["person", "name", "phone", "account", "certificate"]

KEY_DIGITS = 32
_BLOCK_BYTES = 64
# Values that normalising would not change, told apart for whole columns at once.
_PLAIN: dict[Domain, str] = {
    "person": "^[0-9A-Z]+$",
    "certificate": "^[0-9A-Z]+$",
    "account": "^[0-9]+$",
    "phone": "^[0-9]{1,12}$",
    "name": "^[\u4e00-\u9fff]+$",
}
_MADE = {"value": pl.String, "key": pl.String}
_BETWEEN = "\x1e"
# Spaces, apostrophes, and what has no width: soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile("[ \\t\\n\\r\\f\\v'`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NO_DIGIT = re.compile("[^0-9\x1e]")
_COUNTRY_CODE = re.compile(r"^(?:00)?86(?=1\d{10}$)")
_DOTS = str.maketrans("•・‧∙⋅", "·····")
_DOMAIN_OF_COLUMN: dict[str, Domain] = {"phone": "phone", "bank_account": "account"}


def domain_of(column_name: str) -> Domain:
    """The domain of a personal column: phones and accounts have theirs, all else is a name.

    Numbered and described names (a donor, a worker, a member) share one domain, so that the
    same person meets herself in two feeds.
    """
    return _DOMAIN_OF_COLUMN.get(column_name, "name")


class Keyring:
    """Makes keys under one secret; remembers those of long columns, since people come monthly."""

    # A key is made in a microsecond: only a long column repays a look at all that were made.
    _LONG = 20_000
    _REMEMBERED = 1_000_000

    def __init__(self, hmac_key: bytes) -> None:
        # HMAC (RFC 2104) written out: one call of the library for each key takes twice as long.
        block = (sha256(hmac_key).digest() if len(hmac_key) > _BLOCK_BYTES else hmac_key).ljust(
            _BLOCK_BYTES, b"\0"
        )
        self._inner = bytes(byte ^ 0x36 for byte in block)
        self._outer = bytes(byte ^ 0x5C for byte in block)
        self._made: dict[Domain, pl.DataFrame] = {}

    def keys_of(self, domain: Domain, normalised: pl.Series) -> pl.Series:
        """The keys of a column of normalised values, 32 hexadecimal digits; null stays null."""
        values = normalised.cast(pl.String)
        if len(values) < self._LONG:
            return self._make(domain, values).alias(normalised.name)
        made = self._made.get(domain, pl.DataFrame(schema=_MADE))
        if made.height > self._REMEMBERED:
            made = made.clear()
        known = _joined(values, made)
        is_new = known.is_null() & values.is_not_null()
        if is_new.any():
            new = values.filter(is_new)
            distinct = new.unique()
            fresh = pl.DataFrame([distinct.alias("value"), self._make(domain, distinct)])
            known = known.scatter(is_new.arg_true(), _joined(new, fresh))
            made = pl.concat([made, fresh], rechunk=True)
        self._made[domain] = made
        return known.alias(normalised.name)

    def _make(self, domain: Domain, values: pl.Series) -> pl.Series:
        start, outer, size = self._inner + domain.encode() + b"\0", self._outer, KEY_DIGITS // 2
        digests = [
            None
            if value is None
            else sha256(outer + sha256(start + value).digest()).digest()[:size]
            for value in values.cast(pl.Binary).to_list()
        ]
        return pl.Series("key", digests, dtype=pl.Binary).bin.encode("hex")


def _joined(values: pl.Series, made: pl.DataFrame) -> pl.Series:
    listed = pl.DataFrame([values.alias("value")])
    return listed.join(made, on="value", how="left", maintain_order="left")["key"]


def normalise(domain: Domain, values: pl.Series) -> pl.Series:
    """Values as they are keyed: NFKC, no space; phones and accounts their digits only.

    A value of which nothing is left becomes null: nobody is known by it.
    """
    values = values.cast(pl.String)
    is_plain = values.str.contains(_PLAIN[domain])
    others = values.filter(~is_plain).unique().to_list()
    if not others:
        return values
    changed = dict(zip(others, _normalise_all(domain, others), strict=True))
    texts = zip(values.to_list(), is_plain.to_list(), strict=True)
    found = [text if plain or text is None else changed[text] for text, plain in texts]
    return pl.Series(values.name, found, dtype=pl.String)


def _normalise_all(domain: Domain, texts: list[str]) -> list[str | None]:
    # One long text: a call for each value would cost more than all else that is done with it.
    joined = _BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts)
    joined = _UNSEEN.sub("", unicodedata.normalize("NFKC", joined)).upper()
    if domain in {"phone", "account"}:
        joined = _NO_DIGIT.sub("", joined)
    elif domain == "name":
        joined = joined.translate(_DOTS)
    words = joined.split(_BETWEEN) if texts else []
    if domain == "phone":
        # Mobile numbers are written with and without the country's code.
        words = [_COUNTRY_CODE.sub("", word) for word in words]
    return [word or None for word in words]
