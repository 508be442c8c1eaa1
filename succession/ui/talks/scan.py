"""The scan *overname-klaar* with one praktijkhouder: five P's, what helps, and what changed."""

from collections.abc import Mapping, Sequence

import streamlit as st

from succession.actions import undoing
from succession.actions.permission import KEEP_SCAN
from succession.actions.preparing import ScanForm, keep_scan
from succession.management.scan import PointStanding, ScanPoint, Theme, ThemeFound
from succession.management.scan_history import HeldScan, changes_since, known_of
from succession.register import Level
from succession.reports.talks.scan import FILE_KIND, scan_document
from succession.talks.worklist import TalkEntry
from succession.ui import components, filling, paper, row_reads, tables, viewing
from succession.ui.filling import Form
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.ui.talks import reads
from succession.views import dutch
from succession.views.conflict import who_line
from succession.views.talks import scan as talk_scan
from succession.views.talks.scan import ThemeView

_LOOK = {
    PointStanding.IN_ORDER: ("green", ":material/check:"),
    PointStanding.WEAK: ("orange", ":material/flag:"),
    PointStanding.UNKNOWN: ("gray", ":material/question_mark:"),
}
_Answers = tuple[Mapping[str, bool], Mapping[str, bool], Mapping[str, bool]]
_WORDS = {"ja": True, "nee": False}
_SAID = {True: "ja", False: "nee"}
# The scan of today, if there is one already.
_Shown = tuple[HeldScan | None]


def scan(entry: TalkEntry) -> None:
    """The questions of today beside what they tell, with the last scan and what changed since."""
    held = reads.scans(entry.row_key)
    today = next((one for one in held if one.on == viewing.look().today), None)
    last = next((one for one in held if one.on < viewing.look().today), None)
    _introduction(last)
    about = f"{reads.marks().of(entry.row_key)} {viewing.look().today}"
    form: Form[_Shown] = filling.form("scan", (today,), about)
    _conflict(form)
    found, told = _form(entry, form, last)
    if viewing.may(KEEP_SCAN):
        _keep(entry, form, (found, told))
    changes = talk_scan.change_lines(changes_since(last, found)) if last else ()
    if last:
        st.subheader("Veranderd sinds de vorige scan")
        components.bullets(changes, "Er is niets veranderd.")
    st.subheader("Om samen te bekijken")
    name = entry.practice.name or f"praktijk {entry.practice.agb}"
    document = scan_document(name, talk_scan.theme_views(found), changes, viewing.look().statement)
    paper.downloads(document, FILE_KIND, "scan.paper")
    _history(held)


def outcome(agb: str, held: HeldScan) -> None:
    """What came out of a scan, to read."""
    st.caption(f"Scan van {dutch.day(held.on)}, samen met {plain(held.by)}.")
    found = reads.scanned_now(agb, dict(held.told))
    for view in talk_scan.theme_views(found):
        _theme(view, agb)


def _introduction(last: HeldScan | None) -> None:
    st.caption(
        "Wat het register weet, telt al mee; een antwoord hier gaat voor. Wat onbekend is, is "
        "nooit op orde."
    )
    if last is not None:
        st.caption(f"De vorige scan was op {dutch.day(last.on)}.")


def _conflict(form: Form[_Shown]) -> None:
    if form.before is None or form.base[0] is None:
        return
    (before,), now = form.before, form.base[0]
    by = row_reads.last_change(("scans", now.scan_id))
    said = who_line("Deze scan", by, viewing.actor().name)
    changes = talk_scan.scan_changes(reads.scan(), (before, now), form.typed())
    filling.conflict_box(form, said, changes)


def _form(
    entry: TalkEntry, form: Form[_Shown], last: HeldScan | None
) -> tuple[tuple[ThemeFound, ...], dict[str, bool]]:
    """Each P with its questions, and beside it how it stands by these answers."""
    asked, agb = reads.scan(), entry.practice.agb
    columns = [st.columns(2, border=True) for _ in asked.themes]
    now, before = (dict(one.told) if one else {} for one in (form.base[0], last))
    known = dict(known_of(reads.scanned_now(agb, {})))
    told: dict[str, bool] = {}
    for (left, _), theme in zip(columns, asked.themes, strict=True):
        with left:
            told |= _questions(theme, form, (now, before, known))
    found = reads.scanned_now(agb, told)
    for (_, right), view in zip(columns, talk_scan.theme_views(found), strict=True):
        with right:
            _theme(view, agb)
    return found, told


def _questions(theme: Theme, form: Form[_Shown], answers: _Answers) -> dict[str, bool]:
    """What is answered now; under each question what was said before and what is known."""
    st.subheader(plain(theme.title))
    now, before, known = answers
    given = {}
    for point in theme.points:
        place = f"{theme.id}.{point.id}"
        answer = _answer(point, form.key(place), now.get(place))
        said = (("volgens het register", known), ("vorige keer", before))
        told = [f"{who}: {_SAID[found[place]]}" for who, found in said if place in found]
        if told:
            st.caption(", ".join(told))
        if answer is not None:
            given[place] = answer
    return given


def _answer(point: ScanPoint, key: str, stored: bool | None) -> bool | None:
    start = None if stored is None else _SAID[stored]
    word = st.segmented_control(plain(point.question), list(_WORDS), default=start, key=key)
    return _WORDS[word] if word else None


def _theme(view: ThemeView, agb: str) -> None:
    color, icon = _LOOK[view.standing]
    st.badge(f"{view.title}: {view.summary}", icon=icon, color=color)  # type: ignore[arg-type]
    for row in view.advice:
        st.markdown(f"**{plain(row.advice)}**")
        st.caption(plain(row.question))
        for step in row.steps:
            components.playbooks_link(
                plain(step.title),
                {"draaiboek": step.playbook_id, "praktijk": agb, "stap": step.step_id},
            )


def _keep(
    entry: TalkEntry,
    form: Form[_Shown],
    answers: tuple[tuple[ThemeFound, ...], Mapping[str, bool]],
) -> None:
    (found, told), (today,) = answers, form.base
    level = st.segmented_control(
        "Wie mag van deze scan weten? Nooit meer mensen dan van zijn plannen.",
        list(Level),
        default=today.level if today else Level.CONFIDENTIAL,
        format_func=lambda level: level.value,
        required=True,
        key=form.key("level"),
    )
    form.unsaved_line()
    if form.button("Bewaren", "keep", type="primary"):
        filled = ScanForm(
            row_key=entry.row_key,
            on=viewing.look().today,
            level=level or Level.CONFIDENTIAL,
            told=told,
            known=dict(known_of(found)),
            expected_version=today.version if today else 0,
        )
        form.send(_told(entry, filled, today), keep_scan, filled, reads.scan())


def _told(entry: TalkEntry, filled: ScanForm, before: HeldScan | None) -> Saved[HeldScan]:
    who = entry.gp.name or "de praktijkhouder"
    answers = dutch.count(len(filled.told), "antwoord", "antwoorden")
    standing = "weer zoals zij was" if before else "weer weg"
    return Saved(
        f"De scan met {who} is bewaard: {answers}.",
        f"De scan van vandaag met {who} is {standing}.",
        undoing.scan(before),
    )


def _history(held: Sequence[HeldScan]) -> None:
    if not held:
        return
    with st.expander(f"Eerdere scans: {len(held)}", key="scan.history"):
        tables.whole(talk_scan.history_records(held))
