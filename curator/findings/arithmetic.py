"""Whether the numbers of a swap fit each other. Source: CODEBOOK "Counts" 2 and 5, "Units" (planned numbers)."""

import re
from collections.abc import Iterator, Mapping

from curator.agreement import bounds
from curator.columns import BY_NAME, COLUMNS
from curator.findings.finding import Finding, FindingKind, found
from curator.model import Article, ArticleId, Claim, ClaimField, Side, Status
from curator.patterns import pattern
from curator.swaps import Swap, Value
from curator.text import sentence_at

_BOTH = (Side.A, Side.B)
_EQUAL = pattern(
    r"\b(?:equal|identical|the same) numbers?\b|\bon (?:a )?parity\b|\b(?:one|1)[- ]for[- ](?:one|1)\b"
    r"|\b(?:рівн\w+|однаков\w+|равн\w+|одинаков\w+) (?:кільк\w+|числ\w+|количеств\w+)|\b(?:порівну|поровну)\b",
    re.I,
)
_DIGITS = r"(\d{1,3}(?:[, ]\d{3})+|\d{1,6})"
_N_FOR_N = pattern(rf"(?<![\w-]){_DIGITS}\s?[-‐‑–—]?\s?(?:for|на|за)\s?[-‐‑–—]?\s?{_DIGITS}(?!\w)", re.I)
_NOT_YET = (Status.PLANNED, Status.AGREED, Status.CANCELLED, Status.POSTPONED)


def of_sides(swap: Swap, names: tuple[str, str]) -> Iterator[Finding]:
    """Each side's total against what the sources span and against its parts: what keeps a swap from being verified."""
    for side in _BOTH:
        total = swap.values[f"to_{side}"]
        if total.number is not None:
            yield from _span(total, names)
            yield from _parts(swap, side, total, names)


def _span(total: Value, names: tuple[str, str]) -> Iterator[Finding]:
    low, high, number = total.low, total.high, total.number or 0
    if low is not None and high is not None and not low <= number <= high:
        label = BY_NAME[total.column].named(names)
        sentence = f"{label}: {number} is outside what the sources say ({low} to {high})"
        yield found(FindingKind.SPAN, (total.column,), sentence, total.claims, number)


def _parts(swap: Swap, side: Side, total: Value, names: tuple[str, str]) -> Iterator[Finding]:
    label, number = BY_NAME[total.column].named(names), total.number or 0
    soldiers, civilians = (swap.values[f"to_{side}_{part}"] for part in ("servicemen", "civilians"))
    if soldiers.number is not None and civilians.number is not None and soldiers.number + civilians.number != number:
        sentence = f"{label}: {soldiers.number} servicemen and {civilians.number} civilians do not make {number}"
        yield _among(FindingKind.PARTS, sentence, total, soldiers, civilians)
    for column in COLUMNS:
        part = swap.values[column.name]
        if column.field is ClaimField.COUNT and column.side is side and (part.number or 0) > number:
            sentence = f"{label}: {part.number} {column.label.lower()} are more than the total of {number}"
            yield _among(FindingKind.PARTS, sentence, part, total)


def _among(kind: FindingKind, sentence: str, *values: Value, more: tuple[Claim, ...] = ()) -> Finding:
    """A finding about adopted values: caused by the claims behind them and by the values themselves."""
    claims = [claim for value in values for claim in value.adopted]
    columns = [value.column for value in values]
    return found(kind, columns, sentence, [*claims, *more], *(value.value for value in values))


def published_total(swap: Swap) -> Iterator[Finding]:
    """The two sides against the total as published: exact, about or at least, as its words say."""
    total, (a, b) = swap.values["total_reported"], _totals(swap)
    if total.value is None or a.number is None or b.number is None:
        return
    from curator.numbers import find_numbers  # its patterns would hold up the start

    numbers = find_numbers(total.value)
    if len(numbers) != 1 or numbers[0].value is None:
        return
    number, together = numbers[0], a.number + b.number
    low, high = bounds(number.qualifier, str(number.value))
    each = a.number == b.number == number.value  # "exchanged 390" often means 390 each
    if not low <= together <= high and not each:
        sentence = f"{a.number} and {b.number} make {together}, not “{total.value}” as published"
        yield _among(FindingKind.TOTAL, sentence, total, a, b)


def equal_numbers(swap: Swap, articles: Mapping[ArticleId, Article]) -> Iterator[Finding]:
    """The two sides against a source that gives both the same number, or says that the numbers are equal."""
    a, b = _totals(swap)
    if a.number is None or b.number is None or a.number == b.number:
        return
    each = [claim for claim in a.claims if claim.side is Side.EACH]
    said = each or [claim for claim in (*a.adopted, *b.adopted) if _says_equal(claim, articles)]
    if said:
        words = f"“{said[0].value_text}” each" if each else "Equal numbers"
        sentence = f"{words} is said, and yet {a.number} and {b.number} are adopted"
        yield _among(FindingKind.EQUAL, sentence, a, b, more=tuple(said))


def _says_equal(claim: Claim, articles: Mapping[ArticleId, Article]) -> bool:
    for quote in claim.quotes:
        article = articles.get(quote.article)
        if article is not None and _EQUAL.search(article.text, *sentence_at(article.text, quote.start)):
            return True
    return False


def n_for_n(swap: Swap, articles: Mapping[ArticleId, Article]) -> Iterator[Finding]:
    """The two sides against "N for M" in a sentence that a count is cited from, whichever side it names first.

    A pair that is the deal's, or larger than both sides, is of a whole that this swap may be a stage of.
    """
    a, b = _totals(swap)
    if a.number is None or b.number is None:
        return
    for claim in dict.fromkeys((*a.adopted, *b.adopted)):
        for one, other, words in _formulas(claim, articles):
            whole = max(one, other) > max(a.number, b.number) or swap.values["deal"].value == f"{one}-for-{other}"
            if not whole and {(a.number, b.number), (b.number, a.number)}.isdisjoint({(one, other)}):
                sentence = f"“{words}” is said, and yet {a.number} and {b.number} are adopted"
                yield _among(FindingKind.EQUAL, sentence, a, b, more=(claim,))
                return


def _formulas(claim: Claim, articles: Mapping[ArticleId, Article]) -> Iterator[tuple[int, int, str]]:
    """Each "N for M" of the sentences that a claim is cited from: the two numbers, and the words."""
    for quote in claim.quotes:
        article = articles.get(quote.article)
        if article is not None:
            for match in _N_FOR_N.finditer(article.text, *sentence_at(article.text, quote.start)):
                one, other = (int(re.sub(r"\D", "", digits)) for digits in match.groups())
                yield one, other, match.group()


def deal(swap: Swap, names: tuple[str, str]) -> Iterator[Finding]:
    """A stage's counts against its deal: no stage is larger than the whole (1000-for-1000)."""
    whole = swap.values["deal"]
    parts = [part for part in (whole.value or "").split("-for-") if part.isdigit()]
    if not parts:
        return
    planned = dict(zip(_BOTH, (int(part) for part in (parts[0], parts[-1])), strict=True))
    for side, value in zip(_BOTH, _totals(swap), strict=True):
        if value.number is not None and value.number > planned[side]:
            label = BY_NAME[value.column].named(names)
            sentence = f"{label}: {value.number} are more than the {planned[side]} of the whole deal ({whole.value})"
            yield _among(FindingKind.DEAL, sentence, value, whole)


def planned(swap: Swap, names: tuple[str, str]) -> Iterator[Finding]:
    """Counts of what has not happened: a planned or cancelled swap returns nobody."""
    status = swap.values["status"]
    if status.value not in _NOT_YET:
        return
    for value in _totals(swap):
        if value.number:
            label, said = BY_NAME[value.column].named(names), (status.value or "").replace("_", " ")
            sentence = f"{label}: {value.number} of a swap that is {said}; what is planned is no count"
            yield _among(FindingKind.PLANNED, sentence, value, status)


def _totals(swap: Swap) -> tuple[Value, Value]:
    return swap.values["to_a"], swap.values["to_b"]
