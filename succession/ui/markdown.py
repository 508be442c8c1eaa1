"""Text that somebody typed, shown as typed: never as a link, a picture or a heading."""

import re

# An address is made a link after escaping: an invisible joiner keeps it from being one.
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
_JOINER = "\u2060"
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """The text with every sign that Markdown would act upon escaped; line breaks are kept."""
    return _SIGNS.sub(r"\\\1", _ADDRESS.sub(_JOINER, text)).replace("\n", "  \n")
