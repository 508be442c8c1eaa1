"""What all sessions share: the clock, the store, and the long computations."""

import os
from datetime import date, datetime

import streamlit as st

from succession.jobs import Jobs
from succession.register.days import HERE
from succession.store import Store, address_from, open_store


def now() -> datetime:
    """The moment with its time zone. `SUCCESSION_TODAY` fixes the day, for demonstrations."""
    moment = datetime.now(HERE)
    fixed = os.environ.get("SUCCESSION_TODAY")
    return datetime.combine(date.fromisoformat(fixed), moment.timetz()) if fixed else moment


def today() -> date:
    return now().date()


def database_address() -> str:
    return address_from(os.environ)


def store() -> Store:
    """The store with today's tables; opened once for all sessions."""
    return store_at(database_address())


@st.cache_resource(show_spinner="Register openen…")
def store_at(address: str) -> Store:
    """The store at this address; opened once for all sessions."""
    opened = open_store(address)
    opened.migrate()
    return opened


@st.cache_resource(show_spinner=False)
def jobs() -> Jobs:
    """The long computations of all sessions."""
    return Jobs()
