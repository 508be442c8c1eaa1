"""The line that says what was saved takes it back: once, for who saved it, unless others came."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Actor, Submission
from succession.actions.playbooks import reopen_step, tick_step
from succession.actions.taking_part import StepRef
from succession.register import Audience, Role
from succession.store import Store, StoredRun
from succession.ui import shared, viewing
from succession.ui.frame import navigation
from tests.region import BEUK, EIK, TODAY
from tests.ui.conftest import Open
from tests.ui.run_pages import FIRST, at, done, events, opened
from tests.ui.started_runs import started

TICKED, OPEN = ("gedaan", FIRST), ("heropend", FIRST)
OTHER = Actor("Iemand anders", Audience(Role.CONSULENT))
UNDO = "saved.undo"


def acute(store: Store, agb: str = EIK) -> StoredRun:
    return started(store, agb, playbook_id="overdracht-acuut", melding=TODAY)


@pytest.fixture
def run(store: Store) -> StoredRun:
    return acute(store)


def ticked(open_page: Open, run: StoredRun, **options: object) -> AppTest:
    app = opened(at(open_page, run, **options), FIRST)
    return done(app.button(key=f"step.{FIRST}.tick").click().run())


def line(app: AppTest) -> str:
    """What the line says, without what keeps it from being read as Markdown; empty without one."""
    return "".join(one.value for one in app.success).replace("\\", "")


def has_undo(app: AppTest) -> bool:
    return UNDO in [button.key for button in app.button]


def test_the_line_says_what_was_saved_and_takes_it_back(
    open_page: Open, store: Store, run: StoredRun
) -> None:
    app = ticked(open_page, run)
    assert "is afgevinkt" in line(app)
    app = done(app.button(key=UNDO).click().run())
    assert events(store) == [TICKED, OPEN]
    assert "staat weer open" in line(app)
    assert not has_undo(app)
    assert [entry.action for entry in store.audit(2)] == ["stap heropenen", "stap afvinken"]


def test_the_line_stands_while_one_goes_on_and_goes_with_the_next_save(
    open_page: Open, run: StoredRun
) -> None:
    app = opened(ticked(open_page, run), FIRST)
    app.text_input(key=f"step.{FIRST}.note#1").set_value("gebeld")
    app = app.run()
    assert "is afgevinkt" in line(app)
    assert has_undo(app)
    app = done(app.button(key=f"step.{FIRST}.keep").click().run())
    assert "is afgevinkt" not in line(app)


def test_on_another_page_and_of_another_thing_nothing_is_told(
    open_page: Open, store: Store, run: StoredRun
) -> None:
    other = acute(store, BEUK)
    app = ticked(open_page, run)
    app.query_params["run"] = other.run.run_id
    assert not line(app.run())
    app = ticked(open_page, other)
    app.switch_page(f"ui/{navigation.OVERVIEW.file}")
    assert not line(app.run())


def test_through_other_eyes_nothing_is_told_nor_taken_back(
    open_page: Open, store: Store, run: StoredRun
) -> None:
    app = ticked(open_page, run)
    app.selectbox(key=viewing.ROLE_KEY).set_value(Role.DIRECTORS.value)
    app = done(app.button(key=UNDO).click().run())
    assert not line(app)
    app.selectbox(key=viewing.ROLE_KEY).set_value(Role.CONSULENT.value)
    assert not line(app.run())
    assert events(store) == [TICKED]


def test_a_second_click_takes_nothing_more_back(
    open_page: Open, store: Store, run: StoredRun
) -> None:
    app = ticked(open_page, run)
    button = app.button(key=UNDO).click()
    app.run()
    button.click().run()
    assert events(store) == [TICKED, OPEN]


def test_what_somebody_changed_since_is_refused_and_the_page_goes_on(
    open_page: Open, store: Store, run: StoredRun
) -> None:
    app = ticked(open_page, run)
    step = StepRef(run.run.run_id, FIRST)
    sent = (Submission(OTHER, f"anders {n}", shared.now()) for n in range(2))
    reopen_step(store, next(sent), step)
    tick_step(store, next(sent), step, on=TODAY - timedelta(days=1))
    app = app.button(key=UNDO).click().run()
    assert "intussen gewijzigd" in app.error[0].value
    assert opened(app, FIRST).button(key=f"step.{FIRST}.reopen").label == "Heropenen"
    assert events(store) == [TICKED, OPEN, TICKED]
    assert not has_undo(app.run())


def test_what_was_typed_since_stands_on_what_there_is_again(open_page: Open, store: Store) -> None:
    form = f"edit.praktijken.{EIK}"
    app = open_page(navigation.REGISTER)
    app.segmented_control(key="register.section").set_value("Wijzigen").run()
    app.selectbox(key="edit.praktijken.which").select(EIK).run()
    place = app.text_input(key=f"{form}.plaats").value
    app.text_input(key=f"{form}.plaats").set_value("Elders")
    done(app.button(key=f"{form}.save").click().run())
    app.text_input(key=f"{form}.naam#1").set_value("De Nieuwe Eik").run()
    app = done(app.button(key=UNDO).click().run())
    assert app.text_input(key=f"{form}.plaats#2").value == place
    assert app.text_input(key=f"{form}.naam#2").value == "De Nieuwe Eik"
    done(app.button(key=f"{form}.save").click().run())
    found = store.register().practice_by_agb[EIK]
    assert (found.name, found.place) == ("De Nieuwe Eik", place)
