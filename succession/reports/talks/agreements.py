"""The letter in which a praktijkhouder reads what was agreed, and checks it."""

from succession.register.fields import field_of
from succession.register.model import Practice
from succession.reports.paper.document import Document, PaperTable, Section, to_hand_over
from succession.reports.paper.workbook import Statement
from succession.talks.questions import QuestionBank
from succession.talks.talk import Answer, Talk
from succession.views import dutch

FILE_KIND = "afspraken-gesprek"


def letter(talk: Talk, practice: Practice, bank: QuestionBank, statement: Statement) -> Document:
    """What he said, who may know it, and what both sides will do; for him to put right.

    Everything in it comes from his own talk: it says nothing of partners, risk or neighbours.
    """
    return Document(
        title="Wat we hebben besproken",
        subtitle=" · ".join(
            (practice.name or f"praktijk {practice.agb}", f"gesprek van {dutch.day(talk.held_on)}")
        ),
        statement=to_hand_over(statement),
        sections=(
            Section("Dank voor het gesprek", (_OPENING,)),
            _said(talk, bank),
            _promised(talk),
            Section("Wanneer we elkaar weer spreken", (_next(talk),)),
            Section("Klopt dit?", (_REPLY,), lines=4),
        ),
    )


_OPENING = (
    "Hieronder leest u wat we van ons gesprek hebben vastgelegd, en wie het mag weten. Over "
    "gezondheid, familie, inkomen, collega's of patiënten hebben we niets opgeschreven."
)
_REPLY = (
    "Staat er iets niet goed, of wilt u dat iemand iets toch niet weet? Schrijf het hieronder of "
    "laat het de consulent weten; dan passen we het aan. U kunt uw gegevens altijd inzien, "
    "verbeteren of laten weghalen."
)


def lines_of(talk: Talk, bank: QuestionBank) -> dict[str, str]:
    """The lines of the letter to which one may object, by name of the answer or promise."""
    said = {one.name: f"{label(one, bank)}: {_value(one, bank)}" for one in talk.answers}
    agreed = {one.promise_id: f"Afspraak: {one.what}" for one in talk.promises}
    return {**said, **agreed}


def _said(talk: Talk, bank: QuestionBank) -> Section:
    rows = tuple((label(a, bank), _value(a, bank), a.level.value) for a in talk.answers)
    if not rows:
        return Section("Wat u vertelde", ("We hebben niets over uw plannen vastgelegd.",))
    return Section(
        "Wat u vertelde", table=PaperTable(("waarover", "antwoord", "wie het mag weten"), rows)
    )


def label(answer: Answer, bank: QuestionBank) -> str:
    """What an answer is about, as the letter says it."""
    kind, _, name = answer.name.partition(".")
    if kind == "vraag":
        return bank.question_by_id[name].text if name in bank.question_by_id else name
    if kind == "obstakel":
        return f"Wat in de weg staat ({name})"
    return field_of(kind, name).label


def _value(answer: Answer, bank: QuestionBank) -> str:
    texts = {obstacle.id: obstacle.text for obstacle in bank.obstacles}
    if answer.name.startswith("obstakel."):
        return texts.get(str(answer.value), str(answer.value))
    kind, _, name = answer.name.partition(".")
    if kind == "vraag":
        return dutch.cell(answer.value)
    return dutch.told(field_of(kind, name), answer.value, dutch.day)


def _promised(talk: Talk) -> Section:
    head = ("wat", "wie", "uiterlijk")
    rows = tuple((one.what, one.side.value, dutch.day(one.due)) for one in talk.promises)
    nothing = () if rows else ("We hebben niets afgesproken dat nog moet gebeuren.",)
    return Section(
        "Wat we hebben afgesproken", nothing, table=PaperTable(head, rows) if rows else None
    )


def _next(talk: Talk) -> str:
    if talk.next_talk is None:
        return "Daarover is nog niets afgesproken; u kunt altijd bellen."
    return f"Op {dutch.day(talk.next_talk)}. Komt dat niet uit, dan zoeken we een andere dag."
