"""What a talk changed and taught, in sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime

from succession.management.scan import PointStanding, load_scan, scanned
from succession.risk.result import Interval, PracticeRisk, RiskLevel
from succession.talks.effect import RiskChange
from succession.talks.lessons import Lessons, Proposal, Restated
from succession.talks.talk import Promise, Side, Talk, open_promises
from succession.views.talks import results as talk_results
from succession.views.talks import scan as talk_scan
from tests.region import LINDE, TODAY, region
from tests.risk.world import ROOT
from tests.talks.world import PLAYBOOK
from tests.talks.world import region as known_region

BEFORE = known_region(region(), as_of=TODAY).risk_by_agb[LINDE]


def test_a_change_names_the_chance_the_band_the_level_and_what_is_known_now() -> None:
    after = replace(
        BEFORE,
        open_share=replace(BEFORE.open_share, within_60=BEFORE.open_share.within_60 - 0.2),
        data_interval=Interval(0.1, 0.2),
        level=RiskLevel.FOLLOW,
        unknown=(),
    )
    change = RiskChange(replace(BEFORE, unknown=(f"{LINDE}.pand_staat",)), after)
    chance, band, level, known = talk_results.change_lines(change)
    assert "(−20 punten)" in chance
    assert band.endswith("naar 10% tot 20%.")
    assert level == f"Niveau: van {BEFORE.level.value} naar volgen."
    assert known == "Nu bekend: staat van het pand."


def test_the_points_are_the_difference_that_one_reads() -> None:
    """From 43,4 to 45,5 is 2,1, and from 43% to 46% is 3."""

    def at(chance: float) -> PracticeRisk:
        return replace(BEFORE, open_share=replace(BEFORE.open_share, within_60=chance))

    line = talk_results.change_lines(RiskChange(at(0.434), at(0.4551)))[0]
    assert "van 43% naar 46% (+3 punten)" in line


def test_without_a_change_level_and_knowledge_are_not_named() -> None:
    lines = talk_results.change_lines(RiskChange(BEFORE, BEFORE))
    assert len(lines) == 2
    assert "± 0 punten" in lines[0]


def _talk(*promises: Promise, row_key: str = "k") -> Talk:
    return Talk(
        talk_id="t",
        row_key=row_key,
        practice_agb=LINDE,
        started_by="K. Smit",
        started_at=datetime(2026, 11, 1, tzinfo=UTC),
        version=7,
        held_on=date(2026, 11, 1),
        promises=promises,
    )


def test_a_promise_says_who_by_when_and_whether_it_is_late() -> None:
    late = Promise(promise_id="a", what="Profiel", side=Side.ZORGGROEP, due=date(2026, 11, 20))
    later = Promise(promise_id="b", what="Contract", side=Side.GP, due=date(2026, 12, 1))
    pairs = open_promises([_talk(later, late)])
    rows = talk_results.promise_rows(pairs, {"k": "A — Linde"}, TODAY)
    assert [(row.line, row.is_late, row.version) for row in rows] == [
        ("Profiel — zorggroep, uiterlijk 20 november 2026, te laat (A — Linde)", True, 7),
        ("Contract — praktijkhouder, uiterlijk 1 december 2026 (A — Linde)", False, 7),
    ]


def test_the_lessons_of_a_year_are_numbers_and_sentences() -> None:
    restated = Restated((LINDE, "g"), date(2026, 3, 1), 4, 2.0)
    lessons = Lessons(TODAY, 4, 2, 3, 1, (restated,), (Proposal(4, 1.0, 1.5, 5),))
    view = talk_results.lessons_view(lessons, {(LINDE, "g"): "A. Visser"})
    assert [number.value for number in view.numbers] == ["50%", "75%", "1", "1"]
    assert view.surprises == (
        "A. Visser: stopt 2,0 jaar later dan eerst gezegd, gezegd op 1 maart 2026, "
        "eerder met zekerheid 4.",
    )
    assert "1,50 jaar" in view.proposals[0]


def test_without_owners_of_60_coverage_is_unknown() -> None:
    view = talk_results.lessons_view(Lessons(TODAY, 0, 0, 0, 0, (), ()), {})
    assert view.numbers[0].value == "onbekend"


def test_the_scan_advises_where_it_is_weak_and_calls_unknown_never_in_order() -> None:
    scan = load_scan(ROOT / "data/scan.yaml")
    found = scanned(scan, {"pand_staat": "matig"}, {"poen.stukken": True}, [PLAYBOOK])
    themes = {view.title: view for view in talk_scan.theme_views(found)}
    assert themes["Pand"].standing is PointStanding.WEAK
    assert "onderhoudsrapport" in themes["Pand"].advice[0].advice
    assert themes["Pand"].advice[0].steps
    assert themes["Poen"].standing is PointStanding.UNKNOWN
    assert themes["Poen"].summary == "1 op orde en 2 onbekend"
