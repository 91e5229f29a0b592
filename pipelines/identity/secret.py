"""The secret that keys are made with: a setting, or a file made on first use."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pipelines.data_folder import DataFolder
from pipelines.problem import Problem
from pipelines.whole_files import write_whole

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
        made_at = make_secret_file(folder.secret)
        text = folder.secret.read_text(encoding="ascii").strip()
    secret = secret_of(text, made_at)
    _compare_with_folder(secret, folder)
    return secret


def secret_of(text: str, made_at: Path | None = None) -> Secret:
    """The two keys drawn from a secret's text."""
    return Secret(_derive(text, b"minsheng keys"), _derive(text, b"minsheng vault"), made_at)


def write_mark(folder: DataFolder, secret: Secret) -> None:
    """Put down, without telling it, which secret the data folder is keyed with."""
    path = folder.vault / CHECK_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _mark(secret))


def _derive(text: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(text.encode())


def make_secret_file(path: Path) -> Path | None:
    """Write a new secret where there is none, for its owner alone; None where there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return None
    write_secret_file(path, secrets.token_hex(32))
    return path


def write_secret_file(path: Path, text: str) -> None:
    """Write a secret into a file that its owner alone may read."""
    write_whole(path, text + "\n", mode=0o600)


def _compare_with_folder(secret: Secret, folder: DataFolder) -> None:
    path = folder.vault / CHECK_FILE
    if not path.exists():
        write_mark(folder, secret)
    elif path.read_text(encoding="ascii").strip() != _mark(secret):
        raise Problem("secret_differs", path=str(folder.root))


def _mark(secret: Secret) -> str:
    return hmac.digest(secret.hmac_key, b"which secret", "sha256").hex()[:16]
