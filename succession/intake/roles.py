"""Lists that do not say what their huisartsen are: praktijkhouders all of them, or not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from succession.intake.questions import CHOICES, YES, Answers, Ask, ListQuestion
from succession.intake.read_row import ReadRow
from succession.register.fields import Sheet
from succession.register.model import GpRole, Holder
from succession.register.rows import Value

_ALL_OWNERS = (
    "De lijst zegt niet wat de functie van de huisartsen is. Zijn het alle praktijkhouders?"
)
Rows = Mapping[str, Sequence[ReadRow]]


def with_roles(rows: Rows, answers: Answers) -> tuple[Rows, ListQuestion | None]:
    """The rows, those without a role as praktijkhouders when somebody said so; and the question.

    Who stands already keeps the role that he has.
    """
    gps = rows.get(Sheet.GPS, ())
    if not any(_is_unsaid(row) for row in gps):
        return rows, None
    question = ListQuestion(Ask.ROLES, _ALL_OWNERS, CHOICES[Ask.ROLES])
    if question.answer(answers) == YES:
        rows = {**rows, Sheet.GPS: [_owner(row) if _is_unsaid(row) else row for row in gps]}
    return rows, question


def _owner(row: ReadRow) -> ReadRow:
    values = {**row.values, "rol": GpRole.OWNER}
    return replace(row, values=values, assumed=row.assumed | {"rol"})


def _is_unsaid(row: ReadRow) -> bool:
    return "rol" not in row.origin.headers and needs_role(row.values)


def needs_role(row: Mapping[str, Value]) -> bool:
    """An open share and a share held by an organisation need none."""
    if row.get("rol") is not None:
        return False
    is_person = bool(row.get("agb") or row.get("naam"))
    is_share = row.get("vacant_sinds") is not None or row.get("houder") not in (None, Holder.GP)
    return is_person or not is_share
