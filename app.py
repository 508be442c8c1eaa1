"""The server. Streamlit reads the syntax of this file: the literal `st.App` must stand here."""

import streamlit as st

from succession.ui.frame import server

app = st.App(
    "succession/frame.py",
    middleware=server.MIDDLEWARE,
    lifespan=server.lifespan,
    on_script_error=server.on_script_error,
)

if __name__ == "__main__":
    app.run()
