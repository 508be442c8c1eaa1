"""What the library says, with the draaiboeken that ship."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from succession.playbook.book.model import Breadth, Playbook
from succession.playbook.book.reading import library, read
from succession.playbook.run.events import Closed, RunOutcome
from succession.playbook.run.run import EventKind, RunEvent
from succession.views.library import page as playbooks
from tests.views.runs.test_page import make_run

ROOT = Path(__file__).resolve().parents[3]
PLAYBOOK: Playbook = read(ROOT / "playbooks" / "stappenplan-overdracht.yaml")


def test_the_card_bears_the_seven_lines_of_the_example() -> None:
    ((card,),) = (shelf.cards for shelf in playbooks.shelves([PLAYBOOK]))
    assert card.title == PLAYBOOK.title
    (_, lines), *_ = card.examples
    assert [label for label, _ in lines][:2] == ["Rol van de zorggroep", "Regio"]
    assert all(text for _, text in lines)
    assert card.sources


def test_each_draaiboek_stands_once_on_the_shelf_of_its_first_level() -> None:
    known = library(ROOT / "playbooks")
    shelves = playbooks.shelves(known)
    assert [shelf.level for shelf in shelves] == list(Breadth)
    assert all(shelf.meaning for shelf in shelves)
    ids = [card.playbook_id for shelf in shelves for card in shelf.cards]
    assert sorted(ids) == sorted(playbook.id for playbook in known)


def test_the_card_says_what_it_brought_here() -> None:
    end = RunEvent(
        kind=EventKind.CLOSED,
        by="K. Smit",
        at=datetime(2026, 11, 1, 9, 0, tzinfo=UTC),
        on=date(2026, 11, 1),
        details=Closed(RunOutcome.STARTED, lesson="eerder begonnen helpt"),
    )
    runs = [make_run(end), replace(make_run(), run_id="r2")]
    ((card,),) = (shelf.cards for shelf in playbooks.shelves([PLAYBOOK], runs))
    assert card.own == (
        "1 keer opvolger gestart",
        "1 keer nog bezig",
        "Les: eerder begonnen helpt",
    )


def test_the_library_says_how_many_there_are_and_how_many_began_here() -> None:
    runs = [make_run(), replace(make_run(), run_id="r2"), replace(make_run(), playbook_id="oud")]
    known = library(ROOT / "playbooks")
    said = playbooks.conclusion
    assert said([], []) == "Er zijn nog geen draaiboeken."
    assert said([PLAYBOOK], None) == "1 draaiboek staat klaar."
    assert said([PLAYBOOK], []) == "1 draaiboek staat klaar; hier is er nog geen begonnen."
    amount = f"{len(known)} draaiboeken staan klaar"
    assert said(known, runs) == f"{amount}; 1 daarvan is hier begonnen."
    other = replace(make_run(), playbook_id="mentorschap")
    assert said(known, [*runs, other]) == f"{amount}; 2 daarvan zijn hier begonnen."


def test_the_first_hours_are_there_of_whom() -> None:
    said = playbooks.acute_conclusion
    assert said(0) == "Er ligt nog geen blad klaar voor als iemand plotseling wegvalt."
    assert said(1).startswith("Voor de praktijk ligt een blad klaar")
    assert said(4).startswith("Voor elk van de 4 praktijken ligt een blad klaar")
    assert said(4, "De Linde") == "De Linde: de eerste 72 uur als iemand plotseling wegvalt."


def test_only_what_is_not_known_is_asked() -> None:
    asked = {question.name for question in playbooks.questions(PLAYBOOK, {})}
    known = dict.fromkeys(asked, True)
    assert asked
    assert playbooks.questions(PLAYBOOK, known) == ()


def test_a_run_keeps_what_is_known_and_what_was_answered() -> None:
    given = playbooks.given({"opleidingspraktijk": True, "pand": None}, {"maatschap": "nee"})
    assert given == (("maatschap", "nee"), ("opleidingspraktijk", "ja"))


def test_every_fact_that_the_draaiboeken_ask_is_asked_as_a_question() -> None:
    asked = {name for one in library(ROOT / "playbooks") for name in one.asked_facts}
    assert [name for name in sorted(asked) if playbooks.question(name).label[-1] != "?"] == []
