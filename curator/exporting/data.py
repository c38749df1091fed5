"""What an export is made from, which of it goes out, in which order and under which ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from curator.copies import copies_among
from curator.dismissals import Dismissal
from curator.figures import Figure, FigureKind, find_figures
from curator.model import Article, ArticleId, Claim, ClaimId, Party
from curator.swaps import Swap, SwapDays, days_of

_UNDATED = "9999-99-99"
"""Sorts what has no date behind everything that has one."""


@dataclass(frozen=True, slots=True)
class ExportData:
    """One snapshot of a desk: its sides, the articles quoted, all its swaps, and the figures that were put aside."""

    sides: tuple[Party, Party]
    articles: tuple[Article, ...]
    swaps: tuple[Swap, ...]
    dismissals: tuple[Dismissal, ...] = ()
    revises: Mapping[int, int] = field(default_factory=dict)
    """Articles that are new revisions, each with the earlier article."""
    figures: Mapping[int, Sequence[tuple[int, int, FigureKind]]] = field(default_factory=dict)
    """Start, end and kind of the figures of articles in which they were found already; looked for in all others."""
    sources: Mapping[int, tuple[int, ...]] | None = None
    """What was read for swaps.csv as a single file: the articles behind each swap by its id, as the claims have no
    quotes then. No bundle can be made of that. None where everything was read."""


def exported_swaps(data: ExportData, *, drafts: bool = False) -> tuple[Swap, ...]:
    """The swaps that go out, by date and then id: verified ones, and all others too if drafts are asked for.

    None is a legitimate answer: when the last verified swap is reopened, it must be possible to take it out of a
    bundle that was published. Who asks for an export can count these and say so.
    """
    return tuple(swap for swap, _ in _dated(data, drafts=drafts))


def _dated(data: ExportData, *, drafts: bool) -> list[tuple[Swap, SwapDays]]:
    """The swaps that go out in their order, each with its days."""
    taken = [(swap, days_of(swap)) for swap in data.swaps if drafts or swap.sealed]
    return sorted(taken, key=lambda one: (one[1].start or _UNDATED, one[0].id))


def source_id(article: ArticleId | int) -> str:
    """SO-0001: the id of an article in every file of a bundle."""
    return f"SO-{article:04}"


def claim_id(claim: ClaimId) -> str:
    """CL-0001: the id of a claim in every file of a bundle."""
    return f"CL-{claim:04}"


class Selection:
    """The part of an export's data that goes out: swaps in order, the articles behind them, who copies whom."""

    def __init__(self, data: ExportData, *, drafts: bool = False) -> None:
        self.sides = data.sides
        self.drafts = drafts
        dated = _dated(data, drafts=drafts)
        self.swaps = tuple(swap for swap, _ in dated)
        self.days: Mapping[int, SwapDays] = {swap.id: days for swap, days in dated}
        """When each swap that goes out took place, by its id."""
        known = data.sources
        self.sources: Mapping[int, tuple[int, ...]] = {
            swap.id: swap.sources if known is None else known.get(swap.id, ()) for swap in self.swaps
        }
        """The articles behind each swap that goes out, by its id."""
        self._all = data

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles that a claim of these swaps quotes, by publication date and then id; undated ones last."""
        behind = {source for sources in self.sources.values() for source in sources}
        taken = (article for article in self._all.articles if article.id in behind)
        return tuple(sorted(taken, key=lambda article: (article.published_on or _UNDATED, article.id)))

    @cached_property
    def copy_of(self) -> Mapping[int, int]:
        """For each article that repeats the text of an earlier one behind the same swap, that earlier article."""
        return copies_among(self._texts, self.sources.values())

    @cached_property
    def same_source(self) -> Mapping[int, int]:
        """The same, with new revisions: what counts as one source with the first article that it is mapped to."""
        return (
            copies_among(self._texts, self.sources.values(), self._all.revises) if self._all.revises else self.copy_of
        )

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {int(article.id): article.text for article in self._all.articles}

    def figures(self, article: Article) -> Iterable[Figure]:
        """The figures of an article, in the order of its text."""
        known = self._all.figures.get(article.id)
        if known is None:
            return find_figures(article.text)
        return (Figure(start, end, article.text[start:end], kind) for start, end, kind in known)

    @property
    def dismissals(self) -> Iterable[Dismissal]:
        """Every figure of the desk that was put aside."""
        return self._all.dismissals

    @property
    def claims_of_all(self) -> Iterable[Claim]:
        """Every claim of the desk, those of swaps that do not go out included."""
        return (claim for swap in self._all.swaps for claim in swap.claims)
