"""A draaiboek as frozen values. The aliases are the Dutch keys that people write in the file."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from succession.conditions import Condition
from succession.playbook.term import (
    MOMENT_PATTERN,
    NO_TIME,
    SPAN_PATTERN,
    Moment,
    Span,
    moment_of,
    span_of,
)

SpanText: TypeAlias = Annotated[
    Span,
    PlainValidator(span_of),
    WithJsonSchema({"type": "string", "pattern": SPAN_PATTERN, "examples": ["6 weken"]}),
]
MomentText: TypeAlias = Annotated[
    Moment,
    PlainValidator(moment_of),
    WithJsonSchema(
        {"type": "string", "pattern": MOMENT_PATTERN, "examples": ["3 maanden voor overdracht"]}
    ),
]


class Breadth(StrEnum):
    """How far an approach reaches, from helping one practice to another kind of care."""

    NARROW = "smal"
    BROADER = "breder"
    BROAD = "breed"
    RENEWAL = "zorgvernieuwing"

    @property
    def meaning(self) -> str:
        """What the level means, in the words of the study it comes from."""
        return _MEANINGS[self]


_MEANINGS = {
    Breadth.NARROW: "gericht op actuele problematiek van praktijkopvolging: "
    "reactief, korte termijn",
    Breadth.BROADER: "gericht op capaciteit en toegankelijkheid van huisartsenpraktijken: "
    "proactief, langere termijn",
    Breadth.BROAD: "integrale, regionale aanpak voor toekomstbestendige en toegankelijke "
    "huisartsenzorg: breder perspectief, proactief en langere termijn",
    Breadth.RENEWAL: "anticiperen op maatschappelijke trends en ontwikkelingen in de "
    "gezondheidszorg: toekomstperspectief, zorgvernieuwing",
}


class Viewer(StrEnum):
    """Who sees a step beside the zorggroep: what one's accountant says is not for the other."""

    OWNER = "praktijkhouder"
    SUCCESSOR = "opvolger"
    BOTH = "beide"
    ZORGGROEP = "zorggroep"


class Evidence(StrEnum):
    """How well an effect is known."""

    MEASURED = "gemeten"
    EXPERIENCED = "ervaring"
    EXPECTED = "verwachting"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Card(_Part):
    """One example of the approach: where it was done, by whom, and what came of it."""

    example: str = Field(alias="voorbeeld")
    role: str = Field(alias="rol_zorggroep")
    region: str = Field(alias="regio")
    context: str = Field(alias="context")
    involved: str = Field(alias="betrokkenen")
    aim: str = Field(alias="doel")
    approach: str = Field(alias="aanpak")
    result: str = Field(alias="resultaat")
    source: str = Field(alias="bron")


class Argument(_Part):
    """A reason for or against, and the conditions that all must hold for it to count."""

    reason: str = Field(alias="reden")
    conditions: tuple[Condition, ...] = Field(
        default=(), alias="als", description="weglaten bij wat altijd geldt"
    )


class Effect(_Part):
    what: str = Field(alias="wat")
    evidence: Evidence = Field(alias="bewijs")


class Duration(_Part):
    least: SpanText = Field(alias="minimaal")
    usual: SpanText = Field(alias="gebruikelijk")


class Consent(_Part):
    """Somebody who must agree before the step is passed; always, or where the conditions hold."""

    role: str = Field(alias="wie")
    conditions: tuple[Condition, ...] = Field(default=(), alias="als")


class Step(_Part):
    """One thing to do: `due` and `not_before` as stated, `needs` the steps that go before it.

    A step without `due` takes its date from the steps that need it.
    """

    id: str
    title: str = Field(alias="titel")
    phase: str = Field(alias="fase", description="een van de fasen hierboven")
    roles: tuple[str, ...] = Field(alias="wie", min_length=1, description="de eerste trekt het")
    explanation: str = Field(alias="uitleg")
    due: MomentText | None = Field(default=None, alias="uiterlijk")
    not_before: MomentText | None = Field(
        default=None, alias="vanaf", description="alleen waar eerder beginnen echt niet kan"
    )
    duration: Duration | None = Field(
        default=None, alias="duur", description="weglaten bij een besluit of een moment"
    )
    needs: tuple[str, ...] = Field(default=(), alias="na", description="wat eerst klaar moet zijn")
    evidence: str | None = Field(default=None, alias="bewijs")
    ground: str | None = Field(default=None, alias="grond")
    consents: tuple[Consent, ...] = Field(
        default=(), alias="akkoord", description="wie moet instemmen voor het verder gaat"
    )
    conditions: tuple[Condition, ...] = Field(
        default=(), alias="als", description="de stap geldt alleen als dit alles klopt"
    )
    viewer: Viewer = Field(default=Viewer.BOTH, alias="ziet")

    @property
    def least(self) -> Span:
        """The shortest time this step takes; nothing for a decision or a moment."""
        return self.duration.least if self.duration else NO_TIME

    @property
    def usual(self) -> Span:
        return self.duration.usual if self.duration else NO_TIME


class Limit(_Part):
    """A moment at which something must be so, and what is decided when it is not."""

    due: MomentText = Field(alias="uiterlijk")
    steps: tuple[str, ...] = Field(
        alias="stappen", min_length=1, description="is één ervan gedaan, dan is de grens gehaald"
    )
    demand: str = Field(alias="eis")
    otherwise: str = Field(alias="anders")


class Source(_Part):
    name: str = Field(alias="naam")
    dated: str = Field(alias="datum", description="jaar of datum van de bron")


class Playbook(_Part):
    """One draaiboek; key `id` with `version`. Roles, anchors and phases by their short names."""

    id: str
    version: int = Field(alias="versie", ge=1)
    title: str = Field(alias="titel")
    breadth: tuple[Breadth, ...] = Field(alias="niveau", min_length=1)
    cards: tuple[Card, ...] = Field(alias="kaarten", min_length=1)
    occasions: tuple[Argument, ...] = Field(
        alias="aanleidingen", min_length=1, description="één die klopt is reden om te beginnen"
    )
    requirements: tuple[Argument, ...] = Field(
        default=(), alias="voorwaarden", description="past niet waar één hiervan niet klopt"
    )
    objections: tuple[Argument, ...] = Field(default=(), alias="contra_indicaties")
    effects: tuple[Effect, ...] = Field(default=(), alias="effecten")
    anchors: Mapping[str, str] = Field(alias="ankers", description="korte naam: wat die dag is")
    roles: Mapping[str, str] = Field(alias="rollen", description="korte naam: zoals je het zegt")
    phases: Mapping[str, str] = Field(alias="fasen", description="korte naam: titel")
    limits: tuple[Limit, ...] = Field(default=(), alias="grenzen")
    stop_criteria: tuple[str, ...] = Field(default=(), alias="stopcriteria")
    steps: tuple[Step, ...] = Field(alias="stappen", min_length=1)
    sources: tuple[Source, ...] = Field(alias="bronnen", min_length=1)

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def asked_facts(self) -> tuple[str, ...]:
        """The facts that decide which steps and consents apply, to ask when a run begins."""
        conditions = [one for step in self.steps for one in step.conditions]
        conditions += [one for s in self.steps for c in s.consents for one in c.conditions]
        return tuple(sorted(frozenset[str]().union(*(one.fields() for one in conditions))))
