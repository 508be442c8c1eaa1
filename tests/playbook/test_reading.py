"""Broken draaiboeken: each gives exactly these lines."""

import pytest

from succession.errors import InvalidInput
from succession.playbook.reading import check, library, read
from tests.playbook.example import TEXT, written

BROKEN = {
    "a misspelt key of a step": (
        ("    uitleg: Praat.", "    uitlg: Praat."),
        "proef.yaml:28: `uitleg` ontbreekt — voeg `uitleg:` toe",
        "proef.yaml:32: `uitlg` is geen bekend veld — bedoelde je `uitleg`?",
    ),
    "an English key": (
        ("titel: Proefdraaiboek", "titel: Proefdraaiboek\ntitle: Trial"),
        "proef.yaml:4: `title` is geen bekend veld — bedoelde je `titel`?",
    ),
    "a key twice": (
        ("versie: 2", "versie: 2\nversie: 3"),
        "proef.yaml:3: `versie` staat er twee keer (ook op regel 2) — houd er één over",
    ),
    "a step twice": (
        ("  - id: vergunning", "  - id: gesprek"),
        "proef.yaml:35: stap `gesprek` bestaat al — geef elke stap een eigen id",
        "proef.yaml:50: stap `vergunning` bestaat niet — kies uit contract, gesprek",
    ),
    "an id with a space": (
        ("id: contract\n", "id: Het contract\n"),
        "proef.yaml:45: `Het contract` is geen goed id — "
        "gebruik kleine letters, cijfers en streepjes",
    ),
    "another id than the file's name": (
        ("id: proef\n", "id: proefje\n"),
        "proef.yaml:1: het id `proefje` is niet de naam van het bestand — "
        "schrijf `id: proef` of hernoem het bestand",
    ),
    "a need that does not exist": (
        ("na: [gesprek]", "na: [gesprk]"),
        "proef.yaml:40: stap `gesprk` bestaat niet — bedoelde je `gesprek`?",
    ),
    "a role that does not exist": (
        ("wie: [opvolger]", "wie: [opvlger]"),
        "proef.yaml:38: rol `opvlger` bestaat niet — bedoelde je `opvolger`?",
    ),
    "a role that must agree and does not exist": (
        ("      - wie: praktijkhouder", "      - wie: bestuur"),
        "proef.yaml:54: rol `bestuur` bestaat niet — kies uit opvolger, praktijkhouder",
    ),
    "nobody who does a step": (
        ("wie: [opvolger]", "wie: []"),
        "proef.yaml:38: `wie` heeft te weinig regels — vul er minstens 1 in",
    ),
    "no role at all": (
        ("    wie: [opvolger]\n", ""),
        "proef.yaml:35: `wie` ontbreekt — voeg `wie:` toe",
    ),
    "a phase that does not exist": (
        ("    fase: a\n", "    fase: c\n"),
        "proef.yaml:25: `a` wordt nergens gebruikt — haal het weg uit `fasen` of gebruik het",
        "proef.yaml:30: fase `c` bestaat niet — kies uit a, b",
    ),
    "a role that nobody plays": (
        ("  opvolger: Opvolger\n", "  opvolger: Opvolger\n  bank: Bank\n"),
        "proef.yaml:24: `bank` wordt nergens gebruikt — haal het weg uit `rollen` of gebruik het",
    ),
    "an anchor that does not exist": (
        ("op overdracht", "op overdacht"),
        "proef.yaml:51: anker `overdacht` bestaat niet — bedoelde je `overdracht`?",
    ),
    "a term in another form": (
        ("12 maanden voor overdracht", "T-12"),
        "proef.yaml:33: `T-12` is geen termijn, schrijf bijvoorbeeld `3 maanden voor overdracht` — "
        "pas `uiterlijk` aan",
    ),
    "a duration in another form": (
        ("minimaal: 8 weken", "minimaal: 8 wk"),
        "proef.yaml:44: `8 wk` is geen duur, schrijf bijvoorbeeld `6 weken` of `3 maanden` — "
        "pas `minimaal` aan",
    ),
    "a usual duration under the least": (
        ("gebruikelijk: 4 maanden", "gebruikelijk: 4 weken"),
        "proef.yaml:44: stap `vergunning` duurt gewoonlijk korter dan minimaal — wissel de twee om",
    ),
    "a loop": (
        ("    uitleg: Praat.", "    uitleg: Praat.\n    na: [contract]"),
        "proef.yaml:33: deze stappen wachten op elkaar: `gesprek` na `contract` na `vergunning` "
        "na `gesprek` — haal één `na` uit deze kring",
    ),
    "a step due before the step it needs": (
        ("12 maanden voor overdracht", "4 maanden voor overdracht"),
        "proef.yaml:33: stap `gesprek` is klaar 4 maanden voor overdracht, te laat voor "
        "`vergunning` (3 maanden voor overdracht, duurt minimaal 8 weken) — "
        "zet deze vroeger of die later",
    ),
    "a step that cannot begin early enough": (
        ("uiterlijk: op", "vanaf: 1 week voor overdracht\n    uiterlijk: op"),
        "proef.yaml:51: stap `contract` kan pas vanaf 1 week voor overdracht, duurt minimaal "
        "2 weken en komt dan te laat klaar — zet `vanaf` vroeger of de termijn later",
    ),
    "a step without a date": (
        ("    uiterlijk: op overdracht\n", ""),
        "proef.yaml:45: stap `contract` krijgt geen datum: geen `uiterlijk` en niets wacht er "
        "altijd op — voeg `uiterlijk:` toe",
    ),
    "a condition on an unknown fact": (
        ("field: apotheekhoudend", "field: apotheekhouden"),
        "proef.yaml:42: `apotheekhouden` is geen bekend gegeven — bedoelde je `apotheekhoudend`?",
    ),
    "yes and no in words": (
        ("is: true", "is: ja"),
        "proef.yaml:42: `ja` past niet bij `apotheekhoudend` — kies true of false",
    ),
    "a number asked of a fact that is none": (
        ("is: true", "at_least: 1"),
        "proef.yaml:42: `apotheekhoudend` is geen getal — gebruik `is` of `one_of`",
    ),
    "two tests in one condition": (
        ("is: true", "is: true, at_least: 1"),
        "proef.yaml:42: een voorwaarde over een `field` heeft precies één toets — pas `als` aan",
    ),
    "a level that does not exist": (
        ("niveau: [smal]", "niveau: [klein]"),
        "proef.yaml:4: `niveau` is 'klein', dat bestaat niet — "
        "kies uit 'smal', 'breder', 'breed' of 'zorgvernieuwing'",
    ),
    "a level that is no list": (
        ("niveau: [smal]", "niveau: smal"),
        "proef.yaml:4: `niveau` hoort een lijst te zijn — begin elke regel met een streepje",
    ),
    "roles as a list": (
        ("  praktijkhouder: Praktijkhouder\n  opvolger: Opvolger", "  - praktijkhouder"),
        "proef.yaml:21: `rollen` hoort velden te bevatten — schrijf `veld: waarde` eronder",
    ),
    "a version in words": (
        ("versie: 2", "versie: twee"),
        "proef.yaml:2: `versie` hoort een geheel getal te zijn — schrijf bijvoorbeeld 3",
    ),
    "no valid YAML": (
        ("wie: [opvolger]", "wie: [opvolger"),
        "proef.yaml:39: dit is geen geldige YAML — "
        "controleer inspringing, dubbele punten en quotes",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_draaiboek_gives_exactly_its_problems(tmp_path, name):
    (old, new), *expected = BROKEN[name]
    assert TEXT.count(old) >= 1
    path = written(tmp_path, TEXT.replace(old, new, 1))
    assert [str(problem) for problem in check([path])] == expected


def test_the_example_is_sound(tmp_path):
    assert check([written(tmp_path)]) == ()


def test_reading_a_broken_draaiboek_raises_all_problems_at_once(tmp_path):
    text = TEXT.replace("na: [gesprek]", "na: [gesprk]").replace("is: true", "is: ja")
    with pytest.raises(InvalidInput) as caught:
        read(written(tmp_path, text))
    assert [problem.row for problem in caught.value.problems] == [40, 42]


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(tmp_path):
    (problem,) = check([tmp_path / "weg.yaml"])
    assert problem.what == "het bestand bestaat niet"


def test_an_empty_file_is_a_problem(tmp_path):
    (problem,) = check([written(tmp_path, "")])
    assert problem.what == "het bestand is leeg"


def test_a_draaiboek_of_only_conditional_steps_is_refused(tmp_path):
    condition = "    als: [{field: maatschap, is: true}]\n"
    text = TEXT.replace("    wie: [praktijkhouder]\n", "    wie: [praktijkhouder]\n" + condition)
    text = text.replace("    na: [vergunning]\n", "    na: [vergunning]\n" + condition)
    (problem,) = check([written(tmp_path, text)])
    assert problem.what == "elke stap hangt af van een voorwaarde"


UNDATED = TEXT.replace("    uiterlijk: 12 maanden voor overdracht\n", "")


def test_a_step_needed_only_by_one_that_may_drop_out_takes_its_date_from_the_step_after_that(
    tmp_path,
):
    assert check([written(tmp_path, UNDATED)]) == ()
    (problem,) = check([written(tmp_path, UNDATED.replace("    na: [vergunning]\n", ""))])
    assert problem.what == (
        "stap `gesprek` krijgt geen datum: geen `uiterlijk` en niets wacht er altijd op"
    )


def test_a_misspelt_need_is_told_once_and_not_as_a_missing_date_too(tmp_path):
    (problem,) = check([written(tmp_path, UNDATED.replace("na: [gesprek]", "na: [gesprk]"))])
    assert problem.what == "stap `gesprk` bestaat niet"


def test_a_library_holds_every_draaiboek_of_the_folder_or_raises_the_problems_of_all(tmp_path):
    written(tmp_path)
    assert [playbook.id for playbook in library(tmp_path)] == ["proef"]
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        library(tmp_path)
    assert [problem.file for problem in caught.value.problems] == ["een.yaml", "twee.yaml"]
