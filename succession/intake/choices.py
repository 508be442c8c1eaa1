"""What people call a role or a stage of succession besides the words of the template."""

from collections.abc import Mapping
from enum import StrEnum

from succession.register.model import GpRole, Stage

# Of a succession that is „geregeld" or not the least is taken, so that nobody looks safer than the
# list says.
_OTHERWISE: Mapping[type[StrEnum], Mapping[str, StrEnum]] = {
    GpRole: {
        **dict.fromkeys(
            (
                *("ph", "maat", "vennoot", "praktijkhoudend huisarts", "praktijkhoudend"),
                *("huisarts-praktijkhouder", "huisarts praktijkhouder", "praktijkhouder/maat"),
                *("praktijkeigenaar", "eigenaar", "maatschapslid", "solist", "zelfstandig"),
            ),
            GpRole.OWNER,
        ),
        **dict.fromkeys(("hid", "huisarts in dienst", "in dienst", "hidha's"), GpRole.HIDHA),
        **dict.fromkeys(("haio", "huisarts in opleiding", "in opleiding"), GpRole.TRAINEE),
        **dict.fromkeys(("waarnemer", "zzp", "zzp'er", "los"), GpRole.CHANGING_LOCUM),
    },
    Stage: {
        **dict.fromkeys(("j", "ja", "geregeld", "opvolger bekend"), Stage.CANDIDATE),
        **dict.fromkeys(("n", "nee", "niet geregeld", "geen opvolger"), Stage.NONE),
        **dict.fromkeys(("zoekt", "wordt gezocht", "op zoek", "bezig"), Stage.SEARCHING),
    },
}


_NO_GPS = frozenset(
    {
        *("poh", "praktijkondersteuner", "assistente", "assistent", "doktersassistente"),
        *("doktersassistent", "praktijkmanager", "praktijkverpleegkundige", "physician assistant"),
    }
)


def said_otherwise(choices: tuple[StrEnum, ...], word: str) -> str:
    """The choice that this word, without capitals, stands for; itself when it stands for none."""
    return _OTHERWISE.get(type(choices[0]), {}).get(word, word)


def is_of_no_gp(choices: tuple[StrEnum, ...], word: str) -> bool:
    """Whether a role is that of somebody else who works in the practice, such as a POH-GGZ."""
    return isinstance(choices[0], GpRole) and word.split("-")[0] in _NO_GPS
