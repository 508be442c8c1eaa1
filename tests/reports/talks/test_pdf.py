"""The prints of a talk, read back: the sheets and the letter."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from succession.management.scan import load_scan, scanned
from succession.register import Level
from succession.register.facts import FROM_REGISTER
from succession.reports.paper.pdf import pdf
from succession.reports.paper.word import word
from succession.reports.paper.workbook import Statement
from succession.reports.talks.agreements import letter
from succession.reports.talks.preparation import for_myself_document, to_share_document
from succession.reports.talks.scan import scan_document
from succession.talks.talk import Answer, Promise, Side, Talk
from succession.views.talks.scan import theme_views
from tests.reports.paper.test_pdf import text_of
from tests.reports.paper.test_word import _lines
from tests.risk.world import ROOT
from tests.talks.test_preparation import _register, _sheets
from tests.talks.world import BANK, PLAYBOOK

STATEMENT = Statement(date(2027, 1, 1), "consulent", "1.2.3", "aannames 2026.11")
SCAN = load_scan(ROOT / "data/scan.yaml")
TALK = Talk(
    talk_id="ab12",
    row_key="01000001/A. Visser",
    practice_agb="01000001",
    started_by="Consulent A",
    started_at=datetime(2026, 12, 20, tzinfo=UTC),
    version=1,
    held_on=date(2026, 12, 20),
    level=Level.DIRECTORS,
    next_talk=date(2027, 6, 20),
    answers=(
        Answer("huisartsen.stop_waarschijnlijk", date(2029, 7, 1), Level.DIRECTORS),
        Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL),
        Answer("obstakel.1", "niemand-te-vinden", Level.DIRECTORS),
    ),
    promises=(
        Promise(
            promise_id="p1", what="Profiel opstellen", side=Side.ZORGGROEP, due=date(2027, 3, 1)
        ),
    ),
)


def test_the_sheet_to_share_names_no_score_no_candidate_and_no_neighbour() -> None:
    shared, _ = _sheets(_register())
    text = text_of(pdf(to_share_document(shared, STATEMENT)))
    assert "De Linde · A. Visser" in text
    assert BANK.sharing.split(".")[0] in text
    for hidden in ("Kandidaat", "De Buurman", "%", "niveau", "risico", "2029", "opvolger"):
        assert hidden not in text


def test_numbers_are_written_as_people_read_them() -> None:
    shared, _ = _sheets(_register())
    text = text_of(pdf(to_share_document(shared, STATEMENT)))
    assert "2.095" in text
    assert "2095" not in text


def test_what_a_praktijkhouder_reads_says_the_day_and_not_how_we_look_at_him() -> None:
    shared, own = _sheets(_register())
    practice = _register().practice_by_agb["01000001"]
    scan = scan_document("De Linde", (), (), STATEMENT)
    for document in (
        to_share_document(shared, STATEMENT),
        letter(TALK, practice, BANK, STATEMENT),
        scan,
    ):
        assert document.footer == "stand 1 januari 2027"
        text = text_of(pdf(document))
        for jargon in ("aannames", "consulent ·", "1.2.3", "kans", "score"):
            assert jargon not in text
    assert "aannames 2026.11" in text_of(pdf(for_myself_document(own, STATEMENT)))


def test_the_scan_on_paper_has_the_five_ps_advice_and_what_changed() -> None:
    facts = dict.fromkeys(FROM_REGISTER) | {"pand_staat": "matig"}
    themes = theme_views(scanned(SCAN, facts, {"poen.goodwill": True}, (PLAYBOOK,)))
    text = text_of(pdf(scan_document("De Linde", themes, ("Pand: van a naar b.",), STATEMENT)))
    for words in (
        "Is de praktijk overname-klaar?",
        "Pand: 1 aandacht en 2 onbekend",
        "Laat een onderhoudsrapport maken",
        "Huisvestingsstrategie (Stappenplan praktijkoverdracht",
        "Poen: 1 op orde en 2 onbekend",
        "Veranderd sinds de vorige scan",
        "Pand: van a naar b.",
    ):
        assert words in text, words


def test_the_sheet_for_oneself_says_why_now_and_what_to_ask() -> None:
    _, own = _sheets(_register())
    text = text_of(pdf(for_myself_document(own, STATEMENT)))
    for words in (
        "60 of ouder en stopt binnen vijf jaar",
        "K. Kandidaat",
        "De Buurman",
        "Stappenplan praktijkoverdracht",
        "waarschijnlijk 01-01-2029",
        "Wat u mag vastleggen en delen",
        "nog niet geweest",
    ):
        assert words in text


def test_both_sheets_are_the_same_in_word() -> None:
    shared, own = _sheets(_register())
    for document in (to_share_document(shared, STATEMENT), for_myself_document(own, STATEMENT)):
        texts = [text for _, text in _lines(word(document))]
        assert [one.heading for one in document.sections] == [
            text for text in texts if text in {one.heading for one in document.sections}
        ]


def test_the_letter_tells_what_was_said_who_may_know_and_what_was_promised() -> None:
    practice = _register().practice_by_agb["01000001"]
    text = text_of(pdf(letter(TALK, practice, BANK, STATEMENT)))
    for words in (
        "gesprek van 20 december 2026",
        "Stopt waarschijnlijk 2029 directie",
        "Er is niemand te vinden",
        "Profiel opstellen zorggroep 1 maart 2027",
        "Op 20 juni 2027.",
        "Klopt dit?",
    ):
        assert words in text


def test_a_letter_writes_every_day_in_the_same_way() -> None:
    practice = _register().practice_by_agb["01000001"]
    exact = Answer("huisartsen.stop_waarschijnlijk", date(2029, 3, 15), Level.DIRECTORS)
    text = text_of(pdf(letter(replace(TALK, answers=(exact,)), practice, BANK, STATEMENT)))
    assert "Stopt waarschijnlijk 15 maart 2029 directie" in text
    assert not re.search(r"\d\d-\d\d-\d{4}", text)


def test_a_letter_of_a_talk_without_answers_says_so() -> None:
    practice = _register().practice_by_agb["01000001"]
    bare = Talk(
        talk_id="x",
        row_key=TALK.row_key,
        practice_agb=TALK.practice_agb,
        started_by="Consulent A",
        started_at=TALK.started_at,
        version=1,
        held_on=TALK.held_on,
    )
    text = text_of(pdf(letter(bare, practice, BANK, STATEMENT)))
    assert "niets over uw plannen vastgelegd" in text
    assert "niets afgesproken" in text
