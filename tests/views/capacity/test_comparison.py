"""Scenarios beside each other: what differs, how sure, and by what evidence."""

import json

from succession.capacity.forecast.comparison import Compared, ComparedArea, ComparedYear, Comparison
from succession.capacity.forecast.result import Tight
from succession.capacity.region.area import REGION, Area
from succession.capacity.region.demand import Growth
from succession.capacity.scenario.scenario import BASELINE, PulledLever
from succession.pictures import capacity as capacity_pictures
from succession.simulation import Band
from succession.views.capacity import comparison as capacity_comparison
from succession.views.capacity.comparison import ComparisonView
from tests.views.forecasts import NOORD, spread

LESS, UNSURE, NONE = Band(-3.0, -1.5, -0.5, -1.4), Band(-2.0, -0.5, 0.5, -0.4), spread(0.0, 0.0)
PATIENTS = Band(-912.0, -344.0, 0.0, -1.0)
NEVER = Tight(None, None, None, 0.2)


def _years(
    later: Band, shortage: float = 4.0, patients: Band = PATIENTS
) -> tuple[ComparedYear, ...]:
    """A year in which nothing differs, and one in which it does."""
    same = ComparedYear(2027, spread(2.0), NONE, NONE)
    return same, ComparedYear(2028, spread(shortage), later, patients)


def _compared(name: str, shortage: Band, levers: bool = True) -> Compared:
    choices = (PulledLever(lever="stappenplan"),) if levers else ()
    growth = Growth.DRAWN if levers else Growth.LOW
    update = {"name": name, "levers": choices, "demand_growth": growth}
    areas = {
        REGION: ComparedArea(NEVER, _years(shortage)),
        NOORD: ComparedArea(NEVER, _years(UNSURE, -0.6)),
    }
    return Compared(BASELINE.model_copy(update=update), areas, "C" if levers else None)


def _view(
    *columns: Compared, area: Area = REGION, year: int = 2028, levers: bool = True
) -> ComparisonView:
    itself = {
        REGION: ComparedArea(Tight(2027, 2027, 2028, 0.9), _years(NONE, patients=NONE)),
        NOORD: ComparedArea(NEVER, _years(NONE, -0.6, NONE)),
    }
    found = columns or (_compared("Stappenplan", LESS, levers),)
    return capacity_comparison.present(
        Comparison(Compared(BASELINE, itself, None), found), area, year
    )


def test_each_scenario_has_its_difference_range_and_evidence() -> None:
    view = _view()
    assert view.records[0] == {
        "scenario": "Zoals het nu gaat",
        "bewijs": "–",
        "verschil (fte)": "± 0",
        "tekort (fte)": "4,0 (3,0 tot 5,0)",
        "verschil zonder plek": "± 0",
        "krap vanaf": "2027",
    }
    assert view.records[1] == {
        "scenario": "Stappenplan",
        "bewijs": "C",
        "verschil (fte)": "−1,5 (−3,0 tot −0,5)",
        "tekort (fte)": "4,0 (3,0 tot 5,0)",
        "verschil zonder plek": "−340 (−910 tot 0)",
        "krap vanaf": "niet vóór 2029",
    }


def test_the_sentence_says_where_it_stands_and_what_helps_most() -> None:
    assert _view().sentence == (
        "Eind 2028 is er in de regio bij „Zoals het nu gaat” naar verwachting 4,0 fte te weinig "
        "(3,0 tot 5,0). Van de aanpakken die in negen van de tien berekeningen helpen, scheelt "
        "„Stappenplan” het meest: −1,5 (−3,0 tot −0,5) fte, bewijs C."
    )


def test_another_area_has_its_own_figures_and_what_may_not_help_is_not_praised() -> None:
    view = _view(area=NOORD)
    assert view.sentence == (
        "Eind 2028 is er in hagro Noord bij „Zoals het nu gaat” naar verwachting 0,6 fte ruimte "
        "(−0,4 tot 1,6). Geen enkele aanpak maakt het tekort dan in negen van de tien "
        "berekeningen kleiner."
    )
    assert view.records[1]["verschil (fte)"] == "−0,5 (−2,0 tot 0,5)"


def test_what_helps_for_sure_goes_before_what_may_help_more() -> None:
    columns = _compared("Misschien", Band(-6.0, -2.0, 0.2, -2.0)), _compared("Zeker", LESS)
    assert "scheelt „Zeker” het meest" in _view(*columns).sentence


def test_less_demand_is_no_approach() -> None:
    view = _view(levers=False)
    assert "aanpak" not in view.sentence


def test_what_helps_most_comes_first_after_how_demand_grows() -> None:
    columns = (
        _compared("Wisselt", UNSURE),
        _compared("Helpt", LESS),
        _compared("Weinig vraag", spread(-0.1), levers=False),
    )
    assert [row.name for row in _view(*columns).others] == ["Weinig vraag", "Helpt", "Wisselt"]


def test_no_difference_is_said_as_none() -> None:
    assert _view(year=2027).others[0].difference_words == "± 0"


def test_the_picture_shows_every_other_scenario_against_the_first() -> None:
    text = json.dumps(capacity_pictures.comparison(_view().others).to_dict(), ensure_ascii=False)
    assert "Stappenplan" in text
    assert "−1,5" in text
    assert '"at": 0' in text
