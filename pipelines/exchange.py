"""Many files of the data folder exchanged in one step: all of them, or none.

The new files are made aside, in `exchange/new`. The appearance of one file, `exchange/ready.json`,
is the moment of the exchange: before it nothing has changed; after it whoever opens the data folder
first moves what is not in place yet.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from pipelines import fault
from pipelines.data_folder import DataFolder
from pipelines.lock import BUSY, short_lock
from pipelines.problem import Problem
from pipelines.whole_files import sync, write_lasting

_READY, _NEW, _OLD = "ready.json", "new", "old"
# Moving some ten thousand names takes seconds.
_PATIENCE_SECONDS = 120


def begin_exchange(folder: DataFolder) -> DataFolder:
    """An empty folder for the new files, named as in the data folder; one begun before goes.

    Only for the holder of the intake's lock and the build's.
    """
    finish_exchange(folder)
    shutil.rmtree(folder.exchange, ignore_errors=True)
    aside = DataFolder(folder.exchange / _NEW)
    aside.root.mkdir(parents=True)
    # Names and keys lie in it in no other form than in the data folder, but beside the old ones.
    folder.exchange.chmod(0o700)
    return aside


def cancel_exchange(folder: DataFolder) -> None:
    """Drop what was made aside, unless it is in force already."""
    if not (folder.exchange / _READY).exists():
        shutil.rmtree(folder.exchange, ignore_errors=True)


def carry_out_exchange(folder: DataFolder, put: Iterable[str], gone: Iterable[str]) -> None:
    """Put the new files into their places, and take others away; the first two steps are one.

    Args:
        folder: the data folder, for which `begin_exchange` was called.
        put: files and folders of the new ones, by their path in the data folder, in the order in
            which they are moved; what is there under the name goes.
        gone: files and folders that go without another in their place; files outside the data
            folder by their whole path.
    """
    _sync_all(folder.exchange / _NEW)
    fault.point("exchange.staged")
    told = json.dumps({"put": list(put), "gone": list(gone)}, ensure_ascii=False)
    ready = folder.exchange / _READY
    with short_lock(folder.exchange_lock, _PATIENCE_SECONDS):
        write_lasting(ready, told)
        sync(folder.root)
        fault.point("exchange.ready")
        _move(folder)


def finish_exchange(folder: DataFolder) -> None:
    """Finish an exchange that was cut off; nothing is done where there is none.

    Raises:
        Problem: files cannot be moved, what is to be moved cannot be read any more, or another
            process is moving them still (75).
    """
    if not (folder.exchange / _READY).exists():
        return
    try:
        with short_lock(folder.exchange_lock, _PATIENCE_SECONDS):
            # Another may have finished it while this one waited.
            if (folder.exchange / _READY).exists():
                _move(folder)
    except TimeoutError:
        raise Problem("exchange_busy", exit_status=BUSY) from None
    except OSError as error:
        raise Problem("exchange_stuck", path=error.filename or folder.exchange) from None


def _move(folder: DataFolder) -> None:
    told = _read_told(folder)
    if told is None:
        shutil.rmtree(folder.exchange)
        return
    new, old = folder.exchange / _NEW, folder.exchange / _OLD
    old.mkdir(exist_ok=True)
    for number, name in enumerate(told["put"]):
        # What is not among the new any more is in its place.
        if (new / name).exists():
            _set_aside(folder.root / name, old / str(number))
            (folder.root / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(new / name, folder.root / name)
            fault.point("exchange.moved")
    for number, name in enumerate(told["gone"], len(told["put"])):
        if Path(name).is_absolute():
            Path(name).unlink(missing_ok=True)
        else:
            _set_aside(folder.root / name, old / str(number))
        fault.point("exchange.gone")
    for place in {Path(name).parent for name in (*told["put"], *told["gone"])}:
        if (folder.root / place).exists():
            sync(folder.root / place)
    # What a system will not let go of while it is open is told by `minsheng doctor`.
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(new, ignore_errors=True)
    fault.point("exchange.swept")
    (folder.exchange / _READY).unlink()
    shutil.rmtree(folder.exchange, ignore_errors=True)


def _read_told(folder: DataFolder) -> dict[str, list[str]] | None:
    """What is to be moved; None: that is damaged, and nothing was moved yet, so nothing need be."""
    ready = folder.exchange / _READY
    try:
        return json.loads(ready.read_text(encoding="utf-8"))
    except ValueError:
        # The place of the first file moved is made before it is moved.
        if (folder.exchange / _OLD).exists():
            raise Problem("exchange_damaged", path=ready) from None
        return None


def _set_aside(path: Path, to: Path) -> None:
    # Where it was set aside before the cut, the place is free already.
    if path.exists():
        os.replace(path, to)


def _sync_all(root: Path) -> None:
    for path in sorted(root.rglob("*")):
        sync(path)
    sync(root)
