"""The concepts on privacy: every field has its ground, and each document is a Word file."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from succession.errors import InvalidInput
from succession.register.fields import FIELDS_OF_SHEET
from succession.reports.paper.word import word
from succession.reports.paper.workbook import Statement
from succession.reports.register.privacy import Concept, document, load_privacy

FILE = Path(__file__).resolve().parents[2] / "data" / "privacy.yaml"
PRIVACY = load_privacy(FILE)
STATEMENT = Statement(date(2026, 11, 30), "consulent", "1", "aannames 1")


def _words(concept: Concept) -> str:
    file = docx.Document(BytesIO(word(document(PRIVACY, concept, STATEMENT))))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join((*(one.text for one in file.paragraphs), *cells))


@pytest.mark.parametrize("concept", PRIVACY.concepts, ids=lambda concept: concept.id)
def test_a_concept_is_a_word_file_that_says_it_is_to_be_checked(concept: Concept) -> None:
    words = _words(concept)
    assert "laat dit toetsen" in words
    assert all(part.heading in words for part in concept.parts)


def test_the_grounds_name_every_field_of_the_register() -> None:
    (concept,) = (one for one in PRIVACY.concepts if one.shows_grounds)
    words = _words(concept)
    for fields in FIELDS_OF_SHEET.values():
        assert all(field.label in words for field in fields)


def test_all_that_is_asked_is_there() -> None:
    ids = {concept.id for concept in PRIVACY.concepts}
    asked = {"grondslagen", "bericht", "verwerkingsregister", "verwerkersovereenkomst", "datalek"}
    assert asked <= ids


def test_a_field_without_a_ground_is_told(tmp_path: Path) -> None:
    file = tmp_path / "privacy.yaml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(", huisartsen.fte,", ","), "utf-8")
    with pytest.raises(InvalidInput, match=r"huisartsen\.fte"):
        load_privacy(file)
