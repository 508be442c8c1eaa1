"""After a talk: the letter, the next talk, promises kept, and the right of reply."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.register import write_rows
from succession.actions.talks import TalkRef, stored_talk, visible_talk
from succession.errors import InvalidInput, NotAllowed, Problem
from succession.register.days import day_of
from succession.register.difference import Change, Difference
from succession.register.fields import Sheet
from succession.register.model import Level
from succession.register.rows import Row, Value
from succession.store import Pen, RowsBefore, Store
from succession.store.register import before as written
from succession.store.register import write as rows
from succession.store.talks import write as talks
from succession.talks.checking import problems_of
from succession.talks.questions import QuestionBank
from succession.talks.recording import LEVEL, PLAN
from succession.talks.talk import Answer, Promise, PromiseOutcome, Side, Talk

SELF = "praktijkhouder zelf"
OWN_FIELDS = (*PLAN, "opvolgingsstatus", "zoekt_sinds", LEVEL, "geboortejaar", "fte")


@dataclass(frozen=True, slots=True)
class PromiseRef:
    """A promise of a talk, and the version at which the talk was shown."""

    talk: TalkRef
    promise_id: str


@dataclass(frozen=True, slots=True)
class Objection:
    """The answers and promises of a talk, by name and id, that are not right in its letter."""

    talk: TalkRef
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterStanding:
    """What the praktijkhouder said of the letter of a talk, and when."""

    agreed_on: date | None
    objected_on: date | None
    objected_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a praktijkhouder says is otherwise, by Dutch field name; None makes it unknown."""

    row_key: str
    values: Mapping[str, Value]
    expected_version: int


def agree_letter(store: Store, submission: Submission, talk: TalkRef) -> Talk:
    """Says that the praktijkhouder agrees with the letter of agreements."""

    def agree(pen: Pen) -> str:
        _own_talk(pen, submission, talk.talk_id)
        on = day_of(submission.now)
        talks.change(pen, talk.talk_id, talk.expected_version, agreed_on=on)
        return talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.AGREE_LETTER, talk), agree))


def object_to_letter(store: Store, submission: Submission, objection: Objection) -> Talk:
    """Says that something in the letter is not right; an earlier agreement is then taken back."""
    ref = objection.talk

    def object_to(pen: Pen) -> str:
        found = _own_talk(pen, submission, ref.talk_id)
        if not objection.to or not set(objection.to) <= set(_named(found)):
            raise InvalidInput((_NOTHING_NAMED,))
        on = day_of(submission.now)
        changes = {"objected_on": on, "objected_to": list(objection.to), "agreed_on": None}
        talks.change(pen, ref.talk_id, ref.expected_version, **changes)
        return ref.talk_id

    stamp = submission.stamp(permission.OBJECT_LETTER, objection)
    return stored_talk(store, store.write(stamp, object_to))


def restore_letter(
    store: Store, submission: Submission, talk: TalkRef, standing: LetterStanding
) -> Talk:
    """Takes back what was last said of the letter: it stands again as it did before."""

    def restore(pen: Pen) -> str:
        _own_talk(pen, submission, talk.talk_id)
        changes = {**asdict(standing), "objected_to": list(standing.objected_to)}
        talks.change(pen, talk.talk_id, talk.expected_version, **changes)
        return talk.talk_id

    stamp = submission.stamp(permission.RESTORE_LETTER, talk, standing)
    return stored_talk(store, store.write(stamp, restore))


def move_next_talk(store: Store, submission: Submission, talk: TalkRef, day: date | None) -> Talk:
    """Agrees another day for the next talk; a calendar takes it as the same entry, changed."""

    def move(pen: Pen) -> str:
        found = visible_talk(pen, submission, talk.talk_id)
        if found.held_on is None or (day is not None and day <= found.held_on):
            raise InvalidInput((_NEXT_TOO_EARLY,))
        changes = {"next_talk": day, "sequence": found.sequence + 1}
        talks.change(pen, talk.talk_id, talk.expected_version, **changes)
        return talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.MOVE_TALK, talk, day), move))


def settle_promise(
    store: Store, submission: Submission, ref: PromiseRef, outcome: PromiseOutcome, *, on: date
) -> Talk:
    """Says what became of a promise; a guest speaks for the promises of the praktijkhouder."""
    if on > day_of(submission.now):
        raise InvalidInput((_DAY_TO_COME,))

    def settle(pen: Pen) -> str:
        _open_promise(pen, submission, ref)
        talks.change(pen, ref.talk.talk_id, ref.talk.expected_version)
        talks.change_promise(pen, ref.promise_id, settled_on=on, outcome=outcome)
        return ref.talk.talk_id

    stamp = submission.stamp(permission.SETTLE_PROMISE, ref, outcome, on)
    return stored_talk(store, store.write(stamp, settle))


def reopen_promise(store: Store, submission: Submission, ref: PromiseRef) -> Talk:
    """Takes back what became of a promise: it is open again."""

    def reopen(pen: Pen) -> str:
        if _own_promise(pen, submission, ref).is_open:
            raise InvalidInput((_NOT_SETTLED,))
        talks.change(pen, ref.talk.talk_id, ref.talk.expected_version)
        talks.change_promise(pen, ref.promise_id, settled_on=None, outcome=None)
        return ref.talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.REOPEN_PROMISE, ref), reopen))


def move_promise(store: Store, submission: Submission, ref: PromiseRef, due: date) -> Talk:
    """Agrees another day for a promise that is still open."""

    def move(pen: Pen) -> str:
        _open_promise(pen, submission, ref)
        talks.change(pen, ref.talk.talk_id, ref.talk.expected_version)
        talks.change_promise(pen, ref.promise_id, due=due)
        return ref.talk.talk_id

    stamp = submission.stamp(permission.MOVE_PROMISE, ref, due)
    return stored_talk(store, store.write(stamp, move))


def correct_own_record(
    store: Store, submission: Submission, correction: Correction, bank: QuestionBank
) -> RowsBefore | None:
    """The right of reply: a praktijkhouder corrects what the register says of himself; answers
    what was there before, None for a form that was sent again.
    """
    if strange := _not_his_own(correction):
        raise InvalidInput(strange)

    def correct(pen: Pen) -> RowsBefore:
        place = (Sheet.GPS, correction.row_key)
        _refuse_others(submission, correction.row_key)
        row = rows.row(pen, place, correction.expected_version)
        _refuse_impossible({**row, **correction.values}, bank)
        changes = tuple(
            Change(*place, name, row[name], value)
            for name, value in correction.values.items()
            if value != row[name]
        )
        said_on = day_of(submission.now)
        return rows.apply(pen, Difference(changed=changes), SELF, said_on=said_on)

    return write_rows(store, submission.stamp(permission.CORRECT_OWN_RECORD, correction), correct)


def restore_own_record(store: Store, submission: Submission, before: RowsBefore) -> None:
    """Takes back what a praktijkhouder just corrected, as if he had not said it."""

    def restore(pen: Pen) -> str:
        for _, row_key in written.restore(pen, before):
            _refuse_others(submission, row_key)
        return ""

    store.write(submission.stamp(permission.RESTORE_OWN_RECORD, before), restore)


def _refuse_others(submission: Submission, row_key: str) -> None:
    if submission.actor.audience.himself != row_key:
        raise NotAllowed(_NOT_HIMSELF)


def _own_promise(pen: Pen, submission: Submission, ref: PromiseRef) -> Promise:
    talk = _own_talk(pen, submission, ref.talk.talk_id)
    promise = next(one for one in talk.promises if one.promise_id == ref.promise_id)
    if submission.actor.own_role is not None and promise.side is not Side.GP:
        raise NotAllowed("Deze afspraak is van de zorggroep; vraag het aan de consulent.")
    return promise


def _open_promise(pen: Pen, submission: Submission, ref: PromiseRef) -> None:
    if not _own_promise(pen, submission, ref).is_open:
        raise InvalidInput((_SETTLED,))


def _own_talk(pen: Pen, submission: Submission, talk_id: str) -> Talk:
    """The talk; a guest speaks for himself and for no partner."""
    talk = visible_talk(pen, submission, talk_id)
    audience = submission.actor.audience
    if audience.role.has_a_practice and audience.himself != talk.row_key:
        raise NotAllowed(_NOT_HIMSELF)
    return talk


def _named(talk: Talk) -> tuple[str, ...]:
    answers = (answer.name for answer in talk.answers)
    return (*answers, *(promise.promise_id for promise in talk.promises))


def _refuse_impossible(row: Row, bank: QuestionBank) -> None:
    """The dates he leaves as they are count too: they must still be in order."""
    answers = (Answer(f"huisartsen.{name}", row[name], Level.CONFIDENTIAL) for name in OWN_FIELDS)
    if faults := problems_of(tuple(answers), bank):
        raise InvalidInput(faults)


def _not_his_own(correction: Correction) -> tuple[Problem, ...]:
    return tuple(
        Problem(f"„{name}” kunt u hier niet verbeteren", "geef het door aan de consulent")
        for name in correction.values
        if name not in OWN_FIELDS
    )


_NOT_HIMSELF = "U kunt hier alleen over uw eigen gegevens iets zeggen."
_NOTHING_NAMED = Problem("er is niet gezegd wat er niet klopt", "kies een of meer regels")
_DAY_TO_COME = Problem("de dag ligt in de toekomst", "vul de dag in waarop het gebeurde")
_SETTLED = Problem("deze afspraak is al afgehandeld", "ververs de lijst van afspraken")
_NOT_SETTLED = Problem("deze afspraak staat nog open", "ververs de lijst van afspraken")
_NEXT_TOO_EARLY = Problem(
    "het volgende gesprek ligt niet na het vorige", "kies een latere dag", column="volgend"
)
