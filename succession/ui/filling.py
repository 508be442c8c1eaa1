"""A form as somebody fills it in: what it was drawn from, what was typed, who came in between.

What is typed is kept as a draft with each drawing of the page, so that a reload, another page in
between, or a change by somebody else leaves it standing. Such a form is no `st.form`: what is
typed in one of those reaches the server only with its button.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

import streamlit as st

from succession.errors import Conflict
from succession.ui import drafts, sending, tables
from succession.ui.drafts import ChosenFile, Draft, Owner
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.views.conflict import FieldChange

_OPEN = "filling.open"
_CHANGED = "Intussen is dit gewijzigd. Kijk het na; bewaart u, dan geldt wat hier staat."
_P = ParamSpec("_P")
_Base = TypeVar("_Base")
_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class _Opened:
    """A form that this session draws; `starts` is what each of its inputs began with."""

    number: int
    owner: Owner
    about: str
    base: Any
    starts: dict[str, object] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Form(Generic[_Base]):
    """One drawing of a form. `base` is what it was drawn from first, values and version alike;
    `before` what it was drawn from before somebody else changed that.
    """

    name: str
    base: _Base
    before: _Base | None
    is_begun: bool
    _opened: _Opened

    @property
    def is_held(self) -> bool:
        """Whether it stays as it was drawn: something is typed in it, or it is being sent."""
        return self.is_begun or sending.is_clicked(self.name)

    @property
    def place(self) -> tuple[Owner, str]:
        """Under which its draft is kept."""
        return self._opened.owner, _draft_name(self.name, self._opened.about)

    def key(self, name: str, among: Iterable[object] | None = None) -> str:
        """The key of an input; what was typed into it and is not `among` these is let go."""
        key = sending.numbered(self.name, name)
        self._opened.asked.add(name)
        if among is not None and st.session_state.get(key) not in (None, *among):
            del st.session_state[key]
        return key

    def typed(self) -> dict[str, str]:
        """What was typed into inputs of text, by their names."""
        draft = drafts.of(*self.place) or Draft()
        return {name: text for name, (_, text) in draft.fields.items() if isinstance(text, str)}

    def button(self, label: str, name: str = "send", **look: Any) -> bool:
        """A button of the form; its key stays the same, so that no click is lost."""
        return st.button(label, key=f"{self.name}.{name}", **sending.click(self.name), **look)

    def unsaved_line(self) -> None:
        """Says that something is typed and not saved, with the way to let it go."""
        if not self.is_begun:
            return
        if self.before is not None:
            st.caption(f":material/sync_problem: {_CHANGED}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(":material/edit_note: Nog niet bewaard")
            if self.button("Wissen", "clear", type="tertiary", icon=":material/undo:"):
                self.let_go()

    def let_go(self) -> NoReturn:
        """Forgets what was typed and draws the form anew."""
        drafts.drop(*self.place)
        sending.renew(self.name)
        st.rerun()

    def write(
        self,
        action: sending.Action[_P, _Answer],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> _Answer:
        """Does the action and answers what it answers; what was typed is then saved.

        When somebody else came first, the form is drawn from the new state, with what was typed
        on top of it.
        """
        try:
            answer = sending.write(self.name, action, *args, **kwargs)
        except Conflict:
            self._draw_from_new_state()
            raise
        drafts.drop(*self.place)
        return answer

    def send(
        self,
        told: str | Saved[_Answer],
        action: sending.Action[_P, _Answer],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> NoReturn:
        """As `write`, and draws the page anew with a line that says so; see `sending.Saved`."""
        self.tell(told, self.write(action, *args, **kwargs))

    def tell(self, told: str | Saved[_Answer], answer: _Answer) -> NoReturn:
        """Draws the page anew with a line that says that this was saved."""
        sending.tell(told, answer, self._begin_from_new_state)

    def _draw_from_new_state(self) -> None:
        self._begin_from_new_state(self.base)
        if self.base is not None and drafts.of(*self.place) is not None:
            st.rerun()

    def _begin_from_new_state(self, before: _Base | None = None) -> None:
        """What is typed stands on top of what there is now; `before` is what somebody changed."""
        draft = drafts.of(*self.place) or Draft()
        sending.renew(self.name)
        if draft.fields or draft.files:
            drafts.keep(*self.place, Draft(None, draft.fields, before, draft.files))


def form(
    name: str, base: _Base, about: str = "", sent_with: Form[Any] | None = None
) -> Form[_Base]:
    """The form of this name, drawn from `base` or, once begun, from what it was drawn from then.

    While nothing is typed it follows the newest state; a click counts for what it was drawn from.
    `about` says what it is about where the name does not: what is typed about one is not shown
    with another. `sent_with` is the form that has its button: what is typed there holds this one
    to what it was drawn from.
    """
    opened, who = _open().get(name), drafts.owner()
    draft = drafts.of(who, _draft_name(name, about)) or Draft()
    is_held = bool(draft.fields) or (sent_with is not None and sent_with.is_held)
    if opened is not None and _is_overtaken(name, opened, about, is_held or opened.base == base):
        sending.renew(name)
    number = sending.number(name)
    if opened is None or (opened.number, opened.owner, opened.about) != (number, who, about):
        opened = _Opened(number, who, about, base if draft.base is None else draft.base)
        opened.starts = {one: start for one, (start, _) in draft.fields.items()}
        _open()[name] = opened
    for one, (_, typed) in draft.fields.items():
        st.session_state.setdefault(sending.numbered(name, one), typed)
    return Form(name, opened.base, draft.before, bool(draft.fields), opened)


def _is_overtaken(name: str, opened: _Opened, about: str, is_good: bool) -> bool:
    """Whether something else than what was drawn would be drawn now; `is_good` says that this may
    be drawn from what it was.
    """
    if opened.number != sending.number(name) or sending.is_clicked(name):
        return False
    return opened.about != about or not is_good


def capture() -> None:
    """At the start of a drawing: what was typed since the last one becomes the draft."""
    for name, opened in _open().items():
        if opened.number == sending.standing(name):
            _capture(name, opened)


def _capture(name: str, opened: _Opened) -> None:
    place = opened.owner, _draft_name(name, opened.about)
    draft = drafts.of(*place) or Draft()
    fields = dict(draft.fields)
    for one, start in opened.starts.items():
        with suppress(KeyError):
            typed = st.session_state[_key(name, opened, one)]
            fields[one] = (start, typed)
    fields = {one: pair for one, pair in fields.items() if pair[0] != pair[1]}
    if fields == dict(draft.fields):
        return
    if fields or draft.files:
        kept = Draft(opened.base, fields, draft.before, draft.files)
        drafts.keep(*place, kept)
    else:
        drafts.drop(*place)


def finish() -> None:
    """At the end of a drawing: what each new input began with is known now."""
    for name, opened in _open().items():
        for one in opened.asked - opened.starts.keys():
            with suppress(KeyError):
                opened.starts[one] = st.session_state[_key(name, opened, one)]


def upload(form: Form[Any], label: str, name: str, **look: Any) -> tuple[ChosenFile, ...]:
    """The files that were chosen, also before the page was loaded anew; with a way to drop them."""
    key = sending.numbered(form.name, name)
    chosen = st.file_uploader(label, key=key, **look)
    found = chosen if isinstance(chosen, list) else [chosen] if chosen else []
    files = tuple(ChosenFile(one.name, one.getvalue()) for one in found)
    had = f"{key}.had"
    draft = drafts.of(*form.place) or Draft()
    if files or st.session_state.get(had):
        st.session_state[had] = bool(files)
        if files != draft.files:
            drafts.keep(*form.place, replace(draft, files=files))
        return files
    if draft.files:
        _chosen_before(form, draft.files)
    return draft.files


def _chosen_before(form: Form[Any], files: Sequence[ChosenFile]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        names = ", ".join(file.name for file in files)
        st.caption(f":material/attach_file: Gekozen en nog niet bewaard: {plain(names)}")
        if form.button("Bestand weglaten", "drop", type="tertiary", icon=":material/close:"):
            form.let_go()


def conflict_box(form: Form[Any], what: str, changes: Sequence[FieldChange]) -> None:
    """Who changed what in a form that somebody else was first with; what was typed stands below."""
    if form.before is None:
        return
    with st.container(border=True, key=f"{form.name}.conflict"):
        st.warning(plain(what), icon=":material/sync_problem:")
        if changes:
            tables.whole([change.record() for change in changes])
        st.caption("Wat u typte staat hieronder nog.")


def _open() -> dict[str, _Opened]:
    found: dict[str, _Opened] = st.session_state.setdefault(_OPEN, {})
    return found


def _draft_name(name: str, about: str) -> str:
    return f"{name}|{about}"


def _key(name: str, opened: _Opened, field_name: str) -> str:
    return sending.key_of(name, field_name, opened.number)
