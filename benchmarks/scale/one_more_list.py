"""One more month of a town, delivered to a made store: about a hundredth of its payments."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.data_folder import DataFolder
from pipelines.settings import Settings

_SHARE = 0.01
_LISTS = "disability_allowance_payments", "disability_care_payments", "subsistence_payments"
_OF_OTHER_PEOPLE = "md5({0} || 'one more')"


def deliver_one_more(settings: Settings) -> int:
    """Add lists of other people to the store until they hold a hundredth of its payments.

    They are copies of lists in force, as if a town had split its month: no month, standard or
    coverage changes, and a build of them can be held beside the one before.

    Returns:
        Rows of payment lists that were added.
    """
    folder = settings.folder
    with duckdb.connect() as connection:
        lists = connection.execute(
            "select delivery_id, feed, rows_accepted from read_parquet($1) where "
            "state = 'in_force' and rows_accepted > 0 and feed in ($2, $3, $4) "
            "order by period_end desc, rows_accepted desc, delivery_id",
            [str(folder.deliveries), *_LISTS],
        ).fetchall()
        asked = _SHARE * sum(rows for *_, rows in lists)
        added, chosen = 0, []
        for delivery, feed, rows in lists:
            if added < asked:
                _copy(connection, folder.raw / feed, delivery)
                chosen.append(delivery)
                added += rows
        _register(connection, folder, chosen)
    return added


def _new_id(delivery: str) -> str:
    # An id is the beginning of a hash; turned round it is another of the same shape.
    return delivery[::-1]


def _copy(connection: duckdb.DuckDBPyConnection, place: Path, delivery: str) -> None:
    source = f"read_parquet('{place / delivery}.parquet')"
    described = connection.execute(f"describe from {source}").fetchall()
    made = {name: _OF_OTHER_PEOPLE.format(name) for name, *_ in described if name.endswith("_key")}
    made |= {"delivery_id": f"'{_new_id(delivery)}'", "row_hash": "md5(row_hash || 'one more')"}
    columns = {name for name, *_ in described}
    if "household_no" in columns:
        made["household_no"] = "household_no || '-one-more'"
    told = ", ".join(f"{value} as {name}" for name, value in made.items() if name in columns)
    to = place / f"{_new_id(delivery)}.parquet"
    more = f"select * replace ({told}) from {source}"  # noqa: S608 - names of ours
    connection.execute(f"copy ({more}) to '{to}' (format parquet, compression zstd)")


def _register(connection: duckdb.DuckDBPyConnection, folder: DataFolder, chosen: list[str]) -> None:
    path = folder.deliveries
    aside = path.with_suffix(".new")
    ids = ", ".join(f"'{delivery}'" for delivery in chosen)
    register = f"from read_parquet('{path}')"
    named = "select * replace (reverse(delivery_id) as delivery_id)"
    more = f"{register} union all {named} {register} where delivery_id in ({ids})"
    connection.execute(f"copy ({more}) to '{aside}' (format parquet, compression zstd)")
    aside.replace(path)
