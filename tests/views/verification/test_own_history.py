"""Own history in words: hand-worked figures, and silence while there is too little to say."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from succession.pictures import verification as verification_pictures
from succession.risk.given import GivenChance
from succession.risk.result import Chances, RiskLevel
from succession.verification.own_history import Kept, OwnHistory
from succession.verification.yardsticks import load_yardsticks
from succession.views import dutch
from succession.views.verification.own_history import OwnHistoryView, present_own_history
from tests.verification.five_years import SHARES, TODAY, history, record
from tests.verification.published import ROOT
from tests.views.verification.test_page import rows_of

YARDSTICKS = load_yardsticks(Path(ROOT) / "data/verification.yaml")
NAMES = {"01000001": "De Linde"}


def _view(found: OwnHistory, today: date = TODAY) -> OwnHistoryView:
    return present_own_history(found, YARDSTICKS, NAMES, today)


def test_it_says_of_which_months_chances_are_kept() -> None:
    first, *_, last = history().kept
    days = f"van {dutch.day(first.given_on)} tot en met {dutch.day(last.given_on)}"
    assert days in _view(history()).kept
    alone = replace(history(), kept=(first,))
    assert f"Van 1 maand zijn de kansen bewaard: {dutch.day(first.given_on)};" in _view(alone).kept


def test_twenty_cases_are_scored_as_by_hand() -> None:
    year = _view(history()).horizons[0]
    cases, score, skill = year.numbers
    assert (cases.value, "2 keer viel het aandeel open" in cases.what) == ("20", True)
    # .99 / 20 = .0495, and 1 - .0495 / .09 = .45
    assert score.value in ("0,049", "0,050")
    assert skill.value == "45%"
    assert "waarschijnlijk tussen" in score.what
    assert "waarschijnlijk tussen" in skill.what
    assert "Van 20 kansen die voorbij zijn, kwamen er 2 uit." in year.verdict


def test_a_group_of_few_gets_no_point_and_its_row_says_why() -> None:
    year = _view(history()).horizons[0]
    assert [(point.happened, point.words) for point in year.points] == [
        (0.0, "0 van 12"),
        (0.0, "0 van 5"),
    ]
    assert [row["zo vaak gebeurde het"] for row in year.bins] == [
        "0,0%",
        "0,0%",
        "te weinig gevallen",
    ]
    assert [row["gevallen"] for row in year.bins] == ["0 van 12", "0 van 5", "2 van 3"]
    assert year.bins[2]["onzekerheid"] == ""


def test_the_level_of_then_stands_beside_what_happened() -> None:
    levels = {row["urgentie toen"]: row["viel open"] for row in _view(history()).horizons[0].levels}
    assert levels == {"nu handelen": "2 van 6", "gesprek plannen": "0 van 6", "volgen": "0 van 8"}


def test_under_twenty_cases_there_is_no_score_and_no_picture() -> None:
    two_years = _view(history()).horizons[1]
    assert two_years.verdict.startswith("Te weinig gevallen: 9, en onder de 20")
    assert (two_years.numbers, two_years.points, two_years.bins) == ((), (), ())


def test_what_has_not_passed_says_when_it_will_have() -> None:
    view = _view(history(1), date(2027, 6, 1))
    assert view.horizons[0].verdict.endswith("vanaf 4 januari 2028.")
    assert view.horizons[2].verdict.endswith("vanaf 4 januari 2032.")


def test_nothing_kept_yet_says_so() -> None:
    view = _view(OwnHistory((), {}))
    assert "nog geen kansen bewaard" in view.kept
    assert [one.verdict for one in view.horizons] == ["Er is nog niets bewaard."] * 3
    assert "geen aandeel opengevallen" in view.flagged


def test_what_was_left_out_is_counted() -> None:
    assert _view(history()).horizons[0].left_out.startswith("Van 3 kansen weten we niet")
    assert _view(history(1), date(2028, 6, 1)).horizons[0].left_out == ""


def test_who_was_flagged_before_it_happened() -> None:
    view = _view(history())
    assert view.flagged == (
        "2 aandelen vielen open. Van 2 is de urgentie van een jaar eerder bewaard; geen daarvan "
        "stond toen op „nu handelen” of „acuut”."
    )
    sixth, first = view.openings
    assert sixth["praktijk"] == "01000006"
    assert sixth["twee jaar eerder"] == "nu handelen"
    assert first == {
        "praktijk": "De Linde",
        "open sinds": "01-06-2028",
        "een jaar eerder": "volgen",
        "kans toen": "20%",
        "twee jaar eerder": "niet bewaard",
        "op de lijst sinds": "04-01-2028",
    }


def test_an_event_before_anything_was_kept_says_so() -> None:
    kept = (replace(history().kept[1], given_on=date(2028, 5, 1)),)
    view = _view(OwnHistory(kept, SHARES), date(2028, 7, 1))
    assert "van een jaar eerder is nog geen urgentie bewaard" in view.flagged
    assert view.openings[0]["kans toen"] == "niet bewaard"


def _all_alike(happened: bool) -> OwnHistory:
    """Twenty-four shares with one chance each, all of which went the same way."""
    said = GivenChance(RiskLevel.UNKNOWN, RiskLevel.ACT, Chances(0.1, 0.2, 0.5))
    opened = {"removed_on": date(2027, 6, 1)} if happened else {}
    shares = {n: record(n, f"{n:08d}", **opened) for n in range(24)}
    if happened:
        places = {
            n + 24: replace(
                SHARES[11],
                number=n + 24,
                practice_agb=f"{n:08d}",
                came_on=date(2027, 6, 1),
                open_since=date(2027, 6, 1),
            )
            for n in range(24)
        }
        shares |= places
    kept = Kept(date(2027, 1, 4), "1", "2026.11", dict.fromkeys(range(24), said))
    return OwnHistory((kept,), shares)


def test_when_all_went_the_same_way_there_is_no_judgement() -> None:
    for happened in (True, False):
        year = _view(_all_alike(happened), date(2028, 2, 1)).horizons[0]
        assert "steeds gelijk afliep" in year.verdict
        assert year.numbers[2].value == "niet te zeggen"


def test_an_unknown_level_says_what_was_possible() -> None:
    kept = replace(_all_alike(True).kept[0], given_on=date(2026, 5, 1))
    view = _view(OwnHistory((kept,), _all_alike(True).shares), date(2028, 2, 1))
    assert view.openings[0]["een jaar eerder"] == "onbekend, mogelijk nu handelen"


def test_the_reliability_diagram_draws_the_points_and_the_diagonal() -> None:
    points = _view(history()).horizons[0].points
    spec = verification_pictures.reliability(points).to_dict()
    end = max(point.high for point in points) * 1.05
    assert [row["happened"] for row in rows_of(spec, 1)] == [0.0, 0.0]
    assert rows_of(spec, 0) == [{"x": 0, "y": 0}, {"x": end, "y": end}]
