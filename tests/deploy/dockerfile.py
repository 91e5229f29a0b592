"""The steps of the Dockerfile followed without Docker, below a folder that stands for its root."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from pipelines.settings import PROJECT_FOLDER

Instruction = tuple[str, str]


def read_instructions(path: Path) -> list[Instruction]:
    """The Dockerfile's instructions in order: word and rest, continued lines joined."""
    lines = [one for one in path.read_text(encoding="utf-8").splitlines() if one[:1] != "#"]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    found = [line.partition(" ") for line in joined.splitlines() if line.strip()]
    return [(word, rest.strip()) for word, _, rest in found]


def project_files() -> list[str]:
    """The files of the project that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=PROJECT_FOLDER,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [name for name in listed.split("\0") if name and (PROJECT_FOLDER / name).is_file()]


def sent_files(project: Path = PROJECT_FOLDER) -> list[str]:
    """The files that Docker is sent of the project, or of a bundle of it, by `.dockerignore`."""
    rules = (project / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = [rule[1:] for rule in rules if rule.startswith("!")]
    assert "*" in rules
    names = project_files()
    if project != PROJECT_FOLDER:
        names = [p.relative_to(project).as_posix() for p in project.rglob("*") if p.is_file()]
    return [name for name in names if any(fnmatch(name.split("/")[0], rule) for rule in kept)]


@dataclass
class Container:
    """What following the steps has made.

    Attributes:
        root: stands for /. python: whose environment the steps install into.
        project: the folder that Docker is given.
    """

    root: Path
    python: Path
    project: Path = PROJECT_FOLDER
    environment: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: int | None = None
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    @property
    def here(self) -> Path:
        """The working folder."""
        return self.root / self.workdir.lstrip("/")

    def follow(self, instruction: Instruction) -> None:
        """Do what an instruction says; one that nobody taught this is an error."""
        word, rest = instruction
        match word:
            case "FROM" | "VOLUME" | "EXPOSE":
                pass
            case "ENV":
                self.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))
            case "WORKDIR":
                self.workdir = rest
                self.here.mkdir(parents=True, exist_ok=True)
            case "COPY":
                self._copy(shlex.split(rest))
            case "RUN":
                self._run(rest)
            case "USER":
                self.user = int(rest.split(":")[0])
            case "ENTRYPOINT":
                self.entrypoint = json.loads(rest)
            case "CMD":
                self.command = json.loads(rest)
            case _:
                raise AssertionError(word)

    def _copy(self, words: list[str]) -> None:
        *sources, target = words
        for source in sources:
            sent = [
                n for n in sent_files(self.project) if n == source or n.startswith(f"{source}/")
            ]
            assert sent, f"{source} is not sent to Docker"
            is_folder = [source] != sent
            for name in sent:
                inside = name[len(source) + 1 :] if is_folder else Path(name).name
                place = self.here / target / inside
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(self.project / name, place)

    def _run(self, rest: str) -> None:
        self.ran.append(rest)
        text = rest.replace(" /data", f" {self.root}/data")
        if os.getuid() != 0:
            text = re.sub(r"-[og] \d+", "", text)
        subprocess.run(
            ["/bin/sh", "-ec", text], cwd=self.here, env=self.variables, check=True,
            capture_output=True,
        )  # fmt: skip

    @property
    def variables(self) -> dict[str, str]:
        """The environment of a step, the places in it below this root."""
        own = {name: self._below(value) for name, value in self.environment.items()}
        path = f"{self.python.parent}{os.pathsep}{os.environ['PATH']}"
        kept = {n: v for n, v in os.environ.items() if n.startswith(("PIP_", "SSL_", "LANG"))}
        return {**kept, **own, "PATH": path}

    def _below(self, value: str) -> str:
        return f"{self.root}{value}" if value.startswith("/") else value


def environment_over_this(folder: Path) -> Path:
    """A fresh environment that sees the packages of this one; returns its python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    site = next(folder.glob("lib/python*/site-packages"), folder / "Lib" / "site-packages")
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "packages.pth").write_text(f"{packages}\n", encoding="utf-8")
    return folder / "bin" / "python"
