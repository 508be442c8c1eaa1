"""What files that people write are made of: frozen, and without a word that nobody knows."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A part of such a file; a key that it does not have is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
