"""The two sheets for a talk as documents: *mee naar het gesprek* and *voor mijzelf*."""

from collections.abc import Iterable

from succession.register.fields import Sheet
from succession.register.model import Practice
from succession.register.rows import Value
from succession.reports.paper.document import Document, PaperTable, Section, to_hand_over
from succession.reports.paper.workbook import Statement
from succession.talks.candidates import Fit
from succession.talks.preparation import FittingPlaybook, ForMyself, Neighbour, ToShare
from succession.talks.questions import Question
from succession.talks.talk import Talk
from succession.talks.worklist import TalkEntry
from succession.views import dutch, timing
from succession.views.people import people_of, said_by

TO_SHARE, FOR_MYSELF = "gesprek-over-de-praktijk", "gesprek-voor-mijzelf"
_NAME_UNKNOWN = "naam onbekend"


def to_share_document(sheet: ToShare, statement: Statement) -> Document:
    """The sheet that stays on the table; it says nothing that the praktijkhouder did not tell."""
    known = tuple((dutch.label(Sheet.PRACTICES, n), _value(v)) for n, v in sheet.known.items())
    return Document(
        title="Samen vooruitkijken met uw praktijk",
        subtitle=" · ".join(part for part in (_name(sheet.practice), sheet.gp_name) if part),
        statement=to_hand_over(statement),
        sections=(
            Section(
                "Waar dit gesprek over gaat",
                (
                    "Over de toekomst van de praktijk: wat er goed loopt, wat er nodig is om dat "
                    "zo te houden, en wat de zorggroep daarin voor u kan doen. U bepaalt waarover "
                    "we het hebben. Meedoen is vrijwillig.",
                ),
            ),
            Section(
                "Wat wij van de praktijk weten",
                ("Klopt er iets niet, of weet u wat hier onbekend is? Vul het gerust aan.",),
                table=PaperTable(("gegeven", "zo staat het bij ons"), known),
            ),
            Section("Vragen om alvast over na te denken", bullets=_texts(sheet.questions)),
            Section("Wat we vastleggen", (sheet.recording,)),
            Section("Wie het mag weten", (sheet.sharing,)),
            Section("Ruimte voor uw eigen vragen", lines=6),
        ),
    )


def for_myself_document(sheet: ForMyself, statement: Statement) -> Document:
    """The sheet for the consulent's own eyes."""
    entry = sheet.entry
    return Document(
        title="Voorbereiding op het gesprek",
        subtitle=f"{entry.gp.name or _NAME_UNKNOWN} · {_name(entry.practice)}",
        statement=statement,
        sections=(
            _why_now(sheet),
            _people(sheet),
            _said(sheet),
            _agreed(sheet),
            _hagro(sheet),
            Section("Kandidaten die zouden kunnen passen", _none(sheet.candidates), _fits(sheet)),
            _options(sheet),
            _unknown(entry),
            _questions(entry),
            Section("Wat u mag vastleggen en delen", (sheet.recording, sheet.sharing)),
            Section("Aantekeningen voor het formulier", lines=5),
        ),
    )


def _name(practice: Practice) -> str:
    return practice.name or f"praktijk {practice.agb}"


def _value(value: Value) -> str:
    """As a person reads it, so with a point in the thousands."""
    return dutch.number(value) if type(value) is int else dutch.cell(value)


def _texts(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(question.text for question in questions)


def _why_now(sheet: ForMyself) -> Section:
    entry, risk = sheet.entry, sheet.risk
    last = entry.gp.last_talk
    lines = [
        f"Waarom: {dutch.listing(entry.reasons)}. Ritme: {entry.rhythm}.",
        f"Laatste gesprek: {dutch.day(last) if last else 'nog niet geweest'}. "
        f"Aan de beurt: {'nu' if entry.is_due else dutch.day(entry.due)}.",
        f"Verwacht open aandeel binnen 5 jaar: {dutch.percent(risk.open_share.within_60)}. "
        f"Bandbreedte: {dutch.percent_range(risk.band)}. "
        f"Patiënten op naam: {dutch.number(entry.practice.patients)}; om wie het gaat: "
        f"{dutch.number(risk.patients_enrolled)}; "
        f"zonder plek: {dutch.number(risk.patients_unplaced)}.",
        *filter(None, (timing.sentence(sheet.own, risk, sheet.as_of), timing.chance(risk))),
    ]
    if risk.needs_other_form:
        lines.append(
            "Zoeken alleen haalt het hier waarschijnlijk niet; verken ook een duo, toetreding of "
            "samengaan."
        )
    return Section("Waarom nu", tuple(lines))


def _people(sheet: ForMyself) -> Section:
    rows = people_of(sheet.own, sheet.entry.practice.agb, sheet.as_of)
    head = ("naam", "rol", "leeftijd", "fte", "aandeel", "stopt", "opvolging")
    cells = tuple((r.name, r.role, r.age, r.fte, r.share, r.stops, r.succession) for r in rows)
    return Section("De praktijk en de mensen", table=PaperTable(head, cells))


def _said(sheet: ForMyself) -> Section:
    rows = tuple((r.said, r.plan, r.certainty) for r in said_by((sheet.entry.gp,)))
    if not rows:
        return Section("Wat er eerder is gezegd", ("Nog niets over stoppen.",))
    return Section(
        "Wat er eerder is gezegd", table=PaperTable(("gezegd op", "stopt", "zekerheid"), rows)
    )


def _agreed(sheet: ForMyself) -> Section:
    told = tuple(line for talk in sheet.talks[-2:] for line in _told(talk))
    promises = tuple(
        f"{one.what} — {one.side}, uiterlijk {dutch.day(one.due)}"
        + (" (te laat)" if one.is_late(sheet.as_of) else "")
        for one in sheet.promises
    )
    nothing = () if told or promises else ("Er staat niets open uit een eerder gesprek.",)
    return Section("Eerdere gesprekken en wat openstaat", nothing, (*told, *promises))


def _told(talk: Talk) -> tuple[str, ...]:
    answers = [
        f"{a.name.partition('.')[2].replace('-', ' ')}: {dutch.cell(a.value)}"
        for a in talk.answers
        if a.name.startswith("vraag.")
    ]
    if talk.held_on is None or not answers:
        return ()
    return (f"Gezegd op {dutch.day(talk.held_on)}: {'; '.join(answers)}",)


def _hagro(sheet: ForMyself) -> Section:
    if not sheet.neighbours:
        what = "De plaats van de praktijk is onbekend, of er zijn geen buurpraktijken dichtbij."
        return Section("Hagro en ruimte bij de buren", (what,))
    others = dutch.count(len(sheet.hagro), "andere praktijk", "andere praktijken")
    hagro = sheet.entry.practice.hagro
    paragraph = f"{dutch.hagro_line(hagro)}: {others}." if hagro else "De hagro is onbekend."
    head = ("buurpraktijk", "afstand", "ruimte (patiënten)", "patiëntenstop")
    rows = tuple(_neighbour(one) for one in sheet.neighbours)
    return Section("Hagro en ruimte bij de buren", (paragraph,), table=PaperTable(head, rows))


def _neighbour(one: Neighbour) -> tuple[str, ...]:
    return (
        _name(one.practice),
        f"{dutch.number(one.km, 1)} km",
        dutch.number(one.room),
        dutch.cell(one.practice.patient_stop),
    )


def _none(fits: tuple[Fit, ...]) -> tuple[str, ...]:
    return () if fits else ("Geen kandidaat in het register van wie bekend is dat die past.",)


def _fits(sheet: ForMyself) -> tuple[str, ...]:
    return tuple(
        f"{fit.candidate.name}: {dutch.listing(fit.why)}"
        + (f"; onbekend is {dutch.listing(fit.unknown)}" if fit.unknown else "")
        for fit in sheet.candidates
    )


def _options(sheet: ForMyself) -> Section:
    head = ("draaiboek", "waarom", "let op", "er uiterlijk mee beginnen")
    rows = tuple(_option(one) for one in sheet.options)
    nothing = () if rows else ("Geen draaiboek dat nu past.",)
    return Section("Mogelijkheden", nothing, table=PaperTable(head, rows) if rows else None)


def _option(one: FittingPlaybook) -> tuple[str, ...]:
    latest = dutch.day(one.latest_start) if one.latest_start else "–"
    return one.title, "; ".join(one.why), "; ".join(one.against) or "–", latest


def _unknown(entry: TalkEntry) -> Section:
    turning = entry.turning
    if turning is None:
        return Section("Wat we nog niet weten", ("Geen antwoord zou het beeld nu veranderen.",))
    label = dutch.label(*turning.field.split(".", 1)).lower()
    what = (
        f"Het meest verandert: {label}. Het verwachte open aandeel ligt dan tussen "
        f"{dutch.percent(turning.low)} en {dutch.percent(turning.high)}."
    )
    return Section("Wat we nog niet weten", (what,))


def _questions(entry: TalkEntry) -> Section:
    head = ("vraag", "waarom we dit vragen", "niet vastleggen")
    rows = tuple((one.text, one.why, one.never) for one in entry.questions)
    first = f"De vraag die het beeld het meest verandert: {entry.question.text}"
    return Section("Vragen voor dit gesprek", (first,), table=PaperTable(head, rows))
