"""A draaiboek as frozen values. The aliases are the Dutch keys that people write in the file."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import Field, PlainValidator, WithJsonSchema

from succession.conditions import Condition, Facts
from succession.playbook.book.effects import Effect
from succession.playbook.book.term import (
    MOMENT_PATTERN,
    NO_TIME,
    SPAN_PATTERN,
    Moment,
    Span,
    Unit,
    moment_of,
    span_of,
)
from succession.register.facts import AUTHORISED
from succession.strict_model import Strict

if TYPE_CHECKING:
    from succession.playbook.book.graph import StepGraph

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


class Reach(StrEnum):
    """What a draaiboek is chosen for: one practice, a few together, or the whole region."""

    PRACTICE = "praktijk"
    CLUSTER = "cluster"
    REGION = "regio"


class Mandate(StrEnum):
    """What the members must allow the zorggroep to do; each next word asks more of them."""

    SHARE_KNOWLEDGE = "kennis delen"
    CONNECT = "verbindingen leggen"
    PUT_ON_AGENDA = "agenderen"
    MEDIATE = "bemiddelen"
    PARTNER = "samen optrekken"
    SERVE = "diensten aanbieden"
    TAKE_OVER = "praktijken overnemen"

    @property
    def rank(self) -> int:
        return list(Mandate).index(self)


class Card(Strict):
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


class Argument(Strict):
    """A reason for or against, and the conditions that all must hold for it to count."""

    reason: str = Field(alias="reden")
    conditions: tuple[Condition, ...] = Field(
        default=(), alias="als", description="weglaten bij wat altijd geldt"
    )


class Effort(Strict):
    """What it asks of the zorggroep, from low to high: hours of its people, and euros beside."""

    hours: tuple[int, int] = Field(alias="uren", description="van de zorggroep: laag, hoog")
    euros: tuple[int, int] = Field(alias="euro", description="naast de uren: laag, hoog")
    explanation: str = Field(alias="toelichting")


class Duration(Strict):
    least: SpanText = Field(alias="minimaal")
    usual: SpanText = Field(alias="gebruikelijk")
    most: SpanText | None = Field(
        default=None, alias="hoogstens", description="weglaten als het zelden langer duurt"
    )


class Consent(Strict):
    """Somebody who must agree before the step is passed; always, or where the conditions hold."""

    role: str = Field(alias="wie")
    conditions: tuple[Condition, ...] = Field(default=(), alias="als")
    substitutes: tuple[str, ...] = Field(
        default=(), alias="vervangers", description="wie mag instemmen als `wie` het niet kan"
    )

    def openers(self, given: Facts) -> tuple[str, ...]:
        """The roles of which one is enough to agree.

        Once it is known who may decide for the practice, that one alone stands in; until then
        any substitute may.
        """
        authorised = given.get(AUTHORISED)
        if authorised is None:
            return (self.role, *self.substitutes)
        return tuple(role for role in self.substitutes if role == authorised) or (self.role,)


class Step(Strict):
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

    @property
    def most(self) -> Span:
        """The longest time to reckon with; the usual time where nothing longer is stated."""
        return (self.duration and self.duration.most) or self.usual


class Limit(Strict):
    """A moment at which something must be so, and what is decided when it is not.

    One that `is_fixed` is never put off in silence: later needs a decision of `decided_by`.
    """

    due: MomentText = Field(alias="uiterlijk")
    steps: tuple[str, ...] = Field(
        alias="stappen", min_length=1, description="is één ervan gedaan, dan is de grens gehaald"
    )
    demand: str = Field(alias="eis")
    otherwise: str = Field(alias="anders")
    decided_by: tuple[str, ...] = Field(
        default=(), alias="besluit", description="wie besluit als de grens niet is gehaald"
    )
    choices: tuple[str, ...] = Field(
        default=(), alias="keuzes", description="de besluiten die dan nog kunnen"
    )
    is_fixed: bool = Field(
        default=False, alias="vast", description="true: wordt nooit stilzwijgend verlengd"
    )


class Source(Strict):
    name: str = Field(alias="naam")
    dated: str = Field(alias="datum", description="jaar of datum van de bron")


class Playbook(Strict):
    """One draaiboek; key `id` with `version`. Roles, anchors and phases by their short names."""

    id: str
    version: int = Field(alias="versie", ge=1)
    title: str = Field(alias="titel")
    breadth: tuple[Breadth, ...] = Field(alias="niveau", min_length=1)
    reach: Reach = Field(default=Reach.PRACTICE, alias="bereik")
    mandate: Mandate = Field(default=Mandate.SHARE_KNOWLEDGE, alias="mandaat")
    effort: Effort | None = Field(default=None, alias="inzet")
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
    anchor_proposals: Mapping[str, MomentText] = Field(
        default_factory=dict,
        alias="ankervoorstel",
        description="waar een anker valt zolang niemand een andere dag koos",
    )
    roles: Mapping[str, str] = Field(alias="rollen", description="korte naam: zoals je het zegt")
    phases: Mapping[str, str] = Field(alias="fasen", description="korte naam: titel")
    limits: tuple[Limit, ...] = Field(default=(), alias="grenzen")
    stop_criteria: tuple[str, ...] = Field(default=(), alias="stopcriteria")
    stop_criteria_every: SpanText = Field(
        default_factory=lambda: Span(1, Unit.MONTHS),
        alias="stopcriteria_elke",
        description="hoe vaak wordt gevraagd of een stopcriterium geldt",
    )
    steps: tuple[Step, ...] = Field(alias="stappen", min_length=1)
    sources: tuple[Source, ...] = Field(alias="bronnen", min_length=1)

    def __hash__(self) -> int:
        """By its key alone, so that what is computed of a draaiboek can be kept by it."""
        return hash((self.id, self.version))

    @cached_property
    def graph(self) -> "StepGraph":
        """What waits for what among the steps; every need must be a step."""
        # Here, because most commands read no draaiboek and networkx takes a quarter of a second.
        from succession.playbook.book.graph import StepGraph

        return StepGraph({step.id: step.needs for step in self.steps})

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @property
    def arguments(self) -> Mapping[str, tuple[Argument, ...]]:
        """The reasons for and against, by the key under which they stand in the file."""
        return {
            "aanleidingen": self.occasions,
            "voorwaarden": self.requirements,
            "contra_indicaties": self.objections,
        }

    @cached_property
    def asked_facts(self) -> tuple[str, ...]:
        """The facts that decide which steps and consents apply, to ask when a run begins."""
        consents = [consent for step in self.steps for consent in step.consents]
        conditions = [one for step in self.steps for one in step.conditions]
        conditions += [one for consent in consents for one in consent.conditions]
        names = frozenset[str]().union(*(one.fields() for one in conditions))
        has_substitutes = any(consent.substitutes for consent in consents)
        return tuple(sorted(names | {AUTHORISED} if has_substitutes else names))
