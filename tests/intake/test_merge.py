"""What an import would change, and what it leaves alone."""

from datetime import date

import pytest

from succession.errors import Severity
from succession.intake import Intake, intake_object, refusal
from succession.register.difference import applied
from succession.register.model import GpRole, Level, Stage
from succession.register.rows import Row, Sheets, register_of, rows_of
from tests.intake.lists import PRACTICES, imported

GPS = (
    "agb;naam;rol;praktijk_agb;fte;aandeel;stop_waarschijnlijk;deelniveau\n"
    "01900001;A. Voorbeeld;praktijkhouder;01000001;0,8;1;2030;directie\n"
    ";B. Voorbeeld;hidha;01000002;0,6;;;\n"
)


def standing() -> Sheets:
    """Two practices, an owner with a plan and a HIDHA whose code is not known."""
    return rows_of(register_of(imported({}, praktijken=PRACTICES, huisartsen=GPS).after))


def gp(intake: Intake, name: str) -> Row:
    return next(row for row in intake.after["huisartsen"] if row["naam"] == name)


def faults(intake: Intake) -> list[str]:
    return [p.what for p in intake.problems if p.severity is Severity.ERROR]


def warnings(intake: Intake) -> list[str]:
    return [p.what for p in intake.problems if p.severity is Severity.WARNING]


def test_values_arrive_as_the_register_keeps_them() -> None:
    row = gp(imported({}, praktijken=PRACTICES, huisartsen=GPS), "A. Voorbeeld")
    assert (row["rol"], row["deelniveau"]) == (GpRole.OWNER, Level.DIRECTORS)
    assert row["stop_waarschijnlijk"] == date(2030, 7, 1)
    assert row["geboortejaar"] is None


def test_the_same_lists_again_change_nothing() -> None:
    intake = imported(standing(), praktijken=PRACTICES, huisartsen=GPS)
    assert intake.difference.is_empty
    assert intake.difference.unchanged == 4
    assert intake.missing == ()


def test_digits_that_a_spreadsheet_does_not_keep_are_no_change() -> None:
    """Excel keeps fifteen: what it gives back of 52.123456789012345 is another number."""
    text = "agb;breedtegraad\n01000001;{}\n"
    before = rows_of(register_of(imported({}, praktijken=PRACTICES).after))
    practice = next(row for row in before["praktijken"] if row["agb"] == "01000001")
    practice["breedtegraad"] = 52.123456789012345
    for given, is_change in (("52.1234567890123", False), ("52.123456789013", True)):
        found = imported(before, praktijken=text.format(given)).difference.changed
        assert bool(found) is is_change, given


def test_an_empty_cell_keeps_and_onbekend_clears() -> None:
    text = "agb;naam;praktijk_agb;fte;stop_waarschijnlijk\n01900001;;01000001;;onbekend\n"
    intake = imported(standing(), huisartsen=text)
    (change,) = intake.difference.changed
    assert (change.key, change.field) == ("01000001/01900001", "stop_waarschijnlijk")
    assert (change.old, change.new) == (date(2030, 7, 1), None)
    assert gp(intake, "A. Voorbeeld")["fte"] == 0.8


def test_the_stage_onbekend_is_the_unknown_stage() -> None:
    text = "agb;praktijk_agb;opvolgingsstatus\n01900001;01000001;zoekend\n"
    searching = imported(standing(), huisartsen=text).after
    intake = imported(searching, huisartsen=text.replace("zoekend", "onbekend"))
    (change,) = intake.difference.changed
    assert (change.old, change.new) == (Stage.SEARCHING, None)


def test_a_gp_whose_code_becomes_known_is_the_same_gp() -> None:
    text = "agb;naam;rol;praktijk_agb\n01900002;B. Voorbeeld;hidha;01000002\n"
    before = standing()
    intake = imported(before, remove=True, huisartsen=text + "01900001;;;01000001\n")
    (change,) = intake.difference.changed
    assert (change.key, change.field, change.new) == ("01000002/B. Voorbeeld", "agb", "01900002")
    assert (intake.difference.added, intake.difference.removed) == ((), ())
    assert applied(before, intake.difference) == intake.after


def test_a_gp_whose_code_is_left_out_keeps_it() -> None:
    text = "naam;rol;praktijk_agb;fte\nA. Voorbeeld;praktijkhouder;01000001;0,5\n"
    intake = imported(standing(), huisartsen=text)
    assert [change.field for change in intake.difference.changed] == ["fte"]
    assert gp(intake, "A. Voorbeeld")["agb"] == "01900001"


def test_a_code_that_stands_is_not_cleared() -> None:
    text = "agb;naam;rol;praktijk_agb\nonbekend;A. Voorbeeld;praktijkhouder;01000001\n"
    assert imported(standing(), huisartsen=text).difference.is_empty


def test_another_code_under_the_same_name_is_another_gp() -> None:
    text = "agb;naam;rol;praktijk_agb\n01900009;A. Voorbeeld;praktijkhouder;01000001\n"
    intake = imported(standing(), huisartsen=text)
    assert [entry.key for entry in intake.difference.added] == ["01000001/01900009"]
    assert intake.difference.changed == ()


def test_the_same_name_in_another_practice_is_another_row() -> None:
    text = "agb;naam;rol;praktijk_agb\n01900002;B. Voorbeeld;hidha;01000001\n"
    intake = imported(standing(), huisartsen=text)
    assert [entry.key for entry in intake.difference.added] == ["01000001/01900002"]


def test_two_gps_of_one_name_are_not_guessed_to_be_the_one_that_stands() -> None:
    rows = "01900002;B. Voorbeeld;hidha;01000002\n01900003;B. Voorbeeld;hidha;01000002\n"
    intake = imported(standing(), huisartsen="agb;naam;rol;praktijk_agb\n" + rows)
    assert len(intake.difference.added) == 2
    assert intake.difference.changed == ()


def test_a_row_that_is_missing_is_listed_and_stays_unless_removal_is_asked() -> None:
    text = GPS.rsplit(";B.", 1)[0]
    listed = imported(standing(), huisartsen=text)
    assert [entry.key for entry in listed.missing] == ["01000002/B. Voorbeeld"]
    assert listed.difference.removed == ()
    assert len(listed.after["huisartsen"]) == 2
    removed = imported(standing(), remove=True, huisartsen=text)
    assert removed.difference.removed == removed.missing == listed.missing
    assert len(removed.after["huisartsen"]) == 1


def test_a_file_that_is_not_given_removes_nothing() -> None:
    intake = imported(standing(), remove=True, praktijken=PRACTICES)
    assert intake.difference.is_empty
    assert intake.missing == ()


def test_a_practice_with_gps_cannot_be_removed() -> None:
    intake = imported(standing(), remove=True, praktijken="agb;naam\n01000001;De Linde\n")
    assert faults(intake) == ["praktijk 01000002 zou verdwijnen, maar er staan nog huisartsen bij"]


def test_with_a_fault_nothing_changes() -> None:
    before = standing()
    intake = imported(before, praktijken="agb;naam;patienten\n01000001;De Linde;-1\n")
    assert intake.is_faulty
    assert intake.difference.is_empty
    assert intake.after is before


def test_a_plan_without_level_gets_the_level_that_was_asked_for() -> None:
    text = "naam;praktijk_agb;stop_waarschijnlijk\nB. Voorbeeld;01000002;2031\n"
    assert gp(imported(standing(), huisartsen=text), "B. Voorbeeld")["deelniveau"] == (
        Level.CONFIDENTIAL
    )
    intake = imported(standing(), answers={"deelniveau": Level.BOARD}, huisartsen=text)
    assert gp(intake, "B. Voorbeeld")["deelniveau"] == Level.BOARD


def test_a_level_that_stands_is_kept_and_a_row_without_plan_gets_none() -> None:
    text = "naam;praktijk_agb;stop_waarschijnlijk;fte\nA. Voorbeeld;01000001;2032;\n"
    intake = imported(standing(), huisartsen=text + "B. Voorbeeld;01000002;;0,5\n")
    assert gp(intake, "A. Voorbeeld")["deelniveau"] == Level.DIRECTORS
    assert gp(intake, "B. Voorbeeld")["deelniveau"] is None


def test_the_order_of_dates_is_checked_against_what_stands() -> None:
    text = "agb;praktijk_agb;stop_laatst\n01900001;01000001;2029\n"
    assert faults(imported(standing(), huisartsen=text)) == [
        "`stop_laatst` ligt voor `stop_waarschijnlijk`"
    ]


def test_a_role_that_stands_need_not_be_repeated() -> None:
    text = "agb;praktijk_agb;fte\n01900001;01000001;0,9\n"
    assert imported(standing(), huisartsen=text).problems == ()


def test_all_problems_come_at_once_in_the_order_of_the_files() -> None:
    practices = PRACTICES + "01000001;De Beuk\n03;De Es\n"
    gps = GPS + "01900003;;praktijkhouder;01000009;2;;;\n"
    intake = imported({}, praktijken=practices, huisartsen=gps)
    assert [(p.file, p.row) for p in intake.problems] == [
        ("huisartsen.csv", 4),
        ("huisartsen.csv", 4),
        ("praktijken.csv", 4),
        ("praktijken.csv", 5),
    ]


@pytest.mark.parametrize(
    ("sizes", "is_told"),
    [
        (("0,5", "0,5"), False),
        (("0,333", "0,667"), False),
        (("0,5", "0,4"), True),
        (("0,8", "0,8"), True),
        (("0,8", ""), False),
    ],
)
def test_shares_that_do_not_make_a_whole_are_told(sizes: tuple[str, str], is_told: bool) -> None:
    gps = "naam;rol;praktijk_agb;aandeel\n" + "".join(
        f"{name};praktijkhouder;01000001;{size}\n" for name, size in zip("AB", sizes, strict=True)
    )
    found = warnings(imported({}, praktijken=PRACTICES, huisartsen=gps))
    assert any("samen" in what for what in found) is is_told


def test_certainty_without_date_is_told_and_passed_over() -> None:
    gps = "naam;rol;praktijk_agb;zekerheid\nA;praktijkhouder;01000001;4\n"
    intake = imported({}, praktijken=PRACTICES, huisartsen=gps)
    assert warnings(intake) == ["er is een zekerheid zonder datum"]
    assert not intake.is_faulty


def test_a_practice_without_name_is_told_and_passed_over() -> None:
    intake = imported({}, praktijken="agb;naam\n01000001;\n")
    assert warnings(intake) == ["de praktijk heeft geen naam"]


def test_an_open_share_needs_no_role_and_two_of_a_practice_may_differ_in_date() -> None:
    gps = "praktijk_agb;vacant_sinds;reden_vacant;rol\n" + "".join(
        f"01000001;{day};gestopt;\n" for day in ("2025-01-01", "2025-06-01")
    )
    assert imported({}, praktijken=PRACTICES, huisartsen=gps).problems == ()
    twice = imported({}, praktijken=PRACTICES, huisartsen=gps.replace("06-01", "01-01"))
    assert len(faults(twice)) == 1


def test_the_object_of_the_contract_has_all_its_fields() -> None:
    text = "agb;naam;rol;praktijk_agb;fte\n01900001;;;01000001;0,9\n;C;hidha;01000001;\n"
    found = intake_object(imported(standing(), huisartsen=text))
    new, known, missing = "01000001/C", "01000001/01900001", "01000002/B. Voorbeeld"
    assert found == {
        "problems": [],
        "questions": [],
        "added": [
            _line(new, "naam", None, "C"),
            _line(new, "rol", None, "hidha"),
            _line(new, "praktijk_agb", None, "01000001"),
        ],
        "changed": [_line(known, "fte", 0.8, 0.9)],
        "removed": [_line(missing, "naam", "B. Voorbeeld", None)],
        "missing": [{"file": "huisartsen", "key": missing}],
        "unchanged": 0,
    }


def test_of_a_row_that_goes_every_value_is_told() -> None:
    text = "agb;naam;rol;praktijk_agb\n01900001;A. Voorbeeld;praktijkhouder;01000001\n"
    found = intake_object(imported(standing(), remove=True, huisartsen=text))
    assert [line["field"] for line in found["removed"]] == ["naam", "rol", "praktijk_agb", "fte"]
    assert found["missing"] == []


def _line(key: str, field: str, old: object, new: object) -> dict[str, object]:
    return {"file": "huisartsen", "key": key, "field": field, "old": old, "new": new}


def test_a_refusal_holds_only_the_problems() -> None:
    found = refusal(imported({}, praktijken="agb;naam\n1;De Linde\n").problems)
    assert found == {
        "problems": [
            {
                "severity": "fout",
                "file": "praktijken.csv",
                "sheet": None,
                "row": 2,
                "column": "agb",
                "what": "`1` is geen AGB-code van een huisarts of huisartsenpraktijk",
                "remedy": "die begint met 01; controleer de cijfers",
            }
        ]
    }
