"""The concepts on privacy: why each field may be kept, and the documents that say so."""

from pathlib import Path

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.register.fields import FIELDS_OF_SHEET
from succession.reports.paper.document import Document, PaperTable, Section
from succession.reports.paper.workbook import Statement
from succession.strict_model import Aliased, Text
from succession.views import dutch


class Ground(Aliased):
    """Why some fields may be kept, by their `sheet.field`, and for how long."""

    what: Text = Field(alias="wat")
    fields: tuple[Text, ...] = Field(alias="gegevens", min_length=1)
    basis: Text = Field(alias="grondslag")
    why: Text = Field(alias="waarom")
    keep: Text = Field(alias="bewaren")


class Part(Aliased):
    heading: Text = Field(alias="kop")
    paragraph: Text | None = Field(default=None, alias="alinea")
    points: tuple[Text, ...] = Field(default=(), alias="punten")


class Concept(Aliased):
    """One document; `shows_grounds` puts the table of all fields in it."""

    id: Text
    title: Text = Field(alias="titel")
    parts: tuple[Part, ...] = Field(alias="delen", min_length=1)
    shows_grounds: bool = Field(default=False, alias="toont_grondslagen")


class Privacy(Aliased):
    version: Text
    warning: Text = Field(alias="laat_toetsen")
    grounds: tuple[Ground, ...] = Field(alias="grondslagen")
    concepts: tuple[Concept, ...] = Field(alias="documenten", min_length=1)

    @model_validator(mode="after")
    def _knows_every_field_once(self) -> "Privacy":
        named = [field for ground in self.grounds for field in ground.fields]
        known = [
            f"{sheet}.{field.name}" for sheet, all_ in FIELDS_OF_SHEET.items() for field in all_
        ]
        if sorted(named) != sorted(known):
            wrong = sorted(set(named) ^ set(known)) or sorted(named)
            raise ValueError(f"`{wrong[0]}` heeft niet precies één grondslag")
        return self


def load_privacy(path: Path) -> Privacy:
    """Raises `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Privacy)


def document(privacy: Privacy, concept: Concept, statement: Statement) -> Document:
    """The concept to be put right and signed by the zorggroep itself."""
    grounds = (_grounds(privacy),) if concept.shows_grounds else ()
    return Document(
        title=concept.title,
        subtitle=privacy.warning,
        sections=(*(_section(part) for part in concept.parts), *grounds),
        statement=Statement(statement.as_of, "", f"teksten {privacy.version}", ""),
    )


def _section(part: Part) -> Section:
    return Section(part.heading, (part.paragraph,) if part.paragraph else (), part.points)


def _grounds(privacy: Privacy) -> Section:
    head = ("wat", "gegevens", "grondslag", "waarom", "bewaren")
    rows = tuple(
        (one.what, _labels(one.fields), one.basis, one.why, one.keep) for one in privacy.grounds
    )
    return Section("Per gegeven", table=PaperTable(head, rows))


def _labels(fields: tuple[str, ...]) -> str:
    return ", ".join(dutch.label(*field.split(".", 1)) for field in fields)
