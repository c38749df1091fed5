"""Which articles are near-identical copies of one text, so that an agency report counts as one source.

Source of the rule: CODEBOOK swaps.csv "near-identical copies of one agency text count once".
"""

import re
from collections.abc import Iterable, Mapping

_RUN = 5
"""Words in a row that are compared as one."""
_ALIKE = 0.8
"""Share of common runs from which two texts are copies: leaves room for another head, foot and a changed sentence."""
_WORD = re.compile(r"\w+")


def copies_among(texts: Mapping[int, str], groups: Iterable[Iterable[int]]) -> dict[int, int]:
    """For each copy the lowest number of the texts in one of its groups that it repeats; originals are left out.

    Only members of a group (the sources of one swap) are compared with each other.
    """
    runs: dict[int, frozenset[tuple[str, ...]]] = {}
    copy_of: dict[int, int] = {}
    for group in groups:
        members = sorted(group)
        if len(members) < 2:
            continue  # most swaps have one source: nothing to compare
        originals: list[int] = []
        for number in members:
            if number not in runs:
                runs[number] = _runs(texts[number])
            earlier = next((other for other in originals if _alike(runs[number], runs[other])), None)
            if earlier is None:
                originals.append(number)
            else:
                copy_of[number] = min(earlier, copy_of.get(number, earlier))
    return copy_of


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words in a text, case and punctuation left aside; a short text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[first:] for first in range(_RUN)), strict=False))


def _alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= _ALIKE * longer and len(one & other) >= _ALIKE * len(one | other)
