"""A long computation as the page shows it: how it ended, and how to go on."""

from collections.abc import Iterator
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from succession.ui import shared

SECONDS = 20
HELD = Event()


def _page() -> None:
    import streamlit as st

    from succession.errors import SuccessionError
    from succession.jobs import State
    from succession.ui.capacity import progress as job_progress
    from succession.ui.capacity import reads as capacity_reads
    from tests.ui.capacity.test_progress import HELD

    def work(progress: object) -> str:
        assert HELD.wait(20)
        raise SuccessionError("Kies een andere aanpak.")

    question = capacity_reads.Computation("proef", work)
    if "vraag" not in st.session_state:
        job_progress.offer(question, "Bereken", "proef")
    standing = capacity_reads.standing(question)
    if standing is not None:
        st.session_state["vraag"] = True
        job_progress.show(question, standing, "De proef", "proef")
        st.write(f"stand {State(standing.state).value}")


@pytest.fixture
def app() -> Iterator[AppTest]:
    HELD.clear()
    yield AppTest.from_function(_page, default_timeout=SECONDS).run()
    HELD.set()
    shared.jobs().wait("proef", SECONDS)


def test_nothing_is_computed_until_somebody_asks(app: AppTest) -> None:
    assert [button.label for button in app.button] == ["Bereken"]
    assert shared.jobs().standing("proef", "ik") is None


def test_a_failure_is_told_with_a_way_to_try_again(app: AppTest) -> None:
    app.button(key="proef.begin").click().run()
    HELD.set()
    assert shared.jobs().wait("proef", SECONDS)
    app.run()
    assert [error.value for error in app.error] == ["Kies een andere aanpak."]
    assert not app.exception
    HELD.clear()
    app.button(key="proef.again").click().run()
    assert not app.error
    assert [button.label for button in app.button] == ["Berekening stoppen"]


def test_what_is_stopped_says_so_and_can_go_on(app: AppTest) -> None:
    app.button(key="proef.begin").click().run()
    app.button(key="proef.stop").click().run()
    assert "Gestopt: De proef." in app.caption[0].value
    app.button(key="proef.again").click().run()
    assert [button.label for button in app.button] == ["Berekening stoppen"]
