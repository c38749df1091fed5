"""What may be said of an article: to whom how many came back; and what speaks for it where it is said.

Source: SUGGESTIONS 3 (steps 7 to 9).
"""

from collections import defaultdict

from curator.model import Category, Side
from curator.suggest.verdicts import Verdict
from curator.values import value

Fact = tuple[Side, Category, int]
"""To whom, of what category, how many; servicemen and the total are one."""


@value
class Opinion:
    """How likely it is that a number (by its index among the verdicts) counts people of a category back to a side."""

    index: int
    fact: Fact
    number: float
    """That it is a count at all."""
    side: float
    """That it is this side's, if it is one."""

    @property
    def both(self) -> float:
        """Both together."""
        return self.number * self.side


@value
class Link:
    """The day a fact belongs to (None for none that is named), how likely that is, and that it is a handover's."""

    day: str | None
    p: float
    likely: float
    main: bool
    """Whether it is the likeliest day of the article."""


def facts_of(opinions: tuple[Opinion, ...]) -> dict[Fact, list[Opinion]]:
    """The opinions by what they would say, the likeliest first."""
    found: dict[Fact, list[Opinion]] = defaultdict(list)
    for one in opinions:
        found[one.fact].append(one)
    return {fact: sorted(said, key=lambda one: (-one.both, one.index)) for fact, said in found.items()}


def rule_says(verdict: Verdict, side: Side) -> str:
    """What the rules say of a side: + or - (surely or not), 0 for neither, nothing for no frame; v for a veto."""
    if verdict.frame is None:
        return "none" if verdict.veto is None else "vetoed"
    found = verdict.frame.direction.side
    sign = "0" if found is Side.NONE else "+" if found in (side, Side.EACH) else "-"
    return f"{sign}{'sure' if verdict.sure else ''}{'v' if verdict.veto else ''}"
