"""The pages as `minsheng dashboard` serves them, on a copy of a district that may be changed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.build.builds import set_current
from pipelines.build.manifest import DATABASE_NAME, read_manifest
from pipelines.data_folder import DataFolder
from tests.district.made_district import COMMAND, District

_START_SECONDS = 60
# A twin is younger than what it was copied from and older than any build of today's clock.
TWIN = "20991231T000000-000000"


@dataclass(frozen=True)
class Served:
    """A running server.

    Attributes:
        url: of its first page, with a slash at the end.
        district: the data folder that it shows.
        log: the file with all that it printed.
    """

    url: str
    district: District
    log: Path

    @property
    def build_id(self) -> str:
        """The build in force."""
        return DataFolder(self.district.data).current.read_text("utf-8").strip()

    def publish_twin(self) -> str:
        """Publish a copy of the build in force under a new name; returns the name."""
        builds = DataFolder(self.district.data).builds
        old, new = builds / self.build_id, builds / TWIN
        manifest = read_manifest(old)
        assert manifest is not None
        if not new.exists():
            new.mkdir()
            shutil.copy(old / DATABASE_NAME, new / DATABASE_NAME)
            replace(manifest, id=TWIN).write(new)
        set_current(DataFolder(self.district.data), TWIN)
        return TWIN

    def point_back_to(self, build_id: str) -> None:
        """Put a build that lies there in force again, as a person does."""
        self.district.run("rollback", build_id)


@contextmanager
def serve(district: District, folder: Path) -> Iterator[Served]:
    """Serve a copy of the district, without its inbox, from a port of its own until the end."""
    data = folder / "data"
    shutil.copytree(district.data, data, ignore=shutil.ignore_patterns("inbox"))
    log, port = folder / "server.log", _free_port()
    clean = {n: value for n, value in os.environ.items() if not n.startswith("MINSHENG_")}
    command = [*COMMAND, "--data", str(data), "dashboard", "--port", str(port)]
    with log.open("wb") as told, subprocess.Popen(
        command, env=clean, stdout=told, stderr=subprocess.STDOUT
    ) as server:  # fmt: skip
        try:
            _wait_until_healthy(server, port, log)
            yield Served(f"http://127.0.0.1:{port}/", District(data), log)
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            address = f"http://127.0.0.1:{port}/_stcore/health"
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the pages did not start: {log.read_text('utf-8')[-2000:]}")
