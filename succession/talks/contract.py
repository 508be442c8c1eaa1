"""The work list as the object that the command line prints."""

from succession.contract import TalkObject, TalksObject
from succession.talks.worklist import TalkEntry, Worklist


def talks_object(worklist: Worklist) -> TalksObject:
    """`talks[]` by rank: `gp` is the key of the GP, `value` in patient-months, `due` a day."""
    return {"talks": [_talk(entry) for entry in worklist.by_learning]}


def _talk(entry: TalkEntry) -> TalkObject:
    return {
        "gp": entry.gp.gp_key,
        "practice": entry.practice.agb,
        "value": entry.learning,
        "due": entry.due.isoformat(),
        "question": entry.question.text,
    }
