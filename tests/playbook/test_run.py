"""What a run is now, after all that happened in it, and who sees that it exists."""

from datetime import UTC, date, datetime

import pytest

from succession.playbook.events import Closed, Filled, Known, Moved, Outcome
from succession.playbook.run import DETAILS, EventKind, is_visible
from succession.register.audience import Audience, Role
from succession.register.model import Level, Practice, Register, Share
from tests.playbook.followed import TRANSFER, event, run

AGB = "01000001"
REGISTER = Register(
    practices=(Practice(agb=AGB, hagro="Noord"),),
    shares=(Share(share_key="s", practice_agb=AGB),),
)
RUNS = tuple(run(run_id=str(level), level=level) for level in (*Level, None))


def visible(register, audience):
    return [one.run_id for one in RUNS if is_visible(one, register, audience)]


ALL = ["vertrouwelijk", "directie", "bestuur", "hagro", "openbaar", "None"]


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (Audience(Role.CONSULENT), ALL),
        (Audience(Role.DIRECTORS), ["directie", "bestuur", "hagro", "openbaar"]),
        (Audience(Role.BOARD, hagro="Zuid"), ["bestuur", "hagro", "openbaar"]),
        (Audience(Role.BOARD, hagro="Noord"), ["hagro", "openbaar"]),
        (Audience(Role.ADMIN), ["openbaar"]),
        (Audience(Role.GUEST, practices=frozenset({AGB})), ALL),
        (Audience(Role.GUEST, practices=frozenset({"01000002"})), []),
    ],
)
def test_a_run_is_seen_by_whom_its_level_allows(audience, seen):
    assert visible(REGISTER, audience) == seen


def test_in_a_practice_with_partners_a_guest_does_not_see_the_partners_run():
    shares = tuple(Share(share_key=key, practice_agb=AGB) for key in "ab")
    register = Register(practices=REGISTER.practices, shares=shares)
    guest = Audience(Role.GUEST, practices=frozenset({AGB}))
    assert visible(register, guest) == ["hagro", "openbaar"]


def test_a_run_of_a_practice_that_is_gone_is_seen_by_nobody():
    assert visible(Register(), Audience(Role.CONSULENT)) == []


@pytest.mark.parametrize("role", Role)
def test_a_run_for_the_region_is_seen_at_the_zorggroep_and_by_no_guest(role):
    own = Audience(role, practices=frozenset({AGB}))
    seen = is_visible(run(practice_agb=None, level=None), REGISTER, own)
    assert seen == (role in (Role.CONSULENT, Role.DIRECTORS, Role.BOARD))


def test_an_anchor_stands_where_it_was_put_last():
    further = date(2029, 4, 1)
    found = run(
        event(EventKind.MOVED, details=Moved("overdracht", TRANSFER, date(2029, 2, 1))),
        event(EventKind.MOVED, details=Moved("overdracht", date(2029, 2, 1), further)),
    )
    assert dict(found.anchors) == {"start": date(2028, 8, 1), "overdracht": further}
    assert dict(found.first_anchors)["overdracht"] == TRANSFER


def test_a_fact_is_what_was_told_last():
    found = run(
        event(EventKind.KNOWN, details=Known("maatschap", "ja")),
        event(EventKind.KNOWN, details=Known("apotheekhoudend", "nee")),
    )
    assert dict(found.given) == {
        "apotheekhoudend": "nee",
        "maatschap": "ja",
        "opdracht_van": "praktijkhouder",
    }


def test_a_role_is_filled_by_who_was_named_last():
    names = ("K. Bakker", "L. Visser")
    filled = [event(EventKind.FILLED, details=Filled("zorggroep", name)) for name in names]
    assert run(*filled).people == {"zorggroep": "L. Visser"}


def test_a_run_is_open_until_it_is_closed():
    assert run().closed_at is None
    end = event(EventKind.CLOSED, details=Closed(Outcome.STARTED))
    assert run(end).closed_at == datetime(2028, 8, 14, 12, tzinfo=UTC)


def test_an_event_was_so_on_the_day_told_or_else_when_it_was_written_down():
    assert event(EventKind.NOTE).day == date(2028, 8, 14)
    assert event(EventKind.NOTE, on=date(2028, 8, 1)).day == date(2028, 8, 1)


def test_every_kind_but_ticks_and_notes_has_details():
    plain = {EventKind.DONE, EventKind.REOPENED, EventKind.NOTE}
    assert set(EventKind) - set(DETAILS) == plain
