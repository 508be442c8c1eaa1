"""Names of places and gemeenten as people write them, and as the register of postcodes does."""

import re
from functools import cache
from unicodedata import combining, normalize

# In the register of postcodes by the name on the right.
_ALSO_CALLED = {
    "den haag": "s gravenhage",
    "den bosch": "s hertogenbosch",
}
_WHERE = re.compile(r"[ (]+(gn|gld|lb|nb|nh|zh|ov|dr|fr|fl|ut|ze|u|z)?\)?$")


@cache
def same_name(name: str) -> str:
    """The name without case, accents, signs and the province behind it."""
    letters = "".join(c for c in normalize("NFKD", name.lower()) if not combining(c))
    words = " ".join(re.sub(r"[^a-z0-9()]+", " ", letters).split())
    plain = _WHERE.sub("", words).strip()
    return _ALSO_CALLED.get(plain, plain)
