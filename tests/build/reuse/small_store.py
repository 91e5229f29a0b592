"""A raw store of one town and three feeds, and what may happen to it between two builds."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.build.current import open_current
from pipelines.data_folder import DataFolder

TOWN = "440607004000"
LISTS = ("disability_allowance_payments", "subsistence_payments")
FEEDS = (*LISTS, "disability_certificates")
_SIDES = ("delivery_totals", "delivery_warnings", "rejected_rows")
_LAST = date(2013, 6, 30)


class SmallStore:
    """The data folder of such a store; its events follow `chance` alone."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.folder, self._chance, self._made = DataFolder(root), chance, 0

    @classmethod
    def cut(cls, source: Path, root: Path, chance: random.Random) -> SmallStore:
        """The lists of the town's first half-year of another store; some are still to come."""
        whole, store = DataFolder(source), cls(root, chance)
        town = (pl.col("deliverer_code") == TOWN) | (pl.col("feed") == FEEDS[2])
        told = pl.read_parquet(whole.deliveries).filter(
            town & pl.col("feed").is_in(FEEDS) & (pl.col("state") == "in_force"),
            (pl.col("period_end") <= _LAST) & (pl.col("period_start") >= date(2013, 1, 1)),
        )
        for table in (*FEEDS, *_SIDES):
            (store.folder.raw / table).mkdir(parents=True)
        for delivery, feed in told.select("delivery_id", "feed").iter_rows():
            for table in (feed, *_SIDES):
                path = whole.raw / table / f"{delivery}.parquet"
                if path.exists():
                    shutil.copy(path, store.folder.raw / table)
        paid = pl.concat(
            pl.read_parquet(path, columns=["person_key"])
            for path in sorted((store.folder.raw / LISTS[0]).glob("*.parquet"))
        )
        people = paid.unique()
        for path in (store.folder.raw / FEEDS[2]).glob("*.parquet"):
            certificates = pl.read_parquet(path)
            certificates.join(people, on="person_key", how="semi").write_parquet(path)
        month = pl.col("period_start").dt.month()
        state = pl.when(month == 6).then(pl.lit("to come")).when(month == 5)
        store._write(told.with_columns(state=state.then(pl.lit("withdrawn")).otherwise("state")))
        return store

    @property
    def events(self) -> dict[str, Callable[[], None]]:
        """What may happen, by name."""
        return {
            "late": lambda: self._move("to come", "in_force"),
            "corrected": self._correct,
            "withdrawn": lambda: self._move("in_force", "withdrawn"),
            "back": lambda: self._move("withdrawn", "in_force"),
            "answered": self._answer,
            "cell corrected": self._correct_cell,
            "written anew": self._touch,
        }

    def _write(self, register: pl.DataFrame) -> None:
        register.write_parquet(self.folder.deliveries)

    def _register(self) -> pl.DataFrame:
        return pl.read_parquet(self.folder.deliveries)

    def _pick(self, state: str) -> tuple[str, str] | None:
        of_state = (
            self._register().filter(state=state).select("delivery_id", "feed").sort("delivery_id")
        )
        return self._chance.choice(of_state.rows()) if len(of_state) else None

    def _move(self, state: str, to: str) -> None:
        if picked := self._pick(state):
            self._write(
                self._register().with_columns(
                    state=pl.when(delivery_id=picked[0]).then(pl.lit(to)).otherwise("state")
                )
            )

    def _correct(self) -> None:
        if picked := self._pick("in_force"):
            self._replace(*picked)

    def correct(self, feed: str, month: date) -> None:
        """Another list takes the place of the feed's of that month."""
        self._replace(self._of_month(feed, month), feed)

    def add_few(self, feed: str, month: date) -> None:
        """A list of a few of the month's people beside theirs: nobody else is touched."""
        delivery = self._of_month(feed, month)
        rows = pl.read_parquet(self.folder.raw / feed / f"{delivery}.parquet")
        few = rows.sample(5, seed=self._chance.randrange(1000)).with_columns(
            amount=(pl.col("amount") + 3).cast(rows.schema["amount"])
        )
        self._deliver(few, delivery, feed)

    def _of_month(self, feed: str, month: date) -> str:
        # By arrival: ids follow each store's secret, and would choose another list each time.
        of_month = self._register().filter(state="in_force", feed=feed, period_start=month)
        return of_month.sort("arrival")["delivery_id"][0]

    def _replace(self, delivery: str, feed: str) -> None:
        """Another list takes one's place: fewer rows, other amounts, other homes."""
        rows = pl.read_parquet(self.folder.raw / feed / f"{delivery}.parquet")
        rows = rows.sample(fraction=0.9, seed=self._chance.randrange(1000))
        if feed in LISTS:
            rows = rows.with_columns(amount=(pl.col("amount") + 10).cast(rows.schema["amount"]))
        if "household_no" in rows.columns:
            rows = rows.with_columns(household_no=pl.col("household_no").shift(1, fill_value="1"))
        self._deliver(rows, delivery, feed)
        self._write(
            self._register().with_columns(
                state=pl.when(delivery_id=delivery).then(pl.lit("superseded")).otherwise("state")
            )
        )

    def _deliver(self, rows: pl.DataFrame, like: str, feed: str) -> None:
        """Put rows into force as a new list, which says of itself what another says."""
        self._made += 1
        name = f"{self._made:04d}{like[4:]}"
        rows.with_columns(delivery_id=pl.lit(name)).write_parquet(
            self.folder.raw / feed / f"{name}.parquet"
        )
        register = self._register()
        new = register.filter(delivery_id=like).with_columns(
            delivery_id=pl.lit(name),
            rows_accepted=pl.lit(len(rows), pl.Int64),
            arrival=pl.lit(register["arrival"].max() + 1, pl.Int64),
        )
        self._write(pl.concat([register, new]))

    def _answer(self) -> None:
        with open_current(self.folder) as connection:
            found = connection.execute("select finding_id from fct_findings order by 1").fetchall()
        if found:
            (finding,) = self._chance.choice(found)
            path = self.folder.dispositions
            had = path.read_text("utf-8") if path.exists() else "finding_id,disposition\n"
            word = self._chance.choice(("排除", "未核实"))
            path.write_text(f"{had}{finding},{word}\n", "utf-8")

    def _correct_cell(self) -> None:
        delivery, feed = self._pick("in_force") or ("", "")
        if feed not in LISTS:
            return
        row = pl.read_parquet(self.folder.raw / feed / f"{delivery}.parquet").row(0, named=True)
        self.folder.corrections.mkdir(exist_ok=True)
        (self.folder.corrections / "one.yml").write_text(
            f"corrections:\n  - feed: {feed}\n    delivery: {delivery}\n"
            f"    row: {row['source_row']}\n    column: amount\n    is: {row['amount']}\n"
            f"    should_be: {row['amount'] + 7}\n    why: 试\n    who: 社工部\n"
            "    since: 2013-08-01\n",
            "utf-8",
        )

    def _touch(self) -> None:
        """A file is other bytes under the same name and time, as no program of ours does."""
        delivery, feed = self._pick("in_force") or ("", "")
        if feed in LISTS:
            path = self.folder.raw / feed / f"{delivery}.parquet"
            rows, written = pl.read_parquet(path), path.stat()
            rows.with_columns(status=pl.lit("退回")).write_parquet(path)
            os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
