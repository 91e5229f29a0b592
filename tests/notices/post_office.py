"""A mail server as a process: each message that it takes becomes a file of a folder."""

from __future__ import annotations

import signal
import ssl
import sys
import threading
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope


class Letterbox:
    """Puts each message into the folder; refuses whom it does not know."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(  # noqa: N802
        self, server: object, session: object, envelope: Envelope
    ) -> str:
        """Keep the message with those it is for."""
        head = f"X-To: {', '.join(envelope.rcpt_tos)}\r\n".encode()
        place = self.folder / f"{len(list(self.folder.iterdir()))}.eml"
        place.write_bytes(head + envelope.content)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: object, session: object, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Nobody is called nobody."""
        if address.startswith("nobody@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def _authenticate(server: object, session: object, envelope: object, how: str, data: object):
    known = (data.login, data.password) == (b"minsheng", b"right")
    return AuthResult(success=known, handled=False)


def main(folder: str, port: str, certificate: str = "") -> None:
    """Serve until SIGTERM; with a certificate, only after STARTTLS and a sign-in."""
    options: dict[str, object] = {}
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        options = {"tls_context": context, "require_starttls": True}
        options |= {"authenticator": _authenticate, "auth_required": True}
    controller = Controller(Letterbox(Path(folder)), "127.0.0.1", int(port), **options)
    controller.start()
    print("open", flush=True)
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    while not over.wait(0.1):
        pass
    controller.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
