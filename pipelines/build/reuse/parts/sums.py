"""Rows that sum over people: less what the touched people were, and more what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

# Of a table (meta): how it sums over people, each of whom adds what their own rows make.
SUMS_PEOPLE = "sums_people"
Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Sums:
    """How a table sums over people; what its other columns say, tells its groups apart.

    Attributes:
        rows: counts that say together that a group is there: without them it has no row.
        sums: further columns that add up.
        largest: columns with the largest of what single people have.
    """

    rows: list[str]
    sums: list[str] = field(default_factory=list)
    largest: list[str] = field(default_factory=list)

    @classmethod
    def told(cls, meta: Mapping[str, list[str]]) -> Sums:
        """What a model says of itself (meta, `sums_people`)."""
        return cls(**meta)


def replace_sums(connection: Connection, table: str, sums: Sums) -> bool:
    """Bring a table from what the touched people were to what they are.

    Args:
        connection: to a file with the table of the build before, and attached, as `before` and
            `small`, the same model's rows of the touched people alone, then and now.
        table: its name, with its schema.
        sums: how it sums.

    Returns:
        Whether that can be told; if not nothing was changed. The largest of all is not known
        where a touched person had it and none has it now; nor is anything, where the people
        were more than all.
    """
    connection.execute(f"create or replace temp table moved as {_moved(connection, table, sums)}")
    unsure = "select count(*) from temp.moved where not is_told"
    if connection.execute(unsure).fetchone() != (0,):
        return False
    columns = ", ".join(f'"{name}"' for name in _columns(connection, table))
    keys = _keys(connection, table, sums)
    connection.execute(
        f"delete from {table} as old where exists "  # noqa: S608 - names of the project's
        f"(select 1 from temp.moved as new where {_same(keys, 'old', 'new')})"
    )
    connection.execute(
        f"insert into {table} by name "  # noqa: S608
        f"select {columns} from temp.moved where is_there"
    )
    return True


def _moved(connection: Connection, table: str, sums: Sums) -> str:
    """The groups that a touched person is or was in, as they are now."""
    keys = _keys(connection, table, sums)
    names = ", ".join(f'"{key}"' for key in keys)
    adding = [*sums.rows, *sums.sums]
    made = [f"{_added(name)} as {name}" for name in adding]
    made += [f"greatest(old.{name}, now.{name}) as {name}" for name in sums.largest]
    there = " + ".join(f"coalesce({_added(name)}, 0)" for name in sums.rows)
    told = [f"{there} >= 0", "(was.is_in is null or old.is_in)"]
    told += [f"({_is_told(row, sums)})" for row in ("old", "was", "now")]
    # A null says something of the group, not of people: it is one in all three or in none.
    told += [f"({_are_alike(name)})" for name in adding]
    lost = [
        f"coalesce(was.{name} = old.{name} and coalesce(now.{name} < old.{name}, true), false)"
        for name in sums.largest
    ]
    told += [f"({there} = 0 or not ({' or '.join(lost)}))"] if lost else []
    rows = {"old": f"{table}", "was": f"before.{table}", "now": f"small.{table}"}
    joined = " ".join(
        f"left join (select *, true as is_in from {place}) as {name} "  # noqa: S608
        f"on {_same(keys, 'groups', name)}"
        for name, place in rows.items()
    )
    chosen = ", ".join([*(f'groups."{key}"' for key in keys), *made])
    return f"""
        select {chosen}, {there} > 0 as is_there, coalesce({" and ".join(told)}, false) as is_told
        from (
            select {names} from {rows["was"]} union select {names} from {rows["now"]}
        ) as groups {joined}
    """  # noqa: S608


def _added(name: str) -> str:
    cells = [f"coalesce({row}.{name}, 0)" for row in ("old", "was", "now")]
    any_null = " or ".join(f"{row}.is_in and {row}.{name} is null" for row in ("old", "was", "now"))
    return f"case when {any_null} then null else {cells[0]} - {cells[1]} + {cells[2]} end"


def _are_alike(name: str) -> str:
    rows = ("old", "was", "now")
    all_null = " and ".join(f"{row}.{name} is null" for row in rows)
    none_null = " and ".join(f"({row}.is_in is null or {row}.{name} is not null)" for row in rows)
    return f"{all_null} or {none_null}"


def _is_told(row: str, sums: Sums) -> str:
    counted = " + ".join(f"coalesce({row}.{name}, 0)" for name in sums.rows)
    return f"{row}.is_in is null or {counted} > 0"


def _keys(connection: Connection, table: str, sums: Sums) -> list[str]:
    measures = {*sums.rows, *sums.sums, *sums.largest}
    return [name for name in _columns(connection, table) if name not in measures]


def _columns(connection: Connection, table: str) -> list[str]:
    described = connection.execute(f"describe from {table}").fetchall()
    return [name for name, *_ in described]


def _same(keys: list[str], one: str, other: str) -> str:
    return " and ".join(f'{one}."{key}" is not distinct from {other}."{key}"' for key in keys)
