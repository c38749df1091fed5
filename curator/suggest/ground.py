"""What is read of an article before anything is believed: sentences, figures, the rules' verdicts, dates and words.

The rules and the second opinion stand on the same ground, and so does its training. Positions are code points.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from curator.figures import Figure, find_figures
from curator.importing.languages import language_of
from curator.model import Article, ArticleId, Party, PublishedBasis
from curator.parties import KNOWN, party, sides_in
from curator.suggest.blocks import Sentence, sentences_of
from curator.suggest.circumstances import Circumstance, mediators_in
from curator.suggest.count_features import Scene
from curator.suggest.days import Day, days_of
from curator.suggest.lone import lone_in
from curator.suggest.tokens import Tokens, tokens_of
from curator.suggest.verdicts import Verdict, verdicts_of
from curator.text import canonical, sha256

_NOBODY = (Party(""), Party(""))
_LOOKED_AT = 20_000
"""Code points in which the two parties are looked for when none are given."""


@dataclass(frozen=True)
class Ground:
    """All that was read of one article."""

    article: Article
    names: tuple[str, ...] | None
    sides: tuple[Party, Party]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    at: dict[int, Sentence]
    """The sentence of each figure, by the figure's start."""
    tokens: dict[int, Tokens]
    """The words of each sentence that is read, by its index."""
    scene: Scene
    days: tuple[Day, ...]

    @property
    def others(self) -> tuple[Party, ...]:
        """The parties named beside the two sides."""
        return tuple(map(party, self.names[2:])) if self.names else ()

    @cached_property
    def helpers(self) -> dict[int, tuple[Circumstance, ...]]:
        """Who mediated or helped by the rules, by the sentence's index."""
        return {index: tuple(mediators_in(self.article, self.sides, self.sentences[index])) for index in self.tokens}

    @cached_property
    def told(self) -> dict[int, frozenset[str]]:
        """What the rules make of the dates and the dismissed numbers of a sentence, by its index."""
        found: dict[int, set[str]] = defaultdict(set)
        for day in self.days:
            found[day.sentence.index].add(f"day={day.role}")
        for verdict in self.verdicts:
            if verdict.veto is not None:
                found[verdict.mention.sentence.index].add(f"veto={verdict.veto.reason}")
        return {index: frozenset(said) for index, said in found.items()}

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What the rules say of each number of people."""
        return self.scene.verdicts


def ground_of(text: str, published: str | None, sides: tuple[str, ...] | None) -> Ground:
    """Read an article. ValueError if `published` is no day or fewer than two sides are named."""
    text = canonical(text)
    names = _names(text, sides)
    pair = (party(names[0]), party(names[1])) if names else _NOBODY
    article = _article(text, published)
    sentences, figures = sentences_of(text), find_figures(text)
    at = _sentence_by_figure(figures, sentences)
    with_numbers = {at[one.start].index for one in figures if one.kind == "number" and one.start in at}
    read = tuple(one for one in sentences if one.readable and (one.index in with_numbers or lone_in(one.text)))
    verdicts = verdicts_of(article, pair, read)
    counted: dict[int, list[int]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.veto is None and verdict.mention.counted.categories:
            counted[verdict.mention.sentence.index].append(verdict.mention.start)
    days = days_of(article, pair, sentences, figures, at, counted)
    tokens = {one.index: tokens_of(one, pair) for one in sentences if one.readable}
    scene = Scene.of(article, pair, verdicts, tokens)
    return Ground(article, names, pair, sentences, figures, at, tokens, scene, days)


def _names(text: str, sides: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The parties' names: those given, else the two most named, else None."""
    if sides is not None:
        given = tuple(party(name).name for name in sides if name.strip())
        if len(given) < 2:
            raise ValueError("at least two sides have to be named")
        return given
    sample = text[:_LOOKED_AT]
    named = []
    for order, name in enumerate(KNOWN):
        times = len(sides_in(sample, (party(name), Party(""))))
        if times:
            named.append((-times, order, name))
    best = [name for _, _, name in sorted(named)[:2]]
    return (best[0], best[1]) if len(best) == 2 else None


def _article(text: str, published: str | None) -> Article:
    """The text as the core modules take it; nothing but text and publication day is known of it."""
    return Article(
        id=ArticleId(0),
        file_name="",
        file_sha256="",
        text_sha256=sha256(text),
        text=text,
        title="",
        publisher="",
        agency="",
        author="",
        url="",
        language=language_of(text),
        published_on=published,
        published_basis=PublishedBasis.NONE,
        updated_on=None,
        imported_on="",
        confirmed=False,
        done=False,
    )


def _sentence_by_figure(figures: tuple[Figure, ...], sentences: tuple[Sentence, ...]) -> dict[int, Sentence]:
    starts = [one.start for one in sentences]
    found = {}
    for one in figures:
        index = bisect_right(starts, one.start) - 1
        if index >= 0 and one.start < sentences[index].end:
            found[one.start] = sentences[index]
    return found
