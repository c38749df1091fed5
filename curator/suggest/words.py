"""The words for an exchange itself, which every step asks for."""

import re

SWAP = re.compile(
    r"\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|ed|ing)|prisoner deal|обмін\w*|обмен\w*|обменя\w+)\b",
    re.I,
)
"""English, Ukrainian and Russian words for an exchange or swap of people."""
