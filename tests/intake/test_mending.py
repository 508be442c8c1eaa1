"""Cells put right on the screen: the list stays, what is read of it changes."""

from succession.intake import Mend, cell_at, checked, mended, open_file, place_of, propose, read
from tests.region import TODAY

TEXT = (
    "AGB;Praktijk;Plaats;Huisarts;Functie;Stopt in\n1000001;A;Wehl;J. Bos;PH;ooit eens\n"
    "1000002;B;Wehl;L. Vis;PH;ooit eens\n1000003;C;Wehl;K. Mol;PH;2029\n"
)
CONTENTS = open_file("lijst.csv", TEXT.encode())
MATCHINGS = propose(CONTENTS.tables)


def _faults(mends: tuple[Mend, ...]) -> list[int | None]:
    reading = read(mended(CONTENTS, mends), MATCHINGS, TODAY)
    return [problem.row for problem in checked(reading, {}).problems if problem.column]


def test_a_cell_is_read_as_somebody_says_and_the_list_stays_as_it_is() -> None:
    (first, _) = read(CONTENTS, MATCHINGS, TODAY).problems
    at = place_of(first, MATCHINGS)
    assert at is not None
    assert cell_at(CONTENTS, at) == "ooit eens"
    assert _faults(()) == [2, 3]
    assert _faults((Mend(at, "2030"),)) == [3]
    assert cell_at(CONTENTS, at) == "ooit eens"


def test_all_that_say_the_same_in_the_column_may_be_put_right_at_once() -> None:
    at = place_of(read(CONTENTS, MATCHINGS, TODAY).problems[0], MATCHINGS)
    assert at is not None
    assert _faults((Mend(at, "", is_for_all_alike=True),)) == []


def test_what_is_about_more_than_a_cell_has_no_place() -> None:
    contents = open_file("lijst.csv", b"AGB;Praktijk;Onbekend\n1000001;A;x\n")
    matchings = propose(contents.tables)
    for problem in read(contents, matchings, TODAY).problems:
        assert place_of(problem, matchings) is None
