"""What a browser was told over its websocket, and may therefore ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# The name of a file without its extension: Streamlit serves it under any.
_FILE = re.compile(r"/media/[^/.]+|/_stcore/upload_file/[^/]+/[^/]+")
# Far more than one page offers. What a page no longer offers falls off in the end.
_REMEMBERED = 500


@dataclass(eq=False)
class Told:
    """One session: the word of the browser it is for, and what it was told last."""

    word: str
    _things: dict[str, None] = field(default_factory=dict)

    def hears(self, message: ForwardMsg) -> None:
        """Remember the files that this message offers."""
        for thing in _offered(message):
            self._things.pop(thing, None)
            self._things[thing] = None
        while len(self._things) > _REMEMBERED:
            del self._things[next(iter(self._things))]

    def may_fetch(self, path: str) -> bool:
        """Whether this address of a file was told."""
        found = _FILE.match(path)
        return found is not None and found.group() in self._things

    def may_ask(self, message: BackMsg) -> bool:
        """Whether a file that this message wants made was offered here; true for other messages."""
        wanted = message.backend_operation_request
        return not wanted.HasField("deferred_file") or wanted.deferred_file.file_id in self._things


def session_of(message: ForwardMsg) -> str | None:
    """The number of the session, in the message that begins it."""
    return message.new_session.initialize.session_id or None


def _offered(message: ForwardMsg) -> Iterator[str]:
    """The addresses of files, and the numbers of files that are made once they are wanted.

    Only from the places where Streamlit itself puts them: a note that somebody typed may look
    like an address, and opens nothing.
    """
    button = message.delta.new_element.download_button
    addresses = [button.url, message.backend_operation_response.deferred_file.url]
    for upload in message.file_urls_response.file_urls:
        addresses += [upload.upload_url, upload.delete_url]
    yield from (found.group() for found in map(_FILE.match, addresses) if found)
    if button.deferred_file_id:
        yield button.deferred_file_id
