"""Everything that one audience is sent of one page: each element, each section, each file."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from succession.register import Audience
from succession.ui import shared, viewing
from succession.ui.files import OfferedFile
from succession.ui.frame import navigation
from succession.ui.frame.navigation import Entry

# Per page the choice of a section; a page that is asked for by its address has another.
SECTION_OF = {
    navigation.PRACTICE: "practice.section",
    navigation.REGISTER: "register.section",
    navigation.TALKS: "talks.section",
    navigation.PLAYBOOKS: "playbooks.part",
    navigation.OWN_RECORD: "own.section",
    navigation.BOARD: "board.part",
}
DEEPER = {"gesprek": "talk.section", "run": "run.part", "acuut": None}
# When a file was made is no part of what it says; the year plan is numbered by the minute.
_MOMENTS = re.compile(
    rb"^(?:(?:DTSTAMP|CREATED|LAST-MODIFIED):.*|SEQUENCE:\d{7,}\r?)$", re.MULTILINE
)
_MADE_AT = ("docProps/core.xml",)


@dataclass(frozen=True)
class Seen:
    """What was sent: every element of the page, and what is in every file by its button."""

    elements: list[str]
    files: Mapping[str, object]


Look = Callable[..., Seen]
Open = Callable[..., AppTest]
_SECONDS = 120


def finished(app: AppTest) -> AppTest:
    """The page once every long computation that was begun has ended."""
    wait_for_jobs()
    return app.run()


def wait_for_jobs() -> None:
    jobs = shared.jobs()
    assert all(jobs.wait(key, _SECONDS) for key in list(jobs._jobs))


def page(open_page: Open, entry: Entry, who: Audience, asked: tuple[str, str]) -> list[str]:
    app = open_page(entry, who.role, **dict([asked]))
    _become(app, who)
    app.query_params[asked[0]] = asked[1]
    elements = drawn(finished(app.run()))
    key = DEEPER.get(asked[0], SECTION_OF.get(entry))
    if key is None or key not in [control.key for control in app.get("button_group")]:
        return elements
    for name in app.segmented_control(key=key).options:
        elements += drawn(app.segmented_control(key=key).set_value(name).run())
    return elements


def _become(app: AppTest, who: Audience) -> None:
    app.session_state[viewing.HAGRO_KEY] = who.hagro
    own = next(iter(who.practices), None)
    app.session_state[viewing.PRACTICE_KEY] = own
    if own is not None:
        part = "opvolger" if who.himself is None else "praktijkhouder"
        app.session_state[viewing.PART_KEY] = part
        app.session_state[f"{viewing.HIMSELF_KEY}.{own}"] = who.himself


def drawn(app: AppTest) -> list[str]:
    """Every element of the page with all that is sent to the browser.

    A file that is made on demand gets a name by lot; what is in it is compared where it is made.
    """
    assert not app.exception
    sent = (str(getattr(node, "proto", "")) for node in _nodes(app.main))
    return [re.sub(r'deferred_file_id: "\w+"', "", element) for element in sent]


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def contents(offered: Mapping[str, OfferedFile]) -> dict[str, object]:
    """What is in each file, made as Streamlit does: in a thread without a session."""
    with ThreadPoolExecutor(1) as thread:
        made = {key: thread.submit(file.make).result() for key, file in offered.items()}
    return {key: (offered[key].name, _said(content)) for key, content in made.items()}


def _said(content: bytes) -> object:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return _MOMENTS.sub(b"", content)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name not in _MADE_AT}
