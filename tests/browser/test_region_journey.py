"""A board looks at Regio on a screen in a board room; a consulent opens what is most urgent."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from playwright.sync_api import Page, Response, expect

from succession.example import example_region
from succession.land.ground import dutch_ground
from succession.register import Register
from tests.browser.conftest import IN_DUTCH, Server, drawn, serving
from tests.region import TODAY

GEMEENTEN = ("Deventer", "Raalte", "Olst-Wijhe", "Ommen", "Dalfsen", "Hellendoorn")
# A firefox or a terminal server without WebGL: what a page asks for is not there.
WITHOUT_WEBGL = "HTMLCanvasElement.prototype.getContext = () => null"


def _postcodes_only(practices: int) -> Register:
    """An invented region on real ground, of which the list has no coordinates."""
    gemeenten = [dutch_ground().gemeente_named(name) for name in GEMEENTEN]
    made = example_region(practices, 3, TODAY, gemeenten)
    bare = tuple(replace(one, latitude=None, longitude=None) for one in made.practices)
    return replace(made, practices=bare)


@pytest.fixture(scope="module")
def salland(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("salland"), _postcodes_only(60)) as running:
        yield running


def _open(page: Page, server: Server, path: str) -> None:
    page.goto(server.url + path)
    drawn(page)


def test_a_board_sees_the_sentence_the_numbers_the_map_and_ten_names_at_once(
    page: Page, salland: Server
) -> None:
    asked: list[Response] = []
    page.on("response", lambda answer: asked.append(answer))
    _open(page, salland, "/regio?als=bestuur")
    expect(page.get_by_role("heading", level=1)).to_contain_text("om actie")
    expect(page).to_have_title("Regio · Praktijkopvolging")
    expect(page.locator("canvas").first).to_be_visible()
    lines = page.locator(".st-key-urgent a")
    expect(lines).to_have_count(10)
    for seen in (lines.last, page.locator(".st-key-map"), page.get_by_text("Stoppen binnen")):
        box = seen.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 900
    outlines = [one for one in asked if one.url.endswith("/static/land/gemeenten.json")]
    assert [one.status for one in outlines] == [200]
    expect(page.get_by_text("Ondergrond: CBS / Kadaster")).to_be_visible()
    assert page.evaluate("[...window.untranslated]") == []


def test_within_a_level_the_board_reads_names_and_no_ranking(page: Page, salland: Server) -> None:
    _open(page, salland, "/regio?als=bestuur")
    lines = page.locator(".st-key-urgent > div")
    expect(lines).to_have_count(10)
    said = [line.inner_text().split("\n") for line in lines.all()]
    by_level = [
        [[*filter(None, one)][1].casefold() for one in group]
        for _, group in groupby(said, key=lambda one: one[0].strip())
    ]
    assert max(map(len, by_level)) > 2
    assert all(a <= b for names in by_level for a, b in pairwise(names))


@IN_DUTCH
def test_the_most_urgent_practice_is_one_click_away(page: Page, salland: Server) -> None:
    _open(page, salland, "/regio?als=consulent")
    first = page.locator(".st-key-urgent a").first
    name = first.inner_text()
    first.click()
    drawn(page)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page).to_have_title(f"{name} · Praktijkopvolging")


@IN_DUTCH
def test_where_the_map_cannot_be_drawn_the_page_says_so(page: Page, salland: Server) -> None:
    page.add_init_script(WITHOUT_WEBGL)
    _open(page, salland, "/regio?als=bestuur")
    expect(page.get_by_text("Deze browser kan de kaart niet tekenen")).to_be_visible()
    expect(page.locator(".st-key-map")).to_be_hidden()
    expect(page.locator(".st-key-urgent a")).to_have_count(10)


@IN_DUTCH
@pytest.mark.parametrize("wide", [820, 390])
def test_on_a_tablet_and_a_phone_nothing_is_cut_off(page: Page, salland: Server, wide: int) -> None:
    page.set_viewport_size({"width": wide, "height": 1100})
    _open(page, salland, "/regio?als=bestuur")
    expect(page.locator(".st-key-urgent a")).to_have_count(10)
    for line in page.locator(".st-key-urgent a").all():
        box = line.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= wide


def test_the_ground_of_gemeenten_is_there_before_any_list(page: Page, salland: Server) -> None:
    _open(page, salland, "/uw-gebied?als=bestuur")
    expect(page.get_by_role("heading", name="Kies de gemeenten van uw gebied")).to_be_visible()
    page.get_by_role("combobox", name="Gemeenten").fill("Ommen")
    page.get_by_role("option", name="Ommen").click()
    page.keyboard.press("Escape")
    drawn(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("In Ommen vragen de inwoners")
    page.reload()
    drawn(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("In Ommen vragen de inwoners")
    assert page.evaluate("[...window.untranslated]") == []
