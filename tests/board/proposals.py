"""A proposal that has everything, to change one thing of."""

from datetime import date
from typing import Any

from succession.board.decision import (
    Alternative,
    DecidingBody,
    DecisionProposal,
    Involved,
    Involvement,
)
from succession.board.paper import FrozenPaper
from succession.board.picture import BoardPicture

REVIEW = date(2028, 1, 1)
FROZEN = FrozenPaper(
    picture=BoardPicture(figures=(), standings=(), runs=()), method="1", assumptions="2026.14"
)


def proposal(**changed: Any) -> DecisionProposal:
    said: dict[str, Any] = {
        "what": "Twee praktijken tijdelijk beheren",
        "why": "Beide maten stoppen in 2027 en er is niemand",
        "doing_nothing": "4.100 patiënten zoeken zelf een plek",
        "alternatives": (Alternative(what="Verdelen over de hagro", against="geen ruimte"),),
        "money_euros": 40_000,
        "hours": 300,
        "risks": "verlies als er na 24 maanden niemand is",
        "support": "drie van vier hagro's voor",
        "involved": (Involved(who="Raad van Toezicht", how=Involvement.APPROVES),),
        "body": DecidingBody.BOARD,
        "owner": "directie",
        "review_on": REVIEW,
    }
    return DecisionProposal(**said | changed)
