"""The open desk as one object: the only place that changes it and the only one that tells of changes.

Every method that changes something is one act of a person: one transaction, one line of the history, one `changed`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from curator.changes import Changes
from curator.columns import BY_NAME
from curator.confirmation import typing_wanted, why_not_confirm
from curator.desk_settings import DeskSettings
from curator.errors import InputRefused, NotAllowed
from curator.model import (
    Article,
    ArticleId,
    ArticleRow,
    Claim,
    ClaimField,
    ClaimId,
    CountState,
    DateBasis,
    ParsedArticle,
    Party,
    PublishedBasis,
    Side,
    Step,
    SwapId,
    SwapSummary,
)
from curator.swaps import Swap, Value, summarise
from curator.text import quote, trimmed
from curator.verification import Missing, duplicate_key, duplicates, missing
from db.article_import import ImportResult
from db.check import check
from db.connection import SQLITE_VERSION
from db.desk import Desk
from ui.ledger.backups import Backups
from ui.ledger.drafts import Drafts
from ui.ledger.editions import Editions
from ui.ledger.figures import Figures
from ui.ledger.findings import Findings
from ui.ledger.intake import Intake
from ui.ledger.library import Library
from ui.ledger.offers import Offers
from ui.ledger.originals import Originals
from ui.ledger.past import Past
from ui.ledger.remarks import Remarks
from ui.ledger.review import Review

if TYPE_CHECKING:
    from curator.exporting import ExportData

_NEXT_SIDE = {Side.A: Side.B, Side.B: Side.EACH, Side.EACH: Side.A, Side.NONE: Side.A}
_FEW = 50
"""Up to so many changed rows are read one by one; more are read together when they are asked for."""
_RELATIVE = (DateBasis.WEEKDAY_VS_PUBLICATION, DateBasis.TODAY_VS_PUBLICATION, DateBasis.EXPLICIT_NO_YEAR)


@dataclass(frozen=True, slots=True)
class Cited:
    """What one citation made."""

    swap: SwapId
    claims: tuple[Claim, ...]


class Words(NamedTuple):
    """Words of an article that a person selected, in code points."""

    article: ArticleId
    start: int
    end: int


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
        self._labels: tuple[str | None, str | None] | None = None
        """What undo and redo would do; the window asks for it several times after each act."""
        self._alike: tuple[Swap, tuple[SwapSummary, ...]] | None = None
        """The swap that was looked at last, and which may be the same."""
        desk.person = person
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
        self._articles, self._alike, self._labels = {}, None, None
        self._keep_claims(changes)
        self.changed.emit(changes)
        return changes

    def tell_read(self, articles: frozenset[ArticleId]) -> None:
        """Tell that the program has read articles."""
        self.read.emit(articles)

    def _keep_summaries(self, changes: Changes) -> None:
        for number in changes.swaps if self._summaries is not None else ():
            try:
                self._summaries[number] = self._desk.swaps.summary(number)
            except KeyError:  # the act took the swap away
                self._summaries.pop(number, None)

    def _keep_claims(self, changes: Changes) -> None:
        """Read again only the claims that changed, as far as they have a quote in the article that is kept."""
        if self._claims is None or len(changes.claims) > _FEW:
            self._claims = None
            return
        article, claims = self._claims
        for number in changes.claims:
            claims.pop(number, None)
            try:
                claim = self._desk.claims.get(number)
            except KeyError:  # the act took the claim away
                continue
            if any(quote.article == article for quote in claim.quotes):
                claims[number] = claim
        self._claims = article, dict(sorted(claims.items()))

    # -- articles -------------------------------------------------------------------------------------------------

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

    def add_articles(self, parsed: Iterable[ParsedArticle], cancelled: Callable[[], bool]) -> ImportResult:
        """Import articles that have been read; one step of the history."""
        result = self._desk.articles.add_all(parsed, cancelled=cancelled)
        self._tell(result.changes)
        return result

    def revise_article(self, article: ArticleId, **metadata: object) -> None:
        """Change or confirm what is known of an article; dates that hang on its publication are read again."""
        before = self.article(article)
        if (metadata.get("published_on", before.published_on) or None) == before.published_on:
            metadata.pop("published_on", None)  # confirmed as it was read: where it was read stays known
        else:
            metadata["published_basis"] = PublishedBasis.CURATOR if metadata["published_on"] else PublishedBasis.NONE
        with self._act(f"Publisher and date of “{before.name}”"):
            self._desk.articles.revise(article, confirmed=True, **metadata)
            after = self._desk.articles.get(article)
            if after.published_on != before.published_on:
                self._read_dates_again(after)

    def _read_dates_again(self, article: Article) -> None:
        from curator import claims as reading  # its patterns would hold up the start

        for claim in self._desk.claims.of_article(article.id):
            waits = claim.value is None or claim.basis in _RELATIVE
            if claim.field is ClaimField.DATE and claim.quotes and waits:
                self._change_if_open(reading.reread(claim, article, self.sides))

    def _change_if_open(self, claim: Claim) -> None:
        """Change a claim unless its swap is sealed: a verified date stays as it was verified."""
        if not self.swap(claim.swap).sealed:
            self._desk.claims.change(claim)

    def set_article_done(self, article: ArticleId, done: bool) -> None:
        """Say that an article is done, or that it is not."""
        label = "Done" if done else "Not done"
        with self._act(f"{label}: “{self.article(article).name}”"):
            self._desk.articles.set_done(article, done)

    def remove_article(self, article: ArticleId) -> None:
        """Remove an article that no claim stands on. Raises NotAllowed otherwise."""
        with self._act(f"Remove “{self.article(article).name}”"):
            self._desk.articles.remove(article)

    def remember_place(self, article: ArticleId, caret: int, swap: SwapId | None) -> None:
        """Keep where the person was in an article; not an act, so not in the history."""
        self._desk.articles.remember_place(article, caret, swap)

    def remember_unfolded(self, article: ArticleId, starts: Iterable[int]) -> None:
        """Keep which boilerplate is unfolded; not an act, so not in the history."""
        self._desk.articles.remember_unfolded(article, starts)

    def unfolded(self, article: ArticleId) -> frozenset[int]:
        """Which boilerplate of an article is unfolded, by where it starts (code points)."""
        return self._desk.articles.unfolded(article)

    def place(self, article: ArticleId) -> tuple[int, SwapId | None]:
        """Where the person was: caret in code points, and the swap worked on."""
        return self._desk.articles.place(article)

    # -- swaps ----------------------------------------------------------------------------------------------------

    def swap(self, swap: SwapId) -> Swap:
        """One swap, assembled."""
        return self._desk.swaps.get(swap)

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

    def missing(self, swap: Swap, *, alone: bool = False) -> tuple[Missing, ...]:
        """What stands between the swap and "verified"; `alone`: without asking all others whether they are the same."""
        settings, person = self.settings, self.person
        alike = () if alone else self._duplicates(swap)
        return missing(swap, self.articles_of(swap), alike, self.sides, settings, person)

    def _duplicates(self, swap: Swap) -> tuple[SwapSummary, ...]:
        """Swaps that may be the same one; all swaps are gone through once after an act, not once for each question."""
        if self._alike is None or self._alike[0] is not swap:
            self._alike = swap, duplicates(summarise(swap), self.summaries())
        return self._alike[1]

    def likely_same(self, swap: Swap) -> tuple[SwapSummary, ...]:
        """Swaps that may be the same one and were not answered yet."""
        answered = {answer.key for answer in swap.record.answers}
        return tuple(other for other in self._duplicates(swap) if duplicate_key(other) not in answered)

    def proposals(self, swap: Swap) -> tuple[Claim, ...]:
        """Claims that the program can propose for empty required fields, from words already cited."""
        if swap.sealed or not swap.claims:
            return ()
        from curator import claims as reading  # its patterns would hold up the start

        return reading.proposals(swap, self.articles_of(swap), self.sides)

    def claims_in(self, article: ArticleId) -> tuple[Claim, ...]:
        """All claims with a quote in the article, in the order they were made."""
        if self._claims is None or self._claims[0] != article:
            self._claims = article, {claim.id: claim for claim in self._desk.claims.of_article(article)}
        return tuple(self._claims[1].values())

    def claim(self, claim: ClaimId) -> Claim:
        """One claim."""
        return self._desk.claims.get(claim)

    def new_swap(self, article: ArticleId | None = None, words: tuple[int, int] | None = None) -> Cited:
        """A new swap; where words are selected they become its first claims, read as what they look like."""
        from curator import claims as reading  # its patterns would hold up the start
        from curator.numbers import find_numbers

        with self._act("New swap"):
            swap = self._desk.swaps.create()
            if article is None or words is None:
                return Cited(swap, ())
            source = self.article(article)
            words = _not_blank(source, *words)
            target = "count" if find_numbers(source.text[slice(*words)]) else "event_type"
            return Cited(swap, self._add(swap, reading.cite(source, self.sides, target, *words)))

    def remove_swap(self, swap: SwapId) -> None:
        """Remove a swap with its claims."""
        whole = self.swap(swap)
        with self._act(f"Remove {whole.record.code}"):
            for claim in whole.claims:
                self._desk.claims.remove(claim.id)
            self._desk.swaps.remove(swap)

    def _add(self, swap: SwapId, drafts: Iterable[Claim]) -> tuple[Claim, ...]:
        made = []
        for draft in drafts:
            number = self._desk.claims.add(replace(draft, swap=swap))
            made.append(self._desk.claims.get(number))
        return tuple(made)

    # -- claims ---------------------------------------------------------------------------------------------------

    def cite(self, article: ArticleId, swap: SwapId | None, target: str, start: int, end: int) -> Cited:
        """The words become claims on a field. Without a swap a new one begins with them, in the same step."""
        from curator import claims as reading  # its patterns would hold up the start

        source = self.article(article)
        start, end = _not_blank(source, start, end)
        drafts = reading.cite(source, self.sides, target, start, end)
        with self._act(f"Cite “{_short(source.text[start:end])}” as {self._named(target)}"):
            if swap is None:
                swap = self._desk.swaps.create()
            made = self._add(swap, drafts)
        return Cited(swap, made)

    def _named(self, target: str) -> str:
        if target == "each":
            return "returned to each side"
        column = BY_NAME.get(target)
        label = column.in_full(self.side_names) if column else target.replace("_", " ")
        return label[:1].lower() + label[1:]

    def type_value(self, swap: SwapId, column: str, text: str, note: str = "") -> None:
        """A value typed by hand, without a quote; it is adopted where it is the only one. Blank removes it."""
        from curator import claims as reading  # its patterns would hold up the start

        value = self.swap(swap).values[column]
        by_hand = [claim for claim in value.claims if not claim.quotes]
        label = BY_NAME[column].in_full(self.side_names)
        draft = reading.typed(column, text, self.sides, note) if text.strip() else None
        with self._act(f"{label}: {text.strip() or 'cleared'}", note):
            for claim in by_hand:
                self._desk.claims.remove(claim.id)
            made = self._add(swap, [draft]) if draft else ()
            if not made:
                self._desk.swaps.unchoose(swap, column)

    def change_claim(self, claim: Claim, label: str = "Change a claim", why: str = "") -> None:
        """Replace what a claim says."""
        with self._act(label, why):
            self._desk.claims.change(claim)

    def change_claims(self, claims: Iterable[Claim], label: str) -> None:
        """Replace what several claims say, in one act."""
        with self._act(label):
            for claim in claims:
                self._desk.claims.change(claim)

    def resize_quote(self, claim: ClaimId, article: ArticleId, start: int, end: int) -> None:
        """Move the ends of a claim's quote, and of the claims made by the same gesture; the value is read again."""
        from curator import claims as reading  # its patterns would hold up the start

        source = self.article(article)
        old = self.claim(claim)
        place = next(q for q in old.quotes if q.article == article)
        moved = quote(article, source.text, start, end)
        with self._act(f"Quote “{_short(moved.text)}”"):
            for other in self.claims_in(article):
                if other.swap == old.swap and place in other.quotes:
                    quotes = tuple(moved if q == place else q for q in other.quotes)
                    self._desk.claims.change(reading.reread(replace(other, quotes=quotes), source, self.sides))

    def remove_claim(self, claim: ClaimId) -> None:
        """Remove one claim."""
        gone = self.claim(claim)
        with self._act(f"Remove “{_short(gone.value_text)}”"):
            self._desk.claims.remove(claim)

    def set_claimant(self, claims: Iterable[ClaimId], article: ArticleId, words: tuple[int, int] | None) -> None:
        """Who says it: the selected words, or without any the next candidate near the quote."""
        from curator.voices import voice_of  # its patterns would hold up the start

        chosen = [self.claim(number) for number in claims]
        if not chosen:
            return
        source = self.article(article)
        words = _not_blank(source, *words) if words else None
        voice = voice_of(source, self.sides, *words) if words else self._next_voice(chosen[0], source)
        name = source.text[slice(*words)] if words else voice.name
        with self._act(f"Claimant: {_short(name)}"):
            for claim in chosen:
                who = {"claimant": name, "claimant_type": voice.type, "claimant_side": voice.side}
                self._desk.claims.change(replace(claim, **who))

    def _next_voice(self, claim: Claim, source: Article):  # noqa: ANN202 - a Voice of curator.voices
        from curator.voices import voices_in  # its patterns would hold up the start

        place = next(q for q in claim.quotes if q.article == source.id)
        near = voices_in(source, self.sides, place.start, place.end)
        names = [voice.name for voice in near]
        return near[(names.index(claim.claimant) + 1) % len(near) if claim.claimant in names else 0]

    def next_side(self, claims: Iterable[ClaimId]) -> None:
        """Turn count claims to the other side, then to each."""
        chosen = [self.claim(number) for number in claims]
        counts = [claim for claim in chosen if claim.field in (ClaimField.COUNT, ClaimField.BODIES)]
        if not counts:
            raise NotAllowed("Only a count goes to a side; select one first.")
        side = _NEXT_SIDE[counts[0].side]
        names = {Side.A: self.side_names[0], Side.B: self.side_names[1]}
        with self._act(f"Returned to {names.get(side, 'each side')}"):
            for claim in counts:
                self._desk.claims.change(replace(claim, side=side))

    def accept(self, swap: SwapId, drafts: Iterable[Claim]) -> None:
        """Take proposed claims; they are cited, not confirmed."""
        with self._act("Accept what is proposed"):
            self._add(swap, drafts)

    # -- decisions ------------------------------------------------------------------------------------------------

    def adopt(self, swap: SwapId, column: str, claim: ClaimId, reason: str) -> None:
        """The column takes this claim's value."""
        label = BY_NAME[column].in_full(self.side_names)
        with self._act(f"{label}: adopt {self.claim(claim).value or self.claim(claim).value_text}", reason):
            self._desk.swaps.choose(swap, column, claim, None, reason)

    def set_state(self, swap: SwapId, column: str, state: CountState, reason: str, words: Words | None = None) -> None:
        """Say why a count has no number; the words that leave it open are cited with it, unless they are already."""
        label, why = BY_NAME[column].in_full(self.side_names), state.value.replace("_", " ")
        drafts = self._without_number(swap, column, why, words) if words else ()
        with self._act(f"{label}: {why}", reason):
            self._add(swap, drafts)
            self._desk.swaps.choose(swap, column, None, state, reason)

    def _without_number(self, swap: SwapId, column: str, why: str, words: Words) -> tuple[Claim, ...]:
        from curator.claims import cite_without_number  # its patterns would hold up the start

        article, start, end = words
        known = (quote for claim in self.swap(swap).values[column].claims for quote in claim.quotes)
        if any(quote.article == article and quote.start < end and start < quote.end for quote in known):
            return ()
        return (cite_without_number(self.article(article), self.sides, column, start, end, why),)

    def decide_again(self, swap: SwapId, column: str) -> None:
        """Take back what was decided about a count."""
        with self._act(f"{BY_NAME[column].in_full(self.side_names)}: decide again"):
            self._desk.swaps.unchoose(swap, column)

    def confirm(self, swap: SwapId, columns: Iterable[str]) -> None:
        """A person saw the quotes of these columns and says they are right.

        Raises NotAllowed where the desk wants a count typed unseen (`review.type_unseen`), or another person.
        """
        assembled = self.swap(swap)
        names = list(columns)
        for name in names:
            self._assert_may_confirm(assembled.values[name])
        labels = ", ".join(BY_NAME[name].in_full(self.side_names) for name in names)
        with self._act(f"Confirm {labels}"):
            for name in names:
                self._desk.swaps.check(swap, name, assembled.values[name].fingerprint)

    def _assert_may_confirm(self, value: Value) -> None:
        label = BY_NAME[value.column].in_full(self.side_names)
        if typing_wanted(value, self.settings):
            raise NotAllowed(f"{label}: this desk wants it typed from its quote, unseen.")
        against = why_not_confirm(value, self.settings, self.person)
        if against is not None:
            raise NotAllowed(f"{label}: {against}.")

    def answer_duplicate(self, swap: SwapId, other: SwapSummary, reason: str) -> None:
        """It is another swap than `other`, because of `reason`."""
        with self._act(f"Not the same as {other.code}", reason):
            self._desk.swaps.answer(swap, duplicate_key(other), reason)

    def merge(self, swap: SwapId, into: SwapId) -> None:
        """It is the same swap: claims, remarks and decisions move over. Raises NotAllowed on sealed ones."""
        with self._act(f"{self.swap(swap).record.code} is {self.swap(into).record.code}"):
            self._desk.swaps.merge(swap, into)

    def split(self, swap: SwapId, claims: Collection[ClaimId], why: str) -> SwapId:
        """These claims are about another swap, because of `why`: they and what was decided on them become a new one.

        Raises NotAllowed on a sealed swap, without a reason, and when none or all of its claims are named.
        """
        if not why.strip():
            raise NotAllowed("Say why these are two swaps.")
        with self._act(f"Split {self.swap(swap).record.code}", why):
            return self._desk.swaps.split(swap, claims, why)

    def verify(self, swap: SwapId) -> None:
        """Seal the swap. Raises NotAllowed with what is missing."""
        assembled = self.swap(swap)
        wanting = self.missing(assembled)
        if wanting:
            raise NotAllowed("Not yet verified. " + " · ".join(m.sentence for m in wanting[:3]))
        with self._act(f"Verify {assembled.record.code}"):
            self._desk.swaps.verify(swap)

    def reopen(self, swap: SwapId, why: str) -> None:
        """Open a verified swap again. Raises NotAllowed without a reason."""
        if not why.strip():
            raise NotAllowed("Say why the swap is opened again.")
        with self._act(f"Reopen {self.swap(swap).record.code}", why):
            self._desk.swaps.reopen(swap)

    # -- export ---------------------------------------------------------------------------------------------------

    def export(self, target: Path, *, spreadsheet: bool = False, drafts: bool = False) -> tuple[Path, ...]:
        """Write the bundle into a folder, or swaps.csv alone where the target ends in .csv."""
        from curator.exporting import export_bundle, export_swaps  # would hold up the start

        data = self.export_data()
        if target.suffix.lower() == ".csv":
            export_swaps(data, target, spreadsheet=spreadsheet, drafts=drafts)
            return (target,)
        return export_bundle(data, target, spreadsheet=spreadsheet, drafts=drafts)

    def export_data(self) -> "ExportData":
        """Everything an export is made from, read at one moment."""
        return self._desk.export_data()


def _not_blank(source: Article, start: int, end: int) -> tuple[int, int]:
    """The selected words without blanks around them. Raises InputRefused when there are none: nobody selected more."""
    start, end = trimmed(source.text, start, end)
    if start == end:
        raise InputRefused("There are no words in the selection; select the words that say it.")
    return start, end


def _short(words: str, most: int = 40) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
