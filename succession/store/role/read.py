"""From the tables to what members and board said."""

from dataclasses import dataclass

import sqlalchemy as sa

from succession.board.role import MembersVoice, RoleSession
from succession.store.role.table import members_voice, role_session


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """What the members said, the oldest first, and the sessions of the board, the last first."""

    voices: tuple[MembersVoice, ...]
    sessions: tuple[RoleSession, ...]


def load(connection: sa.Connection) -> RoleSaid:
    said = connection.execute(
        sa.select(members_voice.c.content).order_by(members_voice.c.on, members_voice.c.hagro)
    ).scalars()
    held = connection.execute(
        sa.select(role_session.c.content).order_by(role_session.c.version.desc())
    ).scalars()
    return RoleSaid(
        voices=tuple(map(MembersVoice.model_validate_json, said)),
        sessions=tuple(map(RoleSession.model_validate_json, held)),
    )
