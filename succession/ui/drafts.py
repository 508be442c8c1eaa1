"""What was typed and is not saved yet, kept in memory so that a page drawn anew loses nothing.

A draft is for one browser and one pair of eyes: nobody else is ever shown it.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock

import streamlit as st

from succession.playbook.book.model import Viewer
from succession.register import Audience
from succession.ui import forms, shared, viewing
from succession.ui.frame import browser

_MOST, _LARGEST, _OLDEST = 500, 200_000_000, timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file that was chosen and not used yet."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose drafts: the browser, and through whose eyes it looks."""

    browser: str
    audience: Audience
    part: Viewer


@dataclass(frozen=True, slots=True)
class Draft:
    """`base` is what the form was drawn from, `fields` what each input began with and what was
    typed, `before` the base that somebody changed meanwhile.
    """

    base: object = None
    fields: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    before: object = None
    files: tuple[ChosenFile, ...] = ()

    @property
    def size(self) -> int:
        return sum(len(file.content) for file in self.files)


class Drafts:
    """The drafts of everybody; the oldest go when there are too many, and all go after a day."""

    def __init__(self, most: int = _MOST, largest: int = _LARGEST) -> None:
        self._most, self._largest = most, largest
        self._kept: OrderedDict[tuple[Owner, str], tuple[datetime, Draft]] = OrderedDict()
        self._lock = Lock()

    def of(self, owner: Owner, form: str, now: datetime) -> Draft | None:
        with self._lock:
            kept = self._kept.get((owner, form))
            return kept[1] if kept and now - kept[0] < _OLDEST else None

    def keep(self, owner: Owner, form: str, draft: Draft, now: datetime) -> None:
        """In the place of the draft that was there; what is too old or too much is dropped."""
        with self._lock:
            self._kept[owner, form] = now, draft
            self._kept.move_to_end((owner, form))
            while self._is_too_much(now):
                self._kept.popitem(last=False)

    def drop(self, owner: Owner, form: str) -> None:
        with self._lock:
            self._kept.pop((owner, form), None)

    def _is_too_much(self, now: datetime) -> bool:
        if not self._kept:
            return False
        oldest = next(iter(self._kept.values()))[0]
        size = sum(draft.size for _, draft in self._kept.values())
        return len(self._kept) > self._most or size > self._largest or now - oldest > _OLDEST


def owner() -> Owner:
    """Who fills in a form now: a browser that cannot be told from others is its session."""
    mark = browser.browser_mark() or forms.session_mark()
    return Owner(mark, viewing.audience(), viewing.actor().part)


def of(who: Owner, form: str) -> Draft | None:
    return _drafts().of(who, form, shared.now())


def keep(who: Owner, form: str, draft: Draft) -> None:
    _drafts().keep(who, form, draft, shared.now())


def drop(who: Owner, form: str) -> None:
    _drafts().drop(who, form)


@st.cache_resource(show_spinner=False)
def _drafts() -> Drafts:
    return Drafts()
