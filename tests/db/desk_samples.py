"""Articles and claims that the tests of the desk are filled with."""

from pathlib import Path

from curator import text
from curator.article_query import ArticleQuery
from curator.columns import BY_NAME
from curator.model import ArticleId, Claim, ClaimId, ParsedArticle, SwapId
from db.desk import Desk

WORDS = "🙂 Йосип said: each side handed over 390 people on 23 May 2025 in Belarus."


def parsed(name: str, words: str = WORDS, **metadata: object) -> ParsedArticle:
    """An article as importing gives it; its name makes its text its own."""
    own = f"{name}: {words}"
    return ParsedArticle(name, own.encode(), own, **metadata)


def made(path: Path) -> Path:
    """A closed desk with one article."""
    with Desk.create(path) as desk:
        desk.articles.add_all([parsed("a.txt")])
    return path


def found(desk: Desk, words: str = "", **asked: object) -> list[int]:
    """The articles that a question finds, in their order."""
    finding = desk.find(ArticleQuery(words, **asked))
    while not finding.step():
        pass
    return list(finding.ids)


def draft(
    desk: Desk, swap: SwapId, column: str, value: str | None, article: ArticleId | None = None, words: str = "", **more
) -> Claim:
    """A claim on a column of a swap, not stored yet, quoted from an article where the words stand in it."""
    quotes = ()
    if article is not None:
        source = desk.articles.get(article).text
        start = source.index(words or value)
        quotes = (text.quote(article, source, start, start + len(words or value)),)
    slot = BY_NAME[column]
    said = {"category": slot.category, "side": slot.side, "quotes": quotes, **more}
    return Claim(ClaimId(0), swap, slot.field, words or value or "some", value, **said)
