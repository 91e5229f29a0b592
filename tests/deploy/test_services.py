"""The examples of services are valid, and the command lines in them run and stop."""

from __future__ import annotations

import configparser
import shlex
import shutil
import signal
import socket
import subprocess
import urllib.request
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from pipelines.language import say
from pipelines.settings import PROJECT_FOLDER, Settings
from tests.deploy.began import begin_and_stop

DEPLOY = PROJECT_FOLDER / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
TASK = DEPLOY / "windows" / "minsheng-watch.xml"
_NAMES = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
INSTALLED = "/opt/minsheng/.venv/bin/minsheng"


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def is_watching(said: str) -> bool:
    return say("watch.begun", "zh", inbox="{0}", seconds="15").split("{0}")[1] in said


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_is_valid(path: Path, tmp_path: Path) -> None:
    service = unit(path)["Service"]
    assert service["ExecStart"].startswith(f"{INSTALLED} ")
    assert "MINSHENG_DATA=" in service["Environment"]
    if verifier := shutil.which("systemd-analyze"):
        copy = tmp_path / path.name
        program = shutil.which("true")
        text = path.read_text(encoding="utf-8").replace(INSTALLED, str(program))
        copy.write_text(text.replace("/opt/minsheng", str(tmp_path)), encoding="utf-8")
        done = subprocess.run(
            [verifier, "verify", "--man=no", str(copy)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, path.name in done.stderr) == (0, False), done.stderr


def test_the_watchs_unit_runs_and_stops_in_order(tmp_path: Path) -> None:
    words = shlex.split(unit(DEPLOY / "systemd" / "minsheng-watch.service")["Service"]["ExecStart"])
    status, said = begin_and_stop(words, tmp_path / "data", is_watching)
    assert status == 0
    assert is_watching(said)
    assert say("watch.stopped", "zh") in said
    assert "Traceback" not in said


def test_the_pages_unit_serves(tmp_path: Path) -> None:
    words = shlex.split(unit(DEPLOY / "systemd" / "minsheng-pages.service")["Service"]["ExecStart"])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])

    def is_at_work(said: str) -> bool:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/_stcore/health", timeout=1
            ) as answer:
                return answer.read() == b"ok"
        except OSError:
            return False

    served = []

    def note(said: str) -> bool:
        served.append(is_at_work(said))
        return served[-1]

    words = [port if word == "8501" else word for word in words]
    begin_and_stop(words, tmp_path / "data", note)
    assert served[-1]


def test_the_windows_task_runs_the_watch(tmp_path: Path) -> None:
    # The file is ours.
    task = ElementTree.parse(TASK).getroot()  # noqa: S314
    text = {
        name: task.findtext(f"t:Actions/t:Exec/t:{name}", namespaces=_NAMES)
        for name in ("Command", "Arguments")
    }
    words = [str(text["Command"]), *str(text["Arguments"]).split()]
    place = words.index("--data") + 1
    words[place] = str(tmp_path / "data")
    status, said = begin_and_stop(words, tmp_path / "other", is_watching)
    assert status == 0
    assert str(tmp_path / "data" / "inbox") in said
    # Tasks are read in whatever encoding: letters of one byte are the same in all but UTF-16.
    assert TASK.read_text(encoding="utf-8").isascii()


def test_an_environment_file_names_settings_that_exist() -> None:
    lines = (DEPLOY / "minsheng.env.example").read_text(encoding="utf-8").splitlines()
    named = {line.lstrip("# ").partition("=")[0] for line in lines if "MINSHENG_" in line}
    assert named <= {f"MINSHENG_{name.upper()}" for name in Settings.model_fields}
    assert "MINSHENG_SMTP_HOST" in named


def test_a_watch_that_is_killed_leaves_the_lock_open(tmp_path: Path) -> None:
    words = ["minsheng", "run", "--watch"]
    for how in (signal.SIGKILL, signal.SIGTERM):
        status, said = begin_and_stop(words, tmp_path / "data", is_watching, how)
        assert is_watching(said)
    assert status == 0
