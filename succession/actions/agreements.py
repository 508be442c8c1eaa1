"""After a talk: the letter, the next talk, promises kept, and the right of reply."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from succession.actions import permission
from succession.actions.permission import Submission
from succession.actions.talks import TalkRef, stored_talk, visible_talk
from succession.errors import InvalidInput, NotAllowed, Problem
from succession.register.audience import Audience, Role
from succession.register.difference import Change, Difference
from succession.register.model import Level
from succession.register.rows import Row, Value
from succession.store import Store, Transaction, day_of
from succession.talks.checking import problems_of
from succession.talks.questions import QuestionBank
from succession.talks.recording import LEVEL, PLAN
from succession.talks.talk import Answer, Outcome, Promise, Side, Talk

SELF = "praktijkhouder zelf"
OWN_FIELDS = (*PLAN, "opvolgingsstatus", "zoekt_sinds", LEVEL, "geboortejaar", "fte")


@dataclass(frozen=True, slots=True)
class PromiseRef:
    """A promise of a talk, and the version at which the talk was shown."""

    talk: TalkRef
    promise_id: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a praktijkhouder says is otherwise, by Dutch field name; None makes it unknown."""

    row_key: str
    values: Mapping[str, Value]
    expected_version: int


def agree_letter(store: Store, submission: Submission, talk: TalkRef) -> Talk:
    """Says that the praktijkhouder agrees with the letter of agreements."""

    def agree(transaction: Transaction) -> str:
        visible_talk(transaction, submission, talk.talk_id)
        on = day_of(submission.now)
        transaction.talks.change(talk.talk_id, talk.expected_version, agreed_on=on)
        return talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.AGREE_LETTER), agree))


def move_next_talk(store: Store, submission: Submission, talk: TalkRef, day: date | None) -> Talk:
    """Agrees another day for the next talk; a calendar takes it as the same entry, changed."""

    def move(transaction: Transaction) -> str:
        found = visible_talk(transaction, submission, talk.talk_id)
        if found.held_on is None or (day is not None and day <= found.held_on):
            raise InvalidInput((_NEXT_TOO_EARLY,))
        changes = {"next_talk": day, "sequence": found.sequence + 1}
        transaction.talks.change(talk.talk_id, talk.expected_version, **changes)
        return talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.MOVE_TALK), move))


def settle_promise(
    store: Store, submission: Submission, ref: PromiseRef, outcome: Outcome, *, on: date
) -> Talk:
    """Says what became of a promise; a guest speaks for the promises of the praktijkhouder."""
    if on > day_of(submission.now):
        raise InvalidInput((_DAY_TO_COME,))

    def settle(transaction: Transaction) -> str:
        _own_promise(transaction, submission, ref)
        transaction.talks.change(ref.talk.talk_id, ref.talk.expected_version)
        transaction.talks.change_promise(ref.promise_id, settled_on=on, outcome=outcome)
        return ref.talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.SETTLE_PROMISE), settle))


def move_promise(store: Store, submission: Submission, ref: PromiseRef, due: date) -> Talk:
    """Agrees another day for a promise that is still open."""

    def move(transaction: Transaction) -> str:
        _own_promise(transaction, submission, ref)
        transaction.talks.change(ref.talk.talk_id, ref.talk.expected_version)
        transaction.talks.change_promise(ref.promise_id, due=due)
        return ref.talk.talk_id

    return stored_talk(store, store.write(submission.stamp(permission.MOVE_PROMISE), move))


def correct_own_record(
    store: Store, submission: Submission, correction: Correction, bank: QuestionBank
) -> None:
    """The right of reply: a praktijkhouder corrects what the register says of himself.

    For the guest of a practice with one owner, since no one else's record is then his to see.
    """
    if strange := _not_his_own(correction):
        raise InvalidInput(strange)

    def correct(transaction: Transaction) -> str:
        place = ("huisartsen", correction.row_key)
        _require_own(transaction, submission.actor.audience, correction.row_key)
        row = transaction.row(place, correction.expected_version)
        _refuse_impossible({**row, **correction.values}, bank)
        changes = tuple(
            Change(*place, name, row[name], value)
            for name, value in correction.values.items()
            if value != row[name]
        )
        transaction.apply(Difference(changed=changes), SELF, said_on=day_of(submission.now))
        return ""

    store.write(submission.stamp(permission.CORRECT_OWN_RECORD), correct)


def _own_promise(transaction: Transaction, submission: Submission, ref: PromiseRef) -> Promise:
    talk = visible_talk(transaction, submission, ref.talk.talk_id)
    promise = next(one for one in talk.promises if one.promise_id == ref.promise_id)
    if submission.actor.audience.role is Role.GUEST and promise.side is not Side.GP:
        raise NotAllowed("Deze afspraak is van de zorggroep; vraag het aan de consulent.")
    if not promise.is_open:
        raise InvalidInput((_SETTLED,))
    return promise


def _require_own(transaction: Transaction, audience: Audience, row_key: str) -> None:
    agb = row_key.partition("/")[0]
    shares = transaction.register_of_practice(agb).shares
    if agb not in audience.practices or len(shares) != 1:
        raise NotAllowed(
            "U kunt hier alleen uw eigen gegevens verbeteren. Heeft de praktijk meer "
            "praktijkhouders, geef de verbetering dan door aan de consulent."
        )


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


_DAY_TO_COME = Problem("de dag ligt in de toekomst", "vul de dag in waarop het gebeurde")
_SETTLED = Problem("deze afspraak is al afgehandeld", "ververs de lijst van afspraken")
_NEXT_TOO_EARLY = Problem(
    "het volgende gesprek ligt niet na het vorige", "kies een latere dag", column="volgend"
)
