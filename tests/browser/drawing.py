"""Whether what a page asked its server to draw has been drawn.

The mark that Streamlit puts on the page says only whether a drawing is going on: between a click
and the answer to it the page looks as if all were done.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Error, Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# A part of a page that is no longer there is asked for and never drawn.
_DRAWN_MILLISECONDS = 10_000


class Drawing:
    """Listens to what one page and its server say to each other."""

    def __init__(self, page: Page) -> None:
        self.is_awaited = False
        self._has_begun = False
        self._socket: WebSocket | None = None
        page.on("websocket", self._listen)

    def wait(self) -> None:
        """Until what was asked is drawn, or the server is gone, or it takes far too long."""
        if self._socket and self.is_awaited:
            with suppress(Error):
                self._socket.wait_for_event(
                    "framereceived",
                    lambda _: not self.is_awaited,
                    timeout=_DRAWN_MILLISECONDS,
                )

    @contextmanager
    def asking(self) -> Iterator[None]:
        """What is done here asks for a drawing: until that has been sent, and no longer."""
        assert self._socket is not None
        with self._socket.expect_event("framesent", _asks):
            yield

    def _listen(self, socket: WebSocket) -> None:
        self.is_awaited, self._socket = False, socket
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        if _asks(frame):
            self.is_awaited, self._has_begun = True, False

    def _received(self, frame: str | bytes) -> None:
        said = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if said.HasField("new_session"):
            self._has_begun = True
        # One that was broken off is followed by the drawing that broke it off.
        elif said.HasField("script_finished") and self._has_begun:
            self.is_awaited = said.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _asks(frame: str | bytes) -> bool:
    return isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script")
