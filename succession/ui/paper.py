"""A document on screen, and the buttons that give it as PDF and as Word."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from succession.actions.preparing import keep_template
from succession.errors import InvalidInput
from succession.reports.paper.document import Document, Section, file_name
from succession.reports.paper.pdf import pdf
from succession.reports.paper.word import starting_template, try_template, word
from succession.ui import components, files, filling, tables, viewing
from succession.ui.files import OfferedFile
from succession.ui.look import Look
from succession.ui.markdown import plain
from succession.views import dutch


def sheet(document: Document, kind: str, key: str) -> None:
    """The document with its two downloads."""
    downloads(document, kind, key)
    with st.container(border=True, key=f"{key}.paper"):
        st.markdown(f"### {plain(document.title)}")
        st.caption(plain(document.subtitle))
        for number, section in enumerate(document.sections):
            _section(section, f"{key}.{number}")
        st.caption(plain(document.footer))


def downloads(document: Document, kind: str, key: str) -> None:
    """PDF and Word; the name of the file tells nothing of whom it is about."""
    made_on_demand(partial(_itself, document), document.statement.as_of, kind, key)


def made_on_demand(make: Callable[[], Document], as_of: date, kind: str, key: str) -> None:
    """The same of a document that is made when somebody asks for it, from frozen values."""
    template, is_broken = _template(viewing.look())
    as_pdf = OfferedFile(
        "PDF", file_name(kind, as_of, "pdf"), files.PDF, partial(_pdf, make), "picture_as_pdf"
    )
    as_word = OfferedFile(
        "Word",
        file_name(kind, as_of, "docx"),
        files.DOCX,
        partial(_word, make, template),
        "description",
    )
    with st.container(horizontal=True, width="content"):
        files.offer(as_pdf, f"{key}.pdf")
        files.offer(as_word, f"{key}.word")
    if is_broken:
        st.warning(
            "Het eigen Word-sjabloon werkt niet; Word komt nu in de meegeleverde opmaak.",
            icon=":material/description:",
        )


def _itself(document: Document) -> Document:
    return document


def _pdf(make: Callable[[], Document]) -> bytes:
    return pdf(make())


def _word(make: Callable[[], Document], template: bytes | None) -> bytes:
    """In the layout that ships where the own template cannot bear just this document."""
    document = make()
    try:
        return word(document, template)
    except InvalidInput:
        return word(document)


@st.cache_resource(max_entries=2, show_spinner=False)
def _template(look: Look) -> tuple[bytes | None, bool]:
    """The own template as it stands at this data version, and whether it cannot be used."""
    kept = look.store.word_template()
    if kept is None:
        return None, False
    return (kept.content, False) if _is_usable(kept.content) else (None, True)


@st.cache_resource(max_entries=2, show_spinner=False)
def _is_usable(template: bytes) -> bool:
    """Trying takes a second, so it is done once for each template."""
    try:
        try_template(template)
    except InvalidInput:
        return False
    return True


def choose_template() -> None:
    """The own Word template for everybody: tried at once, kept until another is chosen."""
    with st.expander("Eigen Word-sjabloon", key="paper.own"):
        st.write(
            "Begin met het meegeleverde sjabloon, geef het uw huisstijl en kies het hier. Daarna "
            "komt elk Word-bestand voor iedereen in uw sjabloon; de PDF houdt zijn eigen vorm."
        )
        ours = OfferedFile("Meegeleverd sjabloon", "sjabloon.docx", files.DOCX, starting_template)
        files.offer(ours, "paper.starting")
        _keep_template()


def _keep_template() -> None:
    form, kept = filling.form("paper", None), viewing.look().store.word_template()
    files = filling.upload(form, "Sjabloon kiezen", "upload", type="docx")
    with st.container(horizontal=True):
        if form.button("Dit sjabloon gebruiken", "keep", disabled=not files):
            content = files[0].content
            try_template(content)
            told = "Word-bestanden komen nu in uw eigen sjabloon."
            form.send(told, keep_template, content)
        if kept and form.button("Terug naar het meegeleverde", "back"):
            told = "Word-bestanden komen weer in de meegeleverde opmaak."
            form.send(told, keep_template, None)
    if kept:
        st.caption(plain(f"Eigen sjabloon van {kept.by}, {dutch.moment(kept.at)}."))


def _section(section: Section, key: str) -> None:
    st.markdown(f"**{plain(section.heading)}**")
    for paragraph in section.paragraphs:
        st.markdown(plain(paragraph))
    components.bullets(section.bullets)
    if section.table and section.table.rows:
        head = section.table.head
        rows = [dict(zip(head, map(plain, row), strict=True)) for row in section.table.rows]
        with st.container(key=f"{key}.table"):
            tables.whole(rows)
