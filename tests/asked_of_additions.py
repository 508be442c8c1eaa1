"""What a changed copy of the program does with what was added to it: run with the copy first on
the path of Python, in a folder of its own. Prints one object."""

import importlib.util
import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

import succession
from succession.assumptions import DRAWN, load_assumptions, load_rules
from succession.capacity.scenario.levers import load_levers
from succession.capacity.scenario.scenario import BASELINE, Basis, PulledLever, under
from succession.cli import main as cli
from succession.playbook.book.facts import FACTS, facts_from
from succession.register import Audience, Register, Role, seen_by
from succession.risk import Assessment
from succession.simulation import compiled, engine
from succession.simulation.numbers import numbers_of
from succession.store import address_from, migration, open_store
from succession.views.capacity.scenario import lever_names

COPY = Path(succession.__file__).parents[1]
DATA = COPY / "data"
AGB, GP = "01000001", "01000001/01100001"
PRACTICES = f"agb;naam;lift in het pand\n{AGB};De Linde;ja\n"
GPS = f"agb;naam;rol;praktijk_agb;notaris\n01100001;A;praktijkhouder;{AGB};Mr. Zegel\n"


def command(*words: str) -> None:
    with suppress(SystemExit):
        cli.main(words)


def imported() -> Register:
    """The lists as the register keeps them."""
    for name, text in (("praktijken", PRACTICES), ("huisartsen", GPS)):
        Path(f"{name}.csv").write_text(text, encoding="utf-8")
    command("import", "praktijken.csv", "huisartsen.csv")
    store = open_store(address_from(os.environ))
    found = store.register()
    store.close()
    return found


def differs_from_its_tables() -> bool:
    from alembic import command as alembic
    from alembic.util import CommandError

    try:
        migration.run(address_from(os.environ), lambda config: alembic.check(config))
    except CommandError:
        return True
    return False


def known(register: Register) -> dict[str, Any]:
    return {
        "lift": register.practices[0].has_lift,
        "notaris": register.shares[0].notary,
    }


def exported(role: Role) -> dict[str, Any]:
    """What stands in the file of this role under the two headers."""
    command("export", f"{role}.xlsx", "--audience", role)
    book = CalamineWorkbook.from_path(f"{role}.xlsx")
    found = {}
    for sheet, column in (("praktijken", "lift"), ("huisartsen", "notaris")):
        head, row = book.get_sheet_by_name(sheet).to_python()[:2]
        found[column] = row[head.index(column)]
    return found


def page(file: str, role: Role) -> AppTest:
    app = AppTest.from_file(str(COPY / "succession/frame.py"), default_timeout=60)
    app.query_params["als"] = role.value
    app.run()
    return app.switch_page(f"ui/{file}").run()


def in_the_form() -> dict[str, str]:
    app = page("register/page.py", Role.CONSULENT)
    app.segmented_control(key="register.section").set_value("Wijzigen").run()
    app.selectbox(key="edit.praktijken.which").select(AGB).run()
    lift = app.selectbox(key=f"edit.praktijken.{AGB}.lift").value
    app.segmented_control(key="edit.sheet").set_value("huisartsen").run()
    app.selectbox(key="edit.huisartsen.which").select(GP).run()
    return {"lift": lift, "notaris": app.text_input(key=f"edit.huisartsen.{GP}.notaris").value}


def shown(role: Role) -> list[str]:
    app = page("lifts/page.py", role)
    return [*(title.value for title in app.title), *(text.value for text in app.main.markdown)]


def architecture_holds() -> bool:
    """The test of the rooms, over the copy."""
    file = COPY / "tests/test_architecture.py"
    spec = importlib.util.spec_from_file_location("rooms_of_the_copy", file)
    assert spec is not None
    assert spec.loader is not None
    rooms = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rooms)
    for layer in rooms.FOR_ALL_FEATURES:
        rooms.test_a_feature_knows_few_others(layer)
    for added in COPY.rglob("lifts/*.py"):
        rooms.test_a_room_imports_only_what_it_may(added)
    return True


def main() -> None:
    register = imported()
    assumptions, rules = (
        load_assumptions(DATA / "assumptions.yaml"),
        load_rules(DATA / "rules.yaml"),
    )
    levers = load_levers(DATA / "levers.yaml")
    basis = Basis(assumptions, levers)
    pulled = BASELINE.model_copy(update={"levers": (PulledLever(lever="lift"),)})
    consulent = seen_by(register, Audience(Role.CONSULENT))
    facts = Assessment(consulent, assumptions, rules, date(2026, 11, 21)).told_facts
    told = {
        "stored": known(register),
        "differs from its tables": differs_from_its_tables(),
        "exported": exported(Role.CONSULENT),
        "in the form": in_the_form(),
        "known to the board": known(seen_by(register, Audience(Role.BOARD))),
        "exported to the board": exported(Role.BOARD),
        "the fact": facts[AGB]["heeft_lift"],
        "the fact as stated": facts_from({"heeft_lift": "nee"})["heeft_lift"],
        "the fact denied": FACTS["heeft_lift"].otherwise,
        "the page": shown(Role.CONSULENT),
        "the page of another role": shown(Role.BOARD),
        "the rooms hold": architecture_holds(),
        "the lever": lever_names(levers)["lift"],
        "what is drawn": list(DRAWN),
        "the number": numbers_of(assumptions)[engine.LIFT_FACTOR].tolist(),
        "the engine": compiled.folder().name,
        "the stretch": [under(one, basis).capacity.stretch.value for one in (BASELINE, pulled)],
    }
    Path("told.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
