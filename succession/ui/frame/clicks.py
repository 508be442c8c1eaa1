"""A click is carried out, whatever comes after it.

Streamlit breaks off a drawing as soon as the browser sends something new, and what was clicked is
known to that one drawing alone: a click that is followed at once by another field, another page
or a closed window would be lost without a word. So would what was typed right before F5. Here what
comes next waits until the drawing that carries out the click has ended; so does the file that was
clicked, and that is then asked for under the number that its button has by now. What comes after
that lets Streamlit find the file first, because the drawing that it begins forgets that number
again.

The second of a double click is not passed on. Once the first is carried out it would come from a
page that is no more, with the values of that one, and count for the page as it is by then.
"""

import asyncio
from contextlib import suppress
from typing import TypeVar

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from succession.ui.frame.buttons import FileButtons, asks_for_file

_Read = TypeVar("_Read", BackMsg, ForwardMsg)
# No click takes this long; whatever may happen, the page does not stay shut.
_AT_MOST_SECONDS = 60.0
# A part of a page that is no longer there draws nothing, and neither does one that was drawn with
# the whole page: when nothing was drawn for so long, nothing is coming.
_QUIET_SECONDS = 3.0
# Finding a file takes a moment; making it may take long, and nobody waits for that.
_FINDING_SECONDS = 1.0
# Where a drawing begins and ends is told in messages far shorter than this.
_LONGEST_SIGN = 100_000


class ClicksKept:
    """Lets each websocket finish a click before it goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            page = _Page(receive, send)
            await self._app(scope, page.receive, page.send)
        else:
            await self._app(scope, receive, send)


class _Page:
    """One websocket: what is being carried out, and whether anybody still looks."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._from_browser, self._to_browser = receive, send
        self._done, self._given = asyncio.Event(), asyncio.Event()
        self._done.set()
        self._given.set()
        self._part = ""
        self._asked = ClientState()
        self._carries_click = self._has_begun = self._is_drawing = self._is_gone = False
        self._signs = 0
        self._buttons = FileButtons()

    async def receive(self) -> Message:
        """The next message, once nothing is being carried out that it would break off.

        A file is asked for before its click or after it, as it happens: it waits for the click.
        """
        while (wanted := self._buttons.due()) is None:
            message = await self._from_browser()
            asked: BackMsg = _read(BackMsg, message)
            if self._is_carried_out(asked):
                continue
            if not asks_for_file(asked):
                return await self._in_turn(message, asked)
            self._buttons.wants(asked)
        await self._until_done()
        self._given.clear()
        sent = self._buttons.today(wanted).SerializeToString()
        return {"type": "websocket.receive", "bytes": sent}

    def _is_carried_out(self, asked: BackMsg) -> bool:
        """Whether this is the click that is being carried out, with the same in every field."""
        is_carrying = self._carries_click and not self._done.is_set()
        again = asked.rerun_script.widget_states == self._asked.widget_states
        return asked.HasField("rerun_script") and is_carrying and again

    async def _in_turn(self, message: Message, asked: BackMsg) -> Message:
        self._is_gone = message["type"] == "websocket.disconnect"
        is_rerun = asked.HasField("rerun_script")
        if self._is_gone or (is_rerun and self._carries_click):
            await self._until_done()
        if is_rerun:
            await _at_most(_FINDING_SECONDS, self._given)
            self._begin(asked.rerun_script)
        return message

    async def send(self, message: Message) -> None:
        """To the browser, if it is still there; Streamlit hears that it left when that is received.

        It would stop the drawing at the first message that cannot be delivered.
        """
        self._listen(_read(ForwardMsg, message))
        if self._is_gone:
            return
        try:
            await self._to_browser(message)
        except OSError:  # What a server raises when the other side has closed.
            self._is_gone = True

    def _listen(self, said: ForwardMsg) -> None:
        self._buttons.hears(said)
        if said.HasField("backend_operation_response"):
            self._given.set()
        if said.HasField("new_session"):
            self._signs += 1
            self._is_drawing = True
            parts = said.metadata.run.fragment_ids
            self._has_begun = self._has_begun or self._part in (parts or [""])
        elif said.HasField("script_finished"):
            self._signs += 1
            # One that was broken off is followed by the next at once, perhaps that of the click.
            is_last = said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            self._is_drawing = not is_last
            if self._has_begun and is_last:
                self._done.set()

    def _begin(self, asked: ClientState) -> None:
        """A drawing was asked for, of the whole page or of one part; it carries out a click, or
        only takes in what was typed.
        """
        clicked = [state.id for state in asked.widget_states.widgets if _is_click(state)]
        self._buttons.clicked(clicked)
        self._carries_click = bool(clicked)
        self._done.clear()
        self._has_begun = False
        self._part, self._asked = asked.fragment_id, asked

    async def _until_done(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._drawn(), _AT_MOST_SECONDS)
        self._done.set()

    async def _drawn(self) -> None:
        """Until the drawing of the click has ended, or a part was not drawn."""
        signs = -1
        while not self._part or self._is_drawing or signs != self._signs:
            signs = self._signs
            await _at_most(_QUIET_SECONDS, self._done)
            if self._done.is_set():
                return


async def _at_most(seconds: float, happened: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(happened.wait(), seconds)


def _is_click(state: WidgetState) -> bool:
    """Whether it counts for one drawing only; the value of a field comes along each time."""
    return state.trigger_value or state.HasField("string_trigger_value")


def _read(kind: type[_Read], message: Message) -> _Read:
    """What the bytes say; nothing when there are none, or they are no message of a page."""
    sent, read = message.get("bytes") or b"", kind()
    with suppress(DecodeError):
        if len(sent) < _LONGEST_SIGN or kind is BackMsg:
            read.ParseFromString(sent)
    return read
