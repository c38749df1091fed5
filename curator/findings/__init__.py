"""What does not fit in a swap: arithmetic and sense, each finding beside the quotes that cause it.

Source: CODEBOOK "Counts" 5, "Dates", "A swap may be verified when".
"""

from collections.abc import Iterable, Mapping

from curator.findings.arithmetic import deal, equal_numbers, n_for_n, of_sides, planned, published_total
from curator.findings.days import after_publication, series, two_days
from curator.findings.finding import Finding, FindingKind
from curator.model import Article, ArticleId, Party, SwapSummary
from curator.swaps import Swap, summarise

__all__ = ["Finding", "FindingKind", "findings", "open_findings"]


def findings(
    swap: Swap,
    articles: Mapping[ArticleId, Article],
    others: Iterable[SwapSummary],
    sides: tuple[Party, Party],
) -> tuple[Finding, ...]:
    """Everything that does not fit in a swap, answered or not: what blocks its verification first.

    `articles` are those its quotes stand in, `others` the swaps of the desk (itself may be among them).
    """
    names = (sides[0].name, sides[1].name)
    return (
        *of_sides(swap, names),
        *planned(swap, names),
        *two_days(swap),
        *after_publication(swap, articles),
        *published_total(swap),
        *equal_numbers(swap, articles),
        *n_for_n(swap, articles),
        *deal(swap, names),
        *series(swap, summarise(swap), others),
    )


def open_findings(swap: Swap, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that nobody has answered as they stand; an answer with no reason is none."""
    answered = {answer.key for answer in swap.record.answers if answer.reason.strip()}
    return tuple(finding for finding in found if finding.key not in answered)
