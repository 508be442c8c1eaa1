"""What is said of the fit and of old years follows from the file, also where it tells otherwise."""

from succession.verification.anchor import load_anchor
from succession.views.verification.anchor import present_anchor
from tests.verification.published import ROOT

ANCHOR = load_anchor(ROOT / "data/anchor.yaml")
VIEW = present_anchor(ANCHOR)


def test_old_years_come_first_with_what_missed_and_which_way() -> None:
    inside = sum(one.is_inside for one in ANCHOR.backtest)
    assert VIEW.verdict.startswith(f"Van de 6 uitkomsten van 2018 lagen er {inside} binnen de band")
    assert "praktijken vanaf 2012 (het werden er meer)" in VIEW.verdict
    assert "Toets aan de geschiedenis" in VIEW.verdict
    assert len(VIEW.old_years) == 6


def test_each_old_year_stands_beside_what_anybody_could_have_guessed() -> None:
    owners = VIEW.old_years[3]
    assert (owners["wat"], owners["van"], owners["geteld"]) == ("praktijkhouders", "2016", "7.903")
    assert (owners["zoals het was"], owners["rechte lijn"]) == ("7.906", "7.931")
    assert VIEW.old_years[0]["rechte lijn"] == "niet te zeggen"


def test_what_cannot_be_met_is_named() -> None:
    pairs = zip(ANCHOR.targets, ANCHOR.residuals, strict=True)
    outside = [
        target.measure.value
        for target, left in pairs
        if not target.low <= left.found <= target.high
    ]
    assert outside
    assert all(name in VIEW.fitted for name in outside)
    kept = ANCHOR.model_copy(
        update={
            "residuals": tuple(
                left.model_copy(update={"found": target.value})
                for target, left in zip(ANCHOR.targets, ANCHOR.residuals, strict=True)
            ),
            "backtest": tuple(
                one.model_copy(update={"p10": 0.0, "p90": 1e6}) for one in ANCHOR.backtest
            ),
        }
    )
    view = present_anchor(kept)
    assert view.fitted.startswith("Alle 12 landelijke cijfers")
    assert "Ernaast zaten" not in view.verdict


def test_shares_and_multiples_are_told_as_what_they_are() -> None:
    told = {row["wat"]: row for row in VIEW.residuals}
    assert told["open aandelen na 2 jaar"]["landelijk"] == "0,75 tot 1,25"
    assert told["praktijkhouders"]["landelijk"] == "−0,30% tot 0,10%"
    assert told["uitstroom na 5 jaar"]["landelijk"] == "13,8% tot 16,8%"
