"""What in a Word file reaches outside it: whoever opens the letter would ask something there.

A link that is only followed when somebody clicks it may stay.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAYS = (f"{_WORD}instrText", f"{_WORD}delInstrText")
_FETCHES = re.compile(r"INCLUDE|IMPORT|DDE|DATABASE|LINK(?<!HYPERLINK)|\bRD\b", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_PROGRAMMES = re.compile(r"vbaproject|activex|oleobject", re.IGNORECASE)


def reaches_outside(data: bytes) -> bool:
    """Whether the file names something elsewhere that Word fetches of itself, or holds a programme.

    Raises what the standard library does when it is no Word file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return any(
            _PROGRAMMES.search(name)
            or (name.endswith(".rels") and any(_fetched(file.read(name))))
            or (name.endswith(".xml") and _FETCHES.search(_fields(file.read(name))))
            for name in file.namelist()
        )


def _fetched(relations: bytes) -> Iterator[bool]:
    for relation in ElementTree.fromstring(relations):
        is_link = relation.get("Type", "").endswith("/hyperlink")
        is_elsewhere = relation.get("TargetMode") == "External"
        yield not is_link and (is_elsewhere or bool(_ADDRESS.match(relation.get("Target", ""))))


def _fields(part: bytes) -> str:
    """The instructions of all fields, in one: a word of them may be divided over many runs."""
    told = []
    for element in ElementTree.fromstring(part).iter():
        if element.tag in _SAYS:
            told.append(element.text or "")
        elif element.tag == f"{_WORD}fldSimple":
            told.append(f" {element.get(f'{_WORD}instr', '')} ")
    return "".join(told)
