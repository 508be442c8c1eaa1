"""The colours of what is shown, which everyone can tell apart; none is ever the only cue.

The strong ones are of Okabe and Ito's palette for the colour-blind.
"""

BLUE, ORANGE, AMBER, GREEN = "#0072B2", "#D55E00", "#E69F00", "#009E73"
PURPLE, RUST = "#7E57A0", "#A63A00"
# Urgency is one ordered scale, from the darkest to what hardly shows; see static/app.css too.
ACUTE, ACT, TALK, FOLLOW = "#8B1A1A", "#D97706", "#0B5C8A", "#CBD5E1"
UNKNOWN = "#FFFFFF"
# From the darkest to the palest.
INK, GREY, PALE, MIST, PAPER = "#111827", "#4B5563", "#9CA3AF", "#CBD5E1", "#E5E7EB"
