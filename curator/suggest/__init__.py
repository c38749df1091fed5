"""The suggestion engine: reads an article first, says what it saw and why, and leaves no figure unaccounted for.

The road of one text: `blocks` (sentences and what part of the page they are) → `mentions` (numbers of people) →
`vetoes` (what is no count of a swap, with the reason) → `frames` (which way people went) → `events` (which handover,
on which day) → `circumstances` (mediators, ordinals, places, deals) → `tiers` (how far to trust it) → `document` (the
JSON of INTERFACES "suggest"). All positions are code points of the canonical text. Source: SUGGESTIONS, CODEBOOK.
"""

from curator.suggest.engine import ENGINE, suggest

__all__ = ["ENGINE", "suggest"]
