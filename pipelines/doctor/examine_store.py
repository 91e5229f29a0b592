"""Whether the vault and the secret can be read, and what was left behind."""

from __future__ import annotations

import time
from collections.abc import Iterator

from pipelines.doctor.remark import Remark, broken, note
from pipelines.identity.access_log import broken_line, has_head, last_code, line_count
from pipelines.identity.numbers_in_text import without_numbers
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import unsealed_parts
from pipelines.problem import Problem
from pipelines.settings import Settings

_OTHERS = 0o077
_CODE_SHOWN = 12
# A temporary file younger than this may belong to an intake that is still running.
_SETTLED_SECONDS = 600


def examine_store(settings: Settings) -> Iterator[Remark]:
    """Secret, vault and temporary files, each broken thing with its remedy."""
    folder = settings.folder
    yield from _examine_secret(settings)
    now = time.time()
    for path in sorted(folder.root.rglob(".*")):
        # The builds' own scratch is the matter of examine_builds.
        outside = folder.builds not in path.parents and path != folder.builds
        if path.is_file() and outside and now - path.stat().st_mtime > _SETTLED_SECONDS:
            # Beside an open workbook of the inbox lies a file of its name.
            yield note("doctor_stray_file", path=without_numbers(str(path)))


def _examine_secret(settings: Settings) -> Iterator[Remark]:
    folder = settings.folder
    if settings.secret is not None:
        yield note("doctor_secret_setting")
    elif folder.secret.exists():
        mode = folder.secret.stat().st_mode & 0o777
        if mode & _OTHERS:
            yield broken("doctor_secret_open", path=folder.secret, mode=f"{mode:04o}")
        if folder.secret.stat().st_size == 0:
            yield broken("doctor_secret_empty", path=folder.secret)
    elif folder.vault.is_dir() and any(folder.vault.iterdir()):
        yield broken("doctor_secret_missing", path=folder.secret)
        return
    yield from _examine_vault(settings)


def _examine_vault(settings: Settings) -> Iterator[Remark]:
    folder = settings.folder
    sealed = sorted(folder.vault.glob("*/*.sealed"))
    if not sealed and not folder.access_log.exists() and not has_head(folder):
        return
    try:
        vault_key = load_secret(folder, settings.secret_text).vault_key
    except Problem as problem:
        yield broken(problem.code, **problem.values)
        return
    for path in sealed:
        try:
            for _ in unsealed_parts(path, vault_key):
                pass
        except (Problem, OSError):
            yield broken("doctor_vault_unreadable", path=path)
    try:
        line = broken_line(folder, vault_key)
    except Problem:
        line = 1
    if line is not None:
        yield broken("doctor_access_log_broken", path=folder.access_log, line=line)
    elif count := line_count(folder):
        mark = last_code(folder, vault_key)[:_CODE_SHOWN]
        yield note("doctor_access_log", count=count, mark=mark)
