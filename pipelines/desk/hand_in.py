"""Take uploaded files in: the good ones count, the others are told in a sentence each."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines.access.reader import Reader, require_act
from pipelines.deliveries.new_files import is_worth_a_retry
from pipelines.desk.deliverers import Deliverer
from pipelines.desk.keep_uploads import KeptUpload, Upload, drop_upload, keep_uploads
from pipelines.desk.run_command import Report, run_command
from pipelines.desk.told_file import ToldFile, told_file
from pipelines.settings import Settings

_WAIT_SECONDS = 90


@dataclass(frozen=True)
class HandedIn:
    """What became of uploaded files.

    Attributes:
        files: of those that were read, in the order of their names.
        waiting, passed_by: names of files that were not read: still being written, or no table.
        secret_made_at: where the secret was made just now, if it was; it wants a copy.
    """

    files: list[ToldFile] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    passed_by: list[str] = field(default_factory=list)
    secret_made_at: str | None = None


def hand_in(
    reader: Reader,
    settings: Settings,
    uploads: list[Upload],
    deliverer: Deliverer,
    reported_on: date | None = None,
    report: Report = lambda *_: None,
    wait_seconds: float = _WAIT_SECONDS,
) -> HandedIn:
    """Put files into the inbox and take them in, as `minsheng intake` does, by a child process.

    A refused file does not stay in the inbox, where every run would refuse it again; one whose
    refusal says more of the moment than of the file does.

    Args:
        reader: who does it.
        settings: of the installation.
        uploads: the files.
        deliverer: who hands them in.
        reported_on: the reporting day, where the deliverer gives it beside the file.
        report: told (code of the step, done, total).
        wait_seconds: how long to wait while others take files in.

    Raises:
        Problem: the role may not hand in; or the intake failed, or others were at it all the
            time: the files stay in the inbox then, and the next intake takes them.
    """
    require_act(reader, "hand_in")
    kept = keep_uploads(settings, uploads, deliverer, reported_on)
    paths = list(dict.fromkeys(str(one.path) for one in kept))
    printed = run_command(
        settings, "intake", "--json", *paths, report=report, wait_seconds=wait_seconds
    )
    found = json.loads(printed)
    _drop_refused(kept, found, settings)
    return HandedIn(
        [told_file(r, settings.folder, r["known"]) for r in found["files"]],
        [Path(path).name for path in found["waiting"]],
        [Path(path).name for path in found["passed_by"]],
        found["secret_made_at"],
    )


def _drop_refused(kept: list[KeptUpload], found: dict, settings: Settings) -> None:
    refused = {
        receipt["path"]
        for receipt in found["files"]
        if receipt["status"] == "refused" and not is_worth_a_retry(receipt["reason"])
    }
    refused |= set(found["passed_by"])
    for one in kept:
        path = one.path.relative_to(settings.inbox_folder).as_posix()
        if one.is_new and path in refused:
            drop_upload(one)
