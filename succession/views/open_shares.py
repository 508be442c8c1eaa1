"""Shares that stand open now: there is no time left to be too late with."""

from succession.register.model import Holder
from succession.register.seen import Seen
from succession.views import dutch


def open_since(register: Seen, agb: str) -> str | None:
    """`staat open sinds mei 2026`, for a practice with such a share; else None."""
    vacancies = [
        share.vacancy
        for share in register.shares_by_practice.get(agb, ())
        if share.holder is Holder.NOBODY
    ]
    days = [vacancy.since for vacancy in vacancies if vacancy is not None]
    if not vacancies:
        return None
    return f"staat open sinds {dutch.month_of(min(days))}" if days else "staat open"
