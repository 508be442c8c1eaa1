"""YAML files that people write, read strictly: all problems at once, each with its line, in Dutch.

Unknown and duplicate keys are refused. Only `true`, `false`, numbers and `null` are more than
text: `12:30`, `01234567`, `NO` and dates stay as written. What no person writes, such as a list in
a list in a list without end, is refused before anything is built of it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from succession.errors import InvalidInput, Problem
from succession.near_words import meant

Model = TypeVar("Model", bound=BaseModel)

_MAX_SIGNS = 1_000_000
_MAX_DEPTH = 50
_MAX_DIGITS = 30
_MAX_TOLD = 100
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What the library raises for a text that is no YAML, or that it cannot turn into values.
_NO_YAML = (yaml.YAMLError, ValueError, TypeError, RecursionError)

_REMEDIES = {
    "missing": ("`{key}` ontbreekt", "voeg `{key}:` toe"),
    "extra_forbidden": ("`{key}` is geen bekend veld", "{guess}"),
    "string_type": ("`{key}` hoort tekst te zijn", "zet de waarde tussen aanhalingstekens"),
    "bool_type": ("`{key}` hoort true of false te zijn", "schrijf true of false"),
    "int_type": ("`{key}` hoort een geheel getal te zijn", "schrijf bijvoorbeeld 3"),
    "int_parsing": ("`{key}` hoort een geheel getal te zijn", "schrijf bijvoorbeeld 3"),
    "int_from_float": ("`{key}` hoort een geheel getal te zijn", "schrijf bijvoorbeeld 3"),
    "float_type": ("`{key}` hoort een getal te zijn", "schrijf bijvoorbeeld 0.5"),
    "list_type": ("`{key}` hoort een lijst te zijn", "begin elke regel met een streepje"),
    "tuple_type": ("`{key}` hoort een lijst te zijn", "begin elke regel met een streepje"),
    "too_short": ("`{key}` heeft te weinig regels", "vul er minstens {least} in"),
    "mapping_type": ("`{key}` hoort velden te bevatten", "schrijf `veld: waarde` eronder"),
    "dict_type": ("`{key}` hoort velden te bevatten", "schrijf `veld: waarde` eronder"),
    "model_type": ("`{key}` hoort velden te bevatten", "schrijf `veld: waarde` eronder"),
    "literal_error": ("`{key}` is {input}, dat bestaat niet", "{choice}"),
    "enum": ("`{key}` is {input}, dat bestaat niet", "{choice}"),
    "date_from_datetime_parsing": ("`{key}` is geen datum", "schrijf jjjj-mm-dd"),
    "value_error": ("{message}", "pas `{key}` aan"),
}


class _Loader(yaml.CSafeLoader):
    """PyYAML's safe loader without its surprises."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9]\d*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9]\d*)\.\d+$", "-0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def parse(path: Path, model: type[Model]) -> Model:
    """The file as a value of `model`; raises `InvalidInput` with every problem and its line."""
    return parse_text(text_of(path), path.name, model)


def text_of(path: Path) -> str:
    """The text of the file; raises `InvalidInput` when it cannot be read or is far too long."""
    try:
        if path.stat().st_size > 4 * _MAX_SIGNS:
            raise InvalidInput((_too_long(path.name),))
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        told = Problem("het bestand bestaat niet", "controleer de naam", file=str(path))
    except UnicodeDecodeError:
        told = Problem("het bestand is geen UTF-8", "bewaar het als UTF-8", file=path.name)
    except OSError:
        told = Problem("het bestand is niet te openen", "controleer de naam", file=path.name)
    raise InvalidInput((told,))


def parse_text(text: str, file: str, model: type[Model]) -> Model:
    """As `parse`, from text; `file` is what the problems call it."""
    if len(text) > _MAX_SIGNS:
        raise InvalidInput((_too_long(file),))
    try:
        data, node = _built(text, file)
    except _NO_YAML as error:
        raise InvalidInput((_syntax_problem(error, text, file),)) from None
    return _validated(data, node, file, model, tuple(islice(_doubles(node, file), _MAX_TOLD)))


def _built(text: str, file: str) -> tuple[object, yaml.Node]:
    if refused := tuple(islice(_refused(text, file), _MAX_TOLD)):
        raise InvalidInput(refused)
    node = _composed(text)
    if node is None:
        raise InvalidInput((Problem("het bestand is leeg", "begin met een voorbeeld", file=file),))
    if no_words := tuple(islice(_no_words(node, file), _MAX_TOLD)):
        raise InvalidInput(no_words)
    loader = _Loader(text)
    try:
        return loader.construct_document(node), node
    finally:
        loader.dispose()


def parse_older(text: str, file: str, model: type[Model], dispensable: Collection[str]) -> Model:
    """As `parse_text`, for a text that was kept and may be of an earlier form: keys that are not
    known any more are passed over, and parts that are `dispensable` left out where they do not fit.
    """
    try:
        return parse_text(text, file, model)
    except InvalidInput:
        found = _older(text, file, model, dispensable)
        if found is None:
            raise
        return found


def _older(text: str, file: str, model: type[Model], dispensable: Collection[str]) -> Model | None:
    try:
        data, _ = _built(text, file) if len(text) <= _MAX_SIGNS else (None, None)
    except (InvalidInput, *_NO_YAML):
        return None
    if not isinstance(data, dict):
        return None
    kept = {key: value for key, value in data.items() if key not in dispensable}
    for form in (data, kept):
        with suppress(ValidationError):
            return model.model_validate(form, extra="ignore")
    return None


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line (from 1) on which the thing at `path` stands, such as `("steps", 1, "id")`."""
    node = _composed(text)
    return _line(node, path) if node is not None else None


@lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of the text; kept, because after one line of a file often another is asked."""
    return yaml.compose(text, Loader=_Loader)


def _validated(
    data: object, node: yaml.Node, file: str, model: type[Model], problems: tuple[Problem, ...]
) -> Model:
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        told = _without_echoes(error.errors()[:_MAX_TOLD])
        found = [_problem(detail, node, file, model) for detail in told]
        raise InvalidInput(tuple(sorted((*problems, *found), key=lambda p: p.row or 0))) from None
    if problems:
        raise InvalidInput(problems)
    return value


def _syntax_problem(error: Exception, text: str, file: str) -> Problem:
    remedy = "controleer inspringing, dubbele punten en quotes"
    row = _line_of_error(error, text)
    return Problem("dit is geen geldige YAML", remedy, file=file, row=row)


def _line_of_error(error: Exception, text: str) -> int | None:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else None
    unreadable = _UNREADABLE.search(text)
    return text.count("\n", 0, unreadable.start()) + 1 if unreadable else None


def _too_long(file: str) -> Problem:
    what = "het bestand is langer dan een miljoen tekens"
    return Problem(what, "haal weg wat er niet in hoort", file=file)


def _refused(text: str, file: str) -> Iterator[Problem]:
    """What no person means to write, in the order of the lines; nothing is built of it yet."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        row = event.start_mark.line + 1 if event.start_mark else None
        if depth > _MAX_DEPTH:
            what = f"hier staan meer dan {_MAX_DEPTH} lijsten of velden in elkaar"
            yield Problem(what, "maak het minder diep", file=file, row=row)
            return
        if isinstance(event, yaml.NodeEvent) and (found := _about(event)):
            yield Problem(*found, file=file, row=row)


def _about(event: yaml.NodeEvent) -> tuple[str, str] | None:
    """What is wrong with this part of the file, and the remedy; None when nothing is."""
    if isinstance(event, yaml.AliasEvent):
        # Few people can read a reference, and it may refer to itself.
        return (
            f"`*{event.anchor}` verwijst naar een ander deel van het bestand",
            "schrijf het voluit",
        )
    tag = getattr(event, "tag", None)
    if tag is not None:
        return "een woord dat met `!` begint, heeft in YAML een eigen betekenis", (
            "haal het weg, of zet de tekst tussen aanhalingstekens"
        )
    if not isinstance(event, yaml.ScalarEvent):
        return None
    if _UNREADABLE.search(event.value):
        return "hier staat een teken dat niet te lezen is", "typ deze tekst opnieuw"
    if len(event.value) > _MAX_DIGITS and event.implicit[0] and _NUMBER.fullmatch(event.value):
        what = f"hier staat een getal van {len(event.value)} tekens"
        return what, "schrijf een korter getal, of zet het tussen aanhalingstekens"
    return None


def _no_words(node: yaml.Node, file: str) -> Iterator[Problem]:
    for key, _ in _fields(node):
        if not isinstance(key, yaml.ScalarNode):
            what = "hier staat een lijst waar de naam van een veld hoort"
            row = key.start_mark.line + 1
            yield Problem(what, "schrijf `veld: waarde`", file=file, row=row)


def _doubles(node: yaml.Node, file: str) -> Iterator[Problem]:
    lines: dict[tuple[int, str], int] = {}
    for key, of in _fields(node):
        row, place = key.start_mark.line + 1, (id(of), key.value)
        if place in lines:
            what = f"`{key.value}` staat er twee keer (ook op regel {lines[place]})"
            yield Problem(what, "houd er één over", file=file, row=row)
        lines.setdefault(place, row)


def _fields(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Every name of a field, with the node that has it."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, node
            yield from _fields(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _fields(item)


def _problem(
    detail: Mapping[str, Any], node: yaml.Node, file: str, model: type[BaseModel]
) -> Problem:
    path = [part for part in detail["loc"] if _is_in_file(part)]
    key = next((part for part in reversed(path) if isinstance(part, str)), "bestand")
    what, remedy = _REMEDIES.get(detail["type"], ("`{key}` klopt niet ({type})", "zie de uitleg"))
    words = {
        "key": key,
        "type": detail["type"],
        "input": repr(detail.get("input")),
        "choice": _choice(detail.get("input"), str((detail.get("ctx") or {}).get("expected", ""))),
        "message": str((detail.get("ctx") or {}).get("error", "")),
        "least": (detail.get("ctx") or {}).get("min_length", 1),
        "guess": _guess(key, model),
    }
    return Problem(what.format(**words), remedy.format(**words), file=file, row=_line(node, path))


def _without_echoes(details: Sequence[Any]) -> list[Any]:
    """A list whose items are refused is also too short for pydantic; the items are enough."""

    def is_echo(detail: Any) -> bool:
        place = detail["loc"]
        deeper = (d["loc"][: len(place)] == place for d in details if len(d["loc"]) > len(place))
        return detail["type"] == "too_short" and any(deeper)

    return [detail for detail in details if not is_echo(detail)]


def _is_in_file(part: str | int) -> bool:
    """pydantic adds names of union members and validators to a location; those are not keys."""
    return isinstance(part, int) or re.fullmatch(r"[a-z0-9_\-]+", part) is not None


def _guess(key: str, model: type[BaseModel]) -> str:
    known = _known_keys(model)
    if key in known:
        return "het hoort elders: haal het hier weg"
    return meant(key, sorted(known), "haal het weg")


def _choice(value: object, expected: str) -> str:
    """The remedy for a word that is none of those expected (as pydantic quotes them)."""
    words = re.findall(r"'([^']*)'", expected)
    return meant(str(value), words, f"kies uit {expected}".replace(" or ", " of "))


def _known_keys(model: type[BaseModel]) -> set[str]:
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}


def _line(node: yaml.Node, path: Sequence[str | int]) -> int:
    """The line of the deepest part of `path` that is in the file."""
    line = node.start_mark.line + 1
    for part in path:
        child = _child(node, part)
        if child is None:
            break
        line, node = child
    return line


def _child(node: yaml.Node, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark.line + 1, item
    return None
