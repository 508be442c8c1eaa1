"""Who may do and read what. Every action asks here first, whatever the page showed."""

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
CLEAR_EXAMPLE = "voorbeeldregio opruimen"
REMEMBER_MAPPING = "kolommen onthouden"
FORGET_MAPPING = "kolommen vergeten"
EDIT_ROW = "rij wijzigen"
ADD_ROW = "rij toevoegen"
REMOVE_ROW = "rij verwijderen"
RESTORE_ROWS = "rij terugzetten"
SAVE_DRAFT = "gesprek voorbereiden"
DROP_DRAFT = "gesprek weggooien"
RESTORE_DRAFT = "gesprek terughalen"
HOLD_TALK = "gesprek bewaren"
AGREE_LETTER = "afspraken akkoord"
OBJECT_LETTER = "afspraken niet akkoord"
RESTORE_LETTER = "akkoord terugzetten"
MOVE_TALK = "volgend gesprek verzetten"
SETTLE_PROMISE = "afspraak afhandelen"
REOPEN_PROMISE = "afspraak heropenen"
MOVE_PROMISE = "afspraak verzetten"
CORRECT_OWN_RECORD = "eigen gegevens verbeteren"
RESTORE_OWN_RECORD = "eigen gegevens terugzetten"
KEEP_SCAN = "scan bewaren"
NOTE_MISSED_CALL = "geen gehoor noteren"
TAKE_BACK_CALL = "geen gehoor terugnemen"
RESTORE_SCAN = "scan terugzetten"
PLAN_DAYS = "vrije dagen wijzigen"
KEEP_TEMPLATE = "Word-sjabloon kiezen"
START_RUN = "draaiboek starten"
TICK_STEP = "stap afvinken"
REOPEN_STEP = "stap heropenen"
ADD_NOTE = "notitie toevoegen"
ADD_EVIDENCE = "bewijs noteren"
TAKE_BACK_NOTE = "notitie of bewijs terugnemen"
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
KEEP_MEETING = "stand van een vergadering bewaren"
PREPARE_DECISION = "besluit voorbereiden"
CHANGE_PROPOSAL = "voorgesteld besluit wijzigen"
PUT_ON_AGENDA = "besluit agenderen"
WITHDRAW_PROPOSAL = "voorgesteld besluit intrekken"
TAKE_DECISION = "uitkomst van een besluit vastleggen"
REVIEW_DECISION = "besluit herzien"
DRAFT_PAPER = "bestuursstuk maken"
EDIT_PAPER = "voorlegger wijzigen"
SETTLE_PAPER = "bestuursstuk vaststellen"
DROP_PAPER = "concept weggooien"
HEAR_MEMBERS = "antwoorden van de achterban bewaren"
SETTLE_ROLE = "rol van de zorggroep vaststellen"
TAKE_ALONG = "bestand meenemen"

# What a page shows, beside what `seen_by` hides.
SEE_TODAY = "Vandaag openen"
SEE_OVERVIEW = "Regio openen"
SEE_PRACTICE = "Praktijk openen"
SEE_REGISTER = "Register openen"
SEE_TALKS = "Gesprekken openen"
SEE_PLAYBOOKS = "Draaiboeken openen"
SEE_CAPACITY = "Vooruitblik openen"
SEE_VERIFICATION = "Betrouwbaarheid openen"
SEE_OWN_RECORD = "Mijn gegevens openen"
SEE_EVERY_PRACTICE = "elk dossier openen"
SEE_ORDER_BY_TIME = "volgorde naar tijd lezen"
SEE_CHANCE_BY_NAME = "kans naast een naam lezen"
SEE_GROUND = "Uw gebied openen"
SEE_BOARD = "Besluiten en rol openen"
SEE_SOURCES = "herkomst van gegevens lezen"
SEE_LOG = "geschiedenis lezen"
SEE_WHOLE_LOG = "hele geschiedenis lezen"
SEE_REPLIES = "antwoorden van praktijkhouders lezen"
SEE_OWN_HISTORY = "bewaarde kansen lezen"
SEE_ALL_RUNS = "alle draaiboeken lezen"
SEE_LIMITS = "grenzen en lessen van een draaiboek lezen"
CHOOSE_PLAYBOOK = "draaiboek kiezen"
SEE_ACUTE = "acute lade openen"

# A role is one column of the tables.
_COLUMNS: Mapping[str, Role] = MappingProxyType(
    {
        "C": Role.CONSULENT,
        "D": Role.DIRECTORS,
        "B": Role.BOARD,
        "G": Role.GUEST,
        "A": Role.ADMIN,
    }
)
_DOING: Mapping[str, str] = MappingProxyType(
    {
        IMPORT: "C----",
        UNDO_IMPORT: "C----",
        CLEAR_EXAMPLE: "C----",
        REMEMBER_MAPPING: "C----",
        FORGET_MAPPING: "C----",
        EDIT_ROW: "C----",
        ADD_ROW: "C----",
        REMOVE_ROW: "C----",
        RESTORE_ROWS: "C----",
        SAVE_DRAFT: "C----",
        DROP_DRAFT: "C----",
        RESTORE_DRAFT: "C----",
        HOLD_TALK: "C----",
        AGREE_LETTER: "C--G-",
        OBJECT_LETTER: "---G-",
        RESTORE_LETTER: "C--G-",
        MOVE_TALK: "C----",
        SETTLE_PROMISE: "C--G-",
        REOPEN_PROMISE: "C--G-",
        MOVE_PROMISE: "C----",
        CORRECT_OWN_RECORD: "---G-",
        RESTORE_OWN_RECORD: "---G-",
        KEEP_SCAN: "C----",
        NOTE_MISSED_CALL: "C----",
        TAKE_BACK_CALL: "C----",
        RESTORE_SCAN: "C----",
        PLAN_DAYS: "C----",
        KEEP_TEMPLATE: "----A",
        START_RUN: "CD---",
        TICK_STEP: "CD-G-",
        REOPEN_STEP: "CD-G-",
        ADD_NOTE: "CD-G-",
        ADD_EVIDENCE: "CD-G-",
        TAKE_BACK_NOTE: "CD-G-",
        GIVE_CONSENT: "CDBG-",
        REFUSE_CONSENT: "CDBG-",
        OPEN_AS_SUBSTITUTE: "CD---",
        STATE_FACT: "CD---",
        FILL_ROLE: "CD---",
        MOVE_ANCHOR: "CD---",
        TAKE_OVER_VERSION: "CD---",
        ANSWER_STOP_CRITERIA: "CD---",
        DECIDE: "CD---",
        DECIDE_EXTENSION: "CD---",
        CLOSE_RUN: "C----",
        SAVE_SCENARIO: "CDB--",
        RENAME_SCENARIO: "CDB--",
        REMOVE_SCENARIO: "CDB--",
        KEEP_CHANCES: "C----",
        SETTLE_MANDATE: "-D---",
        KEEP_MEETING: "CD---",
        PREPARE_DECISION: "CD---",
        CHANGE_PROPOSAL: "CD---",
        PUT_ON_AGENDA: "CD---",
        WITHDRAW_PROPOSAL: "CD---",
        TAKE_DECISION: "-D---",
        REVIEW_DECISION: "-D---",
        DRAFT_PAPER: "CDB--",
        EDIT_PAPER: "CD---",
        SETTLE_PAPER: "-D---",
        DROP_PAPER: "CDB--",
        HEAR_MEMBERS: "CD---",
        SETTLE_ROLE: "-D---",
        TAKE_ALONG: "CDBGA",
    }
)
_READING: Mapping[str, str] = MappingProxyType(
    {
        SEE_TODAY: "CDBG-",
        SEE_OVERVIEW: "CDB--",
        SEE_PRACTICE: "CDBG-",
        SEE_REGISTER: "CDB-A",
        SEE_TALKS: "CD---",
        SEE_PLAYBOOKS: "CDBG-",
        SEE_CAPACITY: "CDB--",
        SEE_VERIFICATION: "CDB-A",
        SEE_OWN_RECORD: "---G-",
        SEE_EVERY_PRACTICE: "CDB-A",
        SEE_ORDER_BY_TIME: "CD---",
        SEE_CHANCE_BY_NAME: "CD---",
        SEE_GROUND: "CDB-A",
        SEE_BOARD: "CDB--",
        SEE_SOURCES: "C----",
        SEE_LOG: "C---A",
        SEE_WHOLE_LOG: "C----",
        SEE_REPLIES: "C----",
        SEE_OWN_HISTORY: "C----",
        SEE_ALL_RUNS: "CDB-A",
        SEE_LIMITS: "CDB-A",
        CHOOSE_PLAYBOOK: "CDB-A",
        SEE_ACUTE: "CD--A",
    }
)
PERMITTED: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        right: frozenset(role for letter, role in _COLUMNS.items() if letter in letters)
        for right, letters in {**_DOING, **_READING}.items()
    }
)
READING = frozenset(_READING)
"""The rights of `PERMITTED` that change nothing."""
TAKEN_BACK_BY: Mapping[str, str] = MappingProxyType(
    {
        IMPORT: UNDO_IMPORT,
        EDIT_ROW: RESTORE_ROWS,
        ADD_ROW: RESTORE_ROWS,
        REMOVE_ROW: RESTORE_ROWS,
        DROP_DRAFT: RESTORE_DRAFT,
        AGREE_LETTER: RESTORE_LETTER,
        OBJECT_LETTER: RESTORE_LETTER,
        MOVE_TALK: MOVE_TALK,
        SETTLE_PROMISE: REOPEN_PROMISE,
        MOVE_PROMISE: MOVE_PROMISE,
        CORRECT_OWN_RECORD: RESTORE_OWN_RECORD,
        KEEP_SCAN: RESTORE_SCAN,
        NOTE_MISSED_CALL: TAKE_BACK_CALL,
        PLAN_DAYS: PLAN_DAYS,
        TICK_STEP: REOPEN_STEP,
        REOPEN_STEP: TICK_STEP,
        ADD_NOTE: TAKE_BACK_NOTE,
        ADD_EVIDENCE: TAKE_BACK_NOTE,
        STATE_FACT: STATE_FACT,
        FILL_ROLE: FILL_ROLE,
        MOVE_ANCHOR: MOVE_ANCHOR,
        DRAFT_PAPER: DROP_PAPER,
        EDIT_PAPER: EDIT_PAPER,
        PREPARE_DECISION: WITHDRAW_PROPOSAL,
        CHANGE_PROPOSAL: CHANGE_PROPOSAL,
        PUT_ON_AGENDA: PUT_ON_AGENDA,
        SAVE_SCENARIO: REMOVE_SCENARIO,
        RENAME_SCENARIO: RENAME_SCENARIO,
        REMOVE_SCENARIO: SAVE_SCENARIO,
    }
)
"""By what each action is taken back that can be, in the line that says what was saved; of the
others `docs/keuzes.md` says why not.
"""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a name for the record, what he may see, and as whom a guest takes part."""

    name: str
    audience: Audience
    part: Viewer = Viewer.BOTH

    @property
    def viewer(self) -> Viewer:
        """Whose steps of a run he sees: a guest never more than those of his part."""
        if not self.audience.role.has_a_practice:
            return Viewer.ZORGGROEP
        return Viewer.BOTH if self.part is Viewer.ZORGGROEP else self.part

    @property
    def own_role(self) -> str | None:
        """The only role for which he may speak at a gate; None for who may record any."""
        role = self.audience.role
        if role.has_a_practice:
            return self.viewer.value
        return role.value if role.has_a_hagro else None


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
