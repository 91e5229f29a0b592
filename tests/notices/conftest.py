"""A mail server, a receiver of webhooks, and a data folder in which some lists are late."""

from __future__ import annotations

import email
import email.policy
import json
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipelines.settings import Settings
from tests.build.quick_build import build_of
from tests.cli.conftest import run

__all__ = ["run"]

LATE = """
create table main.dim_months as
    select cast(month as date) as month, true as is_within_horizon
    from range(date '2013-01-01', date '2013-12-01', interval 1 month) as t(month);
create table main.dim_areas as from (values
    ('1', '东湖镇', 'town', false), ('2', '西岭镇', 'town', false),
    ('0', '本区', 'district', false), ('9', '其他/待核', 'town', true)
    ) as t(area_code, area_name, area_level, is_unknown);
create table main.expected_deliveries as from (values
    ('subsistence_payments', 'town', 'monthly', date '2012-01-01', 15),
    ('medical_aid', 'district', 'monthly', date '2014-01-01', 15),
    ('donations', 'town', 'yearly', date '2012-01-01', 15)
    ) as t(feed, deliverer_level, cadence, from_month, due_day);
create table main.rpt_delivery_coverage as from (values
    ('subsistence_payments', '1', '东湖镇', date '2013-11-01', 'missing', date '2013-12-15'),
    ('subsistence_payments', '2', '西岭镇', date '2013-11-01', 'on_time', date '2013-12-15'),
    ('donations', '1', '东湖镇', date '2013-07-01', 'late', date '2013-08-15'),
    ('village_reform', '2', '西岭镇', date '2013-09-01', 'missing', date '2013-10-15')
    ) as t(feed, town_code, area_name, month, status, due_on);
"""


@dataclass
class PostOffice:
    """A mail server that runs."""

    port: int
    folder: Path

    @property
    def letters(self) -> list[EmailMessage]:
        """What it took, oldest first."""
        paths = sorted(self.folder.iterdir(), key=lambda path: int(path.stem))
        return [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in paths
        ]


@pytest.fixture
def post_office(tmp_path: Path) -> Iterator[Callable[..., PostOffice]]:
    """Open a mail server, with a certificate or without."""
    opened = []

    def open_one(certificate: Path | None = None) -> PostOffice:
        folder = tmp_path / f"letters{len(opened)}"
        folder.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        script = Path(__file__).with_name("post_office.py")
        arguments = [str(folder), str(port), *([str(certificate)] if certificate else [])]
        process = subprocess.Popen(
            [sys.executable, str(script), *arguments], stdout=subprocess.PIPE, text=True
        )
        opened.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        return PostOffice(port, folder)

    yield open_one
    for process in opened:
        process.terminate()
        process.wait(10)
        process.stdout.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 127.0.0.1 with its key, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@dataclass
class Hook:
    """A receiver of webhooks: what it got, and what it answers."""

    server: HTTPServer
    status: int = 200
    answer: str = '{"errcode": 0}'
    got: list[dict] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it listens, with a key as robots have."""
        return f"http://127.0.0.1:{self.server.server_port}/send?key=very-secret-key"


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A receiver of webhooks that runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append(json.loads(body))
            content = found.answer.encode()
            self.send_response(found.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    found = Hook(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose build knows of late lists: read it, do not change it."""
    folder = tmp_path_factory.mktemp("late") / "data"
    build_of(Settings(data=folder), LATE)
    return folder


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    """A data folder of its own with that build."""
    return Path(shutil.copytree(built, tmp_path / "data"))
