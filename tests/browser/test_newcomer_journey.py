"""A newcomer brings the list he has: names, postcodes and remarks on one sheet, and no AGB code."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from succession.register.temporary import is_temporary
from succession.store import Store, open_store
from tests.browser.conftest import drawn, started

_PRACTICES = 60
_MOST_CLICKS = 12
_HEAD = ("Naam praktijk", "Postcode", "Huisarts", "Geb.datum", "Patiënten", "Stopt in", "Opmerking")
_VACANT = 7


def _rows(year: int) -> Iterator[list[object]]:
    """The list of a year; the next one has AGB codes in front, and names that were typed anew."""
    for number in range(_PRACTICES):
        surname = f"Jans{chr(97 + number % 26)}{chr(97 + number // 26)}en"
        name = f"J. van den {surname}" if year == 2026 else f"{surname}, J. van den"
        is_open = number == _VACANT
        row: list[object] = [
            f"Praktijk Nummer {number}",
            f"{1000 + 37 * number} AB",
            "VACATURE" if is_open else name,
            "" if is_open else date(1958 + number % 30, 3, 12),
            2000 + 10 * number,
            "" if is_open else ("eind 2028" if number % 9 == 0 else ""),
            "belt graag laat" if number == 3 else "",
        ]
        yield [f"0100{number:04d}", *row] if year > 2026 else row


def _list(path: Path, year: int) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("AGB praktijk", *_HEAD) if year > 2026 else _HEAD)
    for row in _rows(year):
        sheet.append(row)
    total = sum(2000 + 10 * number for number in range(_PRACTICES))
    sheet.append([*([""] if year > 2026 else []), "Totaal", "", "", "", total])
    book.save(path)
    return path


class _Hand:
    """Whoever clicks, with the clicks counted."""

    def __init__(self, page: Page) -> None:
        self._page, self.clicks = page, 0

    def click(self, there: Locator) -> None:
        there.click()
        self.clicks += 1
        drawn(self._page)

    def bring(self, path: Path) -> None:
        """One click opens the window of files, another chooses one."""
        self._page.locator("input[type=file]").set_input_files(path)
        self.clicks += 2
        drawn(self._page)

    def answer(self, question: str, answer: str) -> None:
        group = self._page.get_by_role("radiogroup", name=question)
        self.click(group.get_by_text(answer, exact=True))

    def declare(self) -> None:
        """Two days and two names, typed."""
        box = self._page.locator(".st-key-import\\.privacy, .st-key-import-privacy")
        for number, by in enumerate(("de FG", "het bestuur")):
            day = box.get_by_role("group").nth(number).get_by_role("spinbutton").first
            for there, text in ((day, "05012026"), (box.get_by_label("door").nth(number), by)):
                self.click(there)
                self._page.keyboard.type(text)
                self._page.keyboard.press("Tab")
                drawn(self._page)


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A first start: the database is made, with the invented region in it."""
    with started(f"sqlite:///{tmp_path / 'register.sqlite'}", tmp_path / "server.log") as found:
        yield found


@pytest.fixture
def store(tmp_path: Path, url: str) -> Iterator[Store]:
    found = open_store(f"sqlite:///{tmp_path / 'register.sqlite'}")
    yield found
    found.close()


def _import(hand: _Hand, page: Page, path: Path) -> None:
    hand.click(page.get_by_role("radio", name="Importeren"))
    hand.bring(path)
    hand.click(page.get_by_role("button", name="Kolommen kloppen"))


def test_a_newcomer_brings_his_list_and_next_year_the_next_one(
    page: Page, url: str, store: Store, tmp_path: Path
) -> None:
    hand = _Hand(page)
    page.goto(f"{url}/register?als=consulent")
    drawn(page)
    expect(page.get_by_text("Deze regio is verzonnen")).to_be_visible()
    _import(hand, page, _list(tmp_path / "lijst 2026.xlsx", 2026))
    hand.answer("De lijst zegt niet wat de functie", "ja")
    hand.declare()
    hand.click(page.get_by_role("button", name="Bewaren in het register"))
    expect(page.get_by_text("Ingelezen: lijst 2026.xlsx").first).to_be_visible()
    assert hand.clicks <= _MOST_CLICKS
    first = store.register()
    assert len(first.practices) == _PRACTICES
    assert all(is_temporary(practice.agb) for practice in first.practices)
    assert len(first.gps) == _PRACTICES - 1
    assert sum(share.vacancy is not None for share in first.shares) == 1
    assert (first.candidates, len(store.invented())) == ((), 0)
    stops = [gp.said[-1] for gp in first.gps if gp.said]
    assert {(plan.likely and plan.likely.year, plan.certainty) for plan in stops} == {(2028, 2)}

    _import(hand, page, _list(tmp_path / "lijst 2027.xlsx", 2027))
    hand.answer("De lijst zegt niet wat de functie", "ja")
    hand.answer(f"{_PRACTICES - 1} namen lijken op wie", "ja")
    hand.click(page.get_by_role("button", name="Bewaren in het register"))
    expect(page.get_by_text("Ingelezen: lijst 2027.xlsx").first).to_be_visible()
    drawn(page)
    second = store.register()
    assert sorted(practice.agb for practice in second.practices) == [
        f"0100{number:04d}" for number in range(_PRACTICES)
    ]
    assert len(second.gps) == _PRACTICES - 1
    assert len(second.shares) == len(first.shares)
    assert all("," in (gp.name or "") for gp in second.gps)
