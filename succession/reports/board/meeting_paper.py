"""The paper of a meeting, as Word and PDF: the voorlegger, the figures, the practices, what changed
and what is to be decided.

No chance stands beside a name; who abstains from a point finds nothing of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from succession.board.changes import changes_between
from succession.board.decision import BoardDecision
from succession.board.paper import BoardPaper
from succession.pictures import region_map
from succession.reports.paper.document import Document, PaperTable, Picture, Section
from succession.reports.paper.workbook import Statement
from succession.views import dutch
from succession.views.board import changes as change_views
from succession.views.board import decisions as decision_views
from succession.views.board import papers as views
from succession.views.region_map import MapView

FILE_KIND = "bestuursstuk"


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """A paper for one reader: `decisions` are those that he may read, `abstained` says how many he
    may not; `names` of practices by their id and `titles` of draaiboeken are those of now; `map`
    has the practices where they stand, with the urgency of then."""

    paper: BoardPaper
    decisions: tuple[BoardDecision, ...]
    abstained: str
    names: Mapping[int, str]
    titles: Mapping[str, str]
    map: MapView
    statement: Statement


def meeting_paper(told: MeetingPaper) -> Document:
    paper = told.paper
    state = "concept" if paper.is_concept else f"vastgesteld op {dutch.day(paper.settled_on)}"
    return Document(
        title=f"Praktijkopvolging in de regio, vergadering van {dutch.day(paper.on)}",
        subtitle=f"{state}; cijfers van {dutch.day(paper.made_on)}; voor {views.readers(paper)}",
        sections=(
            _voorlegger(paper),
            _figures(told),
            _practices(told),
            *_changes(told),
            *_decisions(told),
            Section("Hoe deze cijfers te lezen", bullets=views.CAVEATS),
        ),
        statement=told.statement,
    )


def _voorlegger(paper: BoardPaper) -> Section:
    rows = views.voorlegger(paper.voorlegger)
    return Section("Voorlegger", table=PaperTable(("onderdeel", "tekst"), rows))


def _figures(told: MeetingPaper) -> Section:
    rows = tuple(views.figures(told.paper.frozen))
    before = told.paper.frozen.before_on
    head = ("wat", "nu", *((f"op {dutch.day(before)}", "verschil") if before else ()))
    return Section("De regio in zeven getallen", table=PaperTable(head, rows))


def _practices(told: MeetingPaper) -> Section:
    rows = views.pressing(told.paper.frozen.picture, told.names)
    nothing = () if rows else ("Er is geen praktijk die nu iets vraagt.",)
    table = PaperTable(("urgentie", "praktijk"), rows) if rows else None
    heading = "Praktijken die iets vragen, per urgentie op naam"
    return Section(heading, nothing, table=table, picture=_map(told.map))


def _map(view: MapView) -> Picture | None:
    if not view.points:
        return None
    return Picture(region_map.on_paper(view), f"{view.description} De tabel zegt hetzelfde.")


def _changes(told: MeetingPaper) -> tuple[Section, ...]:
    frozen = told.paper.frozen
    if frozen.before is None or frozen.before_on is None:
        return ()
    found = changes_between(frozen.before, frozen.picture)
    lines = change_views.lines(found, told.names, told.titles) or (change_views.NOTHING,)
    return (Section(f"Veranderd sinds {dutch.day(frozen.before_on)}", bullets=lines),)


def _decisions(told: MeetingPaper) -> tuple[Section, ...]:
    sections = tuple(
        Section(
            f"Gevraagd besluit: {one.proposal.what}",
            table=PaperTable(("onderdeel", "tekst"), decision_views.told(one, told.names)),
        )
        for one in told.decisions
    )
    said = (Section("Onthouding", (told.abstained,)),) if told.abstained else ()
    return (*sections, *said)
