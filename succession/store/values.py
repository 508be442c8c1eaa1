"""Who writes, and when."""

from dataclasses import dataclass
from datetime import datetime

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
