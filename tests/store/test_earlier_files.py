"""A database and an export that an earlier version of the program made are opened by this one."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command

from succession.actions.register import RowEdit, RowRef, edit_row
from succession.intake import Intake, checked, read_files
from succession.playbook.book.model import Mandate
from succession.playbook.run.run import EventKind
from succession.register.fields import Sheet
from succession.register.model import Stage, StopPlan
from succession.register.rows import rows_of
from succession.store import Store, migration
from succession.talks.talk import PromiseOutcome, Side
from tests.region import TODAY
from tests.store import lived
from tests.store.builders import submission

FILES = Path(__file__).parent / "earlier_files"
PRACTICE, NAMED, ON = "01990006", "01990006/C. Reigermeer", date(2026, 11, 30)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    """The database of the earlier version, brought up to date."""
    file = tmp_path / "earlier.sqlite"
    shutil.copy(FILES / "register.sqlite", file)
    store = lived.opened_again(f"sqlite:///{file}")
    yield store
    store.close()


def imported(store: Store) -> Intake:
    """What the earlier export would change in this store, also by what is not in it."""
    given, present = read_files([FILES / "register.xlsx"], today=TODAY), rows_of(store.register())
    return checked(given, present, remove=True, former=store.present_places)


def test_the_database_was_of_an_earlier_version(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    shutil.copy(FILES / "register.sqlite", file)
    kept = migration.upgrade(f"sqlite:///{file}").backup
    assert kept is not None
    assert kept.stem.endswith("-0007")


def test_the_earlier_export_changes_nothing_in_the_earlier_database(opened: Store) -> None:
    found = imported(opened)
    assert (found.is_faulty, found.difference.is_empty) == (False, True)
    assert found.difference.unchanged == 8 + 20 + 2


def test_the_earlier_export_fills_an_empty_register_with_the_same_rows(
    opened: Store, store: Store
) -> None:
    assert not imported(store).is_faulty
    lived.import_rows(store, rows_of(opened.register()))
    assert imported(store).difference.is_empty
    assert rows_of(store.register()) == rows_of(opened.register())


def test_the_register_holds_what_was_said_and_where_it_came_from(opened: Store) -> None:
    register = opened.register()
    (owner,) = register.gps_by_practice[PRACTICE]
    assert register.practice_by_agb["01990002"].name == "Huisartsen aan de Wilg"
    assert owner.row_key == NAMED
    assert [(plan.likely, plan.certainty, plan.said_on) for plan in owner.said] == [
        (date(2030, 7, 1), 3, None),
        (date(2031, 7, 1), 4, ON),
    ]
    assert owner.plan == StopPlan(
        earliest=None, likely=date(2031, 7, 1), latest=None, certainty=4, said_on=ON
    )
    (share,) = register.shares_by_practice[PRACTICE]
    assert (share.succession.stage, share.succession.stage_since) == (Stage.CANDIDATE, ON)
    sources = {(one.key, one.field): one.source for one in opened.sources(PRACTICE)}
    assert sources[NAMED, "stop_waarschijnlijk"] == "gesprek"
    assert sources[PRACTICE, "naam"] == "import praktijken.csv, huisartsen.csv, kandidaten.csv"
    assert (opened.data_version(), len(opened.versions())) == (22, 8 + 20 + 2)


def test_the_draaiboeken_hold_every_step(opened: Store) -> None:
    own, regional = (one.run for one in opened.runs())
    assert (own.playbook_id, own.practice_agb) == ("stappenplan-overdracht", PRACTICE)
    assert own.first_anchors == (("overdracht", date(2031, 7, 1)),)
    assert own.started_at == datetime(2026, 11, 30, 9, 12, tzinfo=UTC)
    assert [(one.kind, one.step_id, one.note) for one in own.events] == [
        (EventKind.DONE, "00-rol-en-grenzen", "Brief gestuurd."),
        (EventKind.DONE, "a1-verkennend-gesprek", ""),
        (EventKind.NOTE, "a2-persoonlijk-plan", "Overzicht komt in januari."),
        (EventKind.REOPENED, "a1-verkennend-gesprek", "Verslag ontbrak."),
    ]
    assert (regional.playbook_id, regional.practice_agb) == ("capaciteitsmonitor", None)


def test_the_talks_and_the_scan_are_with_whom_they_were(opened: Store) -> None:
    draft, held = opened.talks()
    assert (draft.row_key, draft.is_held) == ("01990005/01970013", False)
    assert [(one.name, one.value) for one in draft.answers] == [("huisartsen.zekerheid", 2)]
    assert (held.row_key, held.held_on, held.next_talk) == (NAMED, ON, date(2027, 7, 1))
    assert {(one.name, one.value) for one in held.answers} == {
        ("huisartsen.stop_waarschijnlijk", date(2031, 7, 1)),
        ("huisartsen.zekerheid", 4),
        ("huisartsen.opvolgingsstatus", Stage.CANDIDATE),
        ("praktijken.fte_poh", 0.8),
        ("vraag.vrij-om-te-kiezen", "ja"),
        ("huisartsen.stop_vroegst", None),
        ("huisartsen.stop_laatst", None),
    }
    assert {(one.what, one.side, one.outcome) for one in held.promises} == {
        ("Profiel opstellen", Side.ZORGGROEP, None),
        ("Boekhouder bellen", Side.GP, PromiseOutcome.KEPT),
    }
    (scan,) = opened.scans()
    assert (scan.row_key, scan.on, scan.known) == (NAMED, ON, (("patienten.grootte", True),))
    assert scan.told == (("patienten.kwetsbaren", False), ("personeel.contracten", True))


def test_the_rest_is_there(opened: Store) -> None:
    mandate = opened.mandate()
    assert mandate is not None
    assert (mandate.furthest, mandate.decision) == (
        Mandate.MEDIATE,
        "Besluit 4 van de ledenvergadering",
    )
    (saved,) = opened.scenarios()
    assert (saved.scenario.name, saved.scenario.runs) == ("Samen vooruit", 200)
    assert [pulled.lever for pulled in saved.scenario.levers] == ["stappenplan"]
    assert opened.days_off("A. Consulent") == tuple(date(2027, 8, day) for day in (2, 3, 4))
    template = opened.word_template()
    assert template is not None
    assert template.content == b"PK een sjabloon"
    assert opened.mapping("kop") == {"Onze code": "agb"}
    (kept,) = opened.own_history().kept
    assert (kept.given_on, len(kept.by_share)) == (ON, 10)


def test_the_log_and_the_imports_are_there(opened: Store) -> None:
    assert [(one.files, one.is_undone) for one in opened.imports()] == [
        (("praktijken.csv",), True),
        (("praktijken.csv", "huisartsen.csv", "kandidaten.csv"), False),
    ]
    entries = opened.audit(100)
    assert len(entries) == 22
    talk = next(entry for entry in entries if entry.action == "gesprek bewaren")
    assert talk.records[:2] == (("huisartsen", NAMED), ("praktijken", PRACTICE))


def test_no_name_stands_outside_the_columns_for_names_any_more(opened: Store) -> None:
    names = ("Reigermeer", "Gerstplas", "Distelwijk", "Windeberg")
    found = {place for place, text in lived.texts(opened) if any(name in text for name in names)}
    assert found == {("gp", "name"), ("candidate", "name")}


def test_a_name_that_is_corrected_keeps_the_talk_and_the_older_export(opened: Store) -> None:
    owner = RowRef(Sheet.GPS, NAMED, opened.versions()[Sheet.GPS, NAMED])
    edit_row(opened, submission(), RowEdit(owner, {"naam": "C. Reigersmeer"}))
    practice = RowRef(Sheet.PRACTICES, PRACTICE, opened.versions()[Sheet.PRACTICES, PRACTICE])
    edit_row(opened, submission(), RowEdit(practice, {"agb": "01990099"}))
    assert [one.row_key for one in opened.talks() if one.is_held] == ["01990099/C. Reigersmeer"]
    assert [one.run.practice_agb for one in opened.runs()] == ["01990099", None]
    assert imported(opened).difference.is_empty


def test_the_way_back_gives_each_row_its_key_again(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/earlier.sqlite"
    shutil.copy(FILES / "register.sqlite", tmp_path / "earlier.sqlite")
    query = "SELECT id, key, gp.gp_key, share.gp_key FROM record LEFT JOIN gp ON gp.record_id = id "
    query += "LEFT JOIN share ON share.record_id = id ORDER BY id"
    before = _asked(tmp_path, query)
    migration.upgrade(address)
    migration.run(address, lambda config: command.downgrade(config, "0011"))
    assert _asked(tmp_path, query) == before
    store = lived.opened_again(address)
    assert NAMED in {one.row_key for one in store.talks()}
    store.close()


def _asked(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "earlier.sqlite")) as database:
        return database.execute(query).fetchall()
