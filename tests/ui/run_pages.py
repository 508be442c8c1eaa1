"""Opening the page of a run, as this role and at this part, and reading what it says."""

from typing import Any

from streamlit.testing.v1 import AppTest

from succession.register import Role
from succession.store import Store, StoredRun
from succession.ui import viewing
from succession.ui.frame import navigation
from tests.ui.conftest import Open

GATE, FIRST = "x11-scenario", "x1-signaal"
CLOCK, MEANS, PLAN, END = (
    "Beslismomenten",
    "Betrokkenen",
    "Verzetten",
    "Afsluiten",
)


def at(open_page: Open, run: StoredRun, part: str | None = None, **options: Any) -> AppTest:
    app = open_page(navigation.PLAYBOOKS, run=run.run.run_id, **options)
    assert not app.exception
    return app.segmented_control(key="run.part").set_value(part).run() if part else app


def opened(app: AppTest, *steps: str) -> AppTest:
    for step in steps:
        app.session_state[f"step.{step}"] = True
    return app.run()


def done(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error
    return app


def closed(app: AppTest) -> AppTest:
    """After *Afsluiten*, with the box that says that one is sure."""
    sure = next(box for box in app.checkbox if str(box.key).startswith("run.close.sure"))
    sure.check()
    return app.button(key="run.close.send").click().run()


def events(store: Store) -> list[tuple[str, str | None]]:
    return [(event.kind.value, event.step_id) for event in store.runs()[0].run.events]


def words(app: AppTest) -> str:
    texts = [*app.markdown, *app.caption, *app.info, *app.error, *app.warning]
    return "\n".join(text.value for text in texts).replace("\\", "")


def as_guest(open_page: Open, run: StoredRun, agb: str, part: str) -> AppTest:
    app = open_page(navigation.PLAYBOOKS, Role.GUEST, run=run.run.run_id)
    app.selectbox(key=viewing.PRACTICE_KEY).set_value(agb)
    app.selectbox(key=viewing.PART_KEY).set_value(part)
    app = app.run()
    assert not app.exception
    return app
