"""The face: with app.py and frame.py the only room that knows Streamlit."""
