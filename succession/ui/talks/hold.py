"""Holding a talk: the whole form, what both sides will do, the next day, and writing it once."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from succession.actions import undoing
from succession.actions.talks import TalkRef, drop_draft, hold_talk
from succession.errors import Conflict, InvalidInput, Problem
from succession.register import Level
from succession.register.fields import Sheet
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.talk import Answer, Side, Talk
from succession.talks.worklist import TalkEntry
from succession.ui import components, row_reads, sending, tables, viewing
from succession.ui.forms import DAY_FORMAT
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.ui.talks import form as talk_form
from succession.ui.talks.form import HELD_ON, TalkForm
from succession.views import conflict, dutch
from succession.views.talks import form as views

WRITTEN = "talk.written"
"""In the session when a talk was just written: what it changed is then shown."""
_FEWEST, _MOST = 2, 8
_CLASH = ":material/sync_problem:"
_NEXT, _SHARES = "gesprek.volgend", "gesprek.deelt_eerder"


@dataclass(frozen=True, slots=True)
class _Agreed:
    """One line of what was agreed, as far as it is filled in."""

    number: int
    what: str
    side: Side
    due: date | None

    def drafts(self) -> tuple[Answer, ...]:
        place = f"afspraak.{self.number}"
        side = self.side.value if self.what else None
        return (
            _own(f"{place}.wat", self.what or None),
            _own(f"{place}.wie", side),
            _own(f"{place}.wanneer", self.due.isoformat() if self.due else None),
        )


def hold(entry: TalkEntry, mark: str) -> None:
    """The form of a talk with this praktijkhouder."""
    form = talk_form.begin(entry, mark)
    _conflict(form)
    # A place of its own: what appears there later must not move the field that is being filled.
    with st.container():
        _draft_line(form)
    on = _day(form, "Wanneer was het gesprek?", HELD_ON, viewing.look().today)
    answers = _answers(form, talk_form.for_all(form))
    agreed = _all_agreed(form)
    held = HeldTalk(
        row_key=entry.row_key,
        on=on or viewing.look().today,
        expected_version=form.shown.gp[1],
        practice_version=form.shown.practice[1],
        answers=views.told(answers),
        promises=_promises(agreed, on or viewing.look().today),
        next_talk=_day(form, "Wanneer spreken we elkaar weer?", _NEXT, None),
        shares_earlier=_shares(form),
    )
    filled = [*answers, *_drafts(held, agreed), *form.levels]
    if not sending.is_repeated(form.place):
        talk_form.keep(form, filled)
    key, click = f"{form.place}.hold", sending.click(form.place)
    with st.container(key="talk-save", horizontal=True, vertical_alignment="center"):
        is_sent = st.button("Gesprek bewaren", type="primary", key=key, **click)
        kept = len(views.told(filled))
        st.caption(f"Als concept bewaard: {dutch.count(kept, 'veld', 'velden')}.")
    if is_sent:
        _write(form, held, agreed)


def _draft_line(form: TalkForm) -> None:
    st.caption(
        "Alles is bewaard zodra het is ingevuld; pas bij *Gesprek bewaren* komt het in het "
        "register. Praktijkgegevens komen daar alleen in als ze openbaar mogen zijn."
    )
    if form.draft is None or not form.draft.answers:
        return
    if form.first is not None:
        st.info("U gaat verder met wat eerder is ingevuld.", icon=":material/edit_note:")
    key, click = f"{form.place}.drop", sending.click(form.place)
    if st.button("Opnieuw beginnen", icon=":material/delete:", key=key, **click):
        ref = TalkRef(form.draft.talk_id, form.draft.version)
        back = undoing.dropped_draft(form.draft)
        told = Saved("Wat was ingevuld is weggegooid.", "Wat was ingevuld is terug.", back)
        sending.send(form.place, told, drop_draft, ref)


def _answers(form: TalkForm, usual: Level) -> list[Answer]:
    view = views.form_view(form.entry, form.bank, form.draft)
    answers = talk_form.questions(form, view.asked, usual)
    with st.expander("Andere vragen, als ze ter sprake kwamen", key=form.key("others")):
        answers += talk_form.questions(form, view.others, usual)
    return answers + talk_form.obstacles(form, usual)


def _all_agreed(form: TalkForm) -> list[_Agreed]:
    """The lines that are filled, and room for one more."""
    names = (f"afspraak.{n}.wat" for n in range(1, _MOST + 1))
    filled = sum(form.draft is not None and _is_filled(form.draft, name) for name in names)
    with st.container(border=True, key=form.key("card.agreed")):
        st.markdown("**Wat spreken we af, en wie doet het?**")
        lines = range(1, min(max(filled + 1, _FEWEST), _MOST) + 1)
        return [_agreed(form, number) for number in lines]


def _is_filled(draft: Talk, name: str) -> bool:
    answer = draft.answer(name)
    return answer is not None and bool(answer.value)


def _agreed(form: TalkForm, number: int) -> _Agreed:
    place, sides = f"afspraak.{number}", [side.value for side in Side]
    stored = str(form.stored(f"{place}.wie") or sides[0])
    left, middle, right = st.columns([3, 1, 1])
    what = left.text_input(
        f"Afspraak {number}",
        str(form.stored(f"{place}.wat") or ""),
        max_chars=200,
        placeholder="Wat er gebeurt; geen gezondheid, familie of inkomen",
        key=form.key(f"{place}.wat"),
    )
    who = middle.selectbox("Wie", sides, sides.index(stored), key=form.key(f"{place}.wie"))
    with right:
        due = _day(form, "Uiterlijk", f"{place}.wanneer", None)
    return _Agreed(number, (what or "").strip(), Side(who), due)


def _day(form: TalkForm, label: str, name: str, otherwise: date | None) -> date | None:
    chosen = st.date_input(
        label, form.stored_day(name) or otherwise, format=DAY_FORMAT, key=form.key(name)
    )
    return chosen if isinstance(chosen, date) else None


def _shares(form: TalkForm) -> bool:
    return st.checkbox(
        "Wat eerder is gezegd, mag door even veel mensen worden gezien",
        bool(form.stored(_SHARES)),
        help="Zonder dit ja blijft alles zo vertrouwelijk als het was.",
        key=form.key(_SHARES),
    )


def _drafts(held: HeldTalk, agreed: list[_Agreed]) -> list[Answer]:
    """What belongs to no question, as the draft keeps it; what was not touched is not kept."""
    on = None if held.on == viewing.look().today else held.on.isoformat()
    following = held.next_talk.isoformat() if held.next_talk else None
    return [
        _own(HELD_ON, on),
        _own(_NEXT, following),
        _own(_SHARES, held.shares_earlier or None),
        *(answer for line in agreed for answer in line.drafts()),
    ]


def _own(name: str, value: str | bool | None) -> Answer:
    return Answer(name, value, Level.CONFIDENTIAL)


def _promises(agreed: list[_Agreed], on: date) -> tuple[PromiseMade, ...]:
    return tuple(PromiseMade(one.what, one.side, one.due or on) for one in agreed if one.what)


def _write(form: TalkForm, held: HeldTalk, agreed: list[_Agreed]) -> None:
    undated = [
        Problem(f"afspraak {one.number} heeft geen dag", "vul in wanneer het uiterlijk gebeurt")
        for one in agreed
        if one.what and one.due is None
    ]
    if form.faults or undated:
        raise InvalidInput((*form.faults, *undated))
    try:
        sending.write(form.place, hold_talk, held, form.bank)
    except Conflict:
        # The draft holds what was filled in: the form is drawn from it and from the new rows.
        sending.renew(form.place)
        st.session_state[_before(form.place)] = form.shown
        st.rerun()
    st.session_state.pop(_before(form.place), None)
    st.session_state[WRITTEN] = True
    components.saved(f"Het gesprek met {form.entry.gp.name or 'de praktijkhouder'} is bewaard.")


def _conflict(form: TalkForm) -> None:
    """Who changed which of the shown rows, after a talk could not be written for it."""
    before = st.session_state.get(_before(form.place))
    if before is None:
        return
    entry, now = form.entry, form.shown
    changes = (
        *conflict.row_changes(Sheet.GPS, (before.gp[0], now.gp[0]), {}),
        *conflict.row_changes(Sheet.PRACTICES, (before.practice[0], now.practice[0]), {}),
    )
    by = row_reads.last_change((Sheet.GPS, entry.row_key), (Sheet.PRACTICES, entry.practice.agb))
    who = entry.gp.name or "De praktijkhouder"
    st.warning(plain(conflict.who_line(who, by, viewing.actor().name)), icon=_CLASH)
    if changes:
        tables.whole([change.record() for change in changes])
    st.caption("Wat u invulde staat hieronder nog; bewaar het gesprek opnieuw als het klopt.")


def _before(place: str) -> str:
    return f"{place}.before"
