"""Both sheets for a talk in one file, each still a sheet of its own: one stays on the table."""

import io
import zipfile
from collections.abc import Mapping

from succession.reports.paper.document import Document, file_name
from succession.reports.paper.pdf import pdf

FILE_KIND = "gesprek-beide-vellen"


def both_sheets(sheets: Mapping[str, Document]) -> bytes:
    """A zip with a PDF of each document, by what kind of sheet it is."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        for kind, document in sheets.items():
            # With its own date in it, the same file would be another at each making.
            part = zipfile.ZipInfo(file_name(kind, document.statement.as_of, "pdf"))
            parts.writestr(part, pdf(document))
    return kept.getvalue()
