"""On a phone, on a tablet and enlarged to 200% (1,280 pixels become 640) nothing is cut off."""

import pytest
from playwright.sync_api import Page, expect

from succession.register import Role
from succession.ui.frame.navigation import ENTRIES
from tests.browser.conftest import IN_DUTCH, Visit, drawn
from tests.region import LINDE, mark_of

SIZES = ((390, 844), (640, 450), (820, 1180))
PAGES = [
    *(
        (
            f"/{entry.path}?praktijk={LINDE}",
            "consulent" if Role.CONSULENT in entry.roles else "gast",
        )
        for entry in ENTRIES
    ),
    (f"/gesprekken?gesprek={mark_of(f'{LINDE}/01100001')}", "consulent"),
]
# What has a bar of its own may be wider than the screen.
_CUT = """() => [
        ...document.querySelectorAll('main :is(h1, h2, h3, p, a, button, label)')
    ]
    .filter(one => !one.closest(
        '[data-testid=stTable], [data-testid=stDataFrame], [role=tablist]'
    ))
    .filter(one => {
        const box = one.getBoundingClientRect()
        return box.width && (box.left < -1 || box.right > innerWidth + 1)
    }).map(one => one.outerHTML.slice(0, 200))"""
_IS_WIDE = """() => [document.scrollingElement, document.querySelector('main')]
    .some(one => one.scrollWidth > one.clientWidth)"""


@IN_DUTCH
@pytest.mark.parametrize(("path", "role"), PAGES)
def test_nothing_is_cut_off(page: Page, look_at: Visit, path: str, role: str) -> None:
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        if wide == SIZES[0][0]:
            look_at(path, role)
        drawn(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert not page.evaluate(_IS_WIDE), wide
        assert page.evaluate(_CUT) == [], wide
