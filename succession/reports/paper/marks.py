"""The sign by which a praktijkhouder is found again without being named."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256

_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one database. The keys that they stand for are public: whoever has not the
    secret cannot tell which of them a mark is of.
    """

    secret: bytes = field(repr=False)

    def of(self, row_key: str) -> str:
        """The mark of the GP of this row, the same in every file and address."""
        return hmac.new(self.secret, row_key.encode(), sha256).hexdigest()[:_SIGNS]
