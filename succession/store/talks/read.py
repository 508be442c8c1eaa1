"""From tables to talks, days off and the Word template."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from succession.register.fields import Sheet
from succession.register.model import row_key
from succession.register.rows import Value, gp_key_of
from succession.store.columns import among
from succession.store.register.encoding import decoded
from succession.store.register.table import gp, record
from succession.store.talks.table import day_off, promise, talk, talk_answer, word_template
from succession.talks.talk import Answer, Promise, Talk

_SHEETS = (Sheet.GPS, Sheet.PRACTICES)


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """The own Word template of the zorggroep, and who gave it when."""

    content: bytes
    by: str
    at: datetime


def load(connection: sa.Connection, talk_id: str | None = None) -> tuple[Talk, ...]:
    """All talks with whoever is in the register, or the one of `talk_id`, the oldest first."""
    only = None if talk_id is None else [talk_id]
    query = (
        sa.select(talk, gp.c.practice_agb, gp.c.agb, gp.c.name)
        .join(record, record.c.id == talk.c.record_id)
        .join(gp, gp.c.record_id == talk.c.record_id)
        .where(record.c.removed_at.is_(None), among(talk.c.id, only))
        .order_by(talk.c.started_at, talk.c.id)
    )
    answers, promises = _answers(connection, only), _promises(connection, only)
    return tuple(
        _talk(dict(row), tuple(answers[row["id"]]), tuple(promises[row["id"]]))
        for row in connection.execute(query).mappings()
    )


def _talk(row: dict[str, Any], answers: tuple[Answer, ...], promises: tuple[Promise, ...]) -> Talk:
    del row["record_id"]
    person = gp_key_of({"agb": row.pop("agb"), "naam": row.pop("name")})
    objected_to = tuple(row.pop("objected_to") or ())
    return Talk(
        talk_id=row.pop("id"),
        row_key=row_key(row["practice_agb"], person),
        answers=answers,
        promises=promises,
        objected_to=objected_to,
        **row,
    )


def _answers(connection: sa.Connection, only: list[str] | None) -> defaultdict[str, list[Answer]]:
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    query = sa.select(talk_answer).where(among(talk_answer.c.talk_id, only))
    for row in connection.execute(query.order_by(talk_answer.c.name)).mappings():
        name = row["name"]
        value, before = _decoded(name, row["value"]), _decoded(name, row["before"])
        found[row["talk_id"]].append(
            Answer(name, value, row["level"], row["is_written"], before, row["version"])
        )
    return found


def _promises(connection: sa.Connection, only: list[str] | None) -> defaultdict[str, list[Promise]]:
    found: defaultdict[str, list[Promise]] = defaultdict(list)
    query = sa.select(promise).where(among(promise.c.talk_id, only))
    for row in connection.execute(query.order_by(promise.c.due, promise.c.id)).mappings():
        columns = dict(row)
        talk_id = columns.pop("talk_id")
        found[talk_id].append(Promise(promise_id=columns.pop("id"), **columns))
    return found


def _decoded(name: str, value: Any) -> Value:
    sheet, _, field = name.partition(".")
    if sheet in _SHEETS:
        return decoded(sheet, {field: value})[field]
    return value  # type: ignore[no-any-return]  # the word of a choice


def days_off(connection: sa.Connection, consulent: str) -> tuple[date, ...]:
    """The days on which this consulent holds no talks."""
    query = sa.select(day_off.c.day).where(day_off.c.consulent == consulent)
    return tuple(connection.scalars(query.order_by(day_off.c.day)))


def template(connection: sa.Connection) -> WordTemplate | None:
    row = connection.execute(sa.select(word_template)).mappings().one_or_none()
    return WordTemplate(row["content"], row["by"], row["at"]) if row else None
