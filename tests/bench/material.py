"""What the bench works on: articles, claims and desks, the same in every run."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from curator.article_readings import ENGINE, ArticleReading, ReadingCounts, read_article
from curator.columns import BY_NAME
from curator.figures import find_figures
from curator.model import (
    Article,
    ArticleId,
    Claim,
    ClaimId,
    DateBasis,
    DatePrecision,
    OrdinalScope,
    ParsedArticle,
    PublishedBasis,
    SwapId,
)
from curator.text import canonical, quote
from db.desk import Desk

PERSON = "Bench"
PER_ARTICLE = 10
"""Swaps fed by one article of a large desk."""
_FIRST_DAY = date(1985, 1, 1)
_DAYS = 14_600
_COLUMNS = ("date", "status", "event_type", "to_a", "to_b", "place")
_CLAIMS_OF_DENSE_SWAP = 20
_SENTENCES = (
    "On {day} Russia returned {a} prisoners of war to Ukraine and received {b} of its own, the Defence Ministry said.",
    "The exchange took place on the Ukrainian border with Belarus, where buses waited for the released servicemen.",
    "Among them were {c} civilians, {d} women and several wounded, according to the Coordination Headquarters.",
    "It was the {e}th swap since the full-scale invasion; the United Arab Emirates mediated the agreement.",
    "“We remember every one of our people,” the president wrote, adding that the work goes on every day.",
)


def prose(number: int, characters: int) -> str:
    """About so many characters of an article, different for every number."""
    chance = Random(number)
    paragraphs, length = [f"Report {number}: prisoners come home", "Kyiv Independent, May 24, 2025"], 60
    while length < characters:
        day = (_FIRST_DAY + timedelta(chance.randrange(_DAYS))).strftime("%d %B %Y")
        counts = {letter: chance.randrange(2, 400) for letter in "abcde"}
        paragraph = " ".join(sentence.format(day=day, **counts) for sentence in chance.sample(_SENTENCES, 4))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return canonical("\n\n".join(paragraphs))


def parsed(number: int, characters: int) -> ParsedArticle:
    """An article as importing gives it."""
    text = prose(number, characters)
    return ParsedArticle(
        file_name=f"{number:06}.txt",
        original=text.encode(),
        text=text,
        title=text.split("\n", 1)[0],
        publisher="Kyiv Independent",
        language="en",
        published_on="2025-05-24",
        published_basis=PublishedBasis.BYLINE,
    )


def files(folder: Path, count: int, characters: int) -> Path:
    """A folder with so many article files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(prose(number, characters), "utf-8")
    return folder


def _value(number: int, column: str) -> str:
    day = _FIRST_DAY + timedelta(number * 7919 % _DAYS)
    return {
        "date": day.isoformat(),
        "status": "completed",
        "event_type": "exchange",
        "to_a": str(20 + number * 37 % 401),
        "to_b": str(20 + number * 53 % 397),
        "place": "Belarus",
        "to_a_servicemen": "10",
        "to_b_servicemen": "10",
        "ordinal": str(number + 1),
    }[column]


def claim(swap: SwapId, number: int, column: str, article: ArticleId, text: str, start: int, end: int) -> Claim:
    """A claim on a column of the swap of this number, quoted from the article."""
    slot = BY_NAME[column]
    is_date = column == "date"
    return Claim(
        id=ClaimId(0),
        swap=swap,
        field=slot.field,
        value_text=text[start:end],
        value=_value(number, column),
        category=slot.category,
        side=slot.side,
        claimant="Defence Ministry",
        basis=DateBasis.EXPLICIT_FULL if is_date else None,
        precision=DatePrecision.DAY if is_date else None,
        quotes=(quote(article, text, start, end),),
        rule="bench",
    )


def _stretches(text: str, seed: int) -> Iterator[tuple[int, int]]:
    """Stretches of words all over the text, overlapping as they come."""
    chance = Random(seed)
    while True:
        start = chance.randrange(len(text) - 60)
        end = start + chance.randrange(3, 40)
        if text[start:end].strip() == text[start:end]:
            yield start, end


def add_dense_article(desk: Desk, number: int, characters: int, claims: int) -> ArticleId:
    """An article with so many claims, on swaps of twenty claims each."""
    (article,) = desk.articles.add_all([parsed(number, characters)]).taken
    text = desk.articles.get(article).text
    where = _stretches(text, number)
    with desk.act("Dense article"):
        for done in range(claims):
            if done % _CLAIMS_OF_DENSE_SWAP == 0:
                swap = desk.swaps.create()
            column = _COLUMNS[done % len(_COLUMNS)]
            desk.claims.add(claim(swap, int(swap), column, article, text, *next(where)))
        if not claims:
            desk.swaps.create()
    return article


def dense_desk(path: Path, claims: tuple[int, ...], characters: int = 10_000) -> dict[int, ArticleId]:
    """A new desk with one article for each number of claims; which article has how many."""
    with Desk.create(path) as desk:
        desk.person = PERSON
        return {count: add_dense_article(desk, place, characters, count) for place, count in enumerate(claims)}


def _add_swaps(desk: Desk, first: int, last: int) -> None:
    """Swaps of six claims, ten to an article; every tenth has its count from a second article too."""
    articles = range(first // PER_ARTICLE, -(-last // PER_ARTICLE))
    taken = desk.articles.add_all(parsed(number, 2500) for number in articles).taken
    for begin in range(first, last, 500):
        with desk.act("Many swaps"):
            for number in range(begin, min(begin + 500, last)):
                _add_swap(desk, number, taken[number // PER_ARTICLE - articles.start], taken[0])


def _add_swap(desk: Desk, number: int, article: ArticleId, second: ArticleId) -> None:
    swap = desk.swaps.create()
    text = prose(article - 1, 2500)
    for column, place in zip(_COLUMNS, _stretches(text, number), strict=False):
        desk.claims.add(claim(swap, number, column, article, text, *place))
    if number % PER_ARTICLE == 0 and second != article:
        text = prose(second - 1, 2500)
        desk.claims.add(claim(swap, number, "to_a", second, text, *next(_stretches(text, number))))


def _add_ledger(desk: Desk, first: int, last: int) -> None:
    """Swaps of twenty claims each, from two articles, among them counts that differ and a place in the series."""
    articles = range(first // PER_ARTICLE, -(-last // PER_ARTICLE))
    taken = desk.articles.add_all(parsed(number, 2500) for number in articles).taken
    for begin in range(first, last, 250):
        with desk.act("Many claims"):
            for number in range(begin, min(begin + 250, last)):
                place = number // PER_ARTICLE - articles.start
                _add_told_twice(desk, number, (taken[place], taken[place - 1]))


def _add_told_twice(desk: Desk, number: int, articles: tuple[ArticleId, ArticleId]) -> None:
    swap = desk.swaps.create()
    columns = (*_COLUMNS, "to_a_servicemen", "to_b_servicemen", "ordinal", "to_a")
    for told, article in enumerate(articles):
        text = prose(article - 1, 2500)
        for column, place in zip(columns, _stretches(text, number), strict=False):
            made = claim(swap, number, column, article, text, *place)
            scope = OrdinalScope.OFFICIAL_SERIES if column == "ordinal" else None
            value = str(10 + told) if column == "to_a_servicemen" else made.value
            desk.claims.add(replace(made, scope=scope, value=value))


def store_readings(desk: Desk) -> None:
    """What the window leaves behind: each article read. The first one's reading, with each article's own figures.

    Reading a thousand articles takes a minute, and of a reading an export asks for the figures alone.
    """
    articles = desk.articles.all()
    first = json.loads(read_article(articles[0], ("Ukraine", "Russia")).content)
    desk.readings.store(_reading(article, first) for article in articles)


def _reading(article: Article, like: dict[str, object]) -> ArticleReading:
    said = {"value": None, "outcome": "open", "reason": None, "suggestions": []}
    figures = [{**asdict(figure), **said} for figure in find_figures(article.text)]
    document = {**like, "text_sha256": article.text_sha256, "figures": figures}
    counts = ReadingCounts(article.id, ENGINE, len(figures), len(figures), 0)
    return ArticleReading(counts, json.dumps(document, ensure_ascii=False))


def large_desks(folder: Path, sizes: tuple[int, ...]) -> dict[int, Path]:
    """Desks of so many swaps, made once in a run and shared by its rows: copy one before changing it."""
    return _grown(folder, "swaps", sizes, _add_swaps)


def ledger_desks(folder: Path, sizes: tuple[int, ...]) -> dict[int, Path]:
    """Desks of so many swaps with twenty claims each; as `large_desks`."""
    return _grown(folder, "ledger", sizes, _add_ledger)


def _grown(folder: Path, name: str, sizes: tuple[int, ...], add: Callable[[Desk, int, int], None]) -> dict[int, Path]:
    made = {size: folder / f"{name}-{size}.desk" for size in sizes}
    growing = folder / "growing.desk"
    if not all(path.exists() for path in made.values()):
        folder.mkdir(parents=True, exist_ok=True)
        growing.unlink(missing_ok=True)
        Desk.create(growing).close()
        for before, size in zip((0, *sizes), sizes, strict=False):
            with Desk.open(growing) as desk:
                desk.person = PERSON
                add(desk, before, size)
            shutil.copyfile(growing, made[size])
        growing.unlink()
    return made
