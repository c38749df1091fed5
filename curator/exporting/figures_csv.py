"""figures.csv: every number and date of the articles behind an export. Columns: CODEBOOK "figures"."""

from collections import defaultdict
from dataclasses import dataclass

from curator.coverage import Coverage
from curator.dismissals import Dismissal, DismissReason
from curator.exporting.data import Selection, source_id
from curator.exporting.table import ExportColumn, ForeignKey, Table
from curator.figures import Figure, find_figures


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of an article, whether a quote covers it, and why it was put aside if it was."""

    article: int
    figure: Figure
    cited: bool
    reason: DismissReason | None

    @property
    def outcome(self) -> str:
        """Cited before dismissed: a figure that carries a claim was used, whatever was said of it before."""
        return "cited" if self.cited else "open" if self.reason is None else "dismissed"


Column = ExportColumn[FigureRow]


def figure_rows(selection: Selection) -> list[FigureRow]:
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
    return [
        FigureRow(article.id, figure, coverage.cites(figure.start, figure.end), _dismissed(figure, aside[article.id]))
        for article in selection.articles
        for coverage in (Coverage(quoted[article.id], ()),)
        for figure in find_figures(article.text)
    ]


def _dismissed(figure: Figure, dismissals: list[Dismissal]) -> DismissReason | None:
    covering = (one.reason for one in dismissals if one.start <= figure.start and figure.end <= one.end)
    return next(covering, None)


FIGURES: Table[FigureRow] = Table(
    "figures",
    "Figures",
    "Every number and date of the sources, so that what was left aside can be seen as well.",
    (
        Column("source_id", "string", "The article (sources.csv).", lambda row: source_id(row.article), (), True),
        Column(
            "start",
            "integer",
            "Where it begins in the stored text, in code points from 0.",
            lambda row: str(row.figure.start),
            (),
            True,
            minimum=0,
        ),
        Column(
            "end",
            "integer",
            "Where it ends, in code points, exclusive.",
            lambda row: str(row.figure.end),
            (),
            True,
            minimum=1,
        ),
        Column("text", "string", "The figure as written.", lambda row: row.figure.text, (), True),
        Column("kind", "string", "What it is.", lambda row: row.figure.kind, ("number", "date", "ordinal"), True),
        Column(
            "outcome",
            "string",
            "Cited by a quote, dismissed with a reason, or open.",
            lambda row: row.outcome,
            ("cited", "dismissed", "open"),
            True,
        ),
        Column(
            "reason",
            "string",
            "Why it was dismissed.",
            lambda row: row.reason or "" if row.outcome == "dismissed" else "",
            DismissReason,
        ),
    ),
    primary_key=("source_id", "start"),
    foreign_keys=(ForeignKey("source_id", "sources", "source_id"),),
)
