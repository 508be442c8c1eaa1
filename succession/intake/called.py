"""How a list calls a practice and where it puts it: what it is known by without an AGB code."""

from collections.abc import Mapping
from dataclasses import dataclass

from succession.intake.headers import normal
from succession.register.rows import Value
from succession.register.temporary import temporary_key


@dataclass(frozen=True, slots=True)
class Called:
    """How a practice is called and where it stands, as words to compare; empty when not said."""

    name: str
    postcode: str = ""
    place: str = ""

    @property
    def is_placed(self) -> bool:
        return bool(self.postcode or self.place)

    def is_same(self, other: "Called") -> bool:
        """Whether both say one practice: the same name, and nothing that says it is elsewhere."""
        if self.name != other.name or not self.name:
            return False
        if self.postcode and other.postcode:
            shorter, longer = sorted((self.postcode, other.postcode), key=len)
            return longer.startswith(shorter)
        if self.place and other.place:
            return self.place == other.place
        return not (self.is_placed and other.is_placed)


def called(values: Mapping[str, Value]) -> Called:
    """How the practice of this row is called and where it stands."""
    postcode = str(values.get("postcode") or "").replace(" ", "").upper()
    return Called(_said(values, "naam"), postcode, _said(values, "plaats"))


def _said(values: Mapping[str, Value], name: str) -> str:
    return normal(str(values.get(name) or ""))


def key_by_name(values: Mapping[str, Value]) -> str | None:
    """The temporary key of the practice of this row; None when it has no name."""
    said = called(values)
    return temporary_key(said.name, said.postcode or said.place) if said.name else None
