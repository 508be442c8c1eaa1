"""Text that somebody typed, shown as typed: never as a link, a picture or a heading."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """The text with every sign that Markdown would act upon escaped; line breaks are kept."""
    return _SIGNS.sub(r"\\\1", text).replace("\n", "  \n")
