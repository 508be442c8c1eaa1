"""From the files people have to a checked difference with the register."""

from succession.intake.cells import UnreadableCell, value_of
from succession.intake.contract import intake_object, problem_object, refusal
from succession.intake.files import MAX_BYTES, open_file, open_files
from succession.intake.folder import NoRegisterFolder, read_folder, write_folder
from succession.intake.headers import How, Target
from succession.intake.lists import read_files
from succession.intake.mapping import column_map_of, read_column_map
from succession.intake.matching import Column, ColumnMap, Matching, Remembered, propose
from succession.intake.merge import Intake, checked, register_from
from succession.intake.read_row import ReadRow
from succession.intake.reading import Reading, read
from succession.sheets.table import Contents, Table

__all__ = [
    "MAX_BYTES",
    "Column",
    "ColumnMap",
    "Contents",
    "How",
    "Intake",
    "Matching",
    "NoRegisterFolder",
    "ReadRow",
    "Reading",
    "Remembered",
    "Table",
    "Target",
    "UnreadableCell",
    "checked",
    "column_map_of",
    "intake_object",
    "open_file",
    "open_files",
    "problem_object",
    "propose",
    "read",
    "read_column_map",
    "read_files",
    "read_folder",
    "refusal",
    "register_from",
    "value_of",
    "write_folder",
]
