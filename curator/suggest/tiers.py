"""How far a suggestion may be trusted: cross-checks, confidence, tier.

Until there is a corpus of articles coded by hand, nothing here is measured on one. The confidences are the hit rates
that the study of SUGGESTIONS 0 saw by kind of evidence (any direction .87, sure and unflagged .97, corroborated 1.0),
rounded down; they order suggestions and promise nothing. Tier A is kept for the narrow case in which that study made
no mistake: rule and direction sure, another sentence or the arithmetic agrees, nothing contradicts, and the article
dates no more than one handover that took place.
"""

from collections import defaultdict
from collections.abc import Iterable

from curator.model import Category, ClaimField, Modality, Qualifier
from curator.suggest.events import Events
from curator.suggest.suggestions import Suggestion, Tier

_DONE = (Modality.ASSERTS, Modality.CONFIRMS)
_SURE, _UNSURE, _AGREED, _SHOWN = 0.86, 0.72, 0.95, 0.4


def rate(suggestions: Iterable[Suggestion], events: Events) -> None:
    """Cross-check the suggestions and set flags, confidence and tier of each."""
    found = list(suggestions)
    _compare(found)
    taken_place = [event for event in events.dated.values() if event.role in ("main", "past")]
    for one in found:
        _rate(one, single=len(taken_place) == 1)


def _compare(found: list[Suggestion]) -> None:
    """Totals of one side and event that differ contradict each other; equal ones of both sides agree."""
    totals: dict[tuple[int, str], list[Suggestion]] = defaultdict(list)
    for one in found:
        if one.field is ClaimField.COUNT and one.category is Category.TOTAL and one.side and one.modality in _DONE:
            totals[id(one.event), one.side].append(one)
    for same in totals.values():
        exact = [one for one in same if one.qualifier is Qualifier.EXACT]
        if len({one.value for one in exact}) < 2:
            continue
        for one in exact:
            one.flags.append("conflict")
        if any(one.sure for one in exact):
            for one in exact:
                one.offered = one.offered and one.sure


def _rate(one: Suggestion, *, single: bool) -> None:
    if not one.offered or one.modality not in _DONE or (one.field is ClaimField.COUNT and one.side is None):
        one.tier, one.confidence = Tier.C, _SHOWN
        return
    agreed = one.sure and one.supports > 0 and not one.flags
    one.confidence = _AGREED if agreed else _SURE if one.sure else _UNSURE
    one.confidence = round(max(0.3, one.confidence - 0.1 * len(one.flags)), 2)
    dated = one.event.role == "main" and one.event.date is not None and not one.event.weak
    certain = agreed and dated and single and one.qualifier is Qualifier.EXACT
    one.tier = Tier.A if certain else Tier.B
