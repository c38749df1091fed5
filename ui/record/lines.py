"""The quotes under a value as plain lines: which words, who says it, who prints it, and what differs."""

from collections.abc import Mapping
from dataclasses import replace

from curator.columns import Column
from curator.model import Article, ArticleId, Claim, ClaimField, ClaimId, Party, Quote, Reading
from curator.swaps import Value
from curator.text import clipped
from curator.values import value
from ui.record.phrases import claimed, decided, details, stance
from ui.words import tr

CLAIM, DECISION, FINDING, ANSWERED = "claim", "decision", "finding", "answered"
QUESTION, NOTE = "question", "note"
_SHORT = 30
"""Code points; a quote shorter than this is shown with the words around it."""
_AROUND = 20
"""Code points of context on each side of a short quote, cut at a word."""


@value
class QuoteLine:
    """One line below a value: one quote of one claim (or a claim typed by hand, without any)."""

    claim_id: ClaimId
    article_id: ArticleId | None
    """None when the claim has no quote."""
    start: int
    end: int
    """Code points of the article's text; 0 and 0 without a quote."""
    label: str
    """Which column, where several share one place; else ""."""
    value: str
    """What the claim says, where that is not plain from the value above; else ""."""
    before: str
    words: str
    after: str
    source: str
    """Claimant and publisher, with a dot between."""
    explanation: str
    radio: bool
    """Shown as one of several to choose from."""
    adopted: bool
    unsourced: bool
    kind: str = CLAIM
    """A claim's line, or one of the lines beside the claims: `DECISION`, `FINDING`, `ANSWERED`, `QUESTION`, `NOTE`."""
    key: str = ""
    """Of a line beside the claims: what it is asked or answered by."""
    saying: str = ""
    """What is said: lines of one field with the same are agreeing claims; "" for what never folds."""
    details: str = ""
    """What the ledger holds of the claim beside its line."""
    folded: str = ""
    """How many agree and who they are, where they are folded into this line."""
    opened: bool = False
    """Shown in full, with the details."""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader and for the tool tip."""
        if self.kind != CLAIM:
            return self.words
        said = tr("“{words}”", words=self.words) if self.words else tr("typed by hand, unsourced")
        details = self.details if self.opened else ""
        chosen = (tr("adopted") if self.adopted else tr("not adopted")) if self.radio else ""
        return " – ".join(
            part
            for part in (self.label, self.value, chosen, said, self.source, self.explanation, details, self.folded)
            if part
        )


class ColumnLines:
    """The lines of one column. An act changes one claim of what may be hundreds: the lines of the others are kept."""

    def __init__(
        self, column: Column, articles: Mapping[ArticleId, Article], sides: tuple[Party, Party], label: str = ""
    ) -> None:
        self._column, self._articles, self._sides, self._label = column, articles, sides, label
        self._value: Value | None = None
        self._lines: tuple[QuoteLine, ...] = ()
        """Those of `_value`."""
        self._made: dict[ClaimId, _Made] = {}

    def of(self, value: Value) -> tuple[QuoteLine, ...]:
        """The lines of a value: the adopted claims first where claims differ, else in the order they were made."""
        if value != self._value:
            self._value, self._lines = value, self._arranged(value)
        return self._lines

    def _arranged(self, value: Value) -> tuple[QuoteLine, ...]:
        adopted = {claim.id for claim in value.adopted}
        claims = sorted(value.claims, key=lambda claim: claim.id not in adopted) if value.differing else value.claims
        listed = len({claim.value for claim in claims}) > 1
        made = {}
        for claim in claims:
            tells = value.differing or listed or claim.value is None or claim.value != value.value
            made[claim.id] = self._of_claim((claim, tells, value.differing, claim.id in adopted))
        self._made = made
        lines = _with_decision([line for one in made.values() for line in one.lines], value)
        if value.differing:
            return tuple(lines)  # each is one of several to choose from, and says of what
        return tuple(replace(line, label="") if place and line.label else line for place, line in enumerate(lines))

    def _of_claim(self, shown: "_Shown") -> "_Made":
        claim, tells, radio, adopted = shown
        kept = self._made.get(claim.id)
        if kept is not None and kept.shown == shown:
            return kept
        words = claimed(self._column, claim, self._sides) if tells else ""
        said = " ".join(part for part in (words, stance(claim)) if part)
        common = _Common(self._label, said, radio, adopted, _saying(claim), details(claim))
        quoted = tuple(_quoted(claim, quote, self._articles.get(quote.article), common) for quote in claim.quotes)
        return _Made(shown, quoted or (_by_hand(claim, common),))


_Shown = tuple[Claim, bool, bool, bool]
"""A claim, whether its lines say its value, whether it is one of several to choose from, whether it is adopted."""


@value
class _Made:
    """The lines of one claim, and all that they were made from beside the column."""

    shown: _Shown
    lines: tuple[QuoteLine, ...]


@value
class _Common:
    """What all lines of one claim share."""

    label: str
    value: str
    radio: bool
    adopted: bool
    saying: str
    details: str


def _saying(claim: Claim) -> str:
    """What a claim says, so that claims that say the same can be told; how firmly counts, who says it does not."""
    return f"{claim.value}|{claim.qualifier}|{stance(claim)}|{claim.scope or ''}"


def _with_decision(lines: list[QuoteLine], value: Value) -> list[QuoteLine]:
    """Why the column is as it is, below the claim that was adopted, or first where a state was chosen."""
    choice = value.choice
    why = decided(choice) if choice is not None else ""
    if choice is None or not why:
        return lines
    if choice.claim is None:
        return [aside(DECISION, why), *lines]
    at = next((n for n, line in enumerate(lines) if line.claim_id == choice.claim), None)
    if at is None:
        return lines
    explanation = " · ".join(part for part in (lines[at].explanation, why) if part)
    return [*lines[:at], replace(lines[at], explanation=explanation), *lines[at + 1 :]]


def aside(kind: str, sentence: str, key: str = "") -> QuoteLine:
    """A line beside the claims."""
    return QuoteLine(ClaimId(0), None, 0, 0, "", "", "", sentence, "", "", "", False, False, False, kind, key)


def _quoted(claim: Claim, quote: Quote, article: Article | None, common: _Common) -> QuoteLine:
    words = _one_line(quote.text)
    short = len(words) < _SHORT
    publisher = "" if article is None else article.publisher or article.name
    told = claim.field is ClaimField.DATE or claim.value is None or claim.reading is not Reading.STATED
    return QuoteLine(
        claim_id=claim.id,
        article_id=quote.article,
        start=quote.start,
        end=quote.end,
        label=common.label,
        value=common.value,
        before=_tail(quote.prefix) if short else "",
        words=words,
        after=_head(quote.suffix) if short else "",
        source=_source(claim, publisher),
        explanation=claim.explanation if told else "",
        radio=common.radio,
        adopted=common.adopted,
        unsourced=False,
        saying=common.saying,
        details=common.details,
    )


def _by_hand(claim: Claim, common: _Common) -> QuoteLine:
    return QuoteLine(
        claim_id=claim.id,
        article_id=None,
        start=0,
        end=0,
        label=common.label,
        value=common.value,
        before="",
        words="",
        after="",
        source=claim.note or tr("no source named"),
        explanation=claim.explanation,
        radio=common.radio,
        adopted=common.adopted,
        unsourced=True,
        saying=common.saying,
        details=common.details,
    )


def _source(claim: Claim, publisher: str) -> str:
    names = [claim.claimant, tr("via {name}", name=claim.relayed_by) if claim.relayed_by else "", publisher]
    shown = list(dict.fromkeys(clipped(name) for name in names if name))
    return " · ".join(shown)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tail(prefix: str) -> str:
    """The last words before a quote, within one paragraph, as context."""
    text = prefix.rpartition("\n")[2]
    cut = text[-_AROUND:]
    if len(cut) < len(text) or len(text) == len(prefix) == 32:
        cut = "…" + cut.partition(" ")[2]
    return cut


def _head(suffix: str) -> str:
    """The first words after a quote, within one paragraph, as context."""
    text = suffix.partition("\n")[0]
    cut = text[:_AROUND]
    return cut.rpartition(" ")[0] + "…" if len(cut) < len(text) else cut
