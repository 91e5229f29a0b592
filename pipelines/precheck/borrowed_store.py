"""A data folder for an hour: it sees the real one's deliveries and keeps nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.contracts import load_contracts
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.store_delivery import make_folders
from pipelines.identity.secret import CHECK_FILE, Secret, load_secret
from pipelines.settings import Settings


@contextmanager
def borrowed_store(settings: Settings) -> Iterator[Settings]:
    """Yield settings whose data folder is temporary, with links to the real raw store.

    The vault is not borrowed. The folder goes at the end, whatever happens; it is readable by
    its owner only, and what is written in it replaces a link, never what the link leads to.
    """
    with tempfile.TemporaryDirectory(prefix="minsheng-precheck-") as name:
        real, own = settings.folder, DataFolder(Path(name))
        make_folders(own, load_contracts())
        # Receipts first: the rows that they speak of were written before them.
        for folder in (real.receipts, real.nil_returns, real.withdrawals, real.corrections):
            _borrow(folder, real, own)
        for table in sorted(path for path in real.raw.glob("*") if path.is_dir()):
            _borrow(table, real, own)
        if real.dispositions.exists():
            _link(real.dispositions, own.dispositions)
        yield settings.model_copy(update={"data": own.root})


def borrowed_secret(settings: Settings, own: Settings) -> Secret:
    """The real folder's secret, so that keys meet; a folder without one is given none.

    Raises:
        Problem: the real folder was keyed with another secret, or its secret is gone.
    """
    has_keys = (settings.folder.vault / CHECK_FILE).exists()
    return load_secret(settings.folder if has_keys else own.folder, settings.secret_text)


def _borrow(folder: Path, real: DataFolder, own: DataFolder) -> None:
    there = own.root / folder.relative_to(real.root)
    there.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("[!.]*"):
        if path.is_file():
            _link(path, there / path.name)


def _link(path: Path, place: Path) -> None:
    try:
        os.symlink(path.absolute(), place)
    except OSError:
        # Windows lets only some people make links.
        shutil.copy2(path, place)
