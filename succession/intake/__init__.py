"""From the files people have to a checked difference with the register."""

from succession.intake.answer_file import read_answers
from succession.intake.cells import UnreadableCell, value_of
from succession.intake.contract import (
    NotImported,
    intake_object,
    problem_object,
    question_lines,
    refusal,
)
from succession.intake.files import MAX_BYTES, open_file, open_files
from succession.intake.folder import NoRegisterFolder, read_folder, write_folder
from succession.intake.headers import How, Target
from succession.intake.invented import without_invented
from succession.intake.lists import read_files
from succession.intake.mapping import column_map_of, read_column_map
from succession.intake.matching import Column, ColumnMap, Matching, Remembered, propose
from succession.intake.mending import CellPlace, Mend, cell_at, mended, place_of
from succession.intake.merge import Intake, checked, register_from
from succession.intake.questions import Answers, Ask, ListQuestion, asked_now
from succession.intake.read_row import ReadRow
from succession.intake.reading import Reading, read
from succession.sheets.table import Contents, Table

__all__ = [
    "MAX_BYTES",
    "Answers",
    "Ask",
    "CellPlace",
    "Column",
    "ColumnMap",
    "Contents",
    "How",
    "Intake",
    "ListQuestion",
    "Matching",
    "Mend",
    "NoRegisterFolder",
    "NotImported",
    "ReadRow",
    "Reading",
    "Remembered",
    "Table",
    "Target",
    "UnreadableCell",
    "asked_now",
    "cell_at",
    "checked",
    "column_map_of",
    "intake_object",
    "mended",
    "open_file",
    "open_files",
    "place_of",
    "problem_object",
    "propose",
    "question_lines",
    "read",
    "read_answers",
    "read_column_map",
    "read_files",
    "read_folder",
    "refusal",
    "register_from",
    "value_of",
    "without_invented",
    "write_folder",
]
