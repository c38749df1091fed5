"""The quotes under a value as plain lines: which words, who says it, who prints it, and what differs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from curator.columns import Column
from curator.model import Article, ArticleId, Claim, ClaimField, ClaimId, Party, Quote, Reading
from curator.swaps import Value
from ui.record.phrases import claimed, stance
from ui.words import tr

_SHORT = 30
"""Code points; a quote shorter than this is shown with the words around it."""
_AROUND = 20
"""Code points of context on each side of a short quote, cut at a word."""


@dataclass(frozen=True, slots=True)
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

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader and for the tool tip."""
        said = tr("“{words}”", words=self.words) if self.words else tr("typed by hand, unsourced")
        chosen = (tr("adopted") if self.adopted else tr("not adopted")) if self.radio else ""
        return " – ".join(
            part for part in (self.label, self.value, chosen, said, self.source, self.explanation) if part
        )


def lines_of(
    column: Column,
    value: Value,
    articles: Mapping[ArticleId, Article],
    sides: tuple[Party, Party],
    label: str = "",
) -> tuple[QuoteLine, ...]:
    """The lines of one column: the adopted claims first where claims differ, else in the order they were made."""
    adopted = {claim.id for claim in value.adopted}
    claims = sorted(value.claims, key=lambda claim: claim.id not in adopted) if value.differing else value.claims
    listed = len({claim.value for claim in claims}) > 1
    lines: list[QuoteLine] = []
    for claim in claims:
        tells = value.differing or listed or claim.value is None or claim.value != value.value
        said = " ".join(part for part in (claimed(column, claim, sides) if tells else "", stance(claim)) if part)
        common = (label, said, value.differing, claim.id in adopted)
        lines += [_quoted(claim, quote, articles.get(quote.article), common) for quote in claim.quotes]
        if not claim.quotes:
            lines.append(_by_hand(claim, common))
    if value.differing:
        return tuple(lines)  # each is one of several to choose from, and says of what
    return tuple(replace(line, label="") if place else line for place, line in enumerate(lines))


def _quoted(claim: Claim, quote: Quote, article: Article | None, common: tuple[str, str, bool, bool]) -> QuoteLine:
    label, value, radio, adopted = common
    words = _one_line(quote.text)
    short = len(words) < _SHORT
    publisher = "" if article is None else article.publisher or article.name
    told = claim.field is ClaimField.DATE or claim.value is None or claim.reading is not Reading.STATED
    return QuoteLine(
        claim_id=claim.id,
        article_id=quote.article,
        start=quote.start,
        end=quote.end,
        label=label,
        value=value,
        before=_tail(quote.prefix) if short else "",
        words=words,
        after=_head(quote.suffix) if short else "",
        source=_source(claim, publisher),
        explanation=claim.explanation if told else "",
        radio=radio,
        adopted=adopted,
        unsourced=False,
    )


def _by_hand(claim: Claim, common: tuple[str, str, bool, bool]) -> QuoteLine:
    label, value, radio, adopted = common
    note = claim.note or tr("no source named")
    return QuoteLine(claim.id, None, 0, 0, label, value, "", "", "", note, claim.explanation, radio, adopted, True)


def _source(claim: Claim, publisher: str) -> str:
    names = [claim.claimant, tr("via {name}", name=claim.relayed_by) if claim.relayed_by else "", publisher]
    shown = list(dict.fromkeys(_clipped(name) for name in names if name))
    return " · ".join(shown)


def _clipped(name: str, most: int = 40) -> str:
    name = _one_line(name)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


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
