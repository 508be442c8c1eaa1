"""What is written of the role of the zorggroep."""

import secrets

import sqlalchemy as sa

from succession.board.role import MembersVoice, RoleSession
from succession.store.pen import Pen
from succession.store.role.table import members_voice, role_session


def hear(pen: Pen, voice: MembersVoice) -> None:
    """Puts this in the place of what the hagro said on that day."""
    place = (members_voice.c.hagro == voice.hagro, members_voice.c.on == voice.on)
    pen.connection.execute(sa.delete(members_voice).where(*place))
    content = voice.model_dump_json()
    values = {"hagro": voice.hagro, "on": voice.on, "content": content}
    pen.connection.execute(sa.insert(members_voice).values(values))
    pen.touch("achterban", voice.on.isoformat())


def settle(pen: Pen, session: RoleSession) -> None:
    """Adds a session; earlier ones stay."""
    values = {
        "id": secrets.token_hex(8),
        "version": pen.version,
        "content": session.model_dump_json(),
        "kept_by": pen.stamp.by,
    }
    pen.connection.execute(sa.insert(role_session).values(values))
    pen.touch("rol", session.on.isoformat())
