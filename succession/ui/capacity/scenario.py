"""The scenario that is looked at: chosen, changed, saved, renamed, removed."""

from dataclasses import dataclass
from typing import Any, NoReturn

import streamlit as st

from succession.actions import undoing
from succession.actions.permission import REMOVE_SCENARIO, RENAME_SCENARIO, SAVE_SCENARIO
from succession.actions.scenarios import (
    ScenarioRef,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from succession.capacity.region.demand import Growth
from succession.capacity.scenario.effect import Strength
from succession.capacity.scenario.scenario import BASELINE, PulledLever, Scenario
from succession.ui import address, filling, row_reads, tables, viewing
from succession.ui.capacity import reads
from succession.ui.filling import Form
from succession.ui.look import StoredScenario
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.views.capacity import scenario as views
from succession.views.conflict import who_line

_SCENARIO = "scenario"
_NO_ONE = ""
_OWN_NAME = "Eigen scenario"


@dataclass(frozen=True, slots=True)
class ScenarioShown:
    """The scenario as it is set now, and the saved one it was set from."""

    scenario: Scenario
    saved: StoredScenario | None

    @property
    def changed_words(self) -> str:
        """That what is shown is not what was chosen; empty when it is."""
        start = self.saved.scenario if self.saved else BASELINE
        if views.is_same_future(self.scenario, start):
            return ""
        return f"„{start.name}” is aangepast en nog niet bewaard; hieronder staat de aanpassing."


def choose() -> StoredScenario | None:
    """The choice of a saved scenario; None is the region as it goes now."""
    saved = {one.scenario_id: one for one in viewing.look().scenarios}
    options = [_NO_ONE, *saved]
    chosen = st.selectbox(
        "Scenario",
        options,
        format_func=lambda one: saved[one].scenario.name if one else BASELINE.name,
        **address.one_of(_SCENARIO, options, "capacity.saved", _NO_ONE),
    )
    return saved.get(chosen or _NO_ONE)


def adjust(saved: StoredScenario | None) -> ScenarioShown:
    """What is assumed and done, to be changed; it starts from the scenario that was chosen."""
    start = saved.scenario if saved else BASELINE
    mark = f"{saved.scenario_id}.{saved.version}" if saved else "base"
    form = filling.form(f"capacity.set.{mark}", None)
    with st.expander(
        "Scenario aanpassen: groei van de vraag, aanpakken, jaren", key="capacity.set"
    ):
        growth = _growth(start, form)  # the whole width: half a tablet has no room for it
        left, right = st.columns(2)
        with left:
            years = _years(start, form)
        with right:
            levers = _levers(start, form)
    update = {"demand_growth": growth, "years": years, "levers": levers}
    changed = start.model_copy(update=update)
    is_same = views.is_same_future(changed, start)
    named = changed if is_same else changed.model_copy(update={"name": _new_name()})
    return ScenarioShown(named, saved)


def keep(looking: ScenarioShown) -> None:
    """The list of saved scenarios, and the forms that save, rename and remove one."""
    records = [views.record(s.scenario, reads.basis().levers) for s in viewing.look().scenarios]
    if records:
        tables.lines(records, "capacity.list", "Bewaarde scenario's")
    else:
        st.caption("Er zijn nog geen scenario's bewaard.")
    if viewing.may(SAVE_SCENARIO):
        _save(looking)
    if looking.saved is not None:
        _rename_or_remove(looking.saved)


def _new_name() -> str:
    return views.unused_name(_OWN_NAME, (s.scenario.name for s in viewing.look().scenarios))


def _growth(start: Scenario, form: Form[None]) -> Growth:
    options = list(Growth)
    chosen = st.segmented_control(
        "Groei van de vraag, los van vergrijzing",
        options,
        default=start.demand_growth,
        format_func=lambda growth: growth.value,
        key=form.key("growth"),
        required=True,
        help="Gespreid: elke berekening kiest een groei tussen laag en hoog.",
    )
    return chosen or start.demand_growth


def _years(start: Scenario, form: Form[None]) -> int:
    key = form.key("years")
    return st.slider("Jaren vooruit", 1, 20, start.years, key=key)


def _levers(start: Scenario, form: Form[None]) -> tuple[PulledLever, ...]:
    before = {choice.lever: choice.strength for choice in start.levers}
    names = views.lever_names(reads.basis().levers)
    options = [*names, *(lever for lever in before if lever not in names)]
    chosen = st.multiselect(
        "Aanpakken in de hele regio",
        options,
        default=list(before),
        format_func=lambda lever: names.get(lever, lever),
        key=form.key("levers"),
        placeholder="Geen: zoals het nu gaat",
        help="Bewijs A is het sterkst, D het zwakst: deskundigen of alleen rekenwerk.",
    )
    return tuple(PulledLever(lever=one, strength=_strength(one, before, form)) for one in chosen)


def _strength(lever: str, before: dict[str, Strength], form: Form[None]) -> Strength:
    label = views.lever_label(lever, reads.basis().levers)
    chosen = st.segmented_control(
        plain(f"Hoe goed werkt: {label}"),
        list(Strength),
        default=before.get(lever, Strength.EXPECTED),
        format_func=views.STRENGTH_WORDS.__getitem__,
        key=form.key(f"strength.{lever}"),
        required=True,
    )
    return chosen or Strength.EXPECTED


def _save(looking: ScenarioShown) -> None:
    """Under its own name it is saved in its place; under another one beside it."""
    saved = looking.saved
    start = saved.scenario.name if saved else _new_name()
    form = filling.form("capacity", saved)
    _conflict(form)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = form.key(f"name.{start}")
        name = st.text_input("Naam", start, max_chars=80, key=key, width=360)
        is_sent = form.button("Scenario bewaren", "save", icon=":material/save:")
    form.unsaved_line()
    st.caption(
        "Iedereen die deze pagina mag zien, ziet ook de naam: zet er geen namen van personen in. "
        "Met de naam van het gekozen scenario bewaart u de wijziging daarin."
    )
    if is_sent:
        first, name = form.base, name.strip()
        over = first if first and name == first.scenario.name else None
        scenario = looking.scenario.model_copy(update={"name": name})
        ref = _ref(over) if over else None
        _show(form, _saved(name, over), form.write(save_scenario, scenario, ref))


def _conflict(form: Form[StoredScenario] | Form[StoredScenario | None]) -> None:
    """Who changed the scenario, and what, since this form was drawn from it."""
    before, now = form.before, form.base
    if before is None:
        return
    by = row_reads.last_change(("scenario's", before.scenario_id))
    changes = views.changes(before.scenario, now.scenario, reads.basis().levers) if now else ()
    said = who_line(f"„{before.scenario.name}”", by, viewing.actor().name)
    filling.conflict_box(form, said, changes)


def _saved(name: str, over: StoredScenario | None) -> Saved[StoredScenario]:
    known = [one.scenario_id for one in viewing.look().scenarios]
    undone = f"„{name}” is weer {'zoals het was' if over else 'weg'}."
    return Saved(f"Bewaard: {name}.", undone, undoing.saved_scenario(over, known))


def _rename_or_remove(saved: StoredScenario) -> None:
    with st.container(horizontal=True):
        if viewing.may(RENAME_SCENARIO):
            with st.popover("Hernoemen", icon=":material/edit:"):
                _rename(saved)
        if viewing.may(REMOVE_SCENARIO):
            with st.popover("Verwijderen", icon=":material/delete:"):
                _remove(saved)


def _rename(saved: StoredScenario) -> None:
    form, before = filling.form(f"capacity.rename.{saved.scenario_id}", saved), saved.scenario.name
    _conflict(form)
    name = st.text_input("Nieuwe naam", before, max_chars=80, key=form.key("name")).strip()
    form.unsaved_line()
    if form.button("Bewaren", "do"):
        back = undoing.renamed_scenario(form.base.scenario.name)
        told = Saved(f"„{before}” heet nu „{name}”.", f"„{before}” heet weer zo.", back)
        _show(form, told, form.write(rename_scenario, _ref(form.base), name))


def _remove(saved: StoredScenario) -> None:
    name = saved.scenario.name
    st.write(f"„{plain(name)}” verdwijnt voor iedereen.")
    form = filling.form(f"capacity.remove.{saved.scenario_id}", _ref(saved))
    if form.button("Scenario verwijderen"):
        back = undoing.removed_scenario(saved.scenario)
        told = Saved(f"Verwijderd: {name}.", f"„{name}” is weer terug.", back)
        form.send(told, remove_scenario, form.base)


def _ref(saved: StoredScenario) -> ScenarioRef:
    return ScenarioRef(saved.scenario_id, saved.version)


def _show(form: Form[Any], told: Saved[StoredScenario], kept: StoredScenario) -> NoReturn:
    st.query_params[_SCENARIO] = kept.scenario_id
    form.tell(told, kept)
