"""How return workbooks are known again that were taken in under an earlier secret.

They stay in the inbox, and are read anew when forms change; one that never came in is refused,
since whoever knows the earlier secret could have written it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from pipelines.data_folder import DataFolder
from pipelines.identity.vault import seal, unseal
from pipelines.whole_files import write_whole


@dataclass(frozen=True)
class FormerSeal:
    """What workbooks were sealed with under one earlier secret.

    Attributes:
        findings: what the findings of that time are called now, by their ids of then.
    """

    key: bytes = field(repr=False)
    findings: dict[str, str]


def read_former_seals(folder: DataFolder, vault_key: bytes) -> list[FormerSeal]:
    """The seals of all earlier secrets, the oldest first.

    Raises:
        Problem: the secret is another one, or what is sealed was changed.
    """
    path = folder.former_seals
    if not path.exists():
        return []
    told = json.loads(unseal(path.read_bytes(), vault_key, path.stem))
    return [FormerSeal(bytes.fromhex(one["key"]), one["findings"]) for one in told]


def write_former_seals(folder: DataFolder, vault_key: bytes, seals: list[FormerSeal]) -> None:
    """Keep them in the vault, which knows them and nothing else does."""
    if not seals:
        return
    told = json.dumps([{"key": one.key.hex(), "findings": one.findings} for one in seals])
    path = folder.former_seals
    write_whole(path, seal(told.encode(), vault_key, path.stem))
