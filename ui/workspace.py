"""The open desk as one object: the only place that changes it and the only one that tells of changes.

It gives values and keeps those that are asked for again and again. What changes the desk is done by its parts in
`ui.ledger`, one noun each: every such method is one act of a person, one transaction, one line of the history, one
`changed`.
"""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from curator.changes import Changes
from curator.coverage import Coverage
from curator.desk_settings import DeskSettings
from curator.model import Article, ArticleId, ArticleRow, Claim, ClaimId, Party, Step, SwapId, SwapSummary
from curator.swaps import Swap
from db.check import check
from db.connection import SQLITE_VERSION
from db.desk import Desk
from ui.ledger.articles import Articles
from ui.ledger.backups import Backups
from ui.ledger.claims import Claims
from ui.ledger.columns import Columns
from ui.ledger.drafts import Drafts
from ui.ledger.editions import Editions
from ui.ledger.figures import Figures
from ui.ledger.findings import Findings
from ui.ledger.intake import Intake
from ui.ledger.library import Library
from ui.ledger.offers import Offers
from ui.ledger.originals import Originals
from ui.ledger.past import Past
from ui.ledger.places import Places
from ui.ledger.remarks import Remarks
from ui.ledger.review import Review
from ui.ledger.swaps import Swaps

if TYPE_CHECKING:
    from curator.exporting import ExportData

_FEW = 50
"""Up to so many changed rows are read one by one; more are read together when they are asked for."""


class Workspace(QObject):
    """The open desk: values out, named acts in, one signal that says what changed."""

    changed = Signal(object)
    """Emitted with Changes after every act, undo and redo, when it is already in the file."""

    read = Signal(object)
    """Emitted with the ids of articles that the program has read: no act, but their lines in the list are others."""

    def __init__(self, desk: Desk, person: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open = True
        self._summaries: dict[SwapId, SwapSummary] | None = None
        """All swaps in short, once they were asked for: the first paint does without."""
        self._sides, self._settings = desk.sides, desk.settings
        self._claims: tuple[ArticleId, dict[ClaimId, Claim]] | None = None
        """The claims of the article that was asked for last: every act asks for them again."""
        self._articles: dict[ArticleId, Article] = {}
        """Articles that were read since they changed last; those of one refresh are asked for again and again."""
        self._swaps: dict[SwapId, Swap] = {}
        """Those that the last act touched, as they are since; none while an act is running."""
        self._coverages: dict[ArticleId, Coverage] = {}
        """Likewise what became of the figures of the articles that it touched."""
        self._labels: tuple[str | None, str | None] | None = None
        """What undo and redo would do; the window asks for it several times after each act."""
        desk.person = person
        self.articles = Articles(self, desk, self._act, self._tell)
        self.claims = Claims(self, desk, self._act)
        self.columns = Columns(self, desk, self._act)
        self.swaps = Swaps(self, desk, self._act)
        self.places = Places(desk)
        self.findings = Findings(self, desk, self._act)
        self.backups = Backups(desk)
        self.drafts = Drafts(desk)
        self.originals = Originals(self, desk, self._act)
        self.remarks = Remarks(self, desk, self._act)
        self.library = Library(desk, self._act)
        self.intake = Intake(desk, self._tell)
        self.editions = Editions(self, desk, self._act)
        self.review = Review(self, desk, self._act)
        self.offers = Offers(self, desk, self._act)
        self.figures = Figures(self, desk, self._act)
        self.past = Past(self, desk, self._act)

    # -- the desk as a whole --------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The file of the desk."""
        return self._desk.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written where the desk lies: each act is then refused with NotSaved."""
        return self._desk.read_only

    @property
    def storage(self) -> str:
        """The library that keeps the desk, and its version."""
        return f"SQLite {SQLITE_VERSION}"

    @property
    def written_by(self) -> str:
        """The version of the program that wrote last to the desk."""
        return self._desk.written_by

    @property
    def person(self) -> str:
        """Who is coding."""
        return self._desk.person

    @person.setter
    def person(self, name: str) -> None:
        self._desk.person = name

    @property
    def sides(self) -> tuple[Party, Party]:
        """The two parties of the desk."""
        return self._sides

    @property
    def side_names(self) -> tuple[str, str]:
        """The names of the two parties."""
        return self.sides[0].name, self.sides[1].name

    @property
    def settings(self) -> DeskSettings:
        """What the desk demands of those who work on it."""
        return self._settings

    def set_settings(self, settings: DeskSettings) -> None:
        """Change what the desk demands."""
        wanted = {"counts typed unseen": settings.blind_counts, "a second person": settings.second_person}
        demands = " and ".join(demand for demand, on in wanted.items() if on)
        with self._act(f"To verify: {demands or 'no further demands'}"):
            self._desk.set_settings(settings)

    @property
    def is_open(self) -> bool:
        """False once the desk was closed."""
        return self._open

    def close(self) -> None:
        """Close the file; nothing is left to save."""
        self._open = False
        self._desk.close()

    def faults(self) -> tuple[str, ...]:
        """Every integrity check; each fault is one sentence."""
        return check(self._desk)

    @contextmanager
    def _act(self, label: str, why: str = "") -> Iterator[None]:
        self._swaps, self._coverages = {}, {}
        with self._desk.act(label, why) as act:
            yield
        self._tell(act.changes)

    # -- history --------------------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._to_replay()[0]

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._to_replay()[1]

    def _to_replay(self) -> tuple[str | None, str | None]:
        if self._labels is None:
            self._labels = self._desk.history.undo_label, self._desk.history.redo_label
        return self._labels

    def steps(self, limit: int = 500) -> tuple[Step, ...]:
        """The history, newest first."""
        return self._desk.history.steps(limit)

    def undo(self) -> Changes:
        """Take the last act back."""
        return self._tell(self._desk.history.undo())

    def redo(self) -> Changes:
        """Do again what was taken back last."""
        return self._tell(self._desk.history.redo())

    def _tell(self, changes: Changes) -> Changes:
        if changes.desk:
            self._sides, self._settings = self._desk.sides, self._desk.settings
        self._keep_summaries(changes)
        self._articles, self._labels = {}, None
        self._swaps, self._coverages = self._desk.swaps_after(changes), self._desk.coverage_after(changes)
        self._keep_claims(changes)
        self.changed.emit(changes)
        return changes

    def tell_read(self, articles: frozenset[ArticleId]) -> None:
        """Tell that the program has read articles."""
        self.read.emit(articles)

    def _keep_summaries(self, changes: Changes) -> None:
        kept = self._summaries
        if kept is None:
            return
        for number in changes.swaps:
            try:
                kept[number] = self._desk.swaps.summary(number)
            except KeyError:  # the act took the swap away
                kept.pop(number, None)

    def _keep_claims(self, changes: Changes) -> None:
        """Take in only the claims that changed, as far as they have a quote in the article that is kept."""
        if self._claims is None or len(changes.claims) > _FEW:
            self._claims = None
            return
        article, claims = self._claims
        last = next(reversed(claims), ClaimId(0))
        for number in sorted(changes.claims):
            claim = self._claim_if_there(number)
            if claim is not None and any(quote.article == article for quote in claim.quotes):
                claims[number] = claim
            else:
                claims.pop(number, None)
        if any(number < last for number in changes.claims):
            self._claims = article, dict(sorted(claims.items()))

    def _claim_if_there(self, number: ClaimId) -> Claim | None:
        """A claim that changed: as it stands in a swap that the act left, else read; None when the act took it away."""
        for swap in self._swaps.values():
            for claim in swap.claims:
                if claim.id == number:
                    return claim
        try:
            return self._desk.claims.get(number)
        except KeyError:
            return None

    # -- values ---------------------------------------------------------------------------------------------------

    def article(self, article: ArticleId) -> Article:
        """One article with its text."""
        if article not in self._articles:
            if len(self._articles) >= _FEW:
                self._articles = {}
            self._articles[article] = self._desk.articles.get(article)
        return self._articles[article]

    def article_rows(self) -> tuple[ArticleRow, ...]:
        """Every line of the list of articles, in the order of import; the window itself asks for those it shows."""
        return self._desk.articles.rows()

    def articles_of(self, swap: Swap) -> Mapping[ArticleId, Article]:
        """The articles that a swap's quotes stand in."""
        return {ArticleId(number): self.article(ArticleId(number)) for number in swap.sources}

    def swap(self, swap: SwapId) -> Swap:
        """One swap, assembled."""
        kept = self._swaps.get(swap)
        return kept if kept is not None else self._desk.swaps.get(swap)

    def summaries(self) -> tuple[SwapSummary, ...]:
        """All swaps in short."""
        if self._summaries is None:
            self._summaries = {summary.id: summary for summary in self._desk.swaps.summaries()}
        return tuple(self._summaries.values())

    def summary(self, swap: SwapId) -> SwapSummary | None:
        """One swap in short; None when there is no such swap (any more)."""
        if self._summaries is not None:
            return self._summaries.get(swap)
        try:
            return self._desk.swaps.summary(swap)
        except KeyError:
            return None

    def claims_in(self, article: ArticleId) -> tuple[Claim, ...]:
        """All claims with a quote in the article, in the order they were made."""
        if self._claims is None or self._claims[0] != article:
            self._claims = article, {claim.id: claim for claim in self._desk.claims.of_article(article)}
        return tuple(self._claims[1].values())

    def claim(self, claim: ClaimId) -> Claim:
        """One claim."""
        return self._desk.claims.get(claim)

    def coverage_after_act(self, article: ArticleId) -> Coverage | None:
        """What became of the figures of an article, where the last act has counted them; else None."""
        return self._coverages.get(article)

    # -- export ---------------------------------------------------------------------------------------------------

    def export_portions(self, *, single: bool) -> Generator[tuple[int, int], None, "ExportData"]:
        """Everything an export is made from, read with pauses, each with how much is read, and of how much.

        Begin again after an act in a pause. For swaps.csv as a single file only what that needs is read.
        """
        return self._desk.export_portions(single=single)

    def export_data(self) -> "ExportData":
        """Everything an export is made from, read at one moment."""
        return self._desk.export_data()
