"""That what is read and written is the database that was opened, not another in its place."""

import sqlalchemy as sa

from succession.store import database_file
from succession.store.address import file_of
from succession.store.trouble import trouble

_GONE = (
    "De database {name} is verdwenen of vervangen terwijl het programma draaide, dus er wordt "
    "niets meer bewaard: zet haar terug en start het programma opnieuw."
)


class SameDatabase:
    """Knows the database since it was opened; an SQLite file is made then if there is none."""

    def __init__(self, url: sa.URL) -> None:
        self._url, self._file = url, file_of(url)
        if self._file:
            database_file.prepare(self._file)
            self._mark = database_file.mark_of(self._file)
        self._highest = 0

    def check_file(self) -> None:
        """Raises `DatabaseTrouble` when the file is gone, or another file stands there."""
        if self._file and database_file.mark_of(self._file) != self._mark:
            raise trouble(_GONE, self._url)

    def check(self, connection: sa.Connection, version: int) -> None:
        """The same for a writer, who holds the lock and sees this data version.

        Versions only count up: a lower one than before means that an older copy was put back.
        """
        self.check_file()
        if version < self._highest:
            raise trouble(_GONE, self._url)

    def note(self, version: int) -> int:
        """Remembers that the data version came this far, and answers it."""
        self._highest = max(self._highest, version)
        return version
