"""Where people stand in the raw store, and which keys belong to nobody but them."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipelines.contracts import load_contracts
from pipelines.custody.forgetting.people_asked import PeopleAsked
from pipelines.custody.rewriting.content import Content, is_key, read_content
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import Receipt, feed_of

# Keys in a person's row that are another's: who served.
_ANOTHERS = {"worker_key"}
_CERTIFICATE = "certificate_key"


@dataclass
class FoundRows:
    """What is known of people.

    Attributes:
        people: who was asked for.
        certificates: keys of certificates that begin with their number.
        files: ids of the files with a row of theirs, or with their number in another.
        deliveries, rows: how many.
        own: keys in their rows and in no other. shared: in others too (names, a family's account).
    """

    people: PeopleAsked
    certificates: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    deliveries: int = 0
    rows: int = 0
    own: set[str] = field(default_factory=set, repr=False)
    shared: set[str] = field(default_factory=set, repr=False)

    def are_theirs(self, frame: pl.DataFrame) -> pl.Series:
        """Which rows of a raw table are about the people."""
        found = pl.Series([False] * len(frame), dtype=pl.Boolean)
        for name, keys in (("person_key", self.people.keys), (_CERTIFICATE, self.certificates)):
            if name in frame.columns:
                found = found | frame[name].is_in(list(keys)).fill_null(value=False)
        return found

    @property
    def is_nobody(self) -> bool:
        """Whether no delivery names them."""
        return not self.files


def own_keys(frame: pl.DataFrame) -> list[str]:
    """The columns of keys that belong to the person of a row."""
    return [name for name in frame.columns if is_key(name) and name not in _ANOTHERS]


def find_rows(
    folder: DataFolder, receipts: dict[str, Receipt], people: PeopleAsked, vault_key: bytes
) -> FoundRows:
    """Look through every delivery, in force or not, and what the vault holds of it.

    Raises:
        Problem: the secret is another one, or what is sealed was changed.
    """
    contracts = load_contracts()
    found, others = FoundRows(people), set()
    for file_id, receipt in receipts.items():
        for entry in receipt["deliveries"]:
            contract = contracts[feed_of(entry, receipt)]
            content = read_content(folder, entry, contract, vault_key)
            _learn_certificates(found, content)
            if _look_into(content, found, others):
                found.files.add(file_id)
    found.shared = found.own & others
    found.own -= others
    return found


def _learn_certificates(found: FoundRows, content: Content) -> None:
    plain = content.plain.filter(pl.col("part") == "key")
    for key, value in plain.select("key", "value").iter_rows():
        # A certificate's number is the ID number and what it says of the disability.
        if key not in found.people.keys and value.startswith(tuple(found.people.numbers)):
            found.certificates.add(key)


def _look_into(content: Content, found: FoundRows, others: set[str]) -> bool:
    count = 0
    for frame in (content.rows, content.members):
        if frame is None:
            continue
        theirs = found.are_theirs(frame)
        count += int(theirs.sum())
        for name in own_keys(frame):
            found.own |= set(frame.filter(theirs)[name].drop_nulls())
        for name in filter(is_key, frame.columns):
            others |= set(frame.filter(~theirs)[name].drop_nulls().unique())
    found.rows += count
    found.deliveries += bool(count)
    told = content.plain.filter(pl.col("part") != "key")["value"]
    return bool(count) or any(found.people.are_named_in(text) for text in told)
