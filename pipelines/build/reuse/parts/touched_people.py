"""Whom the lists that came, went or changed since the build before can make a difference to."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.build.reuse.raw_fingerprints import FORM, Lists
from pipelines.data_folder import DataFolder
from pipelines.file_hash import file_hash

# People and households: whoever shares a household or a link with one of them is one of them.
TOUCHED = "raw.touched_subjects"
# Beyond this share of all people, to make all rows anew is as quick.
MOST_TOUCHED = 0.25
_LINKS = "raw.identity_links", "main.fct_identity_links"
_LINK = "person_key, linked_person_key, name_key, kind"
_HOMES = "raw.subsistence_payments", "raw.subsistence_members"
_HOUSEHOLD = "town_code || '-' || household_no"

Connection = duckdb.DuckDBPyConnection


def find_touched(connection: Connection, folder: DataFolder, earlier: Lists, lists: Lists) -> bool:
    """Fill raw.touched_subjects with the people and households whose rows may differ.

    Args:
        connection: to a new file that holds schema raw and the tables of the build before.
        folder: where the rows of lists lie that are no longer in force.
        earlier: what that build was made of.
        lists: what this one will be made of.

    Returns:
        Whether that can be told, and is few people; if not there is no such table.
    """
    changed = changed_deliveries(earlier, lists)
    if not changed:
        return False
    changed |= _with_supplements(connection, changed)
    files = _files_of(connection, folder, earlier, lists, changed)
    if files is None:
        return False
    connection.execute(f"create table {TOUCHED} (subject_key varchar)")
    is_told = _begin(connection, files)
    if is_told:
        _close(connection, files)
        is_told = _is_few(connection)
    if not is_told:
        connection.execute(f"drop table {TOUCHED}")
    for table in ("ties", "first_told"):
        connection.execute(f"drop table if exists temp.{table}")
    return is_told


def changed_deliveries(earlier: Lists, lists: Lists) -> set[str]:
    """Deliveries that one of the two lacks or has otherwise; empty if more than lists differs."""
    if earlier.keys() != lists.keys():
        return set()
    changed: set[str] = set()
    for table, files in lists.items():
        before = earlier[table]
        # A table without a list has no rows, and so no form of them.
        have_rows = before.keys() > {FORM} and files.keys() > {FORM}
        if have_rows and before[FORM] != files[FORM]:
            return set()
        changed |= {name for name, _ in before.items() ^ files.items()} - {FORM}
    return changed


def _with_supplements(connection: Connection, changed: set[str]) -> set[str]:
    """All lists whose rows count as those of a changed one, or of one that a changed one completes.

    Such rows go by the order of the list that they complete, whatever file they lie in.
    """
    completed = "coalesce(nullif(completes, ''), delivery_id)"
    found = connection.execute(
        f"select delivery_id from raw.deliveries where {completed} in "  # noqa: S608
        f"(select {completed} from raw.deliveries where delivery_id in (select unnest($1)))",
        [sorted(changed)],
    ).fetchall()
    return {name for (name,) in found}


def told_by_people(connection: Connection) -> set[str]:
    """Tables of schema raw whose changes raw.touched_subjects tells; none without it."""
    columns = connection.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'raw'"
    ).fetchall()
    if (TOUCHED.removeprefix("raw."), "subject_key") not in columns:
        return set()
    return {table for table, column in columns if column == "person_key"} | {"deliveries"}


def columns_of(connection: Connection, relation: str) -> list[str]:
    """Names of a relation's columns, in their order."""
    return [name for name, *_ in connection.execute(f"describe from {relation}").fetchall()]


def _files_of(
    connection: Connection, folder: DataFolder, earlier: Lists, lists: Lists, changed: set[str]
) -> dict[str, str] | None:
    """The files of changed lists about people, old and new, as a relation by table."""
    relations = {}
    for table in lists:
        if "person_key" not in columns_of(connection, f"raw.{table}"):
            continue
        names = sorted(changed & (lists[table].keys() | earlier[table].keys()))
        paths = [folder.raw / table / f"{name}.parquet" for name in names]
        # What stood in a file that is gone or was written anew cannot be told any more.
        if any(not _is_as(path, earlier[table].get(path.stem)) for path in paths):
            return None
        if paths:
            quoted = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
            relations[table] = f"read_parquet([{quoted}], union_by_name = true)"
    return relations


def _is_as(path: Path, told: str | None) -> bool:
    return path.exists() and told in (None, file_hash(path))


def _begin(connection: Connection, files: dict[str, str]) -> bool:
    """Write down who stands in the files; whether each row names its people and household."""
    told = ["select null::varchar as subject_key where false"]
    for relation in files.values():
        told.append(f"select person_key from {relation}")  # noqa: S608 - names of ours
        if "household_no" in columns_of(connection, relation):
            told.append(f"select {_HOUSEHOLD} from {relation}")  # noqa: S608
    new, old = (f"select {_LINK} from {table}" for table in _LINKS)  # noqa: S608
    for links in (f"({new} except {old})", f"({old} except {new})"):
        told += [f"select {name} from {links}" for name in _LINK.split(", ")[:2]]  # noqa: S608
    connection.execute(f"create temp table first_told as {' union all '.join(told)}")
    nameless = connection.execute(
        "select count(*) from first_told where subject_key is null"
    ).fetchone()
    connection.execute(f"insert into {TOUCHED} select distinct * from first_told")  # noqa: S608
    return nameless == (0,)


def _close(connection: Connection, files: dict[str, str]) -> None:
    """Add who is tied to the touched, and to those, until nobody is left to add."""
    payments, members = (files.get(name.split(".")[1], f"(from {name} limit 0)") for name in _HOMES)
    homes = [_ties_of_homes(*_HOMES), _ties_of_homes(payments, members)]
    links = [f"select person_key, linked_person_key from {table}" for table in _LINKS]  # noqa: S608
    told = " union all ".join(homes + links)
    connection.execute(
        f"create temp table ties as select distinct * from ({told}) as t(one, other) "  # noqa: S608
        "where one is not null and other is not null"
    )
    connection.execute("insert into ties select other, one from ties")
    added = True
    while added:
        added = connection.execute(
            f"insert into {TOUCHED} select distinct other from ties "  # noqa: S608
            f"where one in (from {TOUCHED}) and other not in (from {TOUCHED})"
        ).fetchone() != (0,)


def _ties_of_homes(payments: str, members: str) -> str:
    return f"""
        select person_key, {_HOUSEHOLD} from {payments}
        union all
        select members.person_key, {_HOUSEHOLD} from {members} as members
        inner join {payments} as payments using (delivery_id, source_sheet, source_row)
    """  # noqa: S608 - names of ours


def _is_few(connection: Connection) -> bool:
    # Many of the touched may be new; a household has a stroke in its name.
    counts = f"""
        select (select count(*) from main.dim_people),
            (select count(*) from {TOUCHED} where subject_key not like '%-%')
    """  # noqa: S608 - names of ours
    ((of_all, touched),) = connection.execute(counts).fetchall()
    return touched <= MOST_TOUCHED * of_all
