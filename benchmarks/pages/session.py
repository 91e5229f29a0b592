"""A reader of the pages without a browser: Streamlit's own messages over its websocket."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_PATIENCE_SECONDS = 60
_LARGEST = 64 * 1024 * 1024


@dataclass
class Session:
    """One open tab.

    Attributes:
        address: host and port of the server.
        failures: what a reader would have seen go wrong, in words.
    """

    address: str
    failures: list[str] = field(default_factory=list)
    _socket: Any = None
    _looks: dict[str, float] = field(default_factory=dict)

    async def __aenter__(self) -> Session:
        """Connect as the page's script does."""
        self._socket = await websockets.connect(
            f"ws://{self.address}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=_LARGEST,
            open_timeout=_PATIENCE_SECONDS,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the tab."""
        await self._socket.close()

    async def view(self, code: str, **choices: str) -> float:
        """Ask for a page with choices of its address; seconds until its script has finished."""
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = urlencode(choices)
        state.page_name = code
        state.context_info.url = f"http://{self.address}/{code}?{state.query_string}"
        state.context_info.locale = "zh-CN"
        state.context_info.timezone = "Asia/Shanghai"
        return await self._ask(asked, f"{code} {choices}")

    async def rest(self, seconds: float) -> None:
        """Read for a while; the page meanwhile looks for newer builds, as in a browser."""
        until = time.monotonic() + seconds
        for fragment, interval in list(self._looks.items()):
            while time.monotonic() + interval < until:
                await asyncio.sleep(interval)
                asked = BackMsg()
                asked.rerun_script.fragment_id = fragment
                asked.rerun_script.is_auto_rerun = True
                await self._ask(asked, "look for a newer build")
        await asyncio.sleep(max(0.0, until - time.monotonic()))

    async def _ask(self, asked: BackMsg, what: str) -> float:
        begun = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            try:
                told = await asyncio.wait_for(self._socket.recv(), _PATIENCE_SECONDS)
            except (TimeoutError, websockets.ConnectionClosed) as error:
                self.failures.append(f"{what}: {type(error).__name__}")
                break
            answer = ForwardMsg.FromString(told)
            self._notice(answer, what)
            if answer.WhichOneof("type") == "script_finished":
                break
        return time.perf_counter() - begun

    def _notice(self, answer: ForwardMsg, what: str) -> None:
        kind = answer.WhichOneof("type")
        if kind == "auto_rerun":
            self._looks = {answer.auto_rerun.fragment_id: answer.auto_rerun.interval}
        elif kind == "delta":
            element = answer.delta.new_element
            # 1 is st.error: the frame shows one in place of a page that failed.
            is_error = element.WhichOneof("type") == "alert" and element.alert.format == 1
            if element.WhichOneof("type") == "exception" or is_error:
                self.failures.append(f"{what}: an error is shown")
        elif kind == "page_not_found":
            self.failures.append(f"{what}: no such page")
        elif kind == "script_finished" and answer.script_finished == 1:
            self.failures.append(f"{what}: the script does not compile")
