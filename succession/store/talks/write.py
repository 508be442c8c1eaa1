"""What is written of talks, days off and the Word template."""

from datetime import date

import sqlalchemy as sa

from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.register.rows import Value
from succession.store.pen import Pen
from succession.store.register import write as register
from succession.store.register.encoding import encoded
from succession.store.talks import read
from succession.store.talks.table import day_off, promise, talk, talk_answer, word_template
from succession.talks.talk import Answer, Promise, Talk

_ONLY = 1  # the one row of the template


def one(pen: Pen, talk_id: str) -> Talk | None:
    return next(iter(read.load(pen.connection, talk_id)), None)


def with_gp(pen: Pen, row_key: str) -> tuple[Talk, ...]:
    """All talks with this GP, the draft among them."""
    return tuple(one for one in read.load(pen.connection) if one.row_key == row_key)


def start(pen: Pen, place: Place, talk_id: str) -> None:
    """Opens a draft; raises `Conflict` when the GP is no longer in the register."""
    record_id = register.present(pen, place)
    values = {
        "id": talk_id,
        "record_id": record_id,
        "version": pen.version,
        "started_by": pen.stamp.by,
        "started_at": pen.stamp.now,
        "sequence": 0,
    }
    pen.connection.execute(sa.insert(talk).values(values))
    _touch(pen, talk_id)


def restore(pen: Pen, draft: Talk) -> None:
    """Opens a draft again that was thrown away, as it was; raises `Conflict` as `start` does."""
    start(pen, (Sheet.GPS, draft.row_key), draft.talk_id)
    began = {"started_by": draft.started_by, "started_at": draft.started_at}
    pen.connection.execute(sa.update(talk).where(talk.c.id == draft.talk_id).values(began))
    _add_answers(pen, draft.talk_id, draft.answers)


def save_answer(pen: Pen, talk_id: str, answer: Answer, expected_version: int) -> None:
    """Puts one answer in the place of what was there; 0 expects that nothing was."""
    place = (talk_answer.c.talk_id == talk_id, talk_answer.c.name == answer.name)
    query = sa.select(talk_answer.c.version).where(*place)
    is_fresh = (pen.connection.scalar(query) or 0) == expected_version
    pen.refuse_stale("Het antwoord", is_fresh=is_fresh)
    pen.connection.execute(sa.delete(talk_answer).where(*place))
    _add_answers(pen, talk_id, (answer,))
    _touch(pen, talk_id)


def hold(pen: Pen, held: Talk) -> None:
    """Makes of a draft the talk that was held: its answers and promises are these."""
    changes = {
        "version": pen.version,
        "held_on": held.held_on,
        "level": held.level,
        "next_talk": held.next_talk,
    }
    pen.connection.execute(sa.update(talk).where(talk.c.id == held.talk_id).values(changes))
    pen.connection.execute(sa.delete(talk_answer).where(talk_answer.c.talk_id == held.talk_id))
    _add_answers(pen, held.talk_id, held.answers)
    rows = [_promise_row(held.talk_id, one) for one in held.promises]
    if rows:
        pen.connection.execute(sa.insert(promise), rows)
    _touch(pen, held.talk_id)


def change(pen: Pen, talk_id: str, expected_version: int, **values: object) -> None:
    """Changes a talk; raises `Conflict` when it was changed since."""
    place = (talk.c.id == talk_id, talk.c.version == expected_version)
    update = sa.update(talk).where(*place).values(version=pen.version, **values)
    pen.refuse_stale("Dit gesprek", is_fresh=pen.connection.execute(update).rowcount == 1)
    _touch(pen, talk_id)


def change_promise(pen: Pen, promise_id: str, **values: date | str | None) -> None:
    pen.connection.execute(sa.update(promise).where(promise.c.id == promise_id).values(values))


def drop(pen: Pen, talk_id: str) -> None:
    """Throws a talk away with its answers and promises."""
    pen.connection.execute(sa.delete(talk).where(talk.c.id == talk_id))
    _touch(pen, talk_id)


def _add_answers(pen: Pen, talk_id: str, answers: tuple[Answer, ...]) -> None:
    rows = [
        {
            "talk_id": talk_id,
            "name": answer.name,
            "version": pen.version,
            "value": _encoded(answer.value),
            "level": answer.level,
            "is_written": answer.is_written,
            "before": _encoded(answer.before),
        }
        for answer in answers
    ]
    if rows:
        pen.connection.execute(sa.insert(talk_answer), rows)


def _touch(pen: Pen, talk_id: str) -> None:
    pen.touch("gesprekken", talk_id)


def change_days_off(pen: Pen, consulent: str, away: frozenset[date], back: frozenset[date]) -> None:
    """On these days the consulent is away, and on those no longer."""
    own = day_off.c.consulent == consulent
    pen.connection.execute(sa.delete(day_off).where(own, day_off.c.day.in_(away | back)))
    rows = [{"consulent": consulent, "day": day} for day in sorted(away)]
    if rows:
        pen.connection.execute(sa.insert(day_off), rows)
    pen.touch("vrije dagen", consulent)


def keep_template(pen: Pen, content: bytes | None) -> None:
    """Puts this in the place of the Word template; None leaves the one that ships."""
    pen.connection.execute(sa.delete(word_template))
    if content is not None:
        stamp = pen.stamp
        row = {"id": _ONLY, "content": content, "by": stamp.by, "at": stamp.now}
        pen.connection.execute(sa.insert(word_template).values(row))
    pen.touch("sjabloon", "word")


def _encoded(value: Value) -> str | int | float | bool | None:
    return encoded({"": value})[""]


def _promise_row(talk_id: str, one: Promise) -> dict[str, object]:
    names = ("what", "side", "due", "settled_on", "outcome")
    return {"id": one.promise_id, "talk_id": talk_id} | {name: getattr(one, name) for name in names}
