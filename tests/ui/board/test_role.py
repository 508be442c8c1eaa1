"""The session on the role of the zorggroep: members first, then the board, then what it allows."""

import io

import pypdf

from succession.actions.role import hear_members
from succession.board.decision import DecidingBody
from succession.board.role import MembersVoice, RoleSession, together
from succession.playbook.book.model import Mandate
from succession.register import Role
from succession.reports.board.role import role_paper
from succession.reports.paper.pdf import pdf
from succession.reports.paper.workbook import Statement
from succession.store import Store
from succession.ui.frame import navigation
from tests.board.test_role import QUESTIONS, voice
from tests.region import TODAY
from tests.store.builders import submission
from tests.ui.conftest import Open, table_with

ROLE = {"onderdeel": "Rol"}


def test_members_are_heard_in_counts_and_no_names(open_page: Open, store: Store) -> None:
    app = open_page(navigation.BOARD, Role.CONSULENT, **ROLE)
    app.button(key="board.members.send").click().run()
    assert "Kies een hagro" in app.error[0].value
    app.selectbox(key="board.members.hagro").set_value("Noord")
    app.number_input(key="board.members.answered").set_value(5)
    app.number_input(key="board.members.MEDIATE").set_value(6)
    app.run()
    app.button(key="board.members.send").click().run()
    assert "groter dan wie antwoordden" in str(table_with(app, "oplossing")["wat"][0])
    app.number_input(key="board.members.MEDIATE").set_value(4)
    app.run()
    app.button(key="board.members.send").click().run()
    assert not app.exception
    (heard,) = store.role().voices
    assert (heard.hagro, heard.answered, heard.roles[Mandate.MEDIATE]) == ("Noord", 5, 4)


def test_the_board_settles_its_role_and_the_mandate_holds_from_then_on(
    open_page: Open, store: Store
) -> None:
    hear_members(store, submission(), MembersVoice(hagro="Noord", on=TODAY, answered=2))
    app = open_page(navigation.BOARD, Role.DIRECTORS, **ROLE)
    asked = [one.label for one in app.text_area]
    assert asked == [one.text for one in QUESTIONS.considerations]
    assert any("minder dan drie" in line.value for line in app.markdown)
    app.text_area(key="board.role.eigen-rol").set_value("verbinden")
    app.number_input(key="board.role.votes.alliantie").set_value(4)
    app.radio(key="board.role.option").set_value("alliantie")
    app.text_input(key="board.role.what").set_value("Wij zoeken een partner (verslag 9).")
    app.text_input(key="board.role.dissent").set_value("een lid wil wachten")
    app.selectbox(key="board.role.mandate").set_value(Mandate.PARTNER)
    app.radio(key="board.role.bv").set_value("nee")
    app.run()
    app.button(key="board.role.send").click().run()
    assert not app.exception
    (session,) = store.role().sessions
    assert (session.option, session.votes["alliantie"], session.has_bv) == ("alliantie", 4, False)
    mandate = store.mandate()
    assert mandate is not None
    assert mandate.furthest is Mandate.PARTNER
    board = open_page(navigation.BOARD, Role.BOARD, **ROLE)
    assert any("Wij zoeken een partner" in one.label for one in board.expander)
    assert not [one for one in board.button if str(one.key).startswith("board.")]


def test_the_paper_for_the_members_says_what_was_asked_and_decided() -> None:
    session = RoleSession(
        on=TODAY,
        answers={"eigen-rol": "verbinden"},
        votes={"alliantie": 4, "afwachten": 1},
        option="alliantie",
        decision="Wij zoeken een partner.",
        dissent="een lid wil wachten",
        body=DecidingBody.MEMBERS,
    )
    heard = together([voice("Noord", 8, mediate=5)])
    document = role_paper(session, heard, QUESTIONS, Statement(TODAY, "bestuur", "1", ""))
    text = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(document))).pages
    )
    told = " ".join(text.split())
    for words in ("Wij zoeken een partner.", "een lid wil wachten", "8 huisartsen", "Bron"):
        assert words in told
    assert all(option.name in told for option in QUESTIONS.options)
