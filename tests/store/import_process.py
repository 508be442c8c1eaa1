"""A process that saves an import of two thousand rows, to be killed while it does."""

import sys

from succession.register.rows import Row
from succession.store import Store, open_store
from tests.store.builders import gp_row, import_rows, practice_row

PRACTICES = 1000


def region(patients: int) -> dict[str, list[Row]]:
    """A thousand practices with one GP each, recognisable by their number of patients."""
    agbs = [f"01{number:06d}" for number in range(PRACTICES)]
    return {
        "praktijken": [practice_row(agb, patienten=patients) for agb in agbs],
        "huisartsen": [gp_row(agb, f"9{agb[1:]}", zekerheid=patients % 5 + 1) for agb in agbs],
        "kandidaten": [],
    }


def save(store: Store, patients: int) -> None:
    import_rows(store, region(patients))


if __name__ == "__main__":
    opened = open_store(sys.argv[1])
    opened.register()
    print("saving", flush=True)
    save(opened, patients=2000)
