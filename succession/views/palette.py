"""The colours of what is shown, which everyone can tell apart; none is ever the only cue.

The strong ones are of Okabe and Ito's palette for the colour-blind; the orange is darker, as words
in it must be read on white.
"""

BLUE, ORANGE, AMBER, PURPLE = "#0072B2", "#C25500", "#E69F00", "#7E57A0"
# Urgency is one ordered scale, from the darkest to what hardly shows, in grey too; see
# static/app.css, which has the same.
ACUTE, ACT, TALK, FOLLOW = "#8B1A1A", "#D97706", "#7CB9E8", "#CBD5E1"
UNKNOWN = "#FFFFFF"
# From the darkest to the palest.
INK, GREY, PALE, PAPER = "#111827", "#4B5563", "#9CA3AF", "#E5E7EB"
