"""A reader without a browser, who sends the server what no page would: its own messages."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import connect

_LARGEST = 64 * 1024 * 1024
_PATIENCE_SECONDS = 60
# What the server calls the page at an address.
page_hash = calc_hash


@dataclass
class Wire:
    """One connection.

    Attributes:
        told: everything that the server sent, as one text.
        fragments: the parts of the page that run by themselves.
    """

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    xsrf: str = ""
    session: str = ""
    told: str = ""
    fragments: set[str] = field(default_factory=set)
    _socket: Any = None
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Wire:
        """Connect, as a page does."""
        protocols = ["streamlit", self.xsrf or "none", self.session]
        connection = connect(
            f"ws://{self.address}/_stcore/stream",
            subprotocols=[one for one in protocols if one],
            additional_headers=dict(self.headers),
            origin=f"http://{self.address}",
            max_size=_LARGEST,
            open_timeout=_PATIENCE_SECONDS,
            proxy=None,
        )
        self._socket = self._open.enter_context(connection)
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up."""
        self._open.close()

    def run(self, **state: Any) -> str:
        """Ask for a run with that state of a client; what was told of it, to its end."""
        asked = BackMsg()
        for name, value in state.items():
            setattr(asked.rerun_script, name, value)
        asked.rerun_script.context_info.url = f"http://{self.address}/"
        self._socket.send(asked.SerializeToString())
        before = len(self.told)
        while True:
            answer = ForwardMsg.FromString(self._socket.recv(_PATIENCE_SECONDS))
            # Words stand in it as they are: printed, other letters would be numbers.
            self.told += answer.SerializeToString().decode("utf-8", "replace")
            if answer.WhichOneof("type") == "auto_rerun":
                self.fragments.add(answer.auto_rerun.fragment_id)
            if answer.WhichOneof("type") == "new_session":
                self.session = answer.new_session.initialize.session_id
            if answer.WhichOneof("type") == "script_finished":
                return self.told[before:]
