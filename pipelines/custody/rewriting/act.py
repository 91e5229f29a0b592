"""What an act of custody does to the data folder, and with which secrets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from pipelines.custody.rewriting.content import Content
from pipelines.custody.rewriting.renaming import Renaming
from pipelines.data_folder import DataFolder
from pipelines.identity.originals import Original
from pipelines.identity.secret import Secret

Report = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Act:
    """One change of everything that is kept.

    Attributes:
        folder: the data folder as it is; to: the one that is made aside.
        old, new: the secrets that the two are keyed and sealed with.
        change: a delivery to what is kept of it; None: nothing is.
        change_loose: what the vault holds of return workbooks beside their deliveries.
        is_kept: whether a town's own file in the vault stays there.
        renaming: keys, hashes and ids; `change` and the writing of deliveries add to it.
    """

    folder: DataFolder
    to: DataFolder
    old: Secret
    new: Secret
    change: Callable[[Content], Content | None]
    change_loose: Callable[[pl.DataFrame], pl.DataFrame] = lambda table: table
    is_kept: Callable[[Original], bool] = lambda original: True
    renaming: Renaming = field(default_factory=Renaming)
