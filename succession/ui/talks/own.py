"""What a praktijkhouder sees of himself, puts right, agrees with and has promised."""

from collections.abc import Callable, Mapping

import streamlit as st

from succession.actions import undoing
from succession.actions.agreements import (
    OWN_FIELDS,
    Correction,
    Objection,
    agree_letter,
    correct_own_record,
    object_to_letter,
)
from succession.actions.talks import TalkRef
from succession.register import Practice
from succession.register.fields import Sheet, field_of
from succession.register.model import ref_of
from succession.register.rows import Row
from succession.reports.talks.agreements import FILE_KIND, letter, lines_of
from succession.talks.talk import Talk
from succession.ui import filling, forms, paper, row_reads, tables, viewing
from succession.ui.filling import Form
from succession.ui.sending import Saved
from succession.ui.talks import after, reads, scan
from succession.views import conflict, dutch
from succession.views.people import said_by
from succession.views.talks import own as talk_own

_COLUMNS = 3
_Shown = tuple[Row, int]


def who_are_you() -> None:
    """Said where it is not certain who looks, so that nobody reads what is of another."""
    st.info(
        "Deze pagina is voor een praktijkhouder zelf. Kies links bij *De gast is* "
        "„praktijkhouder”, en zijn er meer in de praktijk, dan ook wie.",
        icon=":material/badge:",
    )


def choose_section() -> str:
    names = list(SECTIONS)
    chosen = st.segmented_control(
        "Wat wilt u zien?", names, default=names[0], key="own.section", required=True
    )
    return chosen or names[0]


def _record(himself: str) -> None:
    """Everything that is recorded of him, and what he told before."""
    row = talk_own.own_row(viewing.look().register, himself)
    st.subheader("Wat er over u is vastgelegd")
    st.caption(
        "Dit is alles: geen gezondheid, familie, inkomen of patiënten. Wilt u dat iets wordt "
        "weggehaald dat u hier niet zelf kunt wijzigen, vraag het dan aan de consulent."
    )
    fields = talk_own.own_fields(row, reads.own_sources(himself))
    tables.whole([field.record() for field in fields])
    st.subheader("Wat u eerder over stoppen hebt gezegd")
    gps = tuple(gp for gp in viewing.look().register.gps if gp.row_key == himself)
    said = [{"gezegd op": s.said, "stopt": s.plan, "zekerheid": s.certainty} for s in said_by(gps)]
    if said:
        tables.whole(said)
    else:
        st.write("Nog niets.")


def _correct(himself: str) -> None:
    """The right of reply: his own fields, as text, and one button."""
    st.caption(
        "Wijzig wat niet klopt; een leeg veld is onbekend. Een jaar is genoeg. De consulent ziet "
        "dat u iets hebt doorgegeven; wat u eerder zei, blijft in de geschiedenis staan."
    )
    row, mark = row_reads.rows(Sheet.GPS)[himself], reads.marks().of(himself)
    form = filling.form("own", row, mark)
    with st.container(border=True, key="own.form"):
        _conflict(himself, form)
        texts = _inputs(form)
        levels = (f"- *{level.value}*: {words}" for level, words in talk_own.WHO.items())
        st.caption("\n".join(("Wie mag dit weten:", *levels)))
        form.unsaved_line()
        if form.button("Doorgeven", type="primary"):
            _send(himself, form, texts)


def _conflict(himself: str, form: Form[_Shown]) -> None:
    if form.before is None:
        return
    rows = (form.before[0], form.base[0])
    changes = conflict.row_changes(Sheet.GPS, rows, form.typed())
    by = row_reads.last_change((Sheet.GPS, himself))
    said = conflict.who_line("Wat over u is vastgelegd", by, viewing.actor().name)
    filling.conflict_box(form, said, changes)


def _inputs(form: Form[_Shown]) -> dict[str, str]:
    columns = st.columns(_COLUMNS)
    texts = {}
    for number, name in enumerate(OWN_FIELDS):
        with columns[number % _COLUMNS]:
            field = field_of(Sheet.GPS, name)
            texts[name] = forms.field_input(field, form.base[0][name], form.key(name))
    return texts


def _send(himself: str, form: Form[_Shown], texts: Mapping[str, str]) -> None:
    row, version = form.base
    told = forms.read(Sheet.GPS, texts)
    values = {name: value for name, value in told.items() if value != row[name]}
    if not values:
        st.info("Er is niets gewijzigd.")
        return
    correction = Correction(himself, values, version)
    named = dutch.listing(dutch.label(Sheet.GPS, name) for name in values)
    thanks = Saved(
        f"Dank u, het is aangepast: {named}. De consulent ziet dat u dit hebt doorgegeven.",
        "Wat u doorgaf is teruggenomen; alles is weer zoals het was.",
        undoing.own_record,
    )
    form.send(thanks, correct_own_record, correction, reads.method().bank)


def _talks(himself: str) -> None:
    """The letters of his talks, each to read, to agree with or to object to."""
    held = [t for t in viewing.look().talks if t.row_key == himself and t.is_held]
    if not held:
        st.write("Er is nog geen gesprek met u vastgelegd.")
        return
    practice = viewing.look().register.practice_by_agb[ref_of(himself)[0]]
    for talk in sorted(held, key=lambda one: str(one.held_on), reverse=True):
        title = f"Gesprek van {dutch.day(talk.held_on)}"
        with st.expander(title, expanded=talk is held[-1], key=f"own.talk.{talk.talk_id}"):
            _talk(talk, practice)


def _talk(talk: Talk, practice: Practice) -> None:
    document = letter(talk, practice, reads.method().bank, viewing.look().statement)
    paper.sheet(document, FILE_KIND, f"own.letter.{talk.talk_id}")
    after.standing_of_letter(talk, "u")
    ref, when = TalkRef(talk.talk_id, talk.version), dutch.day(talk.held_on)
    form = filling.form(f"own.agree.{talk.talk_id}", ref)
    if talk.agreed_on is None and form.button("Dit klopt, ik ga akkoord", type="primary"):
        told = f"Dank u. Uw akkoord met de brief van {when} is vastgelegd."
        form.send(_said(talk, told), agree_letter, form.base)
    lines = lines_of(talk, reads.method().bank)
    if lines:
        _object(talk, lines)


def _said(talk: Talk, told: str) -> Saved[Talk]:
    """What is told of what was said of the letter of this talk."""
    undone = f"Wat u over de brief van {dutch.day(talk.held_on)} zei, is teruggenomen."
    return Saved(told, undone, undoing.letter(talk))


def _object(talk: Talk, lines: Mapping[str, str]) -> None:
    form = filling.form(f"own.object.{talk.talk_id}", TalkRef(talk.talk_id, talk.version))
    after.say_who_was_first(form, talk.talk_id)
    with st.container(border=True):
        wrong = st.multiselect(
            "Klopt er iets niet? Kies welke regels; de consulent belt u daarover.",
            list(lines),
            format_func=lines.__getitem__,
            placeholder="Kies een of meer regels",
            key=form.key("wrong"),
        )
        form.unsaved_line()
        is_sent = form.button("Dit klopt niet")
    if is_sent:
        objection = Objection(form.base, tuple(wrong))
        named = dutch.count(len(wrong), "regel", "regels")
        told = f"Dank u. De consulent ziet wat er niet klopt ({named}) en neemt contact op."
        form.send(_said(talk, told), object_to_letter, objection)


def _promised(himself: str) -> None:
    """What both sides still have to do; his own he settles himself."""
    own = [talk for talk in viewing.look().talks if talk.row_key == himself]
    after.promises(after.rows(own, {himself: "uw gesprek"}), "own.promises")


def _scan(himself: str) -> None:
    held = reads.scans(himself)
    if not held:
        st.write("De scan *overname-klaar* is met u nog niet gedaan; de consulent doet hem met u.")
        return
    scan.outcome(ref_of(himself)[0], held[0])


SECTIONS: Mapping[str, Callable[[str], None]] = {
    "Vastgelegd": _record,
    "Verbeteren": _correct,
    "Brieven": _talks,
    "Afspraken": _promised,
    "Overname-klaar": _scan,
}
"""The parts of the page, each for the praktijkhouder whose row has this key."""
