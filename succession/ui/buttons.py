"""The buttons of one page that give a file, and the number under which each may be asked for.

Streamlit gives a button another number each time that it draws it, and forgets the one before: a
browser that has not heard the new one yet would ask in vain.
"""

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

    def hears(self, said: ForwardMsg) -> None:
        """Remember the number that this message gives to a button."""
        button = said.delta.new_element.download_button
        if button.deferred_file_id:
            self._button_of[button.deferred_file_id] = button.id
            self._newest[button.id] = button.deferred_file_id
        if len(self._button_of) > _REMEMBERED:
            del self._button_of[next(iter(self._button_of))]

    def today(self, asked: BackMsg) -> BackMsg:
        """The same request for a file, with the number that the button of the file has now."""
        renewed = BackMsg()
        renewed.CopyFrom(asked)
        wanted = renewed.backend_operation_request.deferred_file
        wanted.file_id = self._newest.get(self._button_of.get(wanted.file_id, ""), wanted.file_id)
        return renewed


def asks_for_file(asked: BackMsg) -> bool:
    """Whether the browser wants a file made."""
    return asked.backend_operation_request.HasField("deferred_file")
