"""What the zorggroep may do: settled by its directors, kept once, and unknown until then."""

from datetime import timedelta

import pytest

from succession.actions.mandate import Settlement, settle_mandate
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.store import Store
from tests.actions.runs import BOARD, DIRECTOR, guest
from tests.store.builders import CONSULENT, TODAY, submission

MEDIATE = Settlement(Mandate.MEDIATE, "ALV van 4 januari 2027, punt 6", TODAY)
TAKE_OVER = Settlement(Mandate.TAKE_OVER, "ledenraad, besluit 12", TODAY)


def _settle(store: Store, settlement: Settlement = MEDIATE, version: int = 0) -> SettledMandate:
    return settle_mandate(store, submission(DIRECTOR), settlement, version)


def test_nothing_is_known_until_the_directors_settle_it(store: Store) -> None:
    assert store.mandate() is None
    settled = _settle(store)
    assert store.mandate() == settled
    assert settled == SettledMandate(
        Mandate.MEDIATE, MEDIATE.decision, TODAY, DIRECTOR.name, settled.version
    )


def test_it_is_audited_without_what_it_says(store: Store) -> None:
    _settle(store)
    entry = store.audit(1)[0]
    assert (entry.by, entry.action) == (DIRECTOR.name, "mandaat vaststellen")
    assert entry.records == (("mandaat", "zorggroep"),)


def test_a_new_mandate_takes_the_place_of_the_old(store: Store) -> None:
    again = _settle(store, TAKE_OVER, _settle(store).version)
    assert store.mandate() == again
    assert again.furthest is Mandate.TAKE_OVER


def test_sending_the_form_twice_settles_it_once(store: Store) -> None:
    sent = submission(DIRECTOR)
    first = settle_mandate(store, sent, MEDIATE, 0)
    assert settle_mandate(store, sent, MEDIATE, 0) == first
    assert store.data_version() == 1


def test_who_did_not_see_the_last_mandate_cannot_replace_it(store: Store) -> None:
    settled = _settle(store)
    for stale in (0, settled.version - 1, settled.version + 1):
        with pytest.raises(Conflict, match="mandaat"):
            _settle(store, TAKE_OVER, stale)
    assert store.mandate() == settled


@pytest.mark.parametrize("actor", [CONSULENT, BOARD, guest()], ids=lambda one: one.name)
def test_only_directors_settle_it(store: Store, actor: object) -> None:
    with pytest.raises(NotAllowed, match="directie"):
        settle_mandate(store, submission(actor), MEDIATE, 0)  # type: ignore[arg-type]
    assert store.mandate() is None


@pytest.mark.parametrize(
    ("settlement", "said"),
    [
        (Settlement(Mandate.MEDIATE, " ", TODAY), "besluit ontbreekt"),
        (Settlement(Mandate.MEDIATE, "ALV", TODAY + timedelta(days=1)), "toekomst"),
    ],
)
def test_a_mandate_names_a_decision_that_was_taken(
    store: Store, settlement: Settlement, said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        _settle(store, settlement)
    assert store.mandate() is None
