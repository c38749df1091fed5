"""What the program itself read in an article: derived from the text, kept because reading costs time."""

from dataclasses import dataclass

from curator.model import ArticleId


@dataclass(frozen=True, slots=True)
class ReadingCounts:
    """How much a reading found: what the list of articles shows of it."""

    article: ArticleId
    version: str
    """Of the engine that read; another version reads anew."""
    figures: int
    figures_open: int
    """Figures that are neither cited nor dismissed."""
    suggestions: int


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """A reading with its content: the document of `swap-curator suggest` as JSON text."""

    counts: ReadingCounts
    content: str
