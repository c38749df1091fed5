"""figures.csv: every number and date of the articles behind an export. Columns: CODEBOOK "figures"."""

from collections import defaultdict
from dataclasses import dataclass

from curator.dismissals import DismissReason
from curator.exporting.data import Selection, source_id
from curator.exporting.table import ExportColumn, ForeignKey, Table
from curator.figures import Figure, find_figures


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of an article and whether a quote covers it."""

    article: int
    figure: Figure
    cited: bool


Column = ExportColumn[FigureRow]


def figure_rows(selection: Selection) -> list[FigureRow]:
    """A row for each figure, in the order of the sources and of their texts.

    Cited means that a quote of any claim of the desk covers the whole figure, one of a swap that does not go out too:
    somebody read it and put it to use. Everything else is open, visibly.
    """
    quoted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim in selection.claims_of_all:
        for quote in claim.quotes:
            quoted[quote.article].append((quote.start, quote.end))
    return [
        FigureRow(article.id, figure, _covered(figure, quoted[article.id]))
        for article in selection.articles
        for figure in find_figures(article.text)
    ]


def _covered(figure: Figure, quotes: list[tuple[int, int]]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in quotes)


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
            lambda row: "cited" if row.cited else "open",
            ("cited", "dismissed", "open"),
            True,
        ),
        # Nothing can be dismissed yet; the column is there so that files of all versions read alike.
        Column("reason", "string", "Why it was dismissed.", lambda _row: "", DismissReason),
    ),
    primary_key=("source_id", "start"),
    foreign_keys=(ForeignKey("source_id", "sources", "source_id"),),
)
