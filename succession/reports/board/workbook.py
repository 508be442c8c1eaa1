"""The figures of a meeting in Excel, with what the paper says of itself."""

from datetime import datetime

from succession.reports.board.meeting_paper import MeetingPaper
from succession.reports.paper.workbook import add_statement, new_workbook
from succession.views.board import papers as views

_WIDE = 48


def workbook(told: MeetingPaper) -> bytes:
    """An xlsx file with the figures, the practices per urgency, and the decisions."""
    frozen, created = told.paper.frozen, datetime.combine(told.paper.made_on, datetime.min.time())
    sheets = {
        "getallen": (
            ("wat", "nu", "laagst", "hoogst", "toen"),
            views.figure_numbers(frozen),
        ),
        "praktijken": (("urgentie", "praktijk"), views.pressing(frozen.picture, told.names)),
        "besluiten": (
            ("besluit", "wie beslist", "wie het uitvoert"),
            tuple(
                (one.proposal.what, one.proposal.body.value, one.proposal.owner)
                for one in told.decisions
            ),
        ),
    }
    with new_workbook(created) as (book, data):
        bold = book.add_format({"bold": True})
        for name, (head, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 0, _WIDE)
            sheet.set_column(1, len(head), _WIDE // 2)
            sheet.write_row(0, 0, head, bold)
            for number, row in enumerate(rows, start=1):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
            sheet.freeze_panes(1, 0)
        add_statement(book, told.statement)
    return data.getvalue()
