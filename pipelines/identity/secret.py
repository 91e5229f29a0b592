"""The secret that keys are made with: a setting, or a file made on first use."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

CHECK_FILE = "secret.check"


@dataclass(frozen=True)
class Secret:
    """The two keys drawn from the installation's secret.

    Attributes:
        hmac_key: makes the pseudonyms.
        vault_key: encrypts the vault (AES-256).
        made_at: the file that was made just now, None when the secret was there already.
    """

    hmac_key: bytes
    vault_key: bytes
    made_at: Path | None = None


def load_secret(folder: DataFolder, setting: str | None = None) -> Secret:
    """The secret of the setting, else of the data folder's file, which is made when missing.

    Raises:
        Problem: the data folder was keyed with another secret, whose keys these would not
            meet, or its secret's file is gone.
    """
    made_at = None
    if setting:
        text = setting
    elif (folder.vault / CHECK_FILE).exists() and not folder.secret.exists():
        # A new one would stand where the old one is to be put back.
        raise Problem("secret_lost", path=str(folder.secret))
    else:
        made_at = _make_file(folder.secret)
        text = folder.secret.read_text(encoding="ascii").strip()
    secret = Secret(_derive(text, b"minsheng keys"), _derive(text, b"minsheng vault"), made_at)
    _compare_with_folder(secret, folder)
    return secret


def _derive(text: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(text.encode())


def _make_file(path: Path) -> Path | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return None
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
    return path


def _compare_with_folder(secret: Secret, folder: DataFolder) -> None:
    path = folder.vault / CHECK_FILE
    mark = hmac.digest(secret.hmac_key, b"which secret", "sha256").hex()[:16]
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        aside.write_text(mark, encoding="ascii")
        os.replace(aside, path)
    elif path.read_text(encoding="ascii").strip() != mark:
        raise Problem("secret_differs", path=str(folder.root))
