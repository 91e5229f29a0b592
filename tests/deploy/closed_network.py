"""`make closed-network`: a bundle made, carried over, and set up and run with the network off.

The steps are the Dockerfile's, in an environment that holds nothing but what the bundle brings.
Where this machine lets a process have no network at all (`unshare -n`), it has none.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from pipelines.settings import PROJECT_FOLDER
from tests.deploy.dockerfile import Container, read_instructions

INSIDE = "--inside"
_WITHOUT_NETWORK = (["unshare", "--net"], ["unshare", "--map-root-user", "--net"])


def main(arguments: list[str]) -> int:
    """Make the bundle and set it up, or, inside the closed network, only the latter."""
    if arguments[:1] == [INSIDE]:
        return set_up(Path(arguments[1]))
    with tempfile.TemporaryDirectory(prefix="minsheng-bundle-") as folder:
        begun = time.monotonic()
        script = PROJECT_FOLDER / "deploy" / "bundle" / "make_bundle.sh"
        made = subprocess.run(
            [str(script), folder],
            cwd=PROJECT_FOLDER,
            env=os.environ | {"PYTHON": sys.executable},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.strip()
        with tarfile.open(made) as archive:
            archive.extractall(folder, filter="data")
        Path(made).unlink()
        _tell("bundle made and carried over", begun)
        place = next(path for path in Path(folder).iterdir() if path.is_dir())
        closed = next((way for way in _WITHOUT_NETWORK if _works(way)), None)
        if closed is None:
            print("This machine lets no process be without its network: pip is told to use none.")
        command = [sys.executable, "-m", "tests.deploy.closed_network", INSIDE, str(place)]
        return subprocess.run(
            [*(closed or []), *command], cwd=PROJECT_FOLDER, check=False
        ).returncode


def set_up(bundle: Path) -> int:
    """Follow the Dockerfile with the bundle's packages; the program must then find all well."""
    is_closed = not _reaches_out()
    print(f"network off: {is_closed}; {len(list((bundle / 'wheels').iterdir()))} packages")
    begun = time.monotonic()
    environment = bundle.parent / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    root = bundle.parent / "root"
    root.mkdir()
    container = Container(root, environment / "bin" / "python", project=bundle)
    os.environ |= {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(bundle / "wheels"),
        "PIP_NO_COMPILE": "1",
    }
    for instruction in read_instructions(bundle / "Dockerfile"):
        container.follow(instruction)
    _tell("set up by the steps of the Dockerfile", begun)
    done = subprocess.run(
        [str(container.python.with_name(container.entrypoint[0])), "doctor", "--lang", "en"],
        cwd=container.here,
        env=container.variables,
        check=False,
    )
    shutil.rmtree(root)
    return done.returncode


def _works(way: list[str]) -> bool:
    done = shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True, check=False)
    return bool(done) and done.returncode == 0


def _reaches_out() -> bool:
    """Whether there is a way to any other machine: a datagram's way is found without sending it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return False
    return True


def _tell(what: str, begun: float) -> None:
    print(f"{what}: {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
