"""A leg that the desk's two sides do not cover: who was returned from whom to whom, as one value of text.

Written "52 civilians from Belarus to Lithuania", the same on the form, when typed and in the claims of a desk; legs.csv
has it in columns. Source: CODEBOOK "More than two parties".
"""

import re
from dataclasses import dataclass

from curator.count_phrases import counted_in
from curator.countries import one_name
from curator.model import Category, Party, Reading, Side
from curator.parties import name_of, side_named
from curator.selections import Finding, Selection, shortened, unreadable

_WRITTEN = re.compile(
    rf"(?P<low>\d+)(?:\.\.(?P<high>\d+))?(?: (?P<category>{'|'.join(Category)}))? from (?P<source>[^;]+?)"
    r" to (?P<target>[^;]+)"
)
_NAME = r"(?:the\s)?(?P<name>[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?:\s[A-ZА-ЯЁІЇЄҐ][\w’'-]*)*)"
_HAS = r"\s(?:has\s|had\s|have\s|also\s)*"
_SOURCE = re.compile(
    rf"\b(?:from|by)\s{_NAME}|{_NAME.replace('name', 'giver')}{_HAS}"
    r"(?:releas|freed\b|handed over|transferred|delivered|extradited|surrendered|sent\b|gave\b)"
)
_TARGET = re.compile(
    rf"\bto\s{_NAME}|{_NAME.replace('name', 'taker')}{_HAS}(?:received|welcomed|got\b|took\s(?:in|back)\b)"
)
_UNREAD = "These words do not say how many, from whom and to whom; write it like “52 from Belarus to Lithuania”."


@dataclass(frozen=True, slots=True)
class Leg:
    """So many people (`low` = `high` where the number is known) of a category, returned from one party to another."""

    low: int
    high: int
    category: Category
    source: str
    target: str

    @property
    def number(self) -> str:
        """As the value of a count is written: "52", or "50..52"."""
        return str(self.low) if self.low == self.high else f"{self.low}..{self.high}"

    def __str__(self) -> str:
        """As it is kept in a claim."""
        kind = "" if self.category is Category.TOTAL else f" {self.category}"
        return f"{self.number}{kind} from {self.source} to {self.target}"


def leg_of(value: str) -> Leg:
    """The leg that a claim's value says. Raises ValueError where it says none."""
    match = _WRITTEN.fullmatch(value)
    if match is None:
        raise ValueError(f"no leg: {value!r}")
    low = int(match["low"])
    high = int(match["high"] or low)
    source, target = match["source"].strip(), match["target"].strip()
    if low > high or source.casefold() == target.casefold():
        raise ValueError(f"no leg: {value!r}")
    return Leg(low, high, Category(match["category"] or Category.TOTAL), source, target)


def side_of(leg: Leg, sides: tuple[Party, Party]) -> Side:
    """The desk's side to which a leg returned people of the other: a count of that side; NONE for a leg of others."""
    ends = side_named(leg.source, sides), side_named(leg.target, sides)
    return ends[1] if ends in ((Side.A, Side.B), (Side.B, Side.A)) else Side.NONE


def why_no_other(leg: Leg, sides: tuple[Party, Party]) -> str:
    """In a sentence, why a leg of the desk's two sides is none of the other legs; "" for one of others."""
    side = side_of(leg, sides)
    if side is Side.NONE:
        return ""
    where = f"“Returned to {name_of(side, sides)}”"
    return f"From {leg.source} to {leg.target} is between the two sides: it belongs to {where}."


def read_leg(selection: Selection) -> tuple[Finding, ...]:
    """The one number of people in the words, with the party that they come from and the one that they go to."""
    counted, ends = counted_in(selection), _ends(selection.read) or _ends(selection.around)
    if len(counted) != 1 or ends is None:
        return unreadable(_UNREAD)
    one = counted[0].number
    low, high = (one.value, one.value) if one.value is not None else (one.low, one.high)
    if low is None or high is None:
        return unreadable(_UNREAD)
    category = next((kind for kind in counted[0].categories if kind is not Category.TOTAL), Category.TOTAL)
    leg = Leg(low, high, category, *ends)
    refusal = why_no_other(leg, selection.sides)
    if refusal:
        return unreadable(refusal)
    why = f"“{shortened(selection.words)}” → {leg}"
    return (Finding(str(leg), why, qualifier=one.qualifier, reading=Reading.INTERPRETED),)


def _ends(words: str) -> tuple[str, str] | None:
    """The party that people come from and the one they go to; None where the words do not say both."""
    source, target = _SOURCE.search(words), _TARGET.search(words)
    if source is None or target is None:
        return None
    ends = one_name(source["name"] or source["giver"]), one_name(target["name"] or target["taker"])
    return None if ends[0].casefold() == ends[1].casefold() else ends
