"""After a talk: what it changed, the letter, the next day, and promises until they are kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from succession.actions import undoing
from succession.actions.agreements import (
    PromiseRef,
    agree_letter,
    move_next_talk,
    move_promise,
    settle_promise,
)
from succession.actions.permission import (
    AGREE_LETTER,
    MOVE_PROMISE,
    MOVE_TALK,
    SETTLE_PROMISE,
)
from succession.actions.talks import TalkRef
from succession.reports.paper import calendar
from succession.reports.talks.agreements import FILE_KIND, letter, lines_of
from succession.talks.talk import PromiseOutcome, Side, Talk, open_promises
from succession.talks.worklist import TalkEntry
from succession.ui import components, files, filling, paper, row_reads, shared, viewing
from succession.ui.files import OfferedFile
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.ui.talks import reads
from succession.views import dutch
from succession.views.conflict import FieldChange, who_line
from succession.views.talks import results as talk_results
from succession.views.talks.results import PromiseRow


def after(entry: TalkEntry) -> None:
    """Every talk with this praktijkhouder, the last one first."""
    held = [t for t in viewing.look().talks if t.row_key == entry.row_key and t.is_held]
    if not held:
        st.write("Er is nog geen gesprek met een formulier vastgelegd.")
        return
    for talk in sorted(held, key=lambda one: one.held_on or date.min, reverse=True):
        _talk(talk, entry, is_last=talk is held[-1])


def _talk(talk: Talk, entry: TalkEntry, is_last: bool) -> None:
    title = f"Gesprek van {dutch.day(talk.held_on)}"
    with st.expander(title, expanded=is_last, key=f"after.{talk.talk_id}"):
        st.markdown("**Wat dit gesprek aan het beeld veranderde**")
        components.bullets(talk_results.change_lines(reads.change(talk)))
        st.markdown("**Brief met de afspraken**")
        bank = reads.method().bank
        document = letter(talk, entry.practice, bank, viewing.look().statement)
        paper.downloads(document, FILE_KIND, f"letter.{talk.talk_id}")
        _agree(talk)
        promises(rows([talk], reads.names()), f"after.{talk.talk_id}")
        if is_last:
            _for_the_agenda(talk)
            _next_talk(talk)


def standing_of_letter(talk: Talk, who: str = "de praktijkhouder") -> None:
    """Whether the praktijkhouder agreed with the letter, or what in it is not right."""
    if talk.agreed_on is not None:
        st.caption(f"Akkoord van {who} op {dutch.day(talk.agreed_on)}.")
    elif talk.is_disputed:
        lines = lines_of(talk, reads.method().bank)
        st.warning(
            f"Dit klopt niet volgens {who}, gezegd op {dutch.day(talk.objected_on)}:",
            icon=":material/feedback:",
        )
        components.bullets([lines[name] for name in talk.objected_to if name in lines])


def _agree(talk: Talk) -> None:
    standing_of_letter(talk)
    if talk.agreed_on is not None or not viewing.may(AGREE_LETTER):
        return
    form = filling.form(f"agree.{talk.talk_id}", TalkRef(talk.talk_id, talk.version))
    if form.button("Praktijkhouder is akkoord met de brief"):
        when = dutch.day(talk.held_on)
        told = Saved(
            f"Vastgelegd: de praktijkhouder is akkoord met de brief van {when}.",
            f"Het akkoord met de brief van {when} is teruggenomen.",
            undoing.letter(talk),
        )
        form.send(told, agree_letter, form.base)


def _next_talk(talk: Talk) -> None:
    if not viewing.may(MOVE_TALK):
        return
    form = filling.form(f"next.{talk.talk_id}", talk)
    with st.container(border=True):
        _next_conflict(form)
        day = st.date_input(
            "Volgend gesprek", form.base.next_talk, format=DAY_FORMAT, key=form.key("day")
        )
        form.unsaved_line()
        is_sent = form.button("Volgend gesprek verzetten")
    if is_sent and (day is None or isinstance(day, date)):
        ref = TalkRef(talk.talk_id, form.base.version)
        form.send(_moved_talk(form.base.next_talk, day), move_next_talk, ref, day)


def _moved_talk(before: date | None, day: date | None) -> Saved[Talk]:
    words = {
        one: f"op {dutch.day(one)}" if one else "nog niet afgesproken" for one in (before, day)
    }
    return Saved(
        f"Het volgende gesprek is {words[day]}.",
        f"Het volgende gesprek is weer {words[before]}.",
        undoing.moved_talk(before),
    )


def _for_the_agenda(talk: Talk) -> None:
    """The day that was agreed, at once for one's own agenda."""
    if talk.next_talk is None:
        return
    own = tuple(one for one in viewing.look().talks if one.row_key == talk.row_key)
    make = partial(calendar.talk_calendar, own, shared.now(), reads.marks())
    file = OfferedFile(
        "Zet in mijn agenda", calendar.TALKS_FILE_NAME, files.ICS, make, "calendar_month"
    )
    files.offer(file, f"agenda.{talk.talk_id}")


def _next_conflict(form: Form[Talk]) -> None:
    if form.before is None:
        return
    days = form.before.next_talk, form.base.next_talk
    say_who_was_first(form, form.base.talk_id, _moved_day("volgend gesprek", days))


def say_who_was_first(form: Form[Any], talk_id: str, changes: Sequence[FieldChange] = ()) -> None:
    """Above a form about a talk that somebody else changed since it was drawn."""
    by = row_reads.last_change(("gesprekken", talk_id))
    filling.conflict_box(form, who_line("Dit gesprek", by, viewing.actor().name), changes)


def _moved_day(label: str, days: tuple[date | None, date | None]) -> tuple[FieldChange, ...]:
    """A day that is otherwise than it was; what was typed stands in the form."""
    before, now = map(dutch.day, days)
    return (FieldChange(label, before, now, "zie hieronder"),) if before != now else ()


def all_promises() -> None:
    """What both sides still have to do, over all talks that may be seen."""
    promises(rows(viewing.look().talks, reads.names()), "promises")


def promises(found: Sequence[PromiseRow], key: str) -> None:
    """Open promises with what can be done with them; a guest settles those of his own side."""
    if not found:
        st.write("Er staan geen afspraken open.")
        return
    st.markdown("**Afspraken die openstaan**")
    sides = set(Side) if viewing.actor().own_role is None else {Side.GP}
    for row in found:
        with st.container(border=True, key=f"{key}.{row.promise_id}"):
            st.markdown(plain(row.line))
            if row.is_late:
                st.badge("te laat", icon=":material/schedule:", color="orange")
            if row.side in sides and viewing.may(SETTLE_PROMISE):
                _settling(row, f"{key}.{row.promise_id}")


def _settling(row: PromiseRow, key: str) -> None:
    form = filling.form(key, row)
    if form.before is not None:
        days = form.before.due, form.base.due
        say_who_was_first(form, row.talk_id, _moved_day("uiterlijk", days))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if viewing.may(MOVE_PROMISE):
            _moving(row, form)
        for outcome in PromiseOutcome:
            if form.button(outcome.value.capitalize(), outcome.value):
                on = viewing.look().today
                form.send(_settled(row, outcome), settle_promise, _ref(form), outcome, on=on)


def _ref(form: Form[PromiseRow]) -> PromiseRef:
    """The promise at the version at which its talk was shown first."""
    row = form.base
    return PromiseRef(TalkRef(row.talk_id, row.version), row.promise_id)


def _moving(row: PromiseRow, form: Form[PromiseRow]) -> None:
    day = st.date_input("Nieuwe dag", row.due, format=DAY_FORMAT, key=form.key("day"), width=180)
    if form.button("Verzetten", "move") and isinstance(day, date):
        form.send(_moved(row, day), move_promise, _ref(form), day)
    form.unsaved_line()


def _settled(row: PromiseRow, outcome: PromiseOutcome) -> Saved[Talk]:
    return Saved(
        f"De afspraak „{row.what}” is {outcome.value}.",
        f"De afspraak „{row.what}” staat weer open.",
        undoing.settled_promise(row.promise_id),
    )


def _moved(row: PromiseRow, day: date) -> Saved[Talk]:
    return Saved(
        f"De afspraak „{row.what}” staat nu op {dutch.day(day)}.",
        f"De afspraak „{row.what}” staat weer op {dutch.day(row.due)}.",
        undoing.moved_promise(row.promise_id, row.due),
    )


def rows(talks: Sequence[Talk], names: Mapping[str, str]) -> tuple[PromiseRow, ...]:
    """What is still to be done by these talks; `names` says per row key with whom each was."""
    return talk_results.promise_rows(open_promises(talks), names, viewing.look().today)


def lessons() -> None:
    """What the talks of this year taught."""
    owners = {(gp.practice_agb, gp.gp_key): gp.name or "" for gp in viewing.look().register.gps}
    view = talk_results.lessons_view(reads.learnt(), owners)
    components.key_numbers(view.numbers)
    st.markdown("**Plannen die verschoven**")
    components.bullets(view.surprises, "Geen plan verschoof dit jaar meer dan een jaar.")
    st.markdown("**Wat dat betekent voor de aannames**")
    components.bullets(view.proposals, "Er is nog te weinig gezegd om daar iets uit te leren.")
