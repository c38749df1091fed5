"""How far a suggestion may be trusted: measured, not set by hand.

A count's confidence is the second opinion's, which has weighed the rule, the words, the other numbers and the
arithmetic; a date's likewise. What the second opinion is not asked is trusted as far as its rule was right on the
articles coded by hand (Laplace-smoothed). The cuts between the tiers are those that held on articles of other events
than the training's: both lie in the data file that `tests/articles/train.py` writes.
"""

from collections import defaultdict
from collections.abc import Iterable

from curator.model import Category, ClaimField, Modality, Qualifier, Reading
from curator.suggest.linear import Weights
from curator.suggest.suggestions import LEARNT, Suggestion, Tier

_DONE = (Modality.ASSERTS, Modality.CONFIRMS)
_OF_PLANS = (ClaimField.DATE, ClaimField.DEAL, ClaimField.MEDIATOR)
_WHOLE = (Category.TOTAL, Category.SERVICEMEN)
_SHOWN = 0.4


def rate(suggestions: Iterable[Suggestion], weights: Weights) -> None:
    """Cross-check the suggestions and set flags, confidence and tier of each."""
    found = list(suggestions)
    for one in found:
        one.confidence = round(_confidence(one, weights), 3)
    _compare(one for one in found if one.confidence >= _SHOWN)
    trust = _trust(found, weights)
    for one in found:
        one.tier = _tier(one, trust.get(_fact(one), 0.0), weights)


def _fact(one: Suggestion) -> tuple[str | None, object, str]:
    """What a count says whatever its event; servicemen and the total are one."""
    return one.side, one.value, str(Category.TOTAL if one.category is Category.SERVICEMEN else one.category)


def _trust(found: Iterable[Suggestion], weights: Weights) -> dict[tuple[str | None, object, str], float]:
    """How far the best of the rules that say a count is to be trusted."""
    best: dict[tuple[str | None, object, str], float] = defaultdict(float)
    for one in found:
        if one.field is ClaimField.COUNT:
            best[_fact(one)] = max(best[_fact(one)], _rate(one.rule, weights))
    return best


def _rate(rule: str, weights: Weights) -> float:
    """The measured hit rate of a rule, with one hit and one miss added: a rule seldom seen is little trusted."""
    hits, n = weights.rules.get(rule, (0, 0))
    return 0.0 if rule == LEARNT else (hits + 1) / (n + 2)


def _confidence(one: Suggestion, weights: Weights) -> float:
    """How likely a suggestion is right in value, side and category."""
    if one.likely is not None:
        return one.likely
    return _rate(one.rule, weights) * (1.0 if one.offered else _SHOWN)


def _tier(one: Suggestion, trust: float, weights: Weights) -> Tier:
    """C unless likely enough to be offered; A where a trusted rule and the words agree and nothing is left open."""
    cuts, kind = weights.cuts, str(one.field)
    done = (one.modality in _DONE or one.likely is not None) and _took_place(one)
    if isinstance(one.value, tuple):
        return Tier.C  # a range bounds a count and is none itself (CODEBOOK "Counts" 3)
    if not done or not one.offered or one.overruled or (one.field is ClaimField.COUNT and one.side is None):
        return Tier.C
    trusted = one.field is not ClaimField.COUNT or trust >= cuts.get("rule.trusted", 1.0)
    least = cuts.get(f"{kind}.B", cuts.get("rule.B", 1.0))
    least = max(least, cuts.get("count.part", 0.0)) if _is_part(one) else least
    if one.confidence < least:
        return Tier.C
    stated = one.field is not ClaimField.COUNT or one.reading is not Reading.INFERRED
    plain = one.qualifier is Qualifier.EXACT and one.giver is None
    settled = stated and plain and not one.flags and one.event.date is not None
    sure = one.confidence * one.linked >= cuts.get(f"{kind}.A", 1.0)
    return Tier.A if trusted and settled and sure else Tier.B


def _is_part(one: Suggestion) -> bool:
    """Whether it counts some of those who came back: of them the words tell less, so they have a cut of their own."""
    return one.field is ClaimField.COUNT and one.category not in _WHOLE


def _took_place(one: Suggestion) -> bool:
    """Whether it is of a handover that took place, or may be said of a planned one too."""
    return one.event.role in ("main", "past") or one.field in _OF_PLANS


def _is_larger(other: Suggestion, one: Suggestion) -> bool:
    """Whether a total outdoes a smaller one that only the words tell: one that a rule says too, or a likelier one."""
    larger = isinstance(other.value, int) and isinstance(one.value, int) and other.value > one.value
    return larger and (other.rule != LEARNT or other.confidence > one.confidence)


def _compare(found: Iterable[Suggestion]) -> None:
    """Totals of one side (and giver) and event that differ contradict each other, and so do numbers of its servicemen.

    What only the words take for the total of servicemen is none beside a larger one, nor is what nobody wrote (a sum, a
    single person) beside a larger number that somebody did write.
    """
    alike: dict[tuple[int, str, str | None, Category], list[Suggestion]] = defaultdict(list)
    for one in found:
        if one.field is ClaimField.COUNT and one.side and one.modality in _DONE and one.category in _WHOLE:
            alike[id(one.event), one.side, one.giver, one.category].append(one)
    for (event, side, giver, _), same in alike.items():
        exact = [one for one in same if one.qualifier is Qualifier.EXACT]
        if len({one.value for one in exact}) < 2:
            continue
        servicemen = {one.value for one in alike.get((event, side, giver, Category.SERVICEMEN), ())}
        for one in exact:
            one.flags.append("conflict")
            part = one.category is Category.TOTAL and one.rule == LEARNT and one.value in servicemen
            one.overruled = part and any(_is_larger(other, one) for other in exact)
            if one.reading is Reading.INFERRED:
                stated = (other for other in exact if other.reading is not Reading.INFERRED)
                one.overruled = one.overruled or any(_is_larger(other, one) for other in stated)
