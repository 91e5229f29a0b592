"""The sealed list of everybody that the deliveries name."""

from __future__ import annotations

import io
import json

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.identity.vault import people_vault, unseal

PEOPLE = {"person_key": pl.String, "id_no": pl.String, "name_key": pl.String, "name": pl.String}
SEALED_AS = "people"


def read_people(folder: DataFolder, vault_key: bytes) -> tuple[list[str], pl.DataFrame]:
    """The deliveries whose people are listed, and the people in PEOPLE, one row a name.

    Raises:
        Problem: the secret is another one, or the list was changed.
    """
    path = people_vault(folder)
    if not path.exists():
        return [], pl.DataFrame(schema=PEOPLE)
    names, _, table = unseal(path.read_bytes(), vault_key, SEALED_AS).partition(b"\n")
    return json.loads(names), pl.read_parquet(io.BytesIO(table))
