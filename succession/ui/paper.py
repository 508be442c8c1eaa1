"""A document on screen, and the buttons that give it as PDF and as Word."""

import streamlit as st

from succession.errors import InvalidInput
from succession.reports.document import Document, Section, file_name
from succession.reports.pdf import pdf
from succession.reports.word import starting_template, word
from succession.ui import components
from succession.ui.markdown import plain

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEMPLATE = "paper.template"


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
    as_of, template = document.statement.as_of, st.session_state.get(_TEMPLATE)
    with st.container(horizontal=True):
        st.download_button(
            "PDF",
            lambda: pdf(document),
            file_name=file_name(kind, as_of, "pdf"),
            mime="application/pdf",
            on_click="ignore",
            icon=":material/picture_as_pdf:",
            key=f"{key}.pdf",
        )
        st.download_button(
            "Word",
            lambda: word(document, template),
            file_name=file_name(kind, as_of, "docx"),
            mime=_WORD,
            on_click="ignore",
            icon=":material/description:",
            key=f"{key}.word",
        )


def choose_template(document: Document) -> None:
    """The own Word template, which is tried at once; it holds until the browser is closed."""
    with st.expander("Eigen Word-sjabloon", key="paper.own"):
        st.write(
            "Begin met het meegeleverde sjabloon, geef het uw huisstijl en kies het hier. Het "
            "blijft alleen in deze sessie; de PDF houdt zijn eigen vorm."
        )
        st.download_button(
            "Meegeleverd sjabloon",
            starting_template,
            file_name="sjabloon.docx",
            mime=_WORD,
            on_click="ignore",
            key="paper.starting",
        )
        chosen = st.file_uploader("Sjabloon kiezen", type="docx", key="paper.upload")
        if chosen is not None:
            _try_template(document, chosen.getvalue())
        if _TEMPLATE in st.session_state:
            st.caption("Word-bestanden komen nu in uw eigen sjabloon.")


def _try_template(document: Document, template: bytes) -> None:
    try:
        word(document, template)
    except InvalidInput as error:
        st.session_state.pop(_TEMPLATE, None)
        components.error_box(error)
    else:
        st.session_state[_TEMPLATE] = template


def _section(section: Section, key: str) -> None:
    st.markdown(f"**{plain(section.heading)}**")
    for paragraph in section.paragraphs:
        st.markdown(plain(paragraph))
    components.bullets(section.bullets)
    if section.table and section.table.rows:
        head = section.table.head
        rows = [dict(zip(head, map(plain, row), strict=True)) for row in section.table.rows]
        with st.container(key=f"{key}.table"):
            st.table(rows, hide_index=True)
