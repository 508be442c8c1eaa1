"""The rooms and who may import whom, read from the syntax tree."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from succession.register import Role

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "succession"

# Core rooms in order: each may import only what stands before it.
CORE = (
    "errors",
    "contract",
    "faults",
    "arrays",
    "limited",
    "near_words",
    "sheets",
    "strict_model",
    "conditions",
    "strict_yaml",
    "working_days",
    "assumptions",
    "register",
    "land",
    "playbook",
    "network",
    "risk",
    "simulation",
    "jobs",
    "capacity",
    "verification",
    "management",
    "advice",
    "talks",
    "board",
    "intake",
    "example",
    "anchoring",
)
# Rooms around the core, and the other rooms around it that each may import.
AROUND = {
    "store": set[str](),
    "actions": {"store"},
    "views": set[str](),
    "pictures": {"views"},
    "reports": {"views", "pictures"},
    "ui": {"views", "actions", "reports", "pictures"},
    "frame": {"ui", "views"},
    "cli": {"views", "actions", "reports", "store", "ui"},
    "__main__": {"cli"},
}
# A room per feature, by the same names in each layer, and the rooms beside it that each may import.
FEATURES = {
    "today": {"board", "overview", "runs", "talks"},
    "overview": {"board"},
    "board": {"library", "runs"},
    "ground": set[str](),
    "practice": {"board", "library", "runs", "talks"},
    "register": set[str](),
    "talks": set[str](),
    "runs": set[str](),
    "library": {"runs"},
    "capacity": set[str](),
    "verification": set[str](),
}
# What the rooms of features may all know: what stands around each page, what each file is made of.
FOR_ALL_FEATURES = {"ui": "frame", "views": None, "reports": "paper"}
# The parts of a core room, in order: each may import only what stands before it.
PARTS = {
    "capacity": ("region", "scenario", "forecast"),
    "playbook": ("book", "dates", "run"),
}
# The files of the face that know the store: what is read, and the one way to an action.
MAY_KNOW_THE_STORE = {
    "succession/ui/shared.py",
    "succession/ui/look.py",
    "succession/ui/sending.py",
}
ONLY_HERE = {
    "streamlit": ("ui", "frame"),
    "sqlalchemy": ("store",),
    "alembic": ("store",),
    "altair": ("pictures",),
    "pydeck": ("pictures",),
    "networkx": ("playbook",),
    "rapidfuzz": ("near_words",),
    "difflib": (),
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "base", "service", "misc"}


def _files() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _rooms_imported(path: Path) -> set[str]:
    names = [name.split(".") for name in _imports(path) if name.startswith("succession.")]
    rooms = {parts[1] for parts in names}
    return {
        room for room in rooms if (PACKAGE / room).exists() or (PACKAGE / f"{room}.py").exists()
    }


def _allowed(path: Path) -> set[str]:
    room = _room(path)
    if room in CORE:
        return set(CORE[: CORE.index(room) + 1])
    store = {"store"} if str(path.relative_to(ROOT)) in MAY_KNOW_THE_STORE else set()
    return {*CORE, room, *AROUND[room], *store}


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        assert list(_imports(path)) == []
        return
    assert _rooms_imported(path) - _allowed(path) == set()


def _part(parts: Sequence[str], room: str) -> str | None:
    """The folder within the room; None for what stands in the room itself."""
    inside = parts[0] if parts else ""
    return inside if (PACKAGE / room / inside).is_dir() and inside else None


def _parts_imported(path: Path, room: str) -> set[str]:
    start = f"succession.{room}."
    names = [name.removeprefix(start) for name in _imports(path) if name.startswith(start)]
    return {part for part in (_part(name.split("."), room) for name in names) if part}


@pytest.mark.parametrize("layer", FOR_ALL_FEATURES)
def test_a_feature_knows_few_others(layer: str) -> None:
    for path in sorted((PACKAGE / layer).rglob("*.py")):
        part = _part(path.relative_to(PACKAGE / layer).parts, layer)
        for_all = {FOR_ALL_FEATURES[layer]} - {None}
        may = {part, *for_all, *FEATURES.get(part or "", set())}
        assert part is None or part in {*FEATURES, *for_all}, path
        assert part is None or _parts_imported(path, layer) <= may, path


@pytest.mark.parametrize("room", PARTS)
def test_a_part_of_a_room_imports_only_what_stands_before_it(room: str) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        part = _part(path.relative_to(PACKAGE / room).parts, room)
        assert part in (*PARTS[room], None), path
        if part:
            assert _parts_imported(path, room) <= set(PARTS[room][: PARTS[room].index(part) + 1])


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_its_room_knows_a_library(path: Path) -> None:
    libraries = {name.split(".")[0] for name in _imports(path)}
    for library, rooms in ONLY_HERE.items():
        assert library not in libraries or _room(path) in rooms


def test_the_core_reads_no_clock() -> None:
    for path in _files():
        text = path.read_text(encoding="utf-8")
        if _room(path) in CORE or _room(path) in ("views", "store", "actions", "reports"):
            for clock in ("date.today", "datetime.now", "datetime.utcnow", "time.time("):
                assert clock not in text, path


# What stands in one file, and in which: its name says it everywhere else.
SAID_ONCE = {
    "DD-MM-YYYY": "ui/forms.py",
    "Europe/Amsterdam": "register/days.py",
    "spreadsheetml.sheet": "ui/files.py",
}


@pytest.mark.parametrize("words", SAID_ONCE)
def test_what_is_the_same_everywhere_is_said_once(words: str) -> None:
    said = {str(path.relative_to(PACKAGE)) for path in _files() if words in path.read_text("utf-8")}
    assert said == {SAID_ONCE[words]}


def test_a_colour_has_a_name() -> None:
    """The page of an address that is not there stands alone, without the program around it."""
    colour = re.compile(r'"#[0-9A-Fa-f]{6}"')
    found = [path for path in _files() if colour.search(path.read_text(encoding="utf-8"))]
    assert [str(path.relative_to(PACKAGE)) for path in found] == ["views/palette.py"]


def test_a_class_has_a_name_of_its_own() -> None:
    named = Counter(
        node.name
        for path in _files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, times in named.items() if times > 1} == set()


def test_no_file_is_named_for_nothing() -> None:
    assert [path for path in _files() if path.stem in FORBIDDEN_NAMES] == []


def _makes_what_is_known(text: str) -> bool:
    """Whether it makes a `Seen`, by whatever name, or says that a register is one."""
    tree = ast.parse(text)
    is_said = any("Seen" in ast.unparse(call.args[0]) for call in _calls(tree, "cast"))
    renamed = (
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
        if alias.name == "Seen"
    )
    return is_said or any(list(_calls(tree, name)) for name in ("Seen", *filter(None, renamed)))


def test_what_an_audience_knows_is_made_in_one_place() -> None:
    making = [path for path in _files() if _makes_what_is_known(path.read_text("utf-8"))]
    assert [str(path.relative_to(PACKAGE)) for path in making] == ["register/seen.py"]


@pytest.mark.parametrize(
    "text",
    [
        "Seen(whole.practices, whole.gps)",
        "register.Seen(whole.practices)",
        "from succession.register import Seen as Known\nKnown()",
        "cast(Seen, whole)",
        "typing.cast('Seen', whole)",
    ],
)
def test_making_what_an_audience_knows_is_noticed_however_it_is_written(text: str) -> None:
    assert _makes_what_is_known(text)


UI = sorted((PACKAGE / "ui").rglob("*.py"))
# What only a session has: a file is made after the click, in a thread without one.
OF_A_SESSION = {"st", "viewing", "forms", "sending", "viewer", "components"}


def _names(node: ast.AST) -> set[str]:
    return {found.id for found in ast.walk(node) if isinstance(found, ast.Name)}


# What a page reads comes from its look: the store itself is for these alone.
MAY_REACH_THE_STORE = {"look", "everybody", "viewing", "sending", "files"}
# The whole register decides what somebody may know; nothing of it is drawn from.
MAY_ASK_FOR_ALL = {"look", "viewing", "everybody"}


def _attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_pages_read_by_their_look() -> None:
    for path in UI:
        name, folder = path.stem, path.relative_to(PACKAGE).parts[1]
        found = _attributes(path)
        if name not in MAY_REACH_THE_STORE and folder != "frame":
            assert "shared.store" not in found, path
            assert not {"look.whole", "viewing.look().whole"} & found, path
        if name not in MAY_ASK_FOR_ALL and folder != "frame":
            assert not {"everybody.whole", "everybody.whole_now"} & found, path


def _cached(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and "st.cache_" in _decorators(node):
            yield node


def _decorators(node: ast.FunctionDef) -> str:
    return " ".join(map(ast.unparse, node.decorator_list))


@pytest.mark.parametrize("path", UI, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_what_is_cached_asks_no_session(path: Path) -> None:
    """Cached reads are shared by all sessions: what they depend on is their key."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in _cached(tree):
        assert not _names(ast.Module(function.body, [])) & OF_A_SESSION, (path, function.name)
    if path.stem in ("look", "everybody", "shared"):
        assert "st.session_state" not in _attributes(path)
        assert not {"viewing", "forms", "sending"} & _names(tree)


def test_no_page_compares_a_role() -> None:
    """A page asks for rights, `actions.permission` says which roles have them."""
    of_features = (path for path in UI if path.relative_to(PACKAGE).parts[1] in FEATURES)
    named = {f"Role.{role.name}" for role in Role}
    for path in of_features:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert found & named == set(), path


def _waits(tree: ast.AST) -> Iterator[ast.Call]:
    """Where time is let pass; `sleep(0)` only lets others go first."""
    for name in ("sleep", "wait_for_timeout"):
        for call in _calls(tree, name):
            if [ast.unparse(given) for given in call.args] != ["0"]:
                yield call


@pytest.mark.parametrize("text", ["time.sleep(0.1)", "sleep(x)", "page.wait_for_timeout(10)"])
def test_letting_time_pass_is_seen(text: str) -> None:
    assert list(_waits(ast.parse(text)))


def test_no_test_lets_time_pass() -> None:
    """It waits for the thing itself: nobody knows how long a busy machine takes."""
    files = sorted((ROOT / "tests").rglob("*.py"))
    assert [path for path in files if list(_waits(ast.parse(path.read_text("utf-8"))))] == []


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name:
            yield node


@pytest.mark.parametrize("path", UI, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_one_place_offers_files(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name != "files.py":
        assert list(_calls(tree, "download_button")) == []


@pytest.mark.parametrize("path", UI, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_what_makes_a_file_later_touches_no_session(path: Path) -> None:
    """It is a `partial` of frozen values: no lambda, and no function that asks who is looking."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call in _calls(tree, "OfferedFile"):
        assert not any(isinstance(node, ast.Lambda) for node in ast.walk(call)), path
    local = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for call in _calls(tree, "partial"):
        made = local.get(ast.unparse(call.args[0]))
        if made is not None:
            body = ast.Module(made.body, [])
            assert not _names(body) & OF_A_SESSION, (path, made.name)


LINES_OF_A_FUNCTION, LINES_OF_A_FILE, LINES_OF_A_PAGE, ARGUMENTS = 40, 350, 55, 5
# Longer, and better so.
LONGER_FUNCTIONS = {
    "simulation/engine/memory.py live_of": "what the compiled run remembers, one line each",
}
LONGER_FILES = {
    "register/fields.py": "every field of the register, said once",
}
# The compiled run hands on its arrays one by one.
MANY_ARGUMENTS = "simulation/engine"


def _functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in _files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(PACKAGE)} {node.name}", node


def _lines(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _arguments(node: ast.FunctionDef) -> int:
    """Those that count: not the object itself, nor what Streamlit is told not to look at."""
    given = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return len([one for one in given if one.arg not in ("self", "cls") and one.arg[0] != "_"])


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_function_can_be_seen_at_once() -> None:
    """Migrations excepted: they tell in one go what was made."""
    found = {name for name, node in _functions() if _lines(node) > LINES_OF_A_FUNCTION}
    assert found == set(LONGER_FUNCTIONS)


def test_a_file_can_be_read_in_one_sitting() -> None:
    found = {str(path.relative_to(PACKAGE)) for path in _files() if _length(path) > LINES_OF_A_FILE}
    assert found == set(LONGER_FILES)


def test_a_function_is_given_few_things() -> None:
    many = (name for name, node in _functions() if _arguments(node) > ARGUMENTS)
    assert [name for name in many if not name.startswith(MANY_ARGUMENTS)] == []


def test_a_page_only_draws() -> None:
    pages = sorted((PACKAGE / "ui").glob("*/*page.py"))
    assert len(pages) >= len(FEATURES) - 1
    assert [path for path in pages if _length(path) > LINES_OF_A_PAGE] == []
