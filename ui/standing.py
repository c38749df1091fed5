"""How the open swap stands: what is missing, what does not fit, what is proposed, and which may be the same."""

from curator.model import Claim, SwapSummary
from curator.swaps import Swap
from curator.values import value
from curator.verification import Missing
from ui.record.views import Known
from ui.workspace import Workspace


@value
class Standing:
    """What is known of a swap beside its values; of no swap nothing."""

    missing: tuple[Missing, ...] = ()
    """What stands between it and "verified"."""
    likely_same: tuple[SwapSummary, ...] = ()
    """Others that may be the same one, as long as nobody has said."""
    proposed: tuple[Claim, ...] = ()
    """Claims that could fill empty fields, from words already cited."""
    known: Known = Known()
    """What the form shows beside its values: remarks, what does not fit, and its sources."""


def standing_of(workspace: Workspace, swap: Swap) -> Standing:
    """Everything that is known of a swap."""
    found = workspace.findings
    findings = tuple((one, found.answer_to(swap, one)) for one in found.of(swap))
    sources = found.sources(swap)
    return Standing(
        missing=() if swap.sealed else workspace.swaps.missing(swap),
        likely_same=workspace.swaps.likely_same(swap),
        proposed=workspace.swaps.proposals(swap),
        known=Known(workspace.remarks.of_swap(swap.id), findings, sources.independent, sources.confirmed_by),
    )


def standing_at_first(workspace: Workspace, swap: Swap) -> Standing:
    """What costs nothing to know, for the first paint: no other swap is asked and nothing is read."""
    missing = () if swap.sealed else workspace.swaps.missing(swap, alone=True)
    return Standing(missing, known=Known(workspace.remarks.of_swap(swap.id)))
