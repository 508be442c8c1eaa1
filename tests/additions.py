"""What docs/ontwikkelen.md says one writes to add something, as edits of a copy of the program."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from succession.assumptions import DRAWN

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("succession", "data", "playbooks", "docs/model.md", "tests/test_architecture.py")


@dataclass(frozen=True)
class Edit:
    """A text in one file, before the one place where `anchor` stands; without one a new file."""

    file: str
    text: str
    anchor: str = ""


def copy_of_the_program(to: Path) -> Path:
    """The program without what it made, so that it can be changed."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def carry_out(edits: Iterable[Edit], program: Path) -> None:
    for edit in edits:
        file = program / edit.file
        if edit.anchor:
            text = file.read_text(encoding="utf-8")
            assert text.count(edit.anchor) == 1, (edit.file, edit.anchor)
            file.write_text(text.replace(edit.anchor, edit.text + edit.anchor), encoding="utf-8")
        else:
            assert not file.exists(), edit.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(edit.text, encoding="utf-8")


def _migration(number: int, table: str, column: str, kind: str) -> Edit:
    text = f'''"""A field more: {column}."""

import sqlalchemy as sa
from alembic import op

revision = "{number:04}"
down_revision = "{number - 1:04}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("{table}", sa.Column("{column}", sa.{kind}(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("{table}") as changed:
        changed.drop_column("{column}")
'''
    return Edit(f"succession/store/migrations/versions/r{number:04}_{column}.py", text)


_LAST = len(list((ROOT / "succession/store/migrations/versions").glob("r[0-9]*.py")))
_MODEL, _FIELDS = "succession/register/model.py", "succession/register/fields.py"
_PERMISSION = "succession/actions/permission.py"
_NAVIGATION = "succession/ui/frame/navigation.py"
_SEARCH = "succession/simulation/engine/rules/search.py"

ADDED: Mapping[str, tuple[Edit, ...]] = {
    "a field of a practice": (
        Edit(_MODEL, "    has_lift: bool | None = None\n", "    is_dispensing: bool"),
        Edit(
            _FIELDS,
            '    Field("lift", "Lift in het pand", Kind.YES_NO, "has_lift", hides=Hides.LEVEL),\n',
            '    Field("eigenaar",',
        ),
        _migration(_LAST + 1, "practice", "has_lift", "Boolean"),
    ),
    "a field of a share": (
        Edit(_MODEL, "    notary: str | None = None\n", "    vacancy: Vacancy | None = None\n"),
        Edit(
            _FIELDS,
            '    Field("notaris", "Notaris", Kind.TEXT, "share.notary", hides=Hides.LEVEL),\n',
            '    Field(\n        "houder",',
        ),
        _migration(_LAST + 2, "share", "notary", "Text"),
    ),
    "a fact": (
        Edit(
            "succession/register/facts.py",
            '        NamedFact("heeft_lift", _YES_NO, "er is een lift", "er is geen lift"),\n',
            '        NamedFact("pand", tuple(Premises)',
        ),
        Edit(
            "succession/risk/facts.py",
            '        "heeft_lift": practice.has_lift,\n',
            '        "pand": practice.premises,\n',
        ),
        Edit("docs/model.md", "| `heeft_lift` | er is een lift |\n", "| `pand` | het pand ("),
    ),
    "a right": (
        Edit("succession/actions/permission.py", 'SEE_LIFTS = "Liften openen"\n', "SEE_LOG ="),
        Edit(
            "succession/actions/permission.py", '        SEE_LIFTS: "C----",\n', "        SEE_LOG:"
        ),
    ),
    "a page": (
        Edit(
            "succession/ui/lifts/page.py",
            '''"""Liften: waar kan een rolstoel naar boven?"""

import streamlit as st

from succession.ui import viewing
from succession.views.lifts import page as lifts

st.title("Liften")
st.write(lifts.present(viewing.look().register))
''',
        ),
        Edit("succession/ui/lifts/__init__.py", '"""Liften."""\n'),
        Edit(
            "succession/views/lifts/page.py",
            '''"""What Liften says."""

from succession.register import Seen


def present(seen: Seen) -> str:
    """In how many practices somebody in a wheelchair gets upstairs."""
    return f"Een lift: {sum(practice.has_lift is True for practice in seen.practices)}"
''',
        ),
        Edit("succession/views/lifts/__init__.py", '"""What Liften says."""\n'),
        Edit(_NAVIGATION, "    SEE_LIFTS,\n", "    SEE_OVERVIEW,\n"),
        Edit(
            _NAVIGATION,
            'LIFTS = Entry("lifts/page.py", "Liften", ":material/elevator:", SEE_LIFTS, _WORK)\n',
            "ENTRIES = (",
        ),
        Edit(_NAVIGATION, "    LIFTS,\n", "    OVERVIEW,\n    PRACTICE,"),
        Edit("tests/test_architecture.py", '    "lifts": set[str](),\n', '    "ground": set['),
    ),
    "a lever": (
        Edit(
            "data/levers.yaml",
            """  - id: lift
    label: "Een lift in elk pand"
    delay_months: 12
    source: "verzonnen"
    grade: D
    valid_from: 2026-11-01
    effects:
      - {on: capacity.stretch, how: plus, value: 0.02, low: 0.0, high: 0.05}
""",
            "  - id: poh\n",
        ),
    ),
    "a number that every run draws": (
        Edit(
            "data/assumptions.yaml",
            '  lift_factor: {label: "Trek van een lift", value: 1.1, low: 1.0, high: 1.2, '
            'scale: log, unit: "factor", grade: D, source: "verzonnen", valid_from: 2026-11-01}\n',
            "  rural_practices: {label",
        ),
        Edit(
            "succession/assumptions/sections.py",
            f"    lift_factor: Annotated[Number, Drawn({len(DRAWN)})]\n",
            "    rural_practices: Number\n",
        ),
        Edit(
            "succession/simulation/engine/layout.py",
            'LIFT_FACTOR = _index("search.lift_factor")\n',
            "NUMBERS = len(DRAWN)\n",
        ),
        Edit(_SEARCH, "    LIFT_FACTOR,\n", "    LOAD_FACTOR,\n"),
        Edit(
            _SEARCH,
            "    pull *= live.numbers[LIFT_FACTOR]\n",
            "    if position.state == TAKEOVER:\n",
        ),
    ),
}
