"""Who all the keys are, in one sealed list, and the links between keys that it shows."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable

import polars as pl

from pipelines.contracts.store_schema import IDENTITY_LINKS
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.own_hash import is_sound
from pipelines.deliveries.storing.store_delivery import parquet_bytes
from pipelines.identity.identity_links import identity_links
from pipelines.identity.people_list import PEOPLE, SEALED_AS, read_people
from pipelines.identity.vault import delivery_tables, people_vault, seal
from pipelines.problem import Problem
from pipelines.whole_files import write_whole


def update_people(folder: DataFolder, vault_key: bytes, delivery_ids: list[str]) -> None:
    """Add the people of new deliveries to the list, and link keys that may be one person.

    Args:
        folder: the data folder; people.sealed and raw/identity_links.parquet are replaced.
        vault_key: opens the vault.
        delivery_ids: every delivery with a sealed table; those already listed are not read.
    """
    try:
        listed, people = read_people(folder, vault_key)
    except Problem:
        # The secret was held against its mark before: the list is torn, and is made again.
        listed, people = [], pl.DataFrame(schema=PEOPLE)
    links = folder.raw / "identity_links.parquet"
    new = sorted(set(delivery_ids) - set(listed))
    if not new and is_sound(links):
        return
    for name in new:
        # Months repeat their people: joined one by one, they stay as many as there are.
        fresh = _people_of(delivery_tables(folder, name, vault_key)).unique()
        unlisted = fresh.join(people, on=list(PEOPLE), how="anti", nulls_equal=True)
        people = pl.concat([people, unlisted])
    people = people.sort(*PEOPLE)
    write_whole(links, parquet_bytes(identity_links(people), IDENTITY_LINKS))
    buffer = io.BytesIO()
    people.write_parquet(buffer, compression="zstd", compression_level=1, statistics=False)
    names = json.dumps(sorted({*listed, *new})).encode()
    plain = names + b"\n" + buffer.getvalue()
    write_whole(people_vault(folder), seal(plain, vault_key, SEALED_AS))


def link_people(
    known: DataFolder, folder: DataFolder, vault_key: bytes, plain: pl.DataFrame
) -> None:
    """Write the links between keys of one more delivery; its people are listed nowhere.

    Args:
        known: the data folder whose list of people is read.
        folder: the data folder whose raw/identity_links.parquet is written.
        vault_key: opens the vault.
        plain: the delivery's VAULT_COLUMNS.
    """
    _, people = read_people(known, vault_key)
    people = pl.concat([people, _people_of([plain])]).unique().sort(*PEOPLE)
    links = parquet_bytes(identity_links(people), IDENTITY_LINKS)
    write_whole(folder.raw / "identity_links.parquet", links)


def _people_of(tables: Iterable[pl.DataFrame]) -> pl.DataFrame:
    keys = pl.concat(
        table.filter(pl.col("part") == "key").select("key", "name_key", "value") for table in tables
    )
    is_person = pl.col("name_key").is_not_null()
    people = keys.filter(is_person).rename({"key": "person_key", "value": "id_no"})
    # Keys of other kinds (certificates, accounts) are nobody's name.
    names = (
        keys.filter(~is_person)
        .select(pl.col("key").alias("name_key"), pl.col("value").alias("name"))
        .join(people, on="name_key", how="semi", maintain_order="left")
        .unique("name_key", keep="first", maintain_order=True)
    )
    return people.join(names, on="name_key", how="left").select(*PEOPLE)
