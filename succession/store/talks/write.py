"""What is written of talks, days off and the Word template."""

from datetime import date

import sqlalchemy as sa

from succession.errors import Conflict
from succession.register.rows import Value
from succession.store.register import read as register
from succession.store.register.encoding import encoded
from succession.store.register.read import RecordKey
from succession.store.talks import read
from succession.store.talks.table import promise, talk, talk_answer
from succession.store.values import Stamp
from succession.talks.talk import Answer, Promise, Talk

_STALE = "is intussen gewijzigd; bekijk de nieuwe stand en probeer het opnieuw"


class TalkVerbs:
    """What a writing transaction can do with talks; `touched` collects what the audit names."""

    def __init__(
        self,
        connection: sa.Connection,
        stamp: Stamp,
        version: int,
        touched: list[tuple[str, int | str]],
    ) -> None:
        self._connection, self._stamp = connection, stamp
        self._version, self._touched = version, touched

    def talk(self, talk_id: str) -> Talk | None:
        return next(iter(read.load(self._connection, talk_id)), None)

    def with_gp(self, row_key: str) -> tuple[Talk, ...]:
        """All talks with this GP, the draft among them."""
        return tuple(one for one in read.load(self._connection) if one.row_key == row_key)

    def start(self, place: RecordKey, talk_id: str) -> None:
        """Opens a draft; raises `Conflict` when the GP is no longer in the register."""
        found = register.live_records(self._connection, [place]).get(place)
        if found is None:
            raise Conflict(f"De rij „{place[1]}” staat niet meer in het register.")
        values = {
            "id": talk_id,
            "record_id": found[0],
            "version": self._version,
            "started_by": self._stamp.by,
            "started_at": self._stamp.now,
            "sequence": 0,
        }
        self._connection.execute(sa.insert(talk).values(values))
        self._touch(talk_id)

    def save_answer(self, talk_id: str, answer: Answer, expected_version: int) -> None:
        """Puts one answer in the place of what was there; 0 expects that nothing was."""
        place = (talk_answer.c.talk_id == talk_id, talk_answer.c.name == answer.name)
        query = sa.select(talk_answer.c.version).where(*place)
        if (self._connection.scalar(query) or 0) != expected_version:
            raise Conflict(f"Het antwoord {_STALE}.")
        self._connection.execute(sa.delete(talk_answer).where(*place))
        self._add_answers(talk_id, (answer,))
        self._touch(talk_id)

    def hold(self, held: Talk) -> None:
        """Makes of a draft the talk that was held: its answers and promises are these."""
        changes = {
            "version": self._version,
            "held_on": held.held_on,
            "level": held.level,
            "next_talk": held.next_talk,
        }
        self._connection.execute(sa.update(talk).where(talk.c.id == held.talk_id).values(changes))
        self._connection.execute(
            sa.delete(talk_answer).where(talk_answer.c.talk_id == held.talk_id)
        )
        self._add_answers(held.talk_id, held.answers)
        rows = [_promise_row(held.talk_id, one) for one in held.promises]
        if rows:
            self._connection.execute(sa.insert(promise), rows)
        self._touch(held.talk_id)

    def change(self, talk_id: str, expected_version: int, **values: object) -> None:
        """Changes a talk; raises `Conflict` when it was changed since."""
        place = (talk.c.id == talk_id, talk.c.version == expected_version)
        update = sa.update(talk).where(*place).values(version=self._version, **values)
        if self._connection.execute(update).rowcount != 1:
            raise Conflict(f"Dit gesprek {_STALE}.")
        self._touch(talk_id)

    def change_promise(self, promise_id: str, **values: date | str) -> None:
        self._connection.execute(
            sa.update(promise).where(promise.c.id == promise_id).values(values)
        )

    def drop(self, talk_id: str) -> None:
        """Throws a talk away with its answers and promises."""
        self._connection.execute(sa.delete(talk).where(talk.c.id == talk_id))
        self._touch(talk_id)

    def _add_answers(self, talk_id: str, answers: tuple[Answer, ...]) -> None:
        rows = [
            {
                "talk_id": talk_id,
                "name": answer.name,
                "version": self._version,
                "value": _encoded(answer.value),
                "level": answer.level,
                "is_written": answer.is_written,
                "before": _encoded(answer.before),
            }
            for answer in answers
        ]
        if rows:
            self._connection.execute(sa.insert(talk_answer), rows)

    def _touch(self, talk_id: str) -> None:
        self._touched.append(("gesprekken", talk_id))


def _encoded(value: Value) -> str | int | float | bool | None:
    return encoded({"": value})[""]


def _promise_row(talk_id: str, one: Promise) -> dict[str, object]:
    names = ("what", "side", "due", "settled_on", "outcome")
    return {"id": one.promise_id, "talk_id": talk_id} | {name: getattr(one, name) for name in names}
