"""Vooruitblik as people meet it: the sentence, the long run, the scenarios, and no secrets."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import enumerate as enumerate_threads

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Actor, Submission
from succession.actions.scenarios import save_scenario
from succession.capacity.region.demand import Growth
from succession.capacity.scenario.scenario import BASELINE, PulledLever, Scenario
from succession.register import Audience, Role
from succession.store import Store
from succession.store.scenarios import write as scenarios
from succession.ui import shared
from succession.ui.capacity.reads import LONG_RUN
from succession.ui.frame.navigation import CAPACITY, REGISTER
from tests.region import NOW, region
from tests.ui.conftest import Open, finished, table_with, undone, wait_for_jobs

CPUS = os.cpu_count() or 1
FIRST_PICTURE = "Voorlopig beeld na 200 berekeningen"
HIGH = Scenario(name="Veel vraag", demand_growth=Growth.HIGH, years=8)


def _said(app: AppTest) -> str:
    texts = (
        *app.title,
        *app.subheader,
        *app.markdown,
        *app.caption,
        *app.info,
        *app.success,
        *app.error,
    )
    tables = [str(table.value.to_dict()) for table in (*app.table, *app.dataframe)]
    return "\n".join([*(str(element.value) for element in texts), *tables])


@contextmanager
def _nothing_begins() -> Iterator[None]:
    """Others have the turn: what is asked for waits."""
    turn = shared.jobs()._turn
    for _ in range(2):
        turn.acquire()
    yield
    for _ in range(2):
        turn.release()


def _saved(store: Store, scenario: Scenario) -> None:
    submission = Submission(Actor("K", Audience(Role.CONSULENT)), scenario.name, NOW)
    save_scenario(store, submission, scenario)


def _well(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error
    return app


def test_the_first_picture_comes_at_once_and_the_rest_follows(
    open_page: Open, store: Store
) -> None:
    with _nothing_begins():
        app = _well(open_page(CAPACITY, Role.BOARD))
        assert "wordt het" in app.title[0].value
        assert FIRST_PICTURE in _said(app)
        assert "Van 200 berekeningen" in _said(app)
    app = _well(finished(app))
    assert FIRST_PICTURE not in _said(app)
    assert "Van 1.000 berekeningen" in _said(app)


def test_what_one_had_computed_another_of_the_same_role_gets(open_page: Open, store: Store) -> None:
    finished(open_page(CAPACITY, Role.BOARD))
    app = open_page(CAPACITY, Role.BOARD)
    assert "Van 1.000 berekeningen" in _said(app)
    assert len(shared.jobs()._jobs) == 1


def test_a_long_run_is_stopped_and_taken_up_again(open_page: Open, store: Store) -> None:
    with _nothing_begins():
        app = open_page(CAPACITY)
        app = _well(app.button(key="capacity.whole.stop").click().run())
        assert "Gestopt: Alle 1.000 berekeningen." in _said(app)
    app = _well(finished(app))
    assert "Gestopt" in _said(app), "not begun anew by itself"
    app.button(key="capacity.whole.again").click().run()
    assert "Van 1.000 berekeningen" in _said(_well(finished(app)))


def test_few_runs_are_all_there_at_once(open_page: Open, store: Store) -> None:
    _saved(store, HIGH.model_copy(update={"runs": 50}))
    (kept,) = store.scenarios()
    app = open_page(CAPACITY)
    finished(app)
    jobs = len(shared.jobs()._jobs)
    app.selectbox(key="capacity.saved").select(kept.scenario_id).run()
    assert "Van 50 berekeningen" in _said(_well(app))
    assert FIRST_PICTURE[:15] not in _said(app)
    assert len(shared.jobs()._jobs) == jobs, "nothing is left to compute"


def test_all_long_runs_together_leave_a_processor_free(open_page: Open, store: Store) -> None:
    others = set(enumerate_threads())
    app = finished(open_page(CAPACITY))
    app.slider(key="capacity.set.base.years").set_value(3).run()
    finished(app)
    begun = set(enumerate_threads()) - others
    assert 0 < sum(thread.name.startswith(LONG_RUN) for thread in begun) < max(CPUS, 2)


def test_leaving_a_scenario_stops_what_nobody_else_looks_at(open_page: Open, store: Store) -> None:
    with _nothing_begins():
        app = open_page(CAPACITY)
        app.slider(key="capacity.set.base.years").set_value(3).run()
    wait_for_jobs()
    standings = [job.standing.state.value for job in shared.jobs()._jobs.values()]
    assert standings == ["gestopt", "klaar"]


def test_a_changed_scenario_is_another_picture(open_page: Open, store: Store) -> None:
    app = open_page(CAPACITY)
    assert "vóór 2041 krap wordt" in _said(app)
    app.slider(key="capacity.set.base.years").set_value(5)
    app.segmented_control(key="capacity.set.base.growth").set_value(Growth.HIGH).run()
    assert "2030" in str(app.table[0].value)
    assert "2031" not in str(app.table[0].value)
    assert "vóór 2031 krap wordt" in _said(_well(app))
    assert f"„{BASELINE.name}” is aangepast en nog niet bewaard" in _said(app)
    app.segmented_control(key="capacity.set.base.growth").set_value(Growth.DRAWN)
    app.slider(key="capacity.set.base.years").set_value(15).run()
    assert "aangepast" not in _said(app)


def test_another_area_by_choice_and_by_address(open_page: Open, store: Store) -> None:
    app = open_page(CAPACITY)
    assert app.selectbox(key="capacity.area").options == [
        "De hele regio",
        "Hagro Noord",
        "Hagro Zuid",
    ]
    app.selectbox(key="capacity.area").select("Hagro Zuid").run()
    assert app.title[0].value.startswith("In hagro Zuid")
    assert app.query_params["gebied"] == "Hagro Zuid"
    other = open_page(CAPACITY, gebied="Hagro Noord")
    assert other.title[0].value.startswith("In hagro Noord")


def test_an_address_that_names_no_area_gives_the_region(open_page: Open, store: Store) -> None:
    app = _well(open_page(CAPACITY, gebied="Nergens"))
    assert app.selectbox(key="capacity.area").value == "De hele regio"


@pytest.mark.parametrize(
    ("unit", "column"), [("personen", "aanbod"), ("patiënten", "zonder plek"), ("fte", "tekort")]
)
def test_supply_and_demand_in_another_unit(
    open_page: Open, store: Store, unit: str, column: str
) -> None:
    app = open_page(CAPACITY)
    app.segmented_control(key="capacity.unit").set_value(unit).run()
    assert column in _well(app).table[0].value.columns


def test_the_steps_go_to_the_year_that_is_chosen(open_page: Open, store: Store) -> None:
    app = open_page(CAPACITY)
    app.select_slider(key="capacity.year.2040").set_value(2035).run()
    assert "tekort eind 2035" in str(_well(app).table[3].value)


def test_a_scenario_is_saved_chosen_renamed_and_removed(open_page: Open, store: Store) -> None:
    app = open_page(CAPACITY, Role.BOARD)
    app.segmented_control(key="capacity.set.base.growth").set_value(Growth.LOW).run()
    app.text_input(key="capacity.name.Eigen scenario").set_value("Weinig vraag")
    app.button(key="capacity.save").click()
    _well(app.run())
    (saved,) = store.scenarios()
    assert (saved.scenario.name, saved.scenario.demand_growth) == ("Weinig vraag", Growth.LOW)
    assert app.selectbox(key="capacity.saved").value == saved.scenario_id
    assert "Bewaard: Weinig vraag." in _said(app).replace("\\", "")
    undone(app)
    assert store.scenarios() == ()
    app.text_input(key="capacity.name.Eigen scenario#2").set_value("Weinig vraag")
    app.button(key="capacity.save").click().run()
    (saved,) = store.scenarios()
    key = f"capacity.rename.{saved.scenario_id}"
    app.text_input(key=f"{key}.name").set_value("Rustig").run()
    app.button(key=f"{key}.do").click().run()
    assert [one.scenario.name for one in store.scenarios()] == ["Rustig"]
    undone(app)
    assert [one.scenario.name for one in store.scenarios()] == ["Weinig vraag"]
    app.button(key=f"capacity.remove.{saved.scenario_id}.send").click().run()
    assert store.scenarios() == ()
    assert _well(app).selectbox(key="capacity.saved").value == ""
    undone(app)
    assert [one.scenario.name for one in store.scenarios()] == ["Weinig vraag"]


def test_a_change_is_saved_in_the_scenario_of_that_name(open_page: Open, store: Store) -> None:
    _saved(store, HIGH)
    (kept,) = store.scenarios()
    app = open_page(CAPACITY)
    app.selectbox(key="capacity.saved").select(kept.scenario_id).run()
    mark = f"{kept.scenario_id}.{kept.version}"
    assert app.slider(key=f"capacity.set.{mark}.years").value == 8
    app.slider(key=f"capacity.set.{mark}.years").set_value(6).run()
    app.button(key="capacity.save").click().run()
    assert [one.scenario.years for one in store.scenarios()] == [6]


def test_a_name_that_is_taken_is_refused_in_words(open_page: Open, store: Store) -> None:
    _saved(store, HIGH)
    app = open_page(CAPACITY)
    app.text_input(key="capacity.name.Eigen scenario").set_value("veel vraag")
    app.button(key="capacity.save").click().run()
    assert "al een scenario met deze naam" in _said(app)
    assert [one.scenario for one in store.scenarios()] == [HIGH]


def test_a_scenario_that_another_removed_is_the_region_as_it_goes(
    open_page: Open, store: Store
) -> None:
    _saved(store, HIGH)
    (kept,) = store.scenarios()
    app = open_page(CAPACITY)
    app.selectbox(key="capacity.saved").select(kept.scenario_id).run()
    submission = Submission(Actor("K", Audience(Role.CONSULENT)), "weg", NOW)

    def remove(pen: object) -> str:
        scenarios.remove(pen, kept.scenario_id, kept.version)  # type: ignore[attr-defined]
        return ""

    store.write(submission.stamp("scenario verwijderen"), remove)
    assert _well(app.run()).selectbox(key="capacity.saved").value == ""


def test_a_scenario_with_an_approach_that_is_gone_says_how_to_go_on(
    open_page: Open, store: Store
) -> None:
    _saved(
        store, BASELINE.model_copy(update={"name": "Oud", "levers": (PulledLever(lever="weg"),)})
    )
    (kept,) = store.scenarios()
    app = open_page(CAPACITY)
    app.selectbox(key="capacity.saved").select(kept.scenario_id).run()
    assert "bestaat niet" in str(table_with(app, "oplossing")["wat"][0])
    mark = f"{kept.scenario_id}.{kept.version}"
    app.multiselect(key=f"capacity.set.{mark}.levers").set_value([]).run()
    assert "wordt het" in _well(app).title[0].value


def test_scenarios_stand_beside_each_other(open_page: Open, store: Store) -> None:
    _saved(store, HIGH)
    app = open_page(CAPACITY)
    app.button_group(key="capacity.groups").set_value(["vraag", "bewaard"]).run()
    app.button(key="capacity.comparison.begin").click().run()
    app = _well(finished(app))
    names = list(table_with(app, "verschil zonder plek")["scenario"])
    assert names[0] == BASELINE.name
    assert names[1:4] == [f"{BASELINE.name}, vraag {word}" for word in ("laag", "midden", "hoog")]
    assert names[4] == "Veel vraag"


def test_what_the_outcome_hangs_from_is_computed_when_asked(open_page: Open, store: Store) -> None:
    app = open_page(CAPACITY)
    app.slider(key="capacity.set.base.years").set_value(2).run()
    app.button(key="capacity.tornado.begin").click().run()
    app = _well(finished(app))
    assert "hangt het meest af van" in _said(app)


def _of(app: AppTest, area: str) -> str:
    app.selectbox(key="capacity.area").select(area).run()
    return _said(_well(app))


def test_what_was_computed_once_is_there_for_every_area_and_year(
    open_page: Open, store: Store
) -> None:
    app = open_page(CAPACITY)
    app.slider(key="capacity.set.base.years").set_value(3).run()
    app.button(key="capacity.tornado.begin").click().run()
    app = finished(app)
    app.button_group(key="capacity.groups").set_value(["vraag"]).run()
    app.button(key="capacity.comparison.begin").click().run()
    app = finished(app)
    jobs = set(shared.jobs()._jobs)
    assert "Het tekort in de regio eind 2028 hangt het meest af van" in _said(app)
    assert "Eind 2028 is er in de regio bij" in _said(app)
    for area in ("Hagro Zuid", "Hagro Noord"):
        said = _of(app, area)
        assert f"Het tekort in h{area[1:]} eind 2028" in said
        assert f"Eind 2028 is er in h{area[1:]} bij" in said
    app.select_slider(key="capacity.year.2028").set_value(2027).run()
    assert "Eind 2027 is er in hagro Noord bij" in _said(app)
    assert set(shared.jobs()._jobs) == jobs, "nothing was computed anew"


def test_the_choice_stays_when_one_comes_back(open_page: Open, store: Store) -> None:
    app = open_page(CAPACITY)
    app.slider(key="capacity.set.base.years").set_value(7)
    app.segmented_control(key="capacity.unit").set_value("personen").run()
    app.switch_page(f"ui/{REGISTER.file}").run()
    app.switch_page(f"ui/{CAPACITY.file}").run()
    assert app.slider(key="capacity.set.base.years").value == 7
    assert app.segmented_control(key="capacity.unit").value == "personen"


@pytest.mark.parametrize("role", [Role.CONSULENT, Role.DIRECTORS, Role.BOARD])
def test_nobody_is_named_on_this_page(open_page: Open, store: Store, role: Role) -> None:
    said = _said(open_page(CAPACITY, role))
    assert [gp.name for gp in region().gps if gp.name and gp.name in said] == []
