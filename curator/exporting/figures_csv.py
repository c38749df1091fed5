"""figures.csv: every number and date of the articles behind an export. Columns: CODEBOOK "figures"."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from curator.coverage import Coverage, Outcome
from curator.dismissals import Dismissal, DismissReason
from curator.exporting.data import Selection, source_id
from curator.exporting.table import ExportColumn, ForeignKey, Table
from curator.figures import Figure


class FigureRow(NamedTuple):
    """A figure of an article, what became of it, and why it was put aside if it was."""

    article: int
    figure: Figure
    outcome: Outcome
    reason: DismissReason | None


Column = ExportColumn[FigureRow]


def figure_rows(selection: Selection) -> Iterator[FigureRow]:
    """A row for each figure, in the order of the sources and of their texts.

    Cited means that a quote of any claim of the desk covers the whole figure, one of a swap that does not go out too:
    somebody read it and put it to use. Dismissed means that a person put it aside. Everything else is open, visibly.
    """
    aside: dict[int, list[Dismissal]] = defaultdict(list)
    for dismissal in selection.dismissals:
        aside[dismissal.article].append(dismissal)
    quoted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim in selection.claims_of_all:
        for quote in claim.quotes:
            quoted[quote.article].append((quote.start, quote.end))
    for article in selection.articles:
        coverage = Coverage(quoted[article.id], ())
        for figure in selection.figures(article):
            outcome, reason = _became(figure, coverage, aside[article.id])
            yield FigureRow(article.id, figure, outcome, reason)


def _became(figure: Figure, coverage: Coverage, aside: Sequence[Dismissal]) -> tuple[Outcome, DismissReason | None]:
    """Cited before dismissed: a figure that carries a claim was used, whatever was said of it before."""
    if coverage.cites(figure.start, figure.end):
        return Outcome.CITED, None
    for one in aside:
        if one.start <= figure.start and figure.end <= one.end:
            return Outcome.DISMISSED, one.reason
    return Outcome.OPEN, None


def _of(name: str) -> Callable[[Sequence[FigureRow]], Iterator[str]]:
    """Cells with an attribute of the row that is text already."""
    return partial(map, attrgetter(name))


FIGURES: Table[FigureRow] = Table(
    "figures",
    "Figures",
    "Every number and date of the sources, so that what was left aside can be seen as well.",
    (
        Column(
            "source_id",
            "string",
            "The article (sources.csv).",
            lambda rows: [source_id(row.article) for row in rows],
            (),
            True,
        ),
        Column(
            "start",
            "integer",
            "Where it begins in the stored text, in code points from 0.",
            lambda rows: [str(row.figure.start) for row in rows],
            (),
            True,
            minimum=0,
        ),
        Column(
            "end",
            "integer",
            "Where it ends, in code points, exclusive.",
            lambda rows: [str(row.figure.end) for row in rows],
            (),
            True,
            minimum=1,
        ),
        Column("text", "string", "The figure as written.", _of("figure.text"), (), True),
        Column("kind", "string", "What it is.", _of("figure.kind"), ("number", "date", "ordinal"), True),
        Column(
            "outcome",
            "string",
            "Cited by a quote, dismissed with a reason, or open.",
            _of("outcome"),
            Outcome,
            True,
        ),
        Column(
            "reason",
            "string",
            "Why it was dismissed.",
            lambda rows: [row.reason or "" for row in rows],
            DismissReason,
        ),
    ),
    primary_key=("source_id", "start"),
    foreign_keys=(ForeignKey("source_id", "sources", "source_id"),),
)
