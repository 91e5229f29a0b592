"""Pseudonyms: HMAC-SHA256 under the installation's secret, a domain for each kind of value.

The space of ID numbers can be enumerated in seconds, so a hash without a secret protects nobody.
"""

from __future__ import annotations

import hmac
from typing import Literal

import polars as pl

Domain = Literal["person", "name", "phone", "account", "certificate"]

KEY_BYTES = 16
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
        self._made: dict[tuple[str, str], str] = {}

    def key_of(self, domain: Domain, value: str) -> str:
        """The key of one normalised value: 32 hexadecimal digits."""
        known = self._made.get((domain, value))
        if known is None:
            message = domain.encode() + b"\0" + value.encode()
            known = hmac.digest(self._hmac_key, message, "sha256")[:KEY_BYTES].hex()
            if len(self._made) >= self._REMEMBERED:
                self._made.clear()
            self._made[domain, value] = known
        return known

    def keys_of(self, domain: Domain, normalised: pl.Series) -> pl.Series:
        """The keys of a column of normalised values; null stays null."""
        distinct = normalised.drop_nulls().unique()
        if distinct.is_empty():
            return pl.Series(normalised.name, [None] * len(normalised), dtype=pl.String)
        keys = [self.key_of(domain, value) for value in distinct.to_list()]
        return normalised.replace_strict(distinct, pl.Series(keys), return_dtype=pl.String)


def normalise(domain: Domain, values: pl.Expr) -> pl.Expr:
    """Values as they are keyed: NFKC, no space; phones and accounts their digits only.

    A value of which nothing is left becomes null: nobody is known by it.
    """
    text = values.str.normalize("NFKC").str.replace_all(r"[\s\p{Cf}'`]", "")
    if domain in {"phone", "account"}:
        text = text.str.replace_all(r"\D", "")
        if domain == "phone":
            # Mobile numbers are written with and without the country's code.
            text = text.str.replace(r"^(?:00)?86(1\d{10})$", "$1")
    elif domain == "name":
        text = text.str.replace_all("[•・‧∙⋅]", "·").str.to_uppercase()
    else:
        text = text.str.to_uppercase()
    return pl.when(text != "").then(text)
