"""YAML files that people write, read strictly: all problems at once, each with its line, in Dutch.

Unknown and duplicate keys are refused. Only `true`, `false`, numbers and `null` are more than
text: `12:30`, `01234567`, `NO` and dates stay as written.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from succession.errors import InvalidInput, Problem

Model = TypeVar("Model", bound=BaseModel)

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
    """What stands in the file; raises `InvalidInput` when it cannot be read as text."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problem = Problem("het bestand bestaat niet", "controleer de naam", file=str(path))
    except UnicodeDecodeError:
        problem = Problem("het bestand is geen UTF-8", "bewaar het als UTF-8", file=path.name)
    except OSError:
        what = "het bestand is niet te openen"
        problem = Problem(what, "controleer of u het mag lezen", file=str(path))
    raise InvalidInput((problem,))


def parse_text(text: str, file: str, model: type[Model]) -> Model:
    """As `parse`, from text; `file` is what the problems call it."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise InvalidInput((_syntax_problem(error, file),)) from None
    aliases = tuple(_aliases(text, file))
    if aliases:
        raise InvalidInput(aliases)
    if node is None:
        raise InvalidInput((Problem("het bestand is leeg", "begin met een voorbeeld", file=file),))
    problems = tuple(_duplicates(node, file))
    loader = _Loader(text)
    try:
        return _validated(loader.construct_document(node), node, file, model, problems)
    finally:
        loader.dispose()


def parse_older(text: str, file: str, model: type[Model], dispensable: Collection[str]) -> Model:
    """As `parse_text`, for a text that was kept and may be of an earlier form: keys that are not
    known any more are passed over, and parts that are `dispensable` left out where they do not fit.
    """
    try:
        return parse_text(text, file, model)
    except InvalidInput:
        found = _older(text, model, dispensable)
        if found is None:
            raise
        return found


def _older(text: str, model: type[Model], dispensable: Collection[str]) -> Model | None:
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError:
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
    node = yaml.compose(text, Loader=_Loader)
    return _line(node, path) if node is not None else None


def _validated(
    data: object, node: yaml.Node, file: str, model: type[Model], problems: tuple[Problem, ...]
) -> Model:
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        told = _without_echoes(error.errors())
        found = [_problem(detail, node, file, model) for detail in told]
        raise InvalidInput(tuple(sorted((*problems, *found), key=lambda p: p.row or 0))) from None
    if problems:
        raise InvalidInput(problems)
    return value


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    row = mark.line + 1 if mark else None
    return Problem(
        "dit is geen geldige YAML",
        "controleer inspringing, dubbele punten en quotes",
        file=file,
        row=row,
    )


def _aliases(text: str, file: str) -> Iterator[Problem]:
    """References within the file: few people can read them, and one may refer to itself."""
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            row = event.start_mark.line + 1 if event.start_mark else None
            what = f"`*{event.anchor}` verwijst naar een ander deel van het bestand"
            yield Problem(what, "schrijf het voluit", file=file, row=row)


def _duplicates(node: yaml.Node, file: str) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in seen:
                what = f"`{key.value}` staat er twee keer (ook op regel {seen[key.value]})"
                yield Problem(what, "houd er één over", file=file, row=line)
            seen.setdefault(key.value, line)
            yield from _duplicates(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _duplicates(item, file)


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
    close = difflib.get_close_matches(key, sorted(known), n=1)
    return f"bedoelde je `{close[0]}`?" if close else "haal het weg"


def _choice(value: object, expected: str) -> str:
    """The remedy for a word that is none of those expected (as pydantic quotes them)."""
    close = difflib.get_close_matches(str(value), re.findall(r"'([^']*)'", expected), n=1)
    return f"bedoelde je `{close[0]}`?" if close else f"kies uit {expected}".replace(" or ", " of ")


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
