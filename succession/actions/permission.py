"""Who may do what. Every action asks here first, whatever the page showed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from succession.errors import NotAllowed
from succession.playbook.book.model import Viewer
from succession.register.audience import Audience, Role
from succession.store import Stamp

IMPORT = "import bewaren"
UNDO_IMPORT = "import ongedaan maken"
REMEMBER_MAPPING = "kolommen onthouden"
EDIT_ROW = "rij wijzigen"
ADD_ROW = "rij toevoegen"
REMOVE_ROW = "rij verwijderen"
SAVE_DRAFT = "gesprek voorbereiden"
DROP_DRAFT = "gesprek weggooien"
HOLD_TALK = "gesprek bewaren"
AGREE_LETTER = "afspraken akkoord"
OBJECT_LETTER = "afspraken niet akkoord"
MOVE_TALK = "volgend gesprek verzetten"
SETTLE_PROMISE = "afspraak afhandelen"
MOVE_PROMISE = "afspraak verzetten"
CORRECT_OWN_RECORD = "eigen gegevens verbeteren"
KEEP_SCAN = "scan bewaren"
PLAN_DAYS = "vrije dagen wijzigen"
KEEP_TEMPLATE = "Word-sjabloon kiezen"
START_RUN = "draaiboek starten"
TICK_STEP = "stap afvinken"
REOPEN_STEP = "stap heropenen"
ADD_NOTE = "notitie toevoegen"
ADD_EVIDENCE = "bewijs noteren"
GIVE_CONSENT = "akkoord vastleggen"
REFUSE_CONSENT = "weigering vastleggen"
OPEN_AS_SUBSTITUTE = "poort openen als vervanger"
STATE_FACT = "gegeven vastleggen"
FILL_ROLE = "rol invullen"
MOVE_ANCHOR = "anker verzetten"
TAKE_OVER_VERSION = "nieuwe versie overnemen"
ANSWER_STOP_CRITERIA = "stopcriteria nalopen"
DECIDE = "besluit vastleggen"
DECIDE_EXTENSION = "verlenging besluiten"
CLOSE_RUN = "draaiboek afsluiten"
SAVE_SCENARIO = "scenario bewaren"
RENAME_SCENARIO = "scenario hernoemen"
REMOVE_SCENARIO = "scenario verwijderen"
KEEP_CHANCES = "kansen bewaren"
SETTLE_MANDATE = "mandaat vaststellen"
TAKE_ALONG = "bestand meenemen"

_CONSULENT = frozenset({Role.CONSULENT})
_DIRECTORS = frozenset({Role.DIRECTORS})
_GUEST = frozenset({Role.GUEST})
_ADMIN = frozenset({Role.ADMIN})
_TALKERS = frozenset({Role.CONSULENT, Role.GUEST})
_OFFICE = frozenset({Role.CONSULENT, Role.DIRECTORS})
_LEADERS = _OFFICE | {Role.BOARD}
_PARTICIPANTS = _OFFICE | {Role.GUEST}
_CONSENTERS = _PARTICIPANTS | {Role.BOARD}

PERMITTED: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        IMPORT: _CONSULENT,
        UNDO_IMPORT: _CONSULENT,
        REMEMBER_MAPPING: _CONSULENT,
        EDIT_ROW: _CONSULENT,
        ADD_ROW: _CONSULENT,
        REMOVE_ROW: _CONSULENT,
        SAVE_DRAFT: _CONSULENT,
        DROP_DRAFT: _CONSULENT,
        HOLD_TALK: _CONSULENT,
        AGREE_LETTER: _TALKERS,
        OBJECT_LETTER: _GUEST,
        MOVE_TALK: _CONSULENT,
        SETTLE_PROMISE: _TALKERS,
        MOVE_PROMISE: _CONSULENT,
        CORRECT_OWN_RECORD: _GUEST,
        KEEP_SCAN: _CONSULENT,
        PLAN_DAYS: _CONSULENT,
        KEEP_TEMPLATE: _ADMIN,
        START_RUN: _OFFICE,
        TICK_STEP: _PARTICIPANTS,
        REOPEN_STEP: _PARTICIPANTS,
        ADD_NOTE: _PARTICIPANTS,
        ADD_EVIDENCE: _PARTICIPANTS,
        GIVE_CONSENT: _CONSENTERS,
        REFUSE_CONSENT: _CONSENTERS,
        OPEN_AS_SUBSTITUTE: _OFFICE,
        STATE_FACT: _OFFICE,
        FILL_ROLE: _OFFICE,
        MOVE_ANCHOR: _OFFICE,
        TAKE_OVER_VERSION: _OFFICE,
        ANSWER_STOP_CRITERIA: _OFFICE,
        DECIDE: _OFFICE,
        DECIDE_EXTENSION: _OFFICE,
        CLOSE_RUN: _CONSULENT,
        SAVE_SCENARIO: _LEADERS,
        RENAME_SCENARIO: _LEADERS,
        REMOVE_SCENARIO: _LEADERS,
        KEEP_CHANCES: _CONSULENT,
        SETTLE_MANDATE: _DIRECTORS,
        TAKE_ALONG: frozenset(Role),
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a name for the record, what he may see, and as whom a guest takes part."""

    name: str
    audience: Audience
    part: Viewer = Viewer.BOTH

    @property
    def viewer(self) -> Viewer:
        """Whose steps of a run he sees: a guest never more than those of his part."""
        if self.audience.role is not Role.GUEST:
            return Viewer.ZORGGROEP
        return Viewer.BOTH if self.part is Viewer.ZORGGROEP else self.part

    @property
    def own_role(self) -> str | None:
        """The only role for which he may speak at a gate; None for who may record any."""
        if self.audience.role is Role.GUEST:
            return self.viewer.value
        return Role.BOARD.value if self.audience.role is Role.BOARD else None


@dataclass(frozen=True, slots=True)
class Submission:
    """One form sent by one person at one moment.

    `key` is made when the form is drawn. A form counts once against the last form of its
    `session`; without one it stands alone.
    """

    actor: Actor
    key: str
    now: datetime
    session: str | None = None

    def stamp(self, action: str, *content: object) -> Stamp:
        """The mark under which the store writes what `content` says; raises `NotAllowed` for the
        wrong role. The same key by another person or with other content is another form.
        """
        require(self.actor, action)
        return Stamp(
            key=self.key,
            session=self.session,
            form=sha256(repr((self.actor, action, content)).encode()).hexdigest(),
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
