"""The form of a talk: what is filled in is kept as a draft at once, and written when it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from succession.actions.talks import DraftAnswer, save_draft
from succession.errors import Conflict, InvalidInput, Problem
from succession.pictures import charts
from succession.register import Level
from succession.register.fields import Sheet
from succession.register.rows import Row, Value
from succession.talks.questions import Question, QuestionBank, register_field
from succession.talks.talk import Answer, Talk
from succession.talks.worklist import TalkEntry
from succession.ui import (
    forms,
    row_reads,
    sending,
    viewing,
)
from succession.ui.forms import DAY_FORMAT
from succession.ui.markdown import plain
from succession.ui.talks import reads
from succession.views import dutch
from succession.views.conflict import who_line
from succession.views.talks import form as talk_form
from succession.views.talks.form import Locked

HELD_ON = "gesprek.op"
"""The field that every drawing of the form has."""


@dataclass(frozen=True)
class TalkForm:
    """A form as this session draws it; `faults` gathers what was typed and cannot be read,
    `levels` who may know what, as the draft keeps it.

    `first` is the draft with which the drawing began: a control whose beginning changed would be
    another control, and lose the hand that is on it. `draft` is the draft as it stands now.
    `place` is the name under which it is sent, `name` begins the keys of its controls.
    """

    place: str
    name: str
    shown: "RowsShown"
    entry: TalkEntry
    bank: QuestionBank
    first: Talk | None
    draft: Talk | None
    faults: list[Problem] = field(default_factory=list)
    levels: list[Answer] = field(default_factory=list)

    def key(self, name: str) -> str:
        return f"{self.name}.{name}"

    @property
    def known(self) -> Mapping[str, Value]:
        """What the register said of him and of the practice, by `sheet.field`."""
        return talk_form.known(self.shown.practice[0], self.shown.gp[0])

    def stored(self, name: str) -> Value:
        """What the field began with."""
        answer = self.first.answer(name) if self.first else None
        return answer.value if answer else None

    def stored_day(self, name: str) -> date | None:
        found = self.stored(name)
        return date.fromisoformat(found) if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class RowsShown:
    """The rows of the praktijkhouder and the practice with their versions, as they were shown."""

    gp: tuple[Row, int]
    practice: tuple[Row, int]


def version_of(mark: str) -> int:
    """The data version at which this session first drew the form; it holds until it is sent."""
    key = f"{sending.numbered(_place(mark))}.version"
    version: int = st.session_state.setdefault(key, viewing.look().version)
    return version


def begin(entry: TalkEntry, mark: str) -> TalkForm:
    """The form for this praktijkhouder, with the draft that was kept."""
    name = sending.numbered(_place(mark))
    draft = talk_form.draft_of(viewing.look().talks, entry.row_key)
    if f"{name}.{HELD_ON}" not in st.session_state:
        # Not drawn the last time: its controls have forgotten what they held.
        begun: dict[str, object] = {"first": draft, "shown": _shown_now(entry), "seen": {}}
        st.session_state.update({f"{name}.{what}": value for what, value in begun.items()})
    first: Talk | None = st.session_state[f"{name}.first"]
    shown: RowsShown = st.session_state[f"{name}.shown"]
    return TalkForm(_place(mark), name, shown, entry, reads.method().bank, first, draft)


def _shown_now(entry: TalkEntry) -> RowsShown:
    """The rows as they stand now; raises `Conflict` when one of them is gone."""
    gp = row_reads.rows(Sheet.GPS).get(entry.row_key)
    practice = row_reads.rows(Sheet.PRACTICES).get(entry.practice.agb)
    if gp is None or practice is None:
        raise Conflict(f"{entry.gp.name or 'De praktijkhouder'} staat niet meer in het register.")
    return RowsShown(gp, practice)


def _place(mark: str) -> str:
    return f"talk.{mark}"


def questions(form: TalkForm, asked: Iterable[Question], usual: Level) -> list[Answer]:
    """Each question with its fields and with who may know the answer, `usual` where that is not
    said of the answer itself.
    """
    return [answer for question in asked for answer in _question(form, question, usual)]


def _question(form: TalkForm, question: Question, usual: Level) -> list[Answer]:
    with st.container(border=True, key=form.key(f"card.{question.id}")):
        lock = _headed(question.text, question.why)
        names = question.fills or (f"vraag.{question.id}",)
        if set(talk_form.PLAN_FIELDS) <= set(names):
            values = _plan(form)
        elif question.fills:
            values = _fields(form, question.fills)
        else:
            values = {names[0]: _choice(form, names[0], question.choices)}
        with lock:
            level = _level(form, Locked(question.id, names, question.level), usual)
        st.caption(f":material/edit_off: {plain(question.never)}")
    return [Answer(name, value, level) for name, value in values.items()]


def _headed(text: str, why: str | None = None) -> DeltaGenerator:
    """The question, and the place beside it for its lock."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(text)}**", help=plain(why) if why else None, width="stretch")
        return st.container(width="content")


def for_all(form: TalkForm) -> Level:
    """Who may know what is told, for every answer that says nothing else."""
    chosen = st.segmented_control(
        "Wie mag weten wat in dit gesprek is gezegd?",
        list(Level),
        default=talk_form.for_all(form.first),
        format_func=lambda level: level.value,
        required=True,
        key=form.key(talk_form.FOR_ALL),
    )
    level = chosen or Level.CONFIDENTIAL
    said = None if level is Level.CONFIDENTIAL else level.value
    form.levels.append(Answer(talk_form.FOR_ALL, said, Level.CONFIDENTIAL))
    st.caption(
        "Geldt voor elk antwoord. Gegevens van de praktijk zelf, zoals pand, team en patiënten, "
        "zijn openbaar. Het slotje bij een antwoord maakt een uitzondering."
    )
    return level


def _level(form: TalkForm, asked: Locked, level_of_all: Level) -> Level:
    """A small lock: who may know this answer, where that is otherwise than usual.

    Once chosen it stays, also when what is usual becomes the same.
    """
    key, usual = form.key(f"level.{asked.name}"), asked.usual(level_of_all)
    own = talk_form.own_level(form.first, asked)
    level = st.session_state.get(key, own) or usual
    icon = ":material/lock_open:" if level is Level.PUBLIC else ":material/lock:"
    with st.popover(level.value, icon=icon, key=f"{key}.lock"):
        chosen: Level | None = st.segmented_control(
            "Wie mag dit ene antwoord weten?",
            list(Level),
            default=own,
            format_func=lambda one: one.value,
            help="Zonder keuze geldt wat bovenaan staat.",
            key=key,
        )
    said = chosen.value if chosen else None
    form.levels.append(Answer(asked.lock, said, Level.CONFIDENTIAL))
    return chosen or usual


def _fields(form: TalkForm, names: Sequence[str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for column, name in zip(st.columns(len(names)), names, strict=True):
        with column:
            text = forms.field_input(register_field(name), form.stored(name), form.key(name))
            st.caption(f"nu bij ons: {plain(dutch.told(register_field(name), form.known[name]))}")
            values |= _read(form, name, text)
    return values


def _read(form: TalkForm, name: str, text: str) -> dict[str, Value]:
    """The typed text as a value; what cannot be read is said under its field and not kept."""
    sheet, _, column = name.partition(".")
    try:
        return {name: forms.read(sheet, {column: text})[column]}
    except InvalidInput as error:
        form.faults.extend(error.problems)
        for problem in error.problems:
            st.error(plain(f"{problem.what}: {problem.remedy}"))
        return {}


def _choice(form: TalkForm, name: str, choices: Sequence[str]) -> str | None:
    stored = str(form.stored(name))
    chosen: str | None = st.pills(
        "Antwoord",
        choices,
        default=stored if stored in choices else None,
        label_visibility="collapsed",
        key=form.key(name),
    )
    return chosen


def _plan(form: TalkForm) -> dict[str, Value]:
    """The years by sliders under a picture; a day that was named goes before its year."""
    span = talk_form.years(viewing.look().today)
    picture = st.container()
    days = {
        name: talk_form.day_in(name, _year(form, name, span)) for name in talk_form.PLAN_FIELDS[:3]
    }
    likely, certainty = talk_form.PLAN_FIELDS[1], talk_form.PLAN_FIELDS[3]
    exact = st.date_input(
        "Precieze dag, alleen als die is genoemd",
        _exact(form, likely),
        format=DAY_FORMAT,
        key=form.key("exact"),
    )
    if isinstance(exact, date):
        days[likely] = exact
    bands = (talk_form.band_of_plan(form.entry.gp.plan), talk_form.band_of(days))
    with picture:
        _picture(bands, span, form.key("picture"))
    sure = _choice_of_certainty(form, certainty)
    return {**days, certainty: sure if any(days.values()) else None}


def _picture(bands: tuple[talk_form.StopYears, ...], span: Sequence[int], key: str) -> None:
    if all(band.is_empty for band in bands):
        st.caption("Nog niets gezegd over stoppen. Kies hieronder een jaar.")
        return
    st.altair_chart(
        charts.stop_bands(bands, span), key=key, alt="Tussen welke jaren iemand denkt te stoppen"
    )


def _year(form: TalkForm, name: str, span: Sequence[int]) -> int | None:
    stored = form.stored(name)
    year = stored.year if isinstance(stored, date) and stored.year in span else None
    chosen: int | None = st.select_slider(
        register_field(name).label,
        [None, *span],
        year,
        format_func=lambda one: "niet gezegd" if one is None else str(one),
        key=form.key(name),
    )
    return chosen


def _exact(form: TalkForm, name: str) -> date | None:
    stored = form.stored(name)
    return stored if isinstance(stored, date) and talk_form.is_exact(name, stored) else None


def _choice_of_certainty(form: TalkForm, name: str) -> int | None:
    stored = form.stored(name)
    chosen: int | None = st.segmented_control(
        "Hoe zeker is dat nu? 1 is een eerste gedachte, 5 staat vast.",
        list(range(1, 6)),
        default=stored if isinstance(stored, int) else None,
        key=form.key(name),
    )
    return chosen


def obstacles(form: TalkForm, usual: Level) -> list[Answer]:
    """What stands in the way, at most three, the greatest first."""
    texts = {obstacle.id: obstacle.text for obstacle in form.bank.obstacles}
    with st.container(border=True, key=form.key("card.obstacles")):
        lock = _headed("Wat staat er in de weg? Hoogstens drie, het grootste eerst.")
        chosen = []
        for column, name in zip(st.columns(3), talk_form.OBSTACLES, strict=True):
            stored, ids = form.stored(name), list(texts)
            found = column.selectbox(
                name.replace("obstakel.", "Nummer "),
                ids,
                index=ids.index(str(stored)) if stored in texts else None,
                format_func=texts.__getitem__,
                placeholder="niets",
                key=form.key(name),
            )
            chosen.append((name, found))
        with lock:
            level = _level(form, Locked("obstacles", talk_form.OBSTACLES), usual)
    return [Answer(name, found, level) for name, found in chosen]


def keep(form: TalkForm, answers: Iterable[Answer]) -> None:
    """Keeps each field that changed; raises `Conflict` when somebody else filled it meanwhile."""
    seen: dict[str, int] = st.session_state[f"{form.name}.seen"]
    for answer in answers:
        stored = form.draft.answer(answer.name) if form.draft else None
        version = seen.setdefault(answer.name, stored.version if stored else 0)
        if stored and (stored.value, stored.level) == (answer.value, answer.level):
            seen[answer.name] = stored.version
        elif stored or answer.value is not None:
            seen[answer.name] = _keep(form, answer, version)


def _keep(form: TalkForm, answer: Answer, version: int) -> int:
    draft = DraftAnswer(form.entry.row_key, answer, version)
    try:
        talk = sending.keep(form.key(answer.name), save_draft, draft)
    except Conflict as error:
        sending.renew(form.place)
        raise Conflict(_overtaken(form, answer)) from error
    kept = talk.answer(answer.name)
    assert kept is not None, "it was kept just now"
    return kept.version


def _overtaken(form: TalkForm, yours: Answer) -> str:
    """What another filled in at the same field, and what was filled in here."""
    stored = form.draft.answer(yours.name) if form.draft else None
    now, typed = (dutch.cell(one.value) if one else dutch.UNKNOWN for one in (stored, yours))
    by = row_reads.last_change(("gesprekken", form.draft.talk_id)) if form.draft else None
    said = who_line(f"Het antwoord „{talk_form.label(yours.name)}”", by, viewing.actor().name)
    return f"{said} Er staat nu: {now}. U vulde in: {typed}. Kies opnieuw wat het moet zijn."
