"""Everything an export is made from, read into values a little at a time."""

from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from curator.collecting import no_collecting
from curator.dismissals import Dismissal
from curator.exporting import ExportData
from curator.model import Article, ArticleId
from curator.swaps import Swap

if TYPE_CHECKING:
    from curator.figures import FigureKind
    from db.desk import Desk

_ARTICLES = 20
"""Articles that are read together: a few milliseconds of work."""


@no_collecting()
def whole(desk: "Desk", *, single: bool) -> ExportData:
    """Everything an export is made from; only what swaps.csv is made from where that goes out as a single file."""
    reading = in_portions(desk, single=single)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            data: ExportData = end.value
            return data


def in_portions(desk: "Desk", *, single: bool) -> Generator[tuple[int, int], None, ExportData]:
    """The same with a pause after each few milliseconds of work, which gives how much is read, and of how much.

    Nothing of the desk is held in a pause. After an act in one, what was read and what is still to be read are not of
    one moment: begin again.
    """
    swaps: list[Swap] = []
    sources: dict[int, tuple[int, ...]] = {}
    articles: list[Article] = []
    quoted = desk.articles.quoted()
    n_swaps = desk.swaps.count()
    for some in desk.swaps.portions(bare=single):
        swaps += some
        if single and some:
            sources |= desk.swaps.sources(some[0].id, some[-1].id)
        yield len(swaps), n_swaps + len(quoted)
    found: dict[int, Sequence[tuple[int, int, FigureKind]]] = {}
    dismissals: list[Dismissal] = []
    for ids in _portions(quoted):
        read = list(map(desk.articles.get, ids))
        articles += read
        if not single:
            dismissals += chain.from_iterable(map(desk.dismissals.of_article, ids))
            known = ((article.id, desk.readings.figures(article)) for article in read)
            found |= {number: those for number, those in known if those is not None}
        yield n_swaps + len(articles), n_swaps + len(quoted)
    return ExportData(
        desk.sides,
        tuple(articles),
        tuple(swaps),
        tuple(dismissals),
        desk.revisions.all(),
        found,
        sources if single else None,
    )


def _portions(articles: Sequence[ArticleId]) -> Iterator[Sequence[ArticleId]]:
    return (articles[first : first + _ARTICLES] for first in range(0, len(articles), _ARTICLES))
