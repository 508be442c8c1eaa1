"""What Regio reads: what the page says and the map, of one data version for one audience."""

import streamlit as st

from succession.actions.permission import SEE_ORDER_BY_TIME
from succession.ui import files_read, viewing
from succession.ui.look import Look
from succession.views import region_map
from succession.views.overview import page as overview
from succession.views.overview.page import OverviewView
from succession.views.region_map import MapView


def page() -> OverviewView:
    return _page(viewing.look(), files_read.norms_mark(), viewing.may(SEE_ORDER_BY_TIME))


def on_map() -> MapView:
    return _on_map(viewing.look(), files_read.norms_mark())


@st.cache_resource(max_entries=32, show_spinner=False)
def _page(look: Look, norms_mark: str, by_time: bool) -> OverviewView:
    return overview.present(look.register, look.risk, look.running, by_time)


@st.cache_resource(max_entries=32, show_spinner=False)
def _on_map(look: Look, norms_mark: str) -> MapView:
    return region_map.present(look.register, look.risk, look.assumptions)
