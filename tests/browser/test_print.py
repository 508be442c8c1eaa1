"""On paper stands what the page says, whole and from edge to edge, and nothing to click."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
import pytest
from playwright.sync_api import Page, expect

from succession.example import example_region
from succession.land.ground import dutch_ground
from succession.register import Role
from succession.ui.frame.navigation import (
    CAPACITY,
    ENTRIES,
    GROUND,
    OVERVIEW,
    PRACTICE,
    REGISTER,
    Entry,
)
from tests.browser.conftest import IN_DUTCH, Server, drawn, seen_as, serving
from tests.region import TODAY

PAGES = [entry for entry in ENTRIES if Role.CONSULENT in entry.roles]
POINTS_PER_CM = 72 / 2.54
# With what each page has something to show.
ASKED = {PRACTICE: "?praktijk={agb}", GROUND: "?ground.gemeenten=Ommen"}

pytestmark = IN_DUTCH


@dataclass(frozen=True, slots=True)
class Paper:
    """A page as it is printed: its lines, on how many sheets, and from where to where."""

    lines: tuple[str, ...]
    sheets: int
    left_cm: float
    right_cm: float

    @property
    def text(self) -> str:
        return _bare(" ".join(self.lines))


def _bare(text: str) -> str:
    """Without the spaces, which a PDF has at other places than the page."""
    return "".join(text.split())


def _printed(page: Page) -> Paper:
    found = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    at: list[float] = []

    def note(text: str, turned: list[float], place: list[float], *_: object) -> None:
        if text.strip():
            x = turned[0] * place[4] + turned[2] * place[5] + turned[4]
            at.append(x / POINTS_PER_CM)

    texts = [one.extract_text(visitor_text=note) for one in found.pages]
    lines = tuple(line.strip() for text in texts for line in text.splitlines())
    return Paper(lines, len(texts), min(at), max(at))


@pytest.fixture(scope="module")
def ommen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    land = [dutch_ground().gemeente_named(name) for name in ("Ommen", "Dalfsen")]
    region = example_region(30, 3, TODAY, land)
    with serving(tmp_path_factory.mktemp("ommen"), region) as running:
        yield running


def _open(page: Page, server: Server, entry: Entry, role: Role = Role.CONSULENT) -> None:
    agb = server.store.register().practices[0].agb
    path = f"/{entry.path}{ASKED.get(entry, '').format(agb=agb)}"
    page.goto(server.url + seen_as(path, role.value))
    drawn(page)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path)
def test_a_page_prints_what_it_says_and_no_menu(page: Page, ommen: Server, entry: Entry) -> None:
    _open(page, ommen, entry)
    paper = _printed(page)
    for heading in page.locator("h1").all_inner_texts():
        assert _bare(heading) in paper.text
    others = {one.title for one in PAGES} - {entry.title}
    assert others.isdisjoint(paper.lines)
    assert _bare("Bekijk als") not in paper.text
    assert paper.sheets <= 6
    assert 1 <= paper.left_cm <= 2
    assert paper.right_cm <= 20


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path)
def test_a_page_prints_its_tables_whole(page: Page, ommen: Server, entry: Entry) -> None:
    _open(page, ommen, entry)
    paper = _printed(page)
    page.emulate_media(media="print")
    for table in page.locator("table:visible").all():
        for cell in (table.locator("th").last, *table.locator("tr > :last-child").all()):
            assert _bare(cell.text_content() or "") in paper.text
    expect(page.locator("[data-testid=stDataFrame]:visible")).to_have_count(0)


def test_every_practice_of_the_region_stands_on_paper(page: Page, ommen: Server) -> None:
    _open(page, ommen, OVERVIEW, Role.BOARD)
    paper = _printed(page)
    for practice in ommen.store.register().practices:
        assert _bare(practice.name or "") in paper.text
    page.emulate_media(media="print")
    expect(page.locator(".st-key-map canvas").first).to_be_visible()
    expect(page.locator(".st-key-map-not-drawn")).to_be_hidden()


def test_what_is_being_worked_out_anew_is_not_pale_on_paper(page: Page, ommen: Server) -> None:
    _open(page, ommen, CAPACITY)
    page.emulate_media(media="print")
    pale = "one => { one.style.opacity = 0.33; return getComputedStyle(one).opacity }"
    for place in ("[data-stale]", "[data-testid=stExpander] details", "summary"):
        seen = page.locator(place).evaluate_all(f"all => all.map({pale})")
        assert set(seen) == {"1"}, place


def test_a_wide_register_prints_the_last_of_its_columns(page: Page, ommen: Server) -> None:
    _open(page, ommen, REGISTER)
    practices = ommen.store.register().practices
    known = [one for one in practices if one.consulting_rooms is not None]
    assert _printed(page).text.count("Spreekkamers") == len(known) > 10


def test_of_what_is_chosen_from_and_folded_away_stands_what_is_open(
    page: Page, ommen: Server
) -> None:
    _open(page, ommen, CAPACITY)
    page.emulate_media(media="print")
    closed = page.locator("details:not([open])")
    expect(closed.first.locator("summary")).to_be_visible()
    for folded in closed.locator("[data-testid=stExpanderDetails]").all():
        expect(folded).to_be_hidden()
    expect(page.get_by_role("radio", name="fte")).to_be_visible()
    expect(page.get_by_role("radio", name="patiënten")).to_be_hidden()


def test_what_is_for_paper_alone_is_not_on_the_screen(page: Page, ommen: Server) -> None:
    _open(page, ommen, OVERVIEW)
    tables = page.locator(".on-paper")
    expect(tables.first).to_be_hidden()
    assert tables.count() == 2
