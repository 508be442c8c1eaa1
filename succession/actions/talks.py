"""Talks with praktijkhouders: drafts that lose nothing, and what was said into the register."""

import secrets
from dataclasses import dataclass, replace
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.errors import Conflict, InvalidInput, NotAllowed, Problem
from succession.register.days import day_of
from succession.register.fields import Sheet
from succession.register.rows import Row
from succession.store import Pen, Store
from succession.store.register import write as rows
from succession.store.talks import write as talks
from succession.talks.questions import QuestionBank
from succession.talks.recording import HeldTalk, answers_kept, difference, faults_of, level_after
from succession.talks.talk import Answer, Promise, Talk, visible_talks

TALK = "gesprek"


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """One field of the form of a talk that is not finished; its version is 0 when it is new."""

    row_key: str
    answer: Answer
    expected_version: int = 0


@dataclass(frozen=True, slots=True)
class TalkRef:
    """A talk and the version at which it was shown."""

    talk_id: str
    expected_version: int


def save_draft(store: Store, submission: Submission, draft: DraftAnswer) -> Talk:
    """Keeps one field of the form, so that nothing typed is lost; opens a draft where needed.

    Raises `Conflict` when somebody else filled the field meanwhile.
    """

    def save(pen: Pen) -> str:
        talk_id = _draft(pen, draft.row_key)
        talks.save_answer(pen, talk_id, draft.answer, draft.expected_version)
        return talk_id

    return stored_talk(store, store.write(submission.stamp(permission.SAVE_DRAFT, draft), save))


def drop_draft(store: Store, submission: Submission, talk: TalkRef) -> None:
    """Throws a draft away; raises `Conflict` for a talk that was held."""

    def drop(pen: Pen) -> str:
        found = visible_talk(pen, submission, talk.talk_id)
        if found.is_held:
            raise Conflict("Dit gesprek is al vastgelegd; het kan niet meer worden weggegooid.")
        talks.drop(pen, talk.talk_id)
        return ""

    store.write(submission.stamp(permission.DROP_DRAFT, talk), drop)


def restore_draft(store: Store, submission: Submission, draft: Talk) -> Talk:
    """Brings back a draft that was thrown away; raises `Conflict` when there is a new one."""

    def restore(pen: Pen) -> str:
        if any(not talk.is_held for talk in talks.with_gp(pen, draft.row_key)):
            raise Conflict("Er is intussen een nieuw concept; wat was weggegooid blijft weg.")
        talks.restore(pen, draft)
        return draft.talk_id

    stamp = submission.stamp(permission.RESTORE_DRAFT, draft)
    return stored_talk(store, store.write(stamp, restore))


def hold_talk(store: Store, submission: Submission, held: HeldTalk, bank: QuestionBank) -> Talk:
    """Writes down a talk: what was said goes into the register and its history.

    Telling the same talk twice writes it once. Raises `InvalidInput` with everything that is
    wrong, `Conflict` when the rows were changed since they were shown.
    """
    faults = faults_of(held, bank, day_of(submission.now))
    if faults:
        raise InvalidInput(faults)

    def hold(pen: Pen) -> str:
        same = next((t for t in talks.with_gp(pen, held.row_key) if _is_same(t, held)), None)
        return same.talk_id if same else _hold(pen, held)

    return stored_talk(store, store.write(submission.stamp(permission.HOLD_TALK, held), hold))


def stored_talk(store: Store, talk_id: str) -> Talk:
    return next(talk for talk in store.talks() if talk.talk_id == talk_id)


def visible_talk(pen: Pen, submission: Submission, talk_id: str) -> Talk:
    """The talk; one that may not be seen and one that is not there give the same answer."""
    talk = talks.one(pen, talk_id)
    practice = rows.of_practice(pen, talk.practice_agb) if talk else None
    audience = submission.actor.audience
    if talk is None or practice is None or not visible_talks((talk,), practice, audience):
        raise NotAllowed("Dit gesprek is er niet, of het is niet met u gedeeld.")
    return talk


def _draft(pen: Pen, row_key: str) -> str:
    """The draft with this GP, opened where there is none."""
    drafts = (talk for talk in talks.with_gp(pen, row_key) if not talk.is_held)
    found = next(drafts, None)
    if found is not None:
        return found.talk_id
    # Drawn, not counted: a number would tell how many talks there are that one may not see.
    talk_id = secrets.token_hex(8)
    talks.start(pen, (Sheet.GPS, row_key), talk_id)
    return talk_id


def _is_same(talk: Talk, held: HeldTalk) -> bool:
    told = {(a.name, a.value, a.level) for a in held.answers}
    kept = (a for a in talk.answers if not (a.is_written and a.value is None))
    promised = [(p.what.strip(), p.side, p.due) for p in held.promises]
    return (
        (talk.held_on, talk.next_talk) == (held.on, held.next_talk)
        and {(a.name, a.value, a.level) for a in kept} == told
        and sorted((p.what, p.side, p.due) for p in talk.promises) == sorted(promised)
    )


def _hold(pen: Pen, held: HeldTalk) -> str:
    gp_row = rows.row(pen, (Sheet.GPS, held.row_key), held.expected_version)
    _refuse_overtaken(gp_row, held)
    has_history = _has_history(pen, held)
    changes = difference(held, gp_row, _practice_row(pen, held), has_history)
    rows.apply(pen, changes, TALK, said_on=held.on)
    draft = talks.one(pen, _draft(pen, held.row_key))
    assert draft is not None, "it was opened just now"
    talk = replace(
        draft,
        held_on=held.on,
        level=level_after(held, gp_row, has_history),
        next_talk=held.next_talk,
        answers=answers_kept(held, changes),
        promises=_promises(held),
    )
    talks.hold(pen, talk)
    return talk.talk_id


def _practice_row(pen: Pen, held: HeldTalk) -> Row:
    if held.practice_version is None:
        assert not any(a.name.startswith("praktijken.") for a in held.answers), "no version shown"
        return {}
    return rows.row(pen, (Sheet.PRACTICES, held.practice_agb), held.practice_version)


def _has_history(pen: Pen, held: HeldTalk) -> bool:
    gps = rows.of_practice(pen, held.practice_agb).gps
    return any(gp.said for gp in gps if held.row_key == gp.row_key)


def _promises(held: HeldTalk) -> tuple[Promise, ...]:
    return tuple(
        Promise(promise_id=secrets.token_hex(6), what=one.what.strip(), side=one.side, due=one.due)
        for one in held.promises
    )


def _refuse_overtaken(gp_row: Row, held: HeldTalk) -> None:
    last = gp_row["laatste_gesprek"]
    if isinstance(last, date) and held.on < last:
        raise InvalidInput((_OVERTAKEN,))


_OVERTAKEN = Problem(
    "er is al een later gesprek vastgelegd",
    "leg wat toen is gezegd niet meer vast, of controleer de datum",
    column="laatste_gesprek",
)
