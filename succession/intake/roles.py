"""Lists that do not say what their huisartsen are: praktijkhouders all of them, or not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from succession.intake.merged_row import MergedRow
from succession.intake.questions import CHOICES, YES, Answers, Ask, ListQuestion
from succession.register.model import GpRole, Holder
from succession.register.rows import Value

_ALL_OWNERS = (
    "De lijst zegt niet wat de functie van de huisartsen is. Zijn het allemaal praktijkhouders?"
)


def with_roles(
    gps: Sequence[MergedRow], answers: Answers
) -> tuple[tuple[MergedRow, ...], ListQuestion | None]:
    """The rows, those that would stand without a role as praktijkhouders when somebody said so; and
    the question. Who stands already has his role.
    """
    unsaid = {id(row) for row in gps if _is_unsaid(row)}
    if not unsaid:
        return tuple(gps), None
    question = ListQuestion(Ask.ROLES, _ALL_OWNERS, CHOICES[Ask.ROLES])
    if question.answer(answers) != YES:
        return tuple(gps), question
    return tuple(_owner(row) if id(row) in unsaid else row for row in gps), question


def _owner(row: MergedRow) -> MergedRow:
    return replace(row, row={**row.row, "rol": GpRole.OWNER})


def _is_unsaid(row: MergedRow) -> bool:
    return "rol" not in row.read.origin.headers and needs_role(row.row)


def needs_role(row: Mapping[str, Value]) -> bool:
    """An open share and a share held by an organisation need none."""
    if row.get("rol") is not None:
        return False
    is_person = bool(row.get("agb") or row.get("naam"))
    is_share = row.get("vacant_sinds") is not None or row.get("houder") not in (None, Holder.GP)
    return is_person or not is_share
