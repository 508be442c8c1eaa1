"""Two worlds that differ in what somebody told in confidence, and who looks at them."""

from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path

from succession.actions.agreements import (
    Correction,
    Objection,
    correct_own_record,
    object_to_letter,
)
from succession.actions.permission import Actor, Submission
from succession.actions.playbooks import RunStart, start_run
from succession.actions.preparing import ScanForm, change_days_off, keep_scan
from succession.actions.talks import DraftAnswer, TalkRef, hold_talk, save_draft
from succession.board.decision import BoardDecision, DecidingBody
from succession.board.paper import BoardPaper, FrozenPaper, Voorlegger, on_the_agenda
from succession.board.picture import BoardPicture, PracticeStanding
from succession.board.role import RoleSession
from succession.management.scan import load_scan
from succession.playbook.book.reading import read
from succession.register import Audience, Level, Register, Role, Stage
from succession.register.rows import key_of, register_of, rows_of
from succession.reports.paper.marks import Marks
from succession.risk.result import RiskLevel
from succession.store import Pen, Stamp, Store
from succession.store.decisions import write as decisions
from succession.store.papers import write as papers
from succession.store.role import write as role
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.talk import Answer, Side, Talk
from tests.board.proposals import proposal
from tests.region import BEUK, LINDE, NOW, TODAY, fill, region
from tests.risk.world import ROOT
from tests.talks.world import BANK

VISSER, DE_BOER = f"{LINDE}/01100001", f"{BEUK}/01100002"
MULDER = f"{BEUK}/01100003"
SCAN = load_scan(ROOT / "data/scan.yaml")
BOTH = (VISSER, MULDER)
# What was told in confidence, as it would show.
SECRETS = (
    "Notaris bellen",
    "K. Kandidaat",
    "niemand-te-vinden",
    "2033-09-01",
    "2033\\-09\\-01",
    "01-09-2033",
    "september 2033",
    "18-11-2026",
    "18 november 2026",
)


def guest(agb: str, himself: str | None = None) -> Audience:
    return Audience(Role.GUEST, "Noord", frozenset({agb}), himself)


# Who told something in confidence, and who looks: everybody but the consulent and himself.
CASES = [
    (BOTH, Audience(Role.DIRECTORS)),
    (BOTH, Audience(Role.BOARD)),
    (BOTH, Audience(Role.BOARD, "Noord")),
    (BOTH, Audience(Role.ADMIN)),
    (BOTH, guest(LINDE)),
    (BOTH, guest(BEUK)),
    (BOTH, guest(BEUK, DE_BOER)),
    ((MULDER,), guest(LINDE, VISSER)),
]


@dataclass(frozen=True)
class World:
    """A store with its address."""

    address: str
    store: Store


Worlds = tuple[World, World]


def at(folder: Path, name: str, register: Register) -> World:
    address = f"sqlite:///{folder / name}.sqlite"
    return World(address, fill(address, register))


def changed(row_keys: tuple[str, ...], **values: object) -> Register:
    rows = rows_of(region())
    rows["huisartsen"] = [
        {**row, **values} if key_of("huisartsen", row) in row_keys else row
        for row in rows["huisartsen"]
    ]
    return register_of(rows)


# He told the consulent alone, and she wrote down whom she has in mind for him.
TOLD = {"deelniveau": Level.CONFIDENTIAL, "opvolger": "K. Kandidaat"}
# As if nobody knew what he said.
UNKNOWN = dict.fromkeys(
    (
        "stop_waarschijnlijk",
        "zekerheid",
        "opvolgingsstatus",
        "opvolger",
        "zoekt_sinds",
        "deelniveau",
        "laatste_gesprek",
    )
)


def keep_for_the_board(store: Store) -> None:
    """A decision on the agenda, a session on the role and a paper, under ids that are the same in
    every world."""
    asked = BoardDecision(
        decision_id="d1", version=0, proposal=proposal(), prepared_by="A", agenda_on=TODAY
    )
    standings = tuple(
        PracticeStanding(practice=number, level=RiskLevel.ACT)
        for number in sorted(store.practice_ids().values())
    )
    frozen = FrozenPaper(
        picture=BoardPicture(figures=(), standings=standings, runs=()),
        decisions=on_the_agenda([asked]),
        method="5",
        assumptions="2026.14",
    )
    paper = BoardPaper(
        paper_id="p1",
        version=0,
        on=TODAY,
        made_on=TODAY,
        audience=Audience(Role.BOARD),
        voorlegger=Voorlegger(),
        frozen=frozen,
        settled_on=None,
        made_by="A",
    )
    session = RoleSession(on=TODAY, option="alliantie", decision="Samen", body=DecidingBody.MEMBERS)

    def keep(pen: Pen) -> str:
        decisions.keep(pen, asked)
        papers.add(pen, paper)
        role.settle(pen, session)
        return ""

    stamp = Stamp(key="bestuur", by="A", role=Role.CONSULENT, action="proef", now=NOW)
    store.write(stamp, keep)


def tell_in_confidence(
    store: Store,
    row_key: str,
    level_then: Level = Level.CONFIDENTIAL,
    *,
    hands_over: bool = False,
) -> None:
    """A talk, a scan, days off, an objection and a correction, and a draaiboek where he
    `hands_over`; what began under a more open level ends as confidential, as he himself chooses.
    """
    talk = _talk_in_confidence(store, row_key, level_then)
    told = {"poen.goodwill": False, "pand.staat": False}
    scan = ScanForm(row_key=row_key, on=TODAY, level=level_then, told=told, known={})
    if hands_over:
        _begin_handover(store, row_key)
    keep_scan(store, sent(f"scan {row_key}"), scan, SCAN)
    change_days_off(store, sent(f"days {row_key}"), frozenset({TODAY}), frozenset())
    himself = Actor("Zelf", guest(row_key[:8], row_key))
    ref = TalkRef(talk.talk_id, talk.version)
    to = (talk.promises[0].promise_id,)
    object_to_letter(store, Submission(himself, f"object {row_key}", NOW), Objection(ref, to))
    version = store.versions()["huisartsen", row_key]
    told_now = {"stop_waarschijnlijk": date(2033, 9, 1), "deelniveau": Level.CONFIDENTIAL}
    correction = Correction(row_key, told_now, version)
    correct_own_record(store, Submission(himself, f"correct {row_key}", NOW), correction, BANK)


def _begin_handover(store: Store, row_key: str) -> None:
    file = ROOT / "playbooks/stappenplan-overdracht.yaml"
    playbook = read(file)
    start = RunStart(
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        playbook_text=file.read_text(encoding="utf-8"),
        practice_agb=row_key[:8],
        anchors=tuple((name, date(2033, 9, 1)) for name in playbook.anchors),
    )
    start_run(store, sent(f"start {row_key}"), start)


def _talk_in_confidence(store: Store, row_key: str, level: Level) -> Talk:
    versions = store.versions()
    held = HeldTalk(
        row_key=row_key,
        on=TODAY - timedelta(days=3),
        expected_version=versions["huisartsen", row_key],
        practice_version=versions["praktijken", row_key[:8]],
        answers=(
            Answer("huisartsen.stop_waarschijnlijk", date(2033, 7, 1), level),
            Answer("huisartsen.opvolgingsstatus", Stage.NONE, level),
            Answer("praktijken.pand_staat", "verouderd", level),
            Answer("obstakel.1", "niemand-te-vinden", level),
        ),
        promises=(PromiseMade("Notaris bellen", Side.GP, TODAY + timedelta(days=9)),),
        next_talk=TODAY + timedelta(days=200),
    )
    talk = hold_talk(store, sent(f"hold {row_key}"), held, BANK)
    answer = Answer("obstakel.1", "niemand-te-vinden", level)
    kept = any(one.row_key == DE_BOER for one in store.talks())
    if not kept:
        save_draft(store, sent("draft"), DraftAnswer(DE_BOER, answer))
    return talk


def sent(key: str) -> Submission:
    return Submission(Actor("K. Smit", Audience(Role.CONSULENT)), key, NOW.astimezone(UTC))


def marks(store: Store, row_keys: tuple[str, ...]) -> list[str]:
    """The signs by which an address names the talks with these praktijkhouders."""
    mark_of = Marks(store.secret()).of
    return [mark_of(row_key) for row_key in row_keys]
