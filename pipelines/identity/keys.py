"""Pseudonyms: HMAC-SHA256 under the installation's secret, a domain for each kind of value.

The space of ID numbers can be enumerated in seconds, so a hash without a secret protects nobody.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from hashlib import sha256
from typing import Literal, get_args

import polars as pl

from pipelines.identity.certificates import certificate_facts
from pipelines.identity.id_numbers import id_facts
from pipelines.identity.known_values import KnownValues

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

    def __init__(self, hmac_key: bytes) -> None:
        # HMAC (RFC 2104) written out: one call of the library for each key takes twice as long.
        block = (sha256(hmac_key).digest() if len(hmac_key) > _BLOCK_BYTES else hmac_key).ljust(
            _BLOCK_BYTES, b"\0"
        )
        self._inner = bytes(byte ^ 0x36 for byte in block)
        self._outer = bytes(byte ^ 0x5C for byte in block)
        self._known = {
            domain: KnownValues(partial(self._draw_keys, domain)) for domain in get_args(Domain)
        }
        self._people = KnownValues(self._draw_people)
        self._certificates = KnownValues(self._draw_certificates)

    def keys_of(self, domain: Domain, normalised: pl.Series) -> pl.Series:
        """The keys of a column of normalised values, 32 hexadecimal digits; null stays null."""
        told = self._known[domain].told(normalised.cast(pl.String))
        return told.to_series().alias(normalised.name)

    def people_of(self, numbers: pl.Series) -> pl.DataFrame:
        """`id_facts` of a column of normalised ID numbers, and the person_key of each."""
        return self._people.told(numbers)

    def certificates_of(self, numbers: pl.Series) -> pl.DataFrame:
        """`certificate_facts` of normalised numbers, and the certificate_key of each."""
        return self._certificates.told(numbers)

    def _draw_keys(self, domain: Domain, values: pl.Series) -> pl.DataFrame:
        return self._make(domain, values).to_frame()

    def _draw_people(self, numbers: pl.Series) -> pl.DataFrame:
        facts = id_facts(numbers)
        return facts.with_columns(self._make("person", facts["number_18"]).alias("person_key"))

    def _draw_certificates(self, numbers: pl.Series) -> pl.DataFrame:
        key = self._make("certificate", numbers).alias("certificate_key")
        return certificate_facts(numbers).with_columns(key)

    def _make(self, domain: Domain, values: pl.Series) -> pl.Series:
        start, outer, size = self._inner + domain.encode() + b"\0", self._outer, KEY_DIGITS // 2
        digests = [
            None
            if value is None
            else sha256(outer + sha256(start + value).digest()).digest()[:size]
            for value in values.cast(pl.Binary).to_list()
        ]
        return pl.Series("key", digests, dtype=pl.Binary).bin.encode("hex")


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
