"""What a run is now, after all that happened in it, and who sees that it exists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from succession.playbook.run.events import Closed, Filled, Known, Moved, RunOutcome
from succession.playbook.run.run import DETAILS, EventKind, is_visible
from succession.register.audience import Audience, Role
from succession.register.model import Level, Practice, Share, strictest
from succession.register.whole import Register
from tests.playbook.followed import TRANSFER, event, run

AGB = "01000001"
REGISTER = Register(
    practices=(Practice(agb=AGB, hagro="Noord"),),
    shares=(Share(share_key="s", practice_agb=AGB, level=Level.PUBLIC),),
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
    shares = tuple(Share(share_key=key, practice_agb=AGB, level=Level.PUBLIC) for key in "ab")
    register = Register(practices=REGISTER.practices, shares=shares)
    guest = Audience(Role.GUEST, practices=frozenset({AGB}))
    assert visible(register, guest) == ["hagro", "openbaar"]


AUDIENCES = st.builds(
    Audience,
    st.sampled_from(Role),
    st.sampled_from((None, "Noord", "Zuid")),
    st.sampled_from((frozenset(), frozenset({AGB}))),
)
LEVELS = st.none() | st.sampled_from(Level)


def today(*levels):
    shares = tuple(
        Share(share_key=str(key), practice_agb=AGB, level=level) for key, level in enumerate(levels)
    )
    return Register(practices=REGISTER.practices, shares=shares)


@given(born=LEVELS, kept=st.booleans(), now=st.lists(LEVELS, min_size=1), audience=AUDIENCES)
def test_a_run_is_as_secret_as_the_strictest_of_its_birth_and_the_shares_today(
    born, kept, now, audience
):
    found = run(level=born, shares_level=strictest((born,)) if kept else None)
    as_it_is = is_visible(found, today(*now), audience)
    stricter = strictest((born, *now))
    plain = run(level=stricter, shares_level=stricter)
    assert as_it_is == is_visible(plain, today(*[Level.PUBLIC] * len(now)), audience)


@given(level=st.sampled_from(Level), audience=AUDIENCES)
def test_who_began_a_run_without_knowing_the_shares_sees_it_until_they_become_stricter(
    level, audience
):
    known = run(level=Level.DIRECTORS, shares_level=level)
    director = Audience(Role.DIRECTORS)
    assert is_visible(known, today(level), director)
    hidden = is_visible(known, today(Level.CONFIDENTIAL), director)
    assert hidden is (level is Level.CONFIDENTIAL)
    assert is_visible(known, today(level), audience) <= is_visible(
        run(level=Level.DIRECTORS), today(Level.PUBLIC), audience
    )


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
    assert run().closing is None
    end = event(EventKind.CLOSED, details=Closed(RunOutcome.STARTED))
    assert run(end).closing == end


def test_an_event_was_so_on_the_day_told_or_else_when_it_was_written_down():
    assert event(EventKind.NOTE).day == date(2028, 8, 14)
    assert event(EventKind.NOTE, on=date(2028, 8, 1)).day == date(2028, 8, 1)


def test_every_kind_but_ticks_and_notes_has_details():
    plain = {EventKind.DONE, EventKind.REOPENED, EventKind.NOTE}
    assert set(EventKind) - set(DETAILS) == plain
