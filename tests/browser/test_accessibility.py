"""Whoever cannot see a page has it read aloud, and whoever sees little can read it.

What a machine can find of WCAG 2.2 at levels A and AA is found by axe, in every page and its main
states; what it cannot judge (words in a picture) is measured here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from succession.register import Role
from succession.store import open_store
from succession.ui.frame.navigation import ENTRIES
from succession.views.levels import LOOKS
from tests.browser.conftest import IN_DUTCH, ROOT, drawn, seen_as, serving, started
from tests.region import BEUK, EIK, LINDE, mark_of
from tests.ui.started_runs import started as start_run
from tests.ui.worlds import DE_BOER, VISSER, tell_in_confidence

pytestmark = IN_DUTCH

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_AXE = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
_PALE = """() => {
    const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    const luminance = fill => fill.match(/[\\d.]+/g).slice(0, 3).map(part => linear(part / 255))
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0)
    return [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg text")]
        .filter(word => 1.05 / (luminance(getComputedStyle(word).fill) + 0.05) < 4.5)
        .map(word => word.textContent)
}"""
_LIST_WITH_FAULTS = ROOT / "tests/malformed/22-geboortejaar-onmogelijk"
_TALK = f"/gesprekken?gesprek={mark_of(DE_BOER)}"


@dataclass(frozen=True)
class Tour:
    """An address in one of the regions, who looks, and what is chosen there one after another."""

    path: str
    role: str = "consulent"
    region: str = "named"
    chosen: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.region} {self.role} {self.path}"


EVERY_PAGE = [
    Tour(f"/{entry.path}?praktijk={LINDE}", role)
    for entry in ENTRIES
    for role in ("consulent", "bestuur", "gast")
    if Role(role) in entry.roles
]
FILLED = [
    Tour(f"/{page}", role, "example")
    for page in ("regio", "gesprekken", "register", "draaiboeken")
    for role in ("consulent", "bestuur")
]
EMPTY = [Tour(f"/{e.path}", "consulent", "empty") for e in ENTRIES if Role.CONSULENT in e.roles]
TABS_OF_PEOPLE = ("Bron van de gegevens", "Wat we niet weten")
SECTIONS = [
    Tour("/", "nobody"),
    Tour("/register", "gast"),
    Tour("/geen-pagina"),
    Tour(f"/praktijk?praktijk={EIK}", chosen=("Mensen", *TABS_OF_PEOPLE)),
    Tour(f"/praktijk?praktijk={EIK}", chosen=("Waarom", "Gesprekken", "Draaiboek")),
    Tour("/gesprekken", chosen=("Agenda", "Afspraken", "Wat we leerden")),
    Tour(_TALK, chosen=("Gesprek", "Overname-klaar", "Na het gesprek")),
    Tour("/draaiboeken", chosen=("Bibliotheek", "Bij plotselinge uitval")),
    Tour(f"/draaiboeken?acuut={LINDE}"),
    Tour(f"/draaiboeken?draaiboek=stappenplan-overdracht&praktijk={BEUK}"),
    Tour("/draaiboeken?run={run}", chosen=("Verkennend gesprek", "Tijdlijn", "Verzetten")),
    Tour("/draaiboeken?run={run}", chosen=("Betrokkenen", "Beslismomenten", "Afsluiten")),
    Tour("/register", chosen=("Wijzigen", "Exporteren", "Volledigheid", "Geschiedenis")),
    Tour(f"/mijn-gegevens?praktijk={LINDE}", "gast", chosen=("Brieven", "Verbeteren")),
]


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The urls of three servers: with everything that can be said of the named world, with the
    invented region as a first start finds it, and with an empty register."""
    named, example, empty = (tmp_path_factory.mktemp(n) for n in ("named", "example", "empty"))
    open_store(f"sqlite:///{empty / 'register.sqlite'}").close()
    with serving(named) as full, _started(example) as invented, _started(empty) as nothing:
        tell_in_confidence(full.store, VISSER)
        tell_in_confidence(full.store, DE_BOER)
        run = start_run(full.store, BEUK, overdracht=date(2029, 1, 1)).run.run_id
        yield {"named": full.url, "example": invented, "empty": nothing, "run": run}


def _started(folder: Path) -> Any:
    return started(f"sqlite:///{folder / 'register.sqlite'}", folder / "server.log")


def _go(page: Page, regions: dict[str, str], tour: Tour) -> None:
    path = tour.path.format(**regions)
    page.goto(regions[tour.region] + (path if tour.role == "nobody" else seen_as(path, tour.role)))
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    if page.get_by_test_id("stApp").count():
        drawn(page)


def _choose(page: Page, name: str) -> None:
    """A section, a tab or something folded, of this name."""
    main = page.get_by_test_id("stMain")
    named: list[Locator] = [
        main.get_by_role(one, name=name, exact=True) for one in ("radio", "tab")
    ]
    folded = main.locator("summary").filter(has_text=name)
    named[0].or_(named[1]).or_(folded).first.click()
    drawn(page)


def _faults(page: Page) -> list[str]:
    """What axe finds, one line per element: the rule, the element and what is wrong."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_AXE, RULES)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} -- {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def _pale_words(page: Page) -> list[str]:
    """The words in pictures of less than 4.5 to 1 on the white of the page."""
    found: list[str] = page.evaluate(_PALE)
    return found


@pytest.mark.parametrize("tour", [*EVERY_PAGE, *FILLED, *EMPTY, *SECTIONS], ids=str)
def test_nothing_keeps_a_reader_out(page: Page, regions: dict[str, str], tour: Tour) -> None:
    _go(page, regions, tour)
    for name in ("", *tour.chosen):
        if name:
            _choose(page, name)
        assert _faults(page) == [], name
        assert _pale_words(page) == [], name


def test_what_opens_over_a_page_keeps_no_reader_out(page: Page, regions: dict[str, str]) -> None:
    _go(page, regions, Tour("/draaiboeken?run={run}"))
    page.get_by_role("combobox", name="Bekijk als").click()
    expect(page.get_by_role("option", name="bestuur")).to_be_visible()
    assert _faults(page) == []
    page.keyboard.press("Escape")
    _choose(page, "Verzetten")
    page.get_by_role("button", name="Kies een datum").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert _faults(page) == []


def test_a_list_with_faults_keeps_no_reader_out(page: Page, regions: dict[str, str]) -> None:
    _go(page, regions, Tour("/register", region="empty"))
    _choose(page, "Importeren")
    assert _faults(page) == []
    page.locator("input[type=file]").set_input_files(sorted(_LIST_WITH_FAULTS.glob("*.csv")))
    expect(page.get_by_text("2. Kolommen bevestigen")).to_be_visible()
    drawn(page)
    assert _faults(page) == []
    page.get_by_role("button", name="Kolommen kloppen").click()
    expect(page.get_by_role("table", name="Lijst met 4 problemen")).to_be_visible()
    drawn(page)
    assert _faults(page) == []


@pytest.mark.parametrize("path", ["/regio", "/gesprekken"])
def test_on_a_phone_nothing_keeps_a_reader_out(
    page: Page, regions: dict[str, str], path: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _go(page, regions, Tour(path))
    assert _faults(page) == []
    page.get_by_role("button", name="Menu uitklappen").click()
    expect(page.get_by_role("link", name="Regio", exact=True)).to_be_visible()
    assert _faults(page) == []


def test_no_colour_of_urgency_is_without_its_word(page: Page, regions: dict[str, str]) -> None:
    _go(page, regions, Tour("/regio", region="example"))
    drawn_in = page.locator("[class*=st-key-urgency-][class*=-legend]")
    legend = [word.strip() for word in drawn_in.all_inner_texts()]
    assert legend == [look.level.value for look in LOOKS]
    said = {word.strip() for word in page.locator("[class*=st-key-urgency-]").all_inner_texts()}
    assert said <= set(legend)


# What Streamlit does, by the rule that it breaks, and where the page mends it.
OF_STREAMLIT = {
    "list": "aloud.js: the menu is a list of sections, which are no items of a list",
    "listitem": "aloud.js: the pages of a section are items of no list",
    "svg-img-alt": "aloud.js: the lines of a picture are said to be pictures, without a name",
    "target-size": "app.css: a cross that empties a choice and the parts of a day are too small",
    "color-contrast": "app.css: captions are too pale",
}


def test_what_is_mended_of_streamlit_is_still_broken_there(
    page: Page, regions: dict[str, str]
) -> None:
    """What it mends itself one day need not be mended here any more."""
    page.route("**/aloud.js", lambda route: route.abort())
    page.route("**/app.css", lambda route: route.abort())
    found: set[str] = set()
    for path in (f"/praktijk?praktijk={EIK}&onderdeel=Waarom", f"/draaiboeken?acuut={LINDE}"):
        _go(page, regions, Tour(path))
        found |= {fault.partition(" ")[0] for fault in _faults(page)}
    assert found == set(OF_STREAMLIT)
