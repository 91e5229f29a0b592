"""A small installation in good order, and what the doctor says of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.doctor.examine_builds import examine_builds
from pipelines.doctor.examine_machine import examine_machine
from pipelines.doctor.examine_raw import examine_raw
from pipelines.doctor.examine_store import examine_store
from pipelines.doctor.examine_work import examine_work
from pipelines.language import say
from pipelines.settings import PROJECT_FOLDER
from tests.deliveries.conftest import Office, office
from tests.faults.small_district import (
    build,
    settings_of,
    write_first_lists,
)

__all__ = ["office"]


@pytest.fixture
def healthy(office: Office) -> Office:
    """Two lists taken in, and two builds of them."""
    office = Office(settings_of(office.settings.data))
    write_first_lists(office.inbox)
    office.take()
    build(office.settings)
    build(office.settings)
    assert told(office) == {}
    return office


def build_until(office: Office, armed: str) -> None:
    """Build in a process of its own until the fault that is armed kills it."""
    code = f"""
from pathlib import Path
from tests.faults.small_district import build, settings_of
build(settings_of(Path({str(office.settings.data)!r})))
"""
    environment = os.environ | {"MINSHENG_FAULT": armed}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=PROJECT_FOLDER, start_new_session=True
    )
    assert done.returncode == -signal.SIGKILL


def told(office: Office, *, notes: bool = False) -> dict[str, str]:
    """What must be mended, as sentences by their codes; with notes, those too."""
    folder = office.settings.folder
    found = [
        *examine_machine(office.settings),
        *examine_work(folder),
        *examine_store(office.settings),
        *examine_raw(office.settings),
        *examine_builds(folder),
    ]
    return {f.code: say(f.code, **f.values) for f in found if notes or f.weight == "broken"}


def flip(path: Path) -> None:
    """Change one byte in the middle."""
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)


def raw_file(office: Office) -> Path:
    return next((office.settings.folder.raw / "donations").glob("*.parquet"))
