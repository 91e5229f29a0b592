"""A data folder whose vault knows a few made-up people."""

from __future__ import annotations

import io
import json

import polars as pl

from pipelines.identity.keys import Keyring
from pipelines.identity.people_list import SEALED_AS
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import people_vault, seal
from pipelines.settings import Settings


def make_vault(settings: Settings, people: dict[str, list[str]]) -> None:
    """Seal a list of people: 18-digit number → the names that deliveries give it."""
    secret = load_secret(settings.folder)
    keyring = Keyring(secret.hmac_key)
    rows = [(number, name) for number, names in people.items() for name in names]
    numbers = pl.Series([number for number, _ in rows], dtype=pl.String)
    names = pl.Series([name for _, name in rows], dtype=pl.String)
    listed = pl.DataFrame(
        {
            "person_key": keyring.keys_of("person", numbers),
            "id_no": numbers,
            "name_key": keyring.keys_of("name", names),
            "name": names,
        }
    )
    buffer = io.BytesIO()
    listed.write_parquet(buffer)
    plain = json.dumps([]).encode() + b"\n" + buffer.getvalue()
    people_vault(settings.folder).write_bytes(seal(plain, secret.vault_key, SEALED_AS))


def key_of(settings: Settings, number: str) -> str:
    """The key of an 18-digit number under the folder's secret."""
    keyring = Keyring(load_secret(settings.folder).hmac_key)
    return keyring.keys_of("person", pl.Series([number]))[0]


def log_lines(settings: Settings) -> list[dict]:
    """The lines of the access log."""
    path = settings.folder.access_log
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines()]
