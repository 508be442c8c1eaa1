"""The one way from a page to an action: each form is sent once, and told when it is saved.

A form has a number that counts up when it was saved, so that what was sent twice by accident is
told from what is said again on purpose: a second click comes from the page as it was drawn before
the save, and bears its number. Inputs that are empty after a save bear it in their keys; buttons
never do, so that no click is lost when the page is drawn anew.

The line that says what was saved stands until the next save, another page or other eyes. Where the
save can be taken back it has the button for that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Concatenate, Generic, NoReturn, ParamSpec, TypedDict, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from succession.actions.permission import Submission
from succession.actions.undoing import Back, Undo
from succession.errors import SuccessionError
from succession.store import Store
from succession.ui import components, forms, shared, viewing

_SAVED, _CLICKED, _DRAWN = "sending.saved", "sending.clicked", "sending.drawn"
_EYES, _ASKED, _GENERATION = "sending.eyes", "sending.asked", "sending.generation"
_LINE, _UNDO = "sending.line", "sending.undo"
# What an address can be about: of another one the line tells nothing.
_OBJECTS = ("praktijk", "gesprek", "run", "draaiboek")
_P = ParamSpec("_P")
_Answer = TypeVar("_Answer")
Action = Callable[Concatenate[Store, Submission, _P], _Answer]


class Click(TypedDict):
    """What a button is given so that its click tells from which drawing it came."""

    on_click: Callable[..., None]
    args: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Saved(Generic[_Answer]):
    """What is told of a save that can be taken back: what was saved, what is told once that is
    undone, and what undoes it, made of the answer of the action.
    """

    words: str
    undone: str
    back: Back[_Answer]


@dataclass(frozen=True, slots=True)
class _Offer:
    """How the last save is taken back, what is told then, and what draws its form anew."""

    undo: Undo
    undone: str
    anew: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Line:
    """What is told of the last save, to whom and on which page."""

    words: str
    offer: _Offer | None
    where: tuple[object, ...]


def begin() -> None:
    """At the start of each drawing: the forms that were clicked keep the number they had.

    Through other eyes every form begins anew: what one typed is not for another.
    """
    clicked = st.session_state.pop(_CLICKED, {})
    eyes = viewing.audience(), viewing.actor().part
    has_drawn = st.session_state.pop(_ASKED, False)
    if st.session_state.setdefault(_EYES, eyes) != eyes:
        st.session_state[_EYES], clicked = eyes, {}
        st.session_state.pop(_LINE, None)
        if has_drawn:
            _begin_anew()
    st.session_state[_DRAWN] = clicked


def _begin_anew() -> None:
    highest = max(_saved().values(), default=0)
    st.session_state[_GENERATION] = max(highest, st.session_state.get(_GENERATION, 0)) + 1
    _saved().clear()


def number(form: str) -> int:
    """How often this form was saved in this session, as the page that was clicked knew it."""
    drawn: Mapping[str, int] = st.session_state.get(_DRAWN, {})
    st.session_state[_ASKED] = True
    return drawn.get(form, standing(form))


def is_repeated(form: str) -> bool:
    """Whether the click that is being handled came from a drawing that was saved already."""
    return number(form) < standing(form)


def numbered(form: str, name: str = "") -> str:
    """The key of an input that is empty again after each save of the form."""
    return key_of(form, name, number(form))


def key_of(form: str, name: str, times: int) -> str:
    """The key of an input of a form of this number."""
    key = f"{form}.{name}" if name else form
    return f"{key}#{times}" if times else key


def standing(form: str) -> int:
    """The number with which the form is drawn when nothing was clicked."""
    generation: int = st.session_state.get(_GENERATION, 0)
    return _saved().get(form, generation)


def renew(form: str) -> None:
    """The next drawing of the form begins anew."""
    _saved()[form] = number(form) + 1


def is_clicked(form: str) -> bool:
    """Whether a button of this form is what the page is drawn for."""
    return form in st.session_state.get(_DRAWN, {})


def click(form: str) -> Click:
    """The arguments of the button that sends this form."""
    return {"on_click": _click, "args": (form, number(form))}


def write(form: str, action: Action[_P, _Answer], *args: _P.args, **kwargs: _P.kwargs) -> _Answer:
    """Does the action as whoever is looking and answers what it answers.

    A form that is the last one of this session sent again is not done twice. Raises what the
    action raises; then nothing is written and the form keeps its number.
    """
    times = number(form)
    sent = Submission(viewing.actor(), f"{form} {times}", shared.now(), forms.session_mark())
    answer = action(shared.store(), sent, *args, **kwargs)
    viewing.begin()
    _saved()[form] = max(times + 1, standing(form))
    return answer


def keep(place: str, action: Action[_P, _Answer], *args: _P.args, **kwargs: _P.kwargs) -> _Answer:
    """Does an action that keeps what is filled in at this place, without a click."""
    mark = f"{forms.session_mark()} {place}"
    sent = Submission(viewing.actor(), place, shared.now(), mark)
    answer = action(shared.store(), sent, *args, **kwargs)
    viewing.begin()
    return answer


def send(
    form: str,
    told: str | Saved[_Answer],
    action: Action[_P, _Answer],
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> NoReturn:
    """Does the action, and draws the page anew with a line that says so."""
    tell(told, write(form, action, *args, **kwargs), partial(renew, form))


def tell(told: str | Saved[_Answer], answer: _Answer, anew: Callable[[], None]) -> NoReturn:
    """Draws the page anew with a line that says that a form was saved; `anew` lets the form begin
    from what there is once that is taken back.
    """
    if isinstance(told, str):
        components.saved(told)
    undo = told.back(answer)
    components.saved(told.words, _Offer(undo, told.undone, anew) if undo else None)


def tell_saved(page: str) -> DeltaGenerator:
    """The line about the last save, in a place that is emptied when something fails; whoever
    clicks in it takes the save back.
    """
    place, where = st.empty(), (page, viewing.actor(), *map(st.query_params.get, _OBJECTS))
    if (said := st.session_state.pop(components.SAVED, None)) is not None:
        words, offer = said
        st.session_state[_LINE] = _Line(words, offer, where)
    line: _Line | None = st.session_state.get(_LINE)
    if line is None:
        return place
    if line.where != where:
        del st.session_state[_LINE]
    elif components.saved_line(place, line.words, click(_UNDO) if line.offer else None):
        assert line.offer is not None, "it has a button"
        _take_back(place, line.offer)
    return place


def _take_back(place: DeltaGenerator, offer: _Offer) -> None:
    """Undoes the last save; where that is refused, says why and goes on with the page."""
    del st.session_state[_LINE]
    try:
        write(_UNDO, offer.undo)
    except SuccessionError as error:
        with place.container():
            components.error_box(error)
        return
    offer.anew()
    components.saved(offer.undone)


def _saved() -> dict[str, int]:
    saved: dict[str, int] = st.session_state.setdefault(_SAVED, {})
    return saved


def _click(form: str, times: int) -> None:
    st.session_state.setdefault(_CLICKED, {})[form] = times
