"""What a writing transaction writes with. Whatever raises in it leaves the database as it was."""

from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from succession.errors import Conflict
from succession.register.audience import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who does what, when. A form that has the `key` and the `form`, which stands for person and
    content, of the last one of its `session` counts as that one sent twice. Without a session it
    is alone in one of its own.
    """

    key: str
    session: str | None = None
    form: str = ""
    by: str
    role: Role
    action: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Pen:
    """One writing transaction: who writes, and the data version that it makes.

    `touched` collects what the log names, as (sheet, id).
    """

    connection: sa.Connection
    stamp: Stamp
    version: int
    touched: list[tuple[str, int | str]] = field(default_factory=list)

    @property
    def seen_version(self) -> int:
        """The data version that this transaction began with."""
        return self.version - 1

    def touch(self, sheet: str, id_: int | str) -> None:
        self.touched.append((sheet, id_))

    def refuse_stale(self, what: str, *, is_fresh: bool, how: str = "gewijzigd") -> None:
        """Raises `Conflict` where somebody else was first."""
        if not is_fresh:
            raise Conflict(
                f"{what} is intussen {how}; bekijk de nieuwe stand en probeer het opnieuw."
            )
