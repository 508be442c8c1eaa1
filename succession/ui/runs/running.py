"""All runs on one page: which asks attention first, what is late, what follows an old version."""

import streamlit as st

from succession.actions.permission import SEE_ALL_RUNS, TAKE_OVER_VERSION
from succession.actions.replanning import NewVersion, take_over_version
from succession.actions.taking_part import RunRef
from succession.playbook.run.overview import RunSummary, overdue_digest
from succession.playbook.run.versions import UnreadableRun
from succession.reports.runs.all_runs import FILE_KIND
from succession.ui import components, files_read, filling, paper, tables, viewing
from succession.ui.frame import navigation
from succession.ui.look import StoredRun
from succession.ui.markdown import plain
from succession.ui.runs import following
from succession.ui.runs.plan import version_table
from succession.views.runs import running as views

_WIDE = st.column_config.TextColumn(width=230)


def draw() -> str:
    """The runs of who is looking: a guest has his own, everyone else the whole list."""
    for each in viewing.look().unreadable_runs:
        unreadable(each)
    return _all() if viewing.may(SEE_ALL_RUNS) else _own()


def unreadable(found: UnreadableRun) -> None:
    """One red line: which run it is, what is wrong with it and what can be done."""
    said = views.unreadable(found, viewing.look().practice_names, not viewing.may(SEE_ALL_RUNS))
    st.error(plain(said), icon=":material/error:")


def _own() -> str:
    runs = following.own()
    if not runs:
        return "Er loopt geen draaiboek dat met u is gedeeld."
    _papers()
    for each in runs:
        components.run_card(each.card)
    late = [len(each.progress.overdue) for each in runs if each.run.closing is None]
    return views.how_many(late, len(runs) - len(late))


def _all() -> str:
    lines = following.lines()
    if not lines:
        st.info("Kies *Kiezen en beginnen* om er een te starten.")
        return views.conclusion(lines)
    names = viewing.look().practice_names
    _papers()
    st.caption("Klik op een regel om het draaiboek te openen.")
    chosen = tables.choice(
        views.records(lines, names),
        "runs.table",
        "Alle draaiboeken die worden gevolgd",
        views.SHOWN,
        empty="–",
        column_config={"let op": _WIDE, "draaiboek": _WIDE},
    )
    for line in chosen:
        _open(lines[line].run_id)
    _choose(lines, names)
    _late(lines, names)
    _old_versions()
    return views.conclusion(lines)


def _papers() -> None:
    """Everything on this page and every run on it, to print."""
    with st.container(horizontal=True, vertical_alignment="center", key="runs.paper"):
        st.markdown("Alles op papier, met een deel per draaiboek:", width="content")
        paper.made_on_demand(
            following.report_of_all(), viewing.look().today, FILE_KIND, "runs.report"
        )


def _choose(lines: tuple[RunSummary, ...], names: views.Names) -> None:
    """The same by keyboard, which does not reach the lines of the table."""
    titles = {
        line.run_id: f"{record['praktijk']} · {record['draaiboek']}"
        for line, record in zip(lines, views.records(lines, names), strict=True)
    }
    chosen = st.selectbox(
        "Open een draaiboek",
        list(titles),
        format_func=titles.__getitem__,
        key="runs.open",
        index=None,
        placeholder="Typ een naam of kies uit de lijst",
    )
    if chosen:
        components.playbooks_button("Naar het draaiboek", {"run": chosen})


def _open(run_id: str) -> None:
    st.switch_page(navigation.file_of(navigation.PLAYBOOKS), query_params={"run": run_id})


def _late(lines: tuple[RunSummary, ...], names: views.Names) -> None:
    late = overdue_digest(lines)
    st.subheader("Wat te laat is")
    if not late:
        st.write("Er is geen stap te laat.")
        return
    tables.lines(
        views.digest_records(late, names),
        "runs.late",
        "Stappen die te laat zijn, die het langst te laat zijn eerst",
        views.LATE_SHOWN,
    )


def _old_versions() -> None:
    found = following.old_versions()
    if not found:
        return
    st.subheader("Op een oudere versie")
    library = {playbook.id: playbook for playbook in files_read.playbooks()}
    stored = {each.run.run_id: each for each in viewing.look().runs}
    for run, change in found:
        pair = following.pinned(stored[run.run_id]), library[run.playbook_id]
        view = views.old_version(run, change, pair, viewing.look().practice_names)
        with st.expander(plain(view.title), key=f"runs.old.{run.run_id}"):
            st.markdown(f"**Wat verandert er:** {plain(view.what)}")
            if change.new_anchors:
                components.bullets(view.details)
            else:
                version_table(run, *pair, f"runs.changes.{run.run_id}")
            if change.new_anchors:
                components.playbooks_button("Vul eerst de nieuwe datum in", {"run": run.run_id})
            elif viewing.may(TAKE_OVER_VERSION):
                _take_over(stored[run.run_id], view.title)


def _take_over(stored: StoredRun, title: str) -> None:
    run_id = stored.run.run_id
    form = filling.form(f"runs.take.{run_id}", RunRef(run_id, stored.version))
    if form.button("Nieuwe versie overnemen"):
        newer = NewVersion(files_read.playbook_text(stored.run.playbook_id))
        told = f"{title}: de nieuwe versie is overgenomen; wat gedaan is bleef gedaan."
        form.send(told, take_over_version, form.base, newer)
