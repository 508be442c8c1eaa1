"""What the first start does: the tables, and the example region in what it made itself."""

from pathlib import Path

from succession.actions.permission import Actor, Submission
from succession.actions.register import INVENTED_BY, ImportShown, save_import
from succession.intake import checked, read_folder
from succession.register import Audience, Role
from succession.ui import shared

EXAMPLE = Path(__file__).resolve().parents[3] / "data" / "example"


def prepare() -> None:
    """Bring the store up to date; only a database that this start made gets the example.

    One that stood there is somebody's, also when it is empty: nothing invented goes into it.
    """
    store = shared.store()
    if not store.is_new:
        return
    intake = checked(read_folder(EXAMPLE, shared.today()), {})
    example = Actor(INVENTED_BY, Audience(Role.CONSULENT))
    save_import(
        store,
        Submission(example, "example", shared.now()),
        intake.difference,
        shown=ImportShown(store.data_version()),
        files=tuple(path.name for path in sorted(EXAMPLE.glob("*.csv"))),
    )
