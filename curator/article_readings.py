"""What the program itself read in an article: derived from the text, kept because reading costs time."""

import json

from curator.model import Article, ArticleId
from curator.values import value

ENGINE = "2.15.1"
"""The version of the engine (`curator.suggest`): the same text, version, date and sides give the same document.

It stands here because whoever finds that everything was read needs the version alone, and not nine megabytes of engine.
"""


@value
class ReadingCounts:
    """How much a reading found: what the list of articles shows of it."""

    article: ArticleId
    version: str
    """Of the engine that read; another version reads anew."""
    figures: int
    figures_open: int
    """Figures that are neither cited nor dismissed."""
    suggestions: int


@value
class ArticleReading:
    """A reading with its content: the document of `swap-curator suggest` as JSON text."""

    counts: ReadingCounts
    content: str


def read_article(article: Article, sides: tuple[str, str]) -> ArticleReading:
    """Read an article for the desk's two sides; every figure counts as open until somebody did something about it.

    The document is kept without the text, which the desk has already.
    """
    content, figures, suggestions = read_text(article.text, article.published_on, sides)
    return ArticleReading(ReadingCounts(article.id, ENGINE, figures, figures, suggestions), content)


def read_text(text: str, published: str | None, sides: tuple[str, str]) -> tuple[str, int, int]:
    """The content of an article's reading, and how many figures and suggestions are in it."""
    from curator.suggest import suggest  # its patterns would hold up whoever only wants what was read

    document = suggest(text, published, sides)
    del document["text"]
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return content, len(document["figures"]), len(document["suggestions"])


def is_stale(reading: ArticleReading, article: Article, sides: tuple[str, str]) -> bool:
    """Whether it was read by another engine, against another publication day or for other sides."""
    document = json.loads(reading.content)
    read_as = (document["published"], document["sides"])
    return reading.counts.version != ENGINE or read_as != (article.published_on, list(sides))


def figures_in(content: str) -> list[tuple[int, int]]:
    """Where the figures of a reading stand, in the order of the text; `content` as in ArticleReading, or ValueError."""
    return [(figure["start"], figure["end"]) for figure in json.loads(content).get("figures", ())]
