"""What was said in confidence shows nowhere: everyone else gets what he would get without it."""

from collections.abc import Iterator

import pytest

from succession.management.scan_history import visible_scans
from succession.register import Audience, Practice, Role, seen_by
from succession.reports.paper import workbook
from succession.reports.paper.calendar import talk_calendar
from succession.reports.paper.marks import Marks
from succession.reports.paper.pdf import pdf
from succession.reports.paper.workbook import Statement
from succession.reports.talks.agreements import letter
from succession.reports.talks.preparation import for_myself_document
from succession.store import Store
from succession.talks.preparation import Around, for_myself
from succession.talks.talk import Talk, visible_talks
from succession.talks.worklist import worklist
from succession.ui.frame.navigation import ENTRIES, OWN_RECORD, Entry
from tests.region import NOW, TODAY
from tests.talks.world import BANK, METHOD
from tests.talks.world import region as known_region
from tests.ui.looking import Look
from tests.ui.worlds import (
    BOTH,
    CASES,
    SECRETS,
    TOLD,
    UNKNOWN,
    Worlds,
    at,
    changed,
    guest,
    tell_in_confidence,
)

PAGES = [(*case, entry) for case in CASES for entry in ENTRIES if case[1].role in entry.roles]


def _named(value: object) -> str:
    if isinstance(value, Audience):
        return f"{value.role}-{value.hagro}-{value.himself}"
    return value.path if isinstance(value, Entry) else str(len(value))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def worlds(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Worlds]:
    """The region after somebody told in confidence, and one that knows of nothing he told.

    A talk, a scan, a draft, a correction of his own, an objection and days off.
    """
    row_keys, folder = request.param, tmp_path_factory.mktemp("worlds")
    after = at(folder, "after", changed(row_keys, **TOLD))
    without = at(folder, "without", changed(row_keys, **UNKNOWN))
    for row_key in row_keys:
        tell_in_confidence(after.store, row_key)
    yield after, without
    after.store.close()
    without.store.close()


@pytest.mark.parametrize(("worlds", "who", "entry"), PAGES, indirect=["worlds"], ids=_named)
def test_every_page_is_as_if_it_was_never_said(
    look: Look, worlds: Worlds, entry: Entry, who: Audience
) -> None:
    after, without = (look(world, entry, who).elements for world in worlds)
    assert after == without
    assert not [secret for secret in SECRETS if secret in "".join(after)]


@pytest.mark.parametrize(("worlds", "who"), CASES, indirect=["worlds"], ids=_named)
def test_exports_and_prints_are_as_if_it_was_never_said(worlds: Worlds, who: Audience) -> None:
    after, without = (_papers(world.store, who) for world in worlds)
    assert after == without


def _papers(store: Store, who: Audience) -> list[bytes]:
    """The Excel file and the PDF of every sheet, as this audience can have them."""
    statement = Statement(TODAY, who.role, "1", "aannames")
    known = known_region(store.register(), who, TODAY)
    talks = visible_talks(store.talks(), store.register(), who)
    sheets = (
        for_myself_document(for_myself(known, METHOD, entry, Around((), talks)), statement)
        for entry in worklist(known, METHOD).by_learning
    )
    scans = visible_scans(store.scans(), store.register(), who)
    return [
        workbook.export(seen_by(store.register(), who), statement),
        talk_calendar(talks, NOW, Marks(store.secret())),
        *(pdf(sheet) for sheet in sheets),
        *(pdf(letter(talk, _practice(store, talk), BANK, statement)) for talk in talks),
        *(repr(scan).encode() for scan in scans),
    ]


def _practice(store: Store, talk: Talk) -> Practice:
    return store.register().practice_by_agb[talk.practice_agb]


@pytest.mark.parametrize("row_key", BOTH)
@pytest.mark.parametrize("worlds", [BOTH], indirect=True, ids=["both"])
def test_he_himself_does_see_it(look: Look, worlds: Worlds, row_key: str) -> None:
    """But not whom the consulent has in mind for him."""
    after, without = (
        look(world, OWN_RECORD, guest(row_key[:8], row_key)).elements for world in worlds
    )
    assert after != without
    assert "Notaris bellen" in "".join(after)
    assert "K. Kandidaat" not in "".join(after)


@pytest.mark.parametrize("worlds", [BOTH], indirect=True, ids=["both"])
def test_the_consulent_does_see_it(look: Look, worlds: Worlds) -> None:
    """The comparison can fail: for the consulent the two worlds differ."""
    pages = [entry for entry in ENTRIES if entry.path in ("gesprekken", "praktijk")]
    for entry in pages:
        after, without = (look(world, entry, Audience(Role.CONSULENT)).elements for world in worlds)
        assert after != without
