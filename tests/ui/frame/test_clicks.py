"""What comes after a click waits until the click is carried out, and no longer than that."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from succession.ui.frame import clicks
from succession.ui.frame.buttons import FileButtons
from succession.ui.frame.clicks import ClicksKept
from tests.asgi import run


def _rerun(click: str = "", fragment: str = "", typed: str = "x") -> Message:
    asked = BackMsg()
    asked.rerun_script.fragment_id = fragment
    asked.rerun_script.widget_states.widgets.add(id="field", string_value=typed)
    if click:
        asked.rerun_script.widget_states.widgets.add(id=click, trigger_value=True)
    return _sent(asked)


def _sent(asked: BackMsg) -> Message:
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def _stop() -> Message:
    asked = BackMsg()
    asked.stop_script = True
    return _sent(asked)


def _wants(number: str) -> Message:
    asked = BackMsg()
    asked.backend_operation_request.deferred_file.file_id = number
    return _sent(asked)


def _button(number: str, button: str = "register.export") -> ForwardMsg:
    said = ForwardMsg()
    said.delta.new_element.download_button.id = button
    said.delta.new_element.download_button.deferred_file_id = number
    return said


def _wanted(message: Message) -> str:
    asked: BackMsg = BackMsg.FromString(message["bytes"])
    return asked.backend_operation_request.deferred_file.file_id


def _begins(*parts: str) -> ForwardMsg:
    said = ForwardMsg()
    said.new_session.name = "frame.py"
    said.metadata.run.fragment_ids.extend(parts)
    return said


def _ends() -> ForwardMsg:
    said = ForwardMsg()
    said.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return said


def _broken_off() -> ForwardMsg:
    said = ForwardMsg()
    said.script_finished = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return said


GONE: Message = {"type": "websocket.disconnect", "code": 1001}


class _Server:
    """What a server does with these messages: notes them, and says what it is told to say."""

    def __init__(self, *incoming: Message) -> None:
        self.incoming = list(incoming)
        self.got: list[Message] = []
        self.to_browser: list[Message] = []
        self.is_closed = False
        self.page: tuple[Receive, Send]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.page = receive, send

    async def say(self, *said: ForwardMsg) -> None:
        for one in said:
            await self.page[1]({"type": "websocket.send", "bytes": one.SerializeToString()})

    async def listen(self) -> None:
        self.got.append(await self.page[0]())

    async def hears(self) -> bool:
        """Whether the next message comes at once; one that waits is heard later."""
        task = asyncio.ensure_future(self.listen())
        for _ in range(20):
            await asyncio.sleep(0)
        self.waiting = task
        return task.done()


async def _serve(*incoming: Message) -> _Server:
    server = _Server(*incoming)

    async def receive() -> Message:
        return server.incoming.pop(0)

    async def send(message: Message) -> None:
        if server.is_closed:
            raise OSError
        server.to_browser.append(message)

    await ClicksKept(server)({"type": "websocket"}, receive, send)
    return server


Following = Callable[[], Message]


@pytest.mark.parametrize("following", [_rerun, lambda: _rerun("other"), lambda: GONE])
def test_what_follows_a_click_waits_until_its_drawing_ended(following: Following) -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), following())
        assert await server.hears()
        assert not await server.hears()
        await server.say(_ends())  # Of a drawing that was going on before.
        await asyncio.sleep(0)
        assert not server.waiting.done()
        await server.say(_begins())
        await asyncio.sleep(0)
        assert not server.waiting.done()
        await server.say(_ends())
        await server.waiting
        assert len(server.got) == 2

    run(journey())


def test_the_second_of_a_double_click_is_not_passed_on() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), _rerun("save"), _rerun("save"), _stop())
        assert await server.hears()
        await server.say(_begins())
        assert await server.hears()
        assert server.got == [_rerun("save"), _stop()]

    run(journey())


@pytest.mark.parametrize("second", [_rerun("save", typed="y"), _rerun("other")])
def test_a_second_click_that_says_something_else_is_carried_out_too(second: Message) -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), second)
        assert await server.hears()
        assert not await server.hears()
        await server.say(_begins(), _ends())
        await server.waiting
        assert server.got == [_rerun("save"), second]

    run(journey())


def test_the_same_click_counts_again_when_the_first_is_carried_out() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("next"), _rerun("next"))
        assert await server.hears()
        await server.say(_begins(), _ends())
        assert await server.hears()
        assert len(server.got) == 2

    run(journey())


def test_the_drawing_that_was_broken_off_for_the_click_is_not_that_of_the_click() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), _rerun())
        assert await server.hears()
        await server.say(_begins(), _broken_off())
        assert not await server.hears()
        await server.say(_begins(), _ends())
        await server.waiting

    run(journey())


def test_a_field_and_a_page_wait_for_nothing() -> None:
    async def journey() -> None:
        server = await _serve(_rerun(), _rerun(), _rerun("save"))
        assert await server.hears()
        assert await server.hears()
        assert await server.hears()

    run(journey())


def test_what_was_typed_last_is_taken_in_before_the_page_is_gone() -> None:
    async def journey() -> None:
        server = await _serve(_rerun(), GONE)
        assert await server.hears()
        assert not await server.hears()
        await server.say(_begins(), _ends())
        await server.waiting

    run(journey())


def test_a_page_that_drew_all_it_was_asked_for_goes_at_once() -> None:
    async def journey() -> None:
        server = await _serve(_rerun(), GONE)
        assert await server.hears()
        await server.say(_begins(), _ends())
        assert await server.hears()

    run(journey())


def test_who_stops_the_page_is_heard_at_once() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), _stop())
        assert await server.hears()
        assert await server.hears()

    run(journey())


def test_after_the_page_is_closed_nothing_is_sent_but_the_click_is_carried_out() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), GONE)
        assert await server.hears()
        assert not await server.hears()
        await server.say(_begins(), _ends())
        await server.waiting
        assert server.to_browser == []

    run(journey())


def test_a_page_that_closes_unheard_breaks_no_click_off() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save"), GONE)
        assert await server.hears()
        server.is_closed = True
        await server.say(_begins())
        assert not await server.hears()
        await server.say(_ends())
        await server.waiting
        assert server.to_browser == []

    run(journey())


@pytest.mark.parametrize("fragment", ["", "part"])
def test_a_click_that_never_ends_shuts_no_page(
    monkeypatch: pytest.MonkeyPatch, fragment: str
) -> None:
    monkeypatch.setattr(clicks, "_AT_MOST_SECONDS", 0.01)
    monkeypatch.setattr(clicks, "_QUIET_SECONDS", 0.01)

    async def journey() -> None:
        server = await _serve(_rerun("save", fragment), _rerun(), _rerun())
        await server.listen()
        await server.listen()
        assert await server.hears()

    run(journey())


def test_what_is_no_message_of_a_page_is_passed_on() -> None:
    async def journey() -> None:
        server = await _serve({"type": "websocket.receive", "bytes": b"\xff\xff\xff"})
        assert await server.hears()

    run(journey())


def test_a_part_waits_for_the_whole_page_however_long_that_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clicks, "_QUIET_SECONDS", 0)

    async def journey() -> None:
        server = await _serve(_rerun("save", "part"), _rerun())
        await server.say(_begins())
        await server.listen()
        assert not await server.hears()
        await server.say(_ends(), _begins("part"), _ends())
        await server.waiting

    run(journey())


def test_a_part_is_not_done_with_the_whole_page_nor_with_another_part() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save", "part"), _rerun())
        assert await server.hears()
        await server.say(_begins(), _ends(), _begins("other"), _ends())
        assert not await server.hears()
        await server.say(_begins("other", "part"), _ends())
        await server.waiting

    run(journey())


def test_a_part_that_has_the_whole_page_drawn_anew_is_done_with_that() -> None:
    async def journey() -> None:
        server = await _serve(_rerun("save", "part"), _rerun())
        assert await server.hears()
        await server.say(_begins("part"), _broken_off(), _begins())
        assert not await server.hears()
        await server.say(_ends())
        await server.waiting

    run(journey())


def test_a_part_that_was_drawn_with_the_whole_page_is_done_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clicks, "_QUIET_SECONDS", 0.01)

    async def journey() -> None:
        server = await _serve(_rerun("save", "part"), _rerun())
        assert await server.hears()
        await server.say(_begins(), _ends())
        await server.listen()

    run(journey())


def _given() -> ForwardMsg:
    said = ForwardMsg()
    said.backend_operation_response.deferred_file.url = "/media/made.pdf"
    return said


DOWNLOAD = "register.export"


@pytest.mark.parametrize("is_first", [True, False], ids=["file first", "click first"])
def test_a_file_waits_for_its_click_and_is_asked_for_under_the_number_of_today(
    is_first: bool,
) -> None:
    async def journey() -> None:
        incoming = [_wants("one"), _rerun(DOWNLOAD)][:: 1 if is_first else -1]
        server = await _serve(*incoming)
        await server.say(_button("one"), _button("other", "register.template"), _button("two"))
        assert await server.hears()
        assert not _wanted(server.got[-1])
        assert not await server.hears()
        await server.say(_begins(), _button("three"), _ends())
        await server.waiting
        assert _wanted(server.got[-1]) == "three"

    run(journey())


def test_a_file_does_not_go_with_the_click_of_another() -> None:
    async def journey() -> None:
        server = await _serve(_wants("one"), _rerun("register.template"), _rerun(DOWNLOAD))
        await server.say(_button("one"), _button("other", "register.template"))
        assert await server.hears()
        await server.say(_begins(), _ends())
        assert await server.hears()
        await server.say(_begins(), _ends())
        assert await server.hears()
        assert [_wanted(each) for each in server.got] == ["", "", "one"]

    run(journey())


def test_what_follows_a_file_waits_until_the_file_is_found() -> None:
    async def journey() -> None:
        server = await _serve(_wants("one"), _rerun(DOWNLOAD), _rerun())
        await server.say(_button("one"))
        assert await server.hears()
        await server.say(_begins(), _ends())
        assert await server.hears()
        assert not await server.hears()
        await server.say(_given())
        await server.waiting
        assert len(server.got) == 3

    run(journey())


def test_nobody_waits_for_a_file_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clicks, "_FINDING_SECONDS", 0.01)

    async def journey() -> None:
        server = await _serve(_wants("foreign"), _rerun())
        await server.listen()
        await server.listen()
        assert len(server.got) == 2

    run(journey())


def test_a_number_that_no_button_had_is_asked_for_as_it_is() -> None:
    async def journey() -> None:
        server = await _serve(_wants("foreign"))
        await server.say(_button("one"))
        assert await server.hears()
        assert _wanted(server.got[-1]) == "foreign"

    run(journey())


def test_what_a_button_was_long_ago_falls_off() -> None:
    buttons = FileButtons()
    for number in range(600):
        buttons.hears(_button(str(number)))
    first, last = (BackMsg.FromString(_wants(each)["bytes"]) for each in ("0", "598"))
    assert buttons.today(first).backend_operation_request.deferred_file.file_id == "0"
    assert buttons.today(last).backend_operation_request.deferred_file.file_id == "599"
