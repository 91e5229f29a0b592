"""Who is at work now, what was cut off, and whether the clock and the disk let work go on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import duckdb

from pipelines.build.builds import list_builds
from pipelines.build.current import current_build
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.own_hash import is_sound
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.deliveries.supersession.register import all_deliveries, is_up_to_date
from pipelines.deliveries.supersession.withdrawn import lost_withdrawals
from pipelines.doctor.remark import Remark, broken, note
from pipelines.lock import holder_of
from pipelines.problem import Problem

_WRITTEN_AS = "%Y%m%dT%H%M%S"
# Clocks that are set by the network go back by so much now and then.
_A_LITTLE = timedelta(minutes=5)


def examine_work(folder: DataFolder) -> Iterator[Remark]:
    """Locks, an intake that did not finish, a build that lacks deliveries, clock and disk."""
    yield from _examine_disk(folder)
    yield from _examine_clock(folder)
    taking, building = holder_of(folder.intake_lock), holder_of(folder.lock)
    if taking:
        yield note("doctor_taking_in", **taking)
    if building:
        yield note("doctor_building", **building)
    if not taking:
        yield from _examine_intake(folder)
        if not building:
            yield from _examine_build(folder)


def _examine_disk(folder: DataFolder) -> Iterator[Remark]:
    probe = folder.root / f".doctor.{os.getpid()}.tmp"
    try:
        probe.write_bytes(b"0")
        probe.unlink()
    except OSError as error:
        yield broken("doctor_not_writable", path=folder.root, why=error.strerror)


def _examine_clock(folder: DataFolder) -> Iterator[Remark]:
    newest = max((build.id for build in list_builds(folder)), default=None)
    if newest is None:
        return
    built = datetime.strptime(newest.partition("-")[0], _WRITTEN_AS).replace(tzinfo=UTC)
    now = datetime.now(UTC)
    if built - now > _A_LITTLE:
        yield broken("doctor_clock_back", built=_told(built), now=_told(now))


def _told(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _examine_intake(folder: DataFolder) -> Iterator[Remark]:
    if not folder.deliveries.exists():
        return
    try:
        receipts = read_receipts(folder)
        if not is_up_to_date(folder, receipts):
            yield broken("doctor_intake_unfinished")
        for lost in lost_withdrawals(folder, all_deliveries(folder, receipts)):
            period = f"{lost['period_start']}–{lost['period_end']}"
            yield broken("doctor_withdrawal_lost", file=lost["file_name"], period=period)
    except Problem:
        # A torn receipt is told by examine_raw.
        return


def _examine_build(folder: DataFolder) -> Iterator[Remark]:
    try:
        manifest = current_build(folder).manifest
    except Problem:
        return
    if not is_sound(folder.deliveries):
        return
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select delivery_id from read_parquet($1) where state = 'in_force' order by 1",
            [str(folder.deliveries)],
        ).fetchall()
    in_force = "\n".join(delivery_id for (delivery_id,) in rows)
    if sha256(in_force.encode()).hexdigest() != manifest.deliveries_sha256:
        yield note("doctor_build_behind", count=len(rows), built=manifest.deliveries)
