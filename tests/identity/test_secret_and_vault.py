"""The secret is made once and guarded; the vault opens under it alone."""

from __future__ import annotations

import os
import stat

import pytest

from pipelines.data_folder import DataFolder
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import seal, unseal
from pipelines.problem import Problem


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_a_fresh_folder_gets_a_secret_that_only_its_owner_reads(folder):
    made = load_secret(folder)
    assert made.made_at == folder.secret
    assert stat.S_IMODE(os.stat(folder.secret).st_mode) == 0o600
    again = load_secret(folder)
    assert again.made_at is None
    assert (again.hmac_key, again.vault_key) == (made.hmac_key, made.vault_key)
    assert made.hmac_key != made.vault_key


def test_a_setting_needs_no_file(folder):
    load_secret(folder, "a long secret of the department")
    assert not folder.secret.exists()


def test_another_secret_is_refused_before_keys_diverge(folder):
    load_secret(folder, "first")
    with pytest.raises(Problem) as refused:
        load_secret(folder, "second")
    assert refused.value.code == "secret_differs"


def test_a_lost_secret_is_not_replaced_by_a_wrong_one(folder):
    load_secret(folder)
    old = folder.secret.read_text()
    folder.secret.unlink()
    with pytest.raises(Problem) as refused:
        load_secret(folder)
    assert refused.value.code == "secret_lost"
    assert not folder.secret.exists()
    folder.secret.write_text(old)
    assert load_secret(folder).made_at is None


def test_what_was_sealed_opens_under_its_own_key_and_name_only():
    key = b"k" * 32
    sealed = seal(b"plain", key, "one")
    assert unseal(sealed, key, "one") == b"plain"
    assert seal(b"plain", key, "one") != sealed
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for blob, its_key, name in (
        (sealed, b"x" * 32, "one"),
        (sealed, key, "two"),
        (changed, key, "one"),
        (b"", key, "one"),
    ):
        with pytest.raises(Problem):
            unseal(blob, its_key, name)
