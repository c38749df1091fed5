"""Every figure of a text exactly once: what a curator has to cite or dismiss, and the stops of the keyboard's walk.

Source: INTERFACES "figures". A figure is a maximal date expression, else a run of digits with its separators, else a
number in words. A number inside a date is not listed again; each N of N-for-N and of a range is a figure of its own.
"""

from typing import Literal

from curator.dates import find_dates
from curator.numbers import each_number
from curator.values import value

FigureKind = Literal["number", "date", "ordinal"]


@value
class Figure:
    """One figure: `text == article_text[start:end]`, in code points."""

    start: int
    end: int
    text: str
    kind: FigureKind


def find_figures(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text in order; they never overlap, and every digit lies in exactly one."""
    dates = find_dates(text)
    numbers = each_number(text, [(date.start, date.end) for date in dates])
    figures = [Figure(date.start, date.end, date.text, "date") for date in dates]
    figures += [Figure(n.start, n.end, n.text, "ordinal" if n.ordinal else "number") for n in numbers]
    return tuple(sorted(figures, key=lambda figure: figure.start))
