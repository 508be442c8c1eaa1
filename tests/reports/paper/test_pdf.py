"""Documents as PDF: read back, tagged, and the same bytes for the same words."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from succession.reports.paper.document import Document, PaperTable, Section, file_name
from succession.reports.paper.pdf import pdf
from succession.reports.paper.workbook import Statement

STATEMENT = Statement(date(2027, 1, 1), "consulent", "1.2.3", "aannames 2026.11")
DOCUMENT = Document(
    title="Voorbereiding",
    subtitle="De Linde #strong & <Zonen> *ster*",
    sections=(
        Section("Eerst", ("Een alinea met één ’s.",), ("een punt", "nog een punt")),
        Section("Tabel", table=PaperTable(("a", "b"), (("1", "twee"), ("3", "$vier$")))),
        Section("Zelf invullen", lines=3),
    ),
    statement=STATEMENT,
)


def _read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(document)))


def text_of(data: bytes) -> str:
    """All that can be read on the pages, on one line."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_everything_that_was_said_is_read_back_as_it_was_typed() -> None:
    text = text_of(pdf(DOCUMENT))
    for words in (
        "Voorbereiding",
        "De Linde #strong & <Zonen> *ster*",
        "Een alinea met één ’s.",
        "nog een punt",
        "a b 1 twee 3 $vier$",
        "stand 1 januari 2027 · voor consulent · aannames 2026.11 · 1.2.3",
        "pagina 1 van 1",
    ):
        assert words in text


def test_the_file_is_accessible_and_dutch() -> None:
    root = _read(DOCUMENT).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "nl"
    assert "/StructTreeRoot" in root
    assert _read(DOCUMENT).metadata.title == "Voorbereiding"
    assert not _read(DOCUMENT).metadata.author


def test_the_only_font_is_our_own() -> None:
    fonts = _read(DOCUMENT).pages[0]["/Resources"]["/Font"].values()
    names = {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts}
    assert names
    assert all(name.startswith("OpenSans") for name in names)


def test_the_same_words_give_the_same_bytes_and_the_day_is_the_day_it_is_about() -> None:
    assert pdf(DOCUMENT) == pdf(DOCUMENT)
    assert _read(DOCUMENT).metadata.creation_date.date() == date(2027, 1, 1)
    later = replace(DOCUMENT, statement=replace(STATEMENT, as_of=date(2027, 1, 2)))
    assert pdf(later) != pdf(DOCUMENT)


@pytest.mark.parametrize("name", ["日本", "😀 De Linde", "ا", "Ştefănescu–Ñandú"])
def test_a_sign_that_no_font_bears_does_not_stop_the_print(name: str) -> None:
    text = text_of(pdf(replace(DOCUMENT, subtitle=f"{name} praktijk")))
    assert "praktijk" in text
    assert "日" not in text
    if name.startswith("Ş"):
        assert name in text


def test_a_long_table_goes_on_over_the_pages_with_its_head() -> None:
    rows = tuple((str(number), "tekst") for number in range(120))
    found = _read(
        replace(DOCUMENT, sections=(Section("Lang", table=PaperTable(("kopregel", "b"), rows)),))
    )
    assert len(found.pages) > 1
    assert all("kopregel" in page.extract_text() for page in found.pages)


def _pages(*sections: Section) -> list[str]:
    return [page.extract_text() for page in _read(replace(DOCUMENT, sections=sections)).pages]


@pytest.mark.parametrize("lines", range(30, 52, 3))
def test_a_heading_stands_on_the_page_of_its_table(lines: int) -> None:
    before = Section("Vooraf", tuple(f"alinea {n}" for n in range(lines // 2)))
    table = Section("Kopje", ("Dit staat erboven.",), table=PaperTable(("kopregel",), (("rij",),)))
    (page,) = (one for one in _pages(before, table) if "Kopje" in one)
    assert "Dit staat erboven." in page
    assert "kopregel" in page
    assert "rij" in page


@pytest.mark.parametrize("lines", range(10, 26, 3))
def test_the_lines_to_write_on_stand_under_their_heading(lines: int) -> None:
    before = Section("Vooraf", tuple(f"alinea {n}" for n in range(lines)))
    pages = _pages(before, Section("Aantekeningen", ("Vul in.",), lines=6))
    assert [page for page in pages if "Aantekeningen" in page] == [
        page for page in pages if "Vul in." in page
    ]
    assert not any(page.split("\n")[0].startswith("stand ") for page in pages)  # no empty page


def test_the_head_of_a_table_is_a_head_for_who_listens() -> None:
    """What is not checked when the file is made."""
    kinds = _kinds(_read(DOCUMENT).trailer["/Root"]["/StructTreeRoot"])
    assert kinds.count("/TH") == 2
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(DOCUMENT.sections)


def _kinds(node: object) -> list[str]:
    part = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(part, list):
        return [kind for child in part for kind in _kinds(child)]
    if not isinstance(part, dict):
        return []
    own = [str(part["/S"])] if "/S" in part else []
    return own + _kinds(part.get("/K"))


def test_a_file_name_tells_only_what_it_is_and_when() -> None:
    assert file_name("gesprek-voor-mijzelf", date(2027, 1, 1), "pdf") == (
        "gesprek-voor-mijzelf-2027-01-01.pdf"
    )
