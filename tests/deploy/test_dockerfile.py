"""The Dockerfile copies all that the program needs and nothing more, and what it starts works."""

from __future__ import annotations

import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.language import say
from pipelines.settings import PROJECT_FOLDER
from tests.deploy.dockerfile import (
    Container,
    environment_over_this,
    project_files,
    read_instructions,
    sent_files,
)

DOCKERFILE = PROJECT_FOLDER / "Dockerfile"
# Tops of the project that the program does without.
LEFT = {
    *(".ci", ".dockerignore", ".gitignore", ".sqlfluff", "CHANGELOG.md", "CONTRIBUTING.md"),
    "README.zh-CN.md",
    *("Dockerfile", "Makefile", "benchmarks", "deploy", "docs", "requirements-spark.lock", "tests"),
}
INSTALLS = "pip install --no-cache-dir --require-hashes -r requirements.lock"


@pytest.fixture(scope="module")
def container() -> Iterator[Container]:
    """The Dockerfile followed, but for the packages: this environment's are those of the lock."""
    # Others than the one who runs the tests must be able to come in.
    with tempfile.TemporaryDirectory(prefix="minsheng-docker-") as folder:
        Path(folder).chmod(0o755)
        root = Path(folder) / "root"
        root.mkdir()
        found = Container(root, environment_over_this(Path(folder) / "venv"))
        for instruction in read_instructions(DOCKERFILE):
            if INSTALLS not in instruction[1]:
                found.follow(instruction)
        yield found


def run(container: Container, *arguments: str) -> subprocess.Popen[str]:
    """Start the entry point."""
    program = container.python.with_name(container.entrypoint[0])
    return subprocess.Popen(
        [str(program), *arguments],
        cwd=container.here,
        env=container.variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def written(folder: Path) -> dict[str, float]:
    return {str(p): p.stat().st_mtime for p in folder.rglob("*") if p.is_file()}


def test_the_locked_packages_are_installed_first_and_the_project_after_them() -> None:
    steps = [rest for word, rest in read_instructions(DOCKERFILE) if word in {"RUN", "COPY"}]
    assert steps[0] == "requirements.lock ./"
    assert INSTALLS in steps[1]
    assert "--no-deps --no-build-isolation -e ." in steps[-1]


def test_each_top_of_the_project_is_copied_or_left_by_name() -> None:
    sent = {name.split("/")[0] for name in sent_files()}
    steps = [rest.split() for word, rest in read_instructions(DOCKERFILE) if word == "COPY"]
    assert {source for *sources, _ in steps for source in sources} == sent
    assert {name.split("/")[0] for name in project_files()} - sent <= LEFT
    assert not sent & LEFT


def test_the_program_is_the_copy_and_finds_nothing_missing(container: Container) -> None:
    code = "import pipelines, dashboards, expectations; print(pipelines.__file__)"
    where = subprocess.run(
        [str(container.python), "-c", code], cwd="/", env=container.variables, text=True,
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert where.strip() == str(container.here / "pipelines" / "__init__.py")
    child = run(container, "doctor", "--lang", "en")
    said = child.communicate(timeout=60)[0]
    assert child.returncode == 0, said
    assert "Nothing" in said


def test_what_it_starts_watches_its_volume_and_stops_in_order(container: Container) -> None:
    before = written(container.here)
    child = run(container, *container.command)
    assert child.stdout is not None
    assert str(container.root / "data" / "inbox") in child.stdout.readline()
    child.send_signal(signal.SIGTERM)
    assert say("watch.stopped", "zh") in child.communicate(timeout=60)[0]
    assert child.returncode == 0
    # The project is root's and the program is nobody in particular: it must not write there.
    assert container.user
    assert written(container.here) == before
