"""The file for `--answers`: what a person says to the questions about a list, in YAML.

rollen: ja
dezelfde:
  "01000001/Berg, J. van den": ja
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from succession.intake.questions import NO, YES, Answers
from succession.strict_yaml import parse_text, text_of


class _AnswerFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    blad: str | None = None
    dezelfde: object = None
    patienten: Literal["per praktijk", "per huisarts"] | None = None
    rollen: Literal["ja", "nee"] | None = None
    deelniveau: Literal["vertrouwelijk", "directie", "bestuur", "hagro", "openbaar"] | None = None

    @field_validator("dezelfde")
    @classmethod
    def _is_yes_or_no(cls, answer: object) -> object:
        each = answer.values() if isinstance(answer, Mapping) else [answer]
        if any(one not in (YES, NO) for one in each):
            raise ValueError("dit is geen ja of nee")
        return answer


def read_answers(path: Path) -> Answers:
    """What the file answers; raises `InvalidInput` with every problem and its line."""
    told = parse_text(text_of(path), path.name, _AnswerFile).model_dump()
    return {asked: answer for asked, answer in told.items() if answer is not None}
