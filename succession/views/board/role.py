"""Which role the zorggroep wants, in words and counts."""

from collections.abc import Iterator

from succession.board.role import MembersTogether, RoleQuestions, RoleSession
from succession.playbook.book.mandate import SettledMandate
from succession.views import dutch
from succession.views.library.choosing import mandate_line
from succession.views.records import Lines, Record

_BV = {
    True: "er is een aparte BV",
    False: "er is geen aparte BV",
    None: "of er een aparte BV is, is niet gezegd",
}


def standing(session: RoleSession | None, settled: SettledMandate | None) -> str:
    """What was decided last, and how far the mandate goes."""
    if session is None:
        return f"Het bestuur heeft nog geen rol vastgesteld. Mandaat: {mandate_line(settled)}"
    day = dutch.day(session.on)
    return f"Vastgesteld op {day}: {session.decision} Mandaat: {mandate_line(settled)}"


def heard(found: MembersTogether) -> str:
    """Of how many the counts are, and what is left out."""
    if not found.hagros:
        said = "Van geen hagro zijn er genoeg antwoorden om te tonen."
    else:
        hagros = dutch.count(found.hagros, "hagro", "hagro's")
        said = f"{dutch.count(found.answered, 'huisarts', 'huisartsen')} uit {hagros} antwoordden."
    if found.too_few:
        few = dutch.count(found.too_few, "hagro", "hagro's")
        said += f" Van {few} antwoordden er minder dan drie; die tellen niet mee."
    return said


def count_records(found: MembersTogether, questions: RoleQuestions) -> list[Record]:
    """How many of those who answered would allow each role, and choose each option."""
    names = {one.id: one.name for one in questions.options}
    rows: list[Record] = [
        {"vraag": "mag de zorggroep", "antwoord": role.value, "aantal": count}
        for role, count in found.roles.items()
    ]
    rows += [
        {"vraag": "hoe dringend", "antwoord": each.value, "aantal": count}
        for each, count in found.urgency.items()
    ]
    rows += [
        {"vraag": "welke weg", "antwoord": names.get(name, name), "aantal": count}
        for name, count in found.options.items()
    ]
    return rows


def told(session: RoleSession, questions: RoleQuestions) -> Lines:
    """All that was said in a session, by what it is."""
    return tuple((label, text) for label, text in _told(session, questions) if text)


def _told(session: RoleSession, questions: RoleQuestions) -> Iterator[tuple[str, str]]:
    for one in questions.considerations:
        yield one.text, session.answers.get(one.id, "")
    for option in questions.options:
        votes = session.votes.get(option.id)
        yield option.name, "" if votes is None else dutch.count(votes, "stem", "stemmen")
    chosen = next((one.name for one in questions.options if one.id == session.option), "")
    yield "Gekozen weg", chosen
    yield "Besluit", session.decision
    yield "Wie het anders ziet", session.dissent
    yield "Door", session.body.value
    yield "Mandaat", session.mandate.value if session.mandate else ""
    yield "BV", _BV[session.has_bv]
