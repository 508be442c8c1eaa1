"""The role of the zorggroep on paper, for its members."""

from succession.board.role import MembersTogether, RoleQuestions, RoleSession
from succession.reports.paper.document import Document, PaperTable, Section, to_hand_over
from succession.reports.paper.workbook import Statement
from succession.views import dutch
from succession.views.board import role as views

FILE_KIND = "rol-van-de-zorggroep"


def role_paper(
    session: RoleSession, heard: MembersTogether, questions: RoleQuestions, statement: Statement
) -> Document:
    """What was asked, what members and board answered, what was decided and what it allows."""
    rows = tuple(
        tuple(str(cell) for cell in row.values()) for row in views.count_records(heard, questions)
    )
    said = views.told(session, questions)
    options = tuple(f"{one.name}: {one.text}" for one in questions.options)
    return Document(
        title="De rol van onze zorggroep bij praktijkopvolging",
        subtitle=f"{session.body.value.capitalize()}, {dutch.day(session.on)}",
        sections=(
            Section("Besluit", (session.decision,)),
            Section("Waaruit is gekozen", bullets=options),
            Section("Wat de achterban zei", (views.heard(heard),), table=_counts(rows)),
            Section("Wat er is overwogen", table=PaperTable(("vraag", "antwoord"), said)),
            Section("Bron van de vragen", (questions.source,)),
        ),
        statement=to_hand_over(statement),
    )


def _counts(rows: tuple[tuple[str, ...], ...]) -> PaperTable:
    return PaperTable(("vraag", "antwoord", "aantal"), rows)
