"""An address that is wrong says so: no page, or a page with something that is not there."""

from typing import Any

import pytest

from succession.store import Store
from succession.ui.frame.navigation import (
    CAPACITY,
    ENTRIES,
    FORMER,
    PLAYBOOKS,
    PRACTICE,
    TALKS,
    Entry,
)
from tests.asgi import Client
from tests.region import LINDE
from tests.ui.conftest import Open

NOT_THERE = "uit dit adres is er niet, of is niet met u gedeeld."


@pytest.fixture
def here(app: Any) -> Client:
    return Client(app, "127.0.0.1")


@pytest.mark.parametrize("path", ["/bestaatniet", "/geheim/dieper", "/Regio", "/index.php"])
def test_an_address_that_is_no_page_says_so_at_once(here: Client, path: str) -> None:
    answer = here.get(path, accept="text/html")
    assert answer.status == 404
    assert "Pagina niet gevonden" in answer.text
    assert '<html lang="nl">' in answer.text
    assert path in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("former", FORMER)
def test_an_address_that_was_a_page_leads_on_with_all_that_it_says(
    here: Client, former: str
) -> None:
    for path in (f"/{former}", f"/{former}/"):
        answer = here.get(f"{path}?als=bestuur&gebied=Zuid", accept="text/html")
        assert answer.status == 307
        assert answer.headers["location"] == f"/{FORMER[former].path}?als=bestuur&gebied=Zuid"


def test_an_address_cannot_write_in_the_answer(here: Client) -> None:
    assert "<script>x" not in here.get("/<script>x</script>").text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path)
def test_every_page_is_found_with_a_slash_too(here: Client, entry: Entry) -> None:
    assert here.get(f"/{entry.path}", accept="text/html").status == 200
    assert here.get(f"/{entry.path}/", accept="text/html").status in (200, 301)


@pytest.mark.parametrize("path", ["/", "/favicon.png", "/manifest.json", "/app/static/nl.js"])
def test_what_the_pages_need_is_found(here: Client, path: str) -> None:
    assert here.get(path, "HEAD").status == 200


@pytest.mark.parametrize(
    ("entry", "asked", "what"),
    [
        (PRACTICE, {"praktijk": "99999999"}, "De praktijk"),
        (PLAYBOOKS, {"praktijk": "99999999"}, "De praktijk"),
        (PLAYBOOKS, {"acuut": "99999999"}, "De praktijk"),
        (PLAYBOOKS, {"run": "zzz"}, "Het draaiboek"),
        (PLAYBOOKS, {"stap": "zzz"}, "De stap"),
        (TALKS, {"gesprek": "zzz"}, "Het gesprek"),
        (CAPACITY, {"gebied": "hagro Nergens"}, "Het gebied"),
    ],
)
def test_a_page_says_that_what_was_asked_is_not_there(
    open_page: Open, store: Store, entry: Entry, asked: dict[str, str], what: str
) -> None:
    app = open_page(entry, **asked)
    for _ in range(2):
        assert [f"{what} {NOT_THERE}" in box.value for box in app.warning].count(True) == 1
        app.run()
    assert not [box for box in open_page(entry).warning if NOT_THERE in box.value]


def test_what_is_there_is_not_called_missing(open_page: Open, store: Store) -> None:
    for entry in (PRACTICE, PLAYBOOKS):
        app = open_page(entry, praktijk=LINDE)
        assert not [box for box in app.warning if NOT_THERE in box.value]
