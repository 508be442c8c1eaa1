"""What is remembered of a list with the same headers: shown, used, and forgotten when asked."""

from collections.abc import Sequence

import streamlit as st

from succession.actions.register import forget_mapping, remember_mapping
from succession.intake import Answers, Matching, Remembered
from succession.ui import filling
from succession.ui.filling import Form
from succession.ui.register import reads
from succession.views.register import importing as views


def of(matchings: Sequence[Matching]) -> Remembered:
    """How the columns of these lists were read the last time, by signature."""
    return reads.remembered_columns(matching.signature for matching in matchings)


def answers(matchings: Sequence[Matching]) -> Answers:
    """What was answered about these lists the last time."""
    return reads.remembered_answers(matching.signature for matching in matchings)


def is_forgotten(matchings: Sequence[Matching]) -> bool:
    """Tells that the columns are as they were confirmed before; whether that is now forgotten."""
    words = views.remembered_words(answers(matchings))
    more = f" Ook onthouden: {words}." if words else ""
    st.caption(f"Deze kolommen zijn ingevuld zoals u ze de vorige keer bevestigde.{more}")
    form = filling.form("import.remembered", None)
    is_asked = form.button("Vergeten", "forget", icon=":material/undo:")
    for matching in matchings if is_asked else ():
        form.write(forget_mapping, matching.signature)
    return is_asked


def keep(form: Form[None], matchings: Sequence[Matching], said: Answers) -> None:
    """Remembers a list that was saved, for the next one with the same headers."""
    lasting = views.to_remember(said)
    for matching in matchings:
        if not matching.is_left_out:
            form.write(remember_mapping, matching.signature, matching.to_remember, lasting)
