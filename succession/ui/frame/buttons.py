"""The buttons of one page that give a file, and the number under which each may be asked for.

Streamlit gives a button another number each time that it draws it, and forgets the one before: a
browser that has not heard the new one yet would ask in vain, and so would one that asks for a file
while its click draws the button anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Far more than a page draws before the browser has heard of it.
_REMEMBERED = 500


@dataclass(slots=True)
class FileButtons:
    """What one browser was told of them."""

    _button_of: dict[str, str] = field(default_factory=dict)
    _newest: dict[str, str] = field(default_factory=dict)
    _clicked: list[str] = field(default_factory=list)
    _wanted: list[BackMsg] = field(default_factory=list)

    def hears(self, said: ForwardMsg) -> None:
        """Remember the number that this message gives to a button."""
        button = said.delta.new_element.download_button
        if button.deferred_file_id:
            self._button_of[button.deferred_file_id] = button.id
            self._newest[button.id] = button.deferred_file_id
        if len(self._button_of) > _REMEMBERED:
            del self._button_of[next(iter(self._button_of))]

    def wants(self, asked: BackMsg) -> None:
        """Remember this request for a file until the click that it belongs to."""
        self._wanted.append(asked)

    def clicked(self, ids: Iterable[str]) -> None:
        """Remember which of its buttons were clicked; others give no file."""
        self._clicked.extend(each for each in ids if each in self._newest)

    def due(self) -> BackMsg | None:
        """A request whose button was clicked, once; or one of which no button is known."""
        for asked in self._wanted:
            button = self._button_of.get(_number(asked))
            if button is None or button in self._clicked:
                self._wanted.remove(asked)
                self._clicked = [each for each in self._clicked if each != button]
                return asked
        return None

    def today(self, asked: BackMsg) -> BackMsg:
        """The same request for a file, with the number that the button of the file has now."""
        renewed = BackMsg()
        renewed.CopyFrom(asked)
        number = _number(asked)
        newest = self._newest.get(self._button_of.get(number, ""), number)
        renewed.backend_operation_request.deferred_file.file_id = newest
        return renewed


def _number(asked: BackMsg) -> str:
    return asked.backend_operation_request.deferred_file.file_id


def asks_for_file(asked: BackMsg) -> bool:
    """Whether the browser wants a file made."""
    return asked.backend_operation_request.HasField("deferred_file")
