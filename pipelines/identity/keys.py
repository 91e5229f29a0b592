"""Pseudonyms: HMAC-SHA256 under the installation's secret, a domain for each kind of value.

The space of ID numbers can be enumerated in seconds, so a hash without a secret protects nobody.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from typing import Literal

import polars as pl

Domain = Literal["person", "name", "phone", "account", "certificate"]

KEY_BYTES = 16
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
    """Makes keys under one secret; remembers those it made, since people come every month."""

    _REMEMBERED = 500_000

    def __init__(self, hmac_key: bytes) -> None:
        self._hmac_key = hmac_key
        self._made: dict[Domain, dict[str, str]] = {}

    def key_of(self, domain: Domain, value: str) -> str:
        """The key of one normalised value: 32 hexadecimal digits."""
        message = domain.encode() + b"\0" + value.encode()
        return hmac.digest(self._hmac_key, message, "sha256")[:KEY_BYTES].hex()

    def keys_of(self, domain: Domain, normalised: pl.Series) -> pl.Series:
        """The keys of a column of normalised values; null stays null."""
        values = normalised.to_list()
        made = self._made.setdefault(domain, {})
        if len(made) > self._REMEMBERED:
            made.clear()
        for value in set(values) - made.keys() - {None}:
            made[value] = self.key_of(domain, value)
        return pl.Series(normalised.name, [made.get(v) for v in values], dtype=pl.String)


def normalise(domain: Domain, values: pl.Series) -> pl.Series:
    """Values as they are keyed: NFKC, no space; phones and accounts their digits only.

    A value of which nothing is left becomes null: nobody is known by it.
    """
    texts = values.to_list()
    distinct = list(set(texts) - {None})
    plain = dict(zip(distinct, _normalise_all(domain, distinct), strict=True))
    return pl.Series(values.name, [plain.get(text) for text in texts], dtype=pl.String)


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
