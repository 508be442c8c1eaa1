"""The scan *overname-klaar* on paper, for the praktijkhouder and the consulent together."""

from collections.abc import Sequence

from succession.reports.paper.document import Document, PaperTable, Section, to_hand_over
from succession.reports.paper.workbook import Statement
from succession.views.talks.scan import PointRow, ThemeView

FILE_KIND = "scan-overname-klaar"
_WHAT = (
    "Hoe staat de praktijk ervoor als iemand haar zou willen overnemen? Vijf keer een P. Wat "
    "onbekend is, telt nooit als op orde. Dit is een hulp bij het gesprek en geen oordeel."
)


def scan_document(
    practice: str, themes: Sequence[ThemeView], changes: Sequence[str], statement: Statement
) -> Document:
    """The five P's, with advice at each weak point and what changed since the last scan."""
    since = Section("Veranderd sinds de vorige scan", bullets=tuple(changes))
    return Document(
        title="Is de praktijk overname-klaar?",
        subtitle=practice,
        statement=to_hand_over(statement),
        sections=(
            Section("Waar dit over gaat", (_WHAT,)),
            *((since,) if changes else ()),
            *(_theme(theme) for theme in themes),
            Section("Ruimte voor uw eigen aanvulling", lines=4),
        ),
    )


def _theme(theme: ThemeView) -> Section:
    rows = tuple((point.question, point.standing.value) for point in theme.points)
    return Section(
        f"{theme.title}: {theme.summary}",
        bullets=tuple(_advice(point) for point in theme.advice),
        table=PaperTable(("vraag", "zo staat het nu"), rows),
    )


def _advice(point: PointRow) -> str:
    steps = "; ".join(f"{step.title} ({step.playbook})" for step in point.steps)
    return f"{point.advice}" + (f" Helpt daarbij: {steps}." if steps else "")
