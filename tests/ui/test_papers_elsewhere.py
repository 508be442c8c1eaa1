"""Every paper as Word, opened in another program than Word: A4, and no word broken at a column."""

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pypdf
import pytest

from succession.register import Audience, Level, Role
from succession.ui.frame.navigation import ENTRIES
from tests.region import LINDE
from tests.ui import looking
from tests.ui.looking import Look
from tests.ui.test_files import _below, worlds
from tests.ui.worlds import VISSER, Worlds, guest

pytestmark = pytest.mark.soak
A4_POINTS = (595, 842)
__all__ = ["worlds"]


@pytest.mark.parametrize("worlds", [Level.BOARD], indirect=True, ids=["stricter"])
def test_no_paper_breaks_a_word(
    look: Look, worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_said", lambda content: content)
    papers = dict(_papers(look, worlds))
    assert len(papers) >= 8
    for number, content in enumerate(papers.values()):
        (tmp_path / f"{number}.docx").write_bytes(content)
    _as_pdf(tmp_path)
    for number, (name, content) in enumerate(papers.items()):
        shown = pypdf.PdfReader(tmp_path / f"{number}.pdf")
        assert {_size(page) for page in shown.pages} == {A4_POINTS}, name
        read = " ".join(page.extract_text() for page in shown.pages)
        assert _words(_text(content)) - _words(read) == Counter(), name
        assert f"pagina {len(shown.pages)} van {len(shown.pages)}" in " ".join(read.split()), name


def _papers(look: Look, worlds: Worlds) -> Iterator[tuple[str, bytes]]:
    for who in (Audience(Role.CONSULENT), guest(LINDE, VISSER)):
        for entry in (one for one in ENTRIES if who.role in one.roles):
            files: Mapping[str, object] = look(worlds[0], entry, who, _below(entry, worlds)).files
            for key, said in files.items():
                _, content = said  # type: ignore[misc]
                if isinstance(content, bytes) and content.startswith(b"PK") and _is_word(content):
                    yield f"{who.role.value} {key}", content


def _is_word(content: bytes) -> bool:
    return b"word/document.xml" in content


def _as_pdf(folder: Path) -> None:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder / 'profile'}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *sorted(map(str, folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )


def _size(page: pypdf.PageObject) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def _text(content: bytes) -> str:
    file = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
