"""The pages as `minsheng dashboard` serves them, on a copy of a district that may be changed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from pipelines.build.builds import set_current
from pipelines.build.manifest import DATABASE_NAME, read_manifest
from pipelines.data_folder import DataFolder
from tests.command import COMMAND, own_environment
from tests.district.made_district import District

_START_SECONDS = 60
NOTHING: Mapping[str, str] = MappingProxyType({})
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
def serve(
    district: District, folder: Path, files: Mapping[str, str] = NOTHING, **settings: str
) -> Iterator[Served]:
    """Serve a copy of the district, without its inbox, from a port of its own until the end.

    Args:
        district: what is shown.
        folder: empty; for the copy and the log.
        files: name in the data folder → text of a file that is put there.
        settings: of the installation, such as MINSHENG_SIGN_IN.
    """
    data = folder / "data"
    shutil.copytree(district.data, data, ignore=shutil.ignore_patterns("inbox"))
    for name, text in files.items():
        (data / name).write_text(text, encoding="utf-8")
    log, port = folder / "server.log", free_port()
    command = [*COMMAND, "--data", str(data), "dashboard", "--port", str(port)]
    with log.open("wb") as told, subprocess.Popen(
        command, env=own_environment(**settings), stdout=told, stderr=subprocess.STDOUT
    ) as server:  # fmt: skip
        try:
            wait_until_answers(server, f"http://127.0.0.1:{port}/_stcore/health", log)
            yield Served(f"http://127.0.0.1:{port}/", District(data), log)
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def wait_until_answers(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Return when something answers there."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            # An address of ours.
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not start: {log.read_text('utf-8')[-2000:]}")
