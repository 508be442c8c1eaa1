"""Who may do what. Every action asks here first, whatever the page showed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from succession.errors import NotAllowed
from succession.register.audience import Audience, Role
from succession.store import Stamp

IMPORT = "import bewaren"
UNDO_IMPORT = "import ongedaan maken"
REMEMBER_MAPPING = "kolommen onthouden"
EDIT_ROW = "rij wijzigen"
ADD_ROW = "rij toevoegen"
REMOVE_ROW = "rij verwijderen"
LOG_TALK = "gesprek vastleggen"
START_RUN = "draaiboek starten"
TICK_STEP = "stap afvinken"
REOPEN_STEP = "stap heropenen"
ADD_NOTE = "notitie toevoegen"

_CONSULENT = frozenset({Role.CONSULENT})
_OFFICE = frozenset({Role.CONSULENT, Role.DIRECTORS})
_PARTICIPANTS = _OFFICE | {Role.GUEST}

PERMITTED: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        IMPORT: _CONSULENT,
        UNDO_IMPORT: _CONSULENT,
        REMEMBER_MAPPING: _CONSULENT,
        EDIT_ROW: _CONSULENT,
        ADD_ROW: _CONSULENT,
        REMOVE_ROW: _CONSULENT,
        LOG_TALK: _CONSULENT,
        START_RUN: _OFFICE,
        TICK_STEP: _PARTICIPANTS,
        REOPEN_STEP: _PARTICIPANTS,
        ADD_NOTE: _PARTICIPANTS,
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a name for the record, and what he may see."""

    name: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Submission:
    """One form sent by one person at one moment; `key` is made when the form is drawn."""

    actor: Actor
    key: str
    now: datetime

    def stamp(self, action: str) -> Stamp:
        """The mark under which the store writes; raises `NotAllowed` for the wrong role."""
        require(self.actor, action)
        return Stamp(
            key=self.key,
            by=self.actor.name,
            role=self.actor.audience.role,
            action=action,
            now=self.now,
        )


def is_permitted(actor: Actor, action: str) -> bool:
    """Whether the role permits the action, so that a page need not offer it."""
    return actor.audience.role in PERMITTED[action]


def require(actor: Actor, action: str) -> None:
    """Raises `NotAllowed` when the role of this person does not permit the action."""
    if not is_permitted(actor, action):
        permitted = " of ".join(role.value for role in Role if role in PERMITTED[action])
        raise NotAllowed(
            f"Als {actor.audience.role.value} kunt u dit niet doen ({action}); "
            f"vraag het aan een {permitted}."
        )
