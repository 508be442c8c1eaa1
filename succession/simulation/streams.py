"""The random numbers of the simulation: a hash of what is drawn, so that order never matters.

    uniform = hash(seed, run, share, generation, purpose)

The same share gets the same luck in the same run, whatever happens to others, whichever scenario
is computed, on however many machines. No library draws, so no version of one matters.
`engine.uniform` is the compiled twin of what stands here.
"""

from hashlib import blake2b

_MASK = 2**64 - 1
_GOLDEN = 0x9E3779B97F4A7C15
_SECOND = 0xD1B54A32D192ED03


def number_of(name: str) -> int:
    """The number by which a share or practice is known to the streams, from its lasting name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def run_key(seed: int, run: int) -> int:
    """The key of the streams of one run."""
    return _scrambled(_scrambled(seed + _GOLDEN) ^ ((run * _SECOND + _GOLDEN) & _MASK))


def uniform(key: int, share: int, generation: int, purpose: int) -> float:
    """Between 0 and 1, never 0 or 1; `purpose` is below 8."""
    counter = generation * 8 + purpose + 1
    word = _scrambled(_scrambled(key ^ ((share * _GOLDEN) & _MASK)) + counter * _SECOND)
    return ((word >> 11) + 0.5) * 2.0**-53


def _scrambled(word: int) -> int:
    """The bits of a 64-bit word stirred so that each depends on all."""
    word &= _MASK
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & _MASK
    return word ^ (word >> 31)
