"""Which texts are near-identical copies of one another, and how many independent sources articles are.

Source of the rule: CODEBOOK swaps.csv "near-identical copies of one agency text count once".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

from curator.searching import folded
from curator.text import sha256

_RUN = 5
"""Words in a row that are compared as one."""
_ALIKE = 0.8
"""Share of common runs from which two texts are copies: leaves room for another head, foot and a changed sentence."""
_WORD = re.compile(r"\w+")

SKETCH = 16
"""How many numbers a sketch has at most."""
LIKELY = 4
"""So many numbers of their sketches in common make two texts worth comparing. A number of the one is in the other
with the probability of their likeness, so of four million pairs that are just alike enough one has fewer; texts that
share only a footer seldom have as many."""

Runs = frozenset[int]
"""The runs of words in a text, as numbers that hold in this process only."""


def independent(articles: Mapping[int, str], revises: Mapping[int, int] | None = None) -> tuple[tuple[int, ...], ...]:
    """The groups of articles that are one source each: how many independent sources a swap has is how many groups.

    The one place that decides it. `articles` maps the number of each article (of a swap's quotes) to its text,
    `revises` that of an article to the earlier one whose revision it is. Two articles are one source when their texts
    are nearly the same word for word, or when one is a revision of the other; what is a copy of a copy belongs to the
    group too, so the answer does not hang on the order. Each group is sorted, the lowest number, which stands for it,
    first; groups are ordered by that number.
    """
    return _grouped(sorted(articles), lambda number: runs(articles[number]), revises or {})


def copies_among(
    texts: Mapping[int, str], groups: Iterable[Iterable[int]], revises: Mapping[int, int] | None = None
) -> dict[int, int]:
    """For each copy the lowest number of the texts that are one source with it in a group; originals are left out.

    Only members of a group (the sources of one swap) are compared with each other.
    """
    kept: dict[int, Runs] = {}

    def known(number: int) -> Runs:
        return kept[number] if number in kept else kept.setdefault(number, runs(texts[number]))

    copy_of: dict[int, int] = {}
    for group in groups:
        members = sorted(set(group))
        if len(members) < 2:
            continue
        for first, *others in _grouped(members, known, revises or {}):
            for other in others:
                copy_of[other] = min(first, copy_of.get(other, first))
    return copy_of


def _grouped(
    members: Sequence[int], runs_of: Callable[[int], Runs], revises: Mapping[int, int]
) -> tuple[tuple[int, ...], ...]:
    """Members that are one source, joined one after the other; the runs of a single member are never asked for."""
    groups: list[list[int]] = []
    for number in members:
        mine = [group for group in groups if any(_one_source(number, other, runs_of, revises) for other in group)]
        joined = sorted([number, *(member for group in mine for member in group)])
        groups = [group for group in groups if group not in mine] + [joined]
    return tuple(sorted(tuple(group) for group in groups))


def _one_source(one: int, other: int, runs_of: Callable[[int], Runs], revises: Mapping[int, int]) -> bool:
    return revises.get(one) == other or revises.get(other) == one or alike(runs_of(one), runs_of(other))


def runs(text: str) -> Runs:
    """The runs of words in a text, case and punctuation left aside; a short text is one run."""
    return frozenset(map(hash, _word_runs(text)))


def alike(one: Runs, other: Runs) -> bool:
    """Whether two texts have nearly all their runs in common."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _ALIKE * longer:
        return False
    shared = len(one & other)
    return shared >= _ALIKE * (shorter + longer - shared)


def sketch(text: str) -> tuple[int, ...]:
    """A few numbers of a text, the same in every process, of which texts that are alike share most.

    The lowest checksums of its runs: an index of them finds the few texts worth comparing among very many. A text
    with fewer runs than that has a number for each.
    """
    return tuple(nsmallest(SKETCH, {crc32(" ".join(run).encode()) for run in _word_runs(text)}))


def likely(shared: int, of: int) -> bool:
    """Whether two texts are worth comparing that share so many numbers, the shorter sketch having `of`."""
    return shared >= min(LIKELY, max(1, of // 2))


def letters(text: str) -> str:
    """SHA-256 of a text without blanks, line ends and the hyphens before them, whatever its case and composition.

    The same for one article as text, saved page, PDF, document and mail, which differ in nothing but layout.
    """
    return letters_of_key(folded(text))


def letters_of_key(key: str) -> str:
    """The same of a text that is folded already."""
    return sha256("".join(key.replace("-\n", "").replace("\u00ad", "").split()))


def _word_runs(text: str) -> Iterable[tuple[str, ...]]:
    words = _words(text)
    if len(words) < _RUN:
        return [words]
    return zip(*(words[first:] for first in range(_RUN)), strict=False)


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
