"""What the second opinion looks at to say whether a date is the day of a handover.

Source: SUGGESTIONS 2.3 (2, 7), D1-D6, E1-E5.
"""

from collections.abc import Iterator
from datetime import date

from curator.suggest.blocks import Part
from curator.suggest.count_features import words_around
from curator.suggest.days import Day, tells_of_earlier
from curator.suggest.linear import Seen
from curator.suggest.tokens import Tokens

_BONES = frozenset(
    {"<swap>", "<return>", "<free>", "<give>", "<home>", "<get>", "<plan>", "<talks>", "<say>", "<past>"}
)
LIKELY = 0.3
"""A date less likely than this to be that of a handover is none that a number is asked about."""


def day_features(
    days: tuple[Day, ...], index: int, same: list[Day], tokens: dict[int, Tokens], published: str | None
) -> list[Seen]:
    """The features of one date; `same` are the mentions of that day, itself among them."""
    day = days[index]
    words = tokens.get(day.sentence.index)
    found = [Seen(name) for name in _of_reading(days, index, same, published)]
    if words is None:
        return [*found, Seen("unread")]
    first, last = words.at(day.start), words.at(day.end)
    found += words_around(words, first, last)
    found += [Seen(f"in:{word}") for word in sorted(words.tags)]
    before = tokens.get(day.sentence.index - 1)
    found += [Seen(f"pre:{word}") for word in sorted(before.tags & _BONES)] if before else []
    return found


def _of_reading(days: tuple[Day, ...], index: int, same: list[Day], published: str | None) -> Iterator[str]:
    """The reading, what the rules made of it, where it stands and how often it is said."""
    day = days[index]
    finding, sentence = day.finding, day.sentence
    yield f"role={day.role}"
    yield f"dateline={day.dateline}|{any(one.dateline for one in same[:8])}"
    yield f"written again={any(one.dateline for one in same[:8]) and len(same) > 1}"
    yield f"precision={finding.precision}"
    yield f"basis={finding.basis}"
    yield f"mood={finding.modality}"
    yield f"part={sentence.part}"
    place = "title" if sentence.part is Part.TITLE else min(sentence.index // 2, 4)
    yield f"at={place}"
    yield f"past={sentence.readable and tells_of_earlier(sentence.text) is not None}|{day.role}"
    gap = gap_of(day.edtf, published)
    yield f"gap={gap}"
    yield f"gap={gap}|{day.role}"
    yield f"again={min(3, len(same))}|{gap}"
    yield f"again_as={','.join(sorted({str(one.role) for one in same[:8]}))}"
    yield f"first={index == 0}|{place}"
    near = days[max(0, index - 4) : index + 5]
    yield f"alone={sum(one.sentence is sentence for one in near)}"


def gap_of(edtf: str | None, published: str | None) -> str:
    """How long before publication a day is, roughly."""
    if edtf is None or published is None or len(edtf) != 10:
        return "-" if edtf is None else f"len{len(edtf)}"
    days = (date.fromisoformat(published) - date.fromisoformat(edtf)).days
    return "+" if days < 0 else str(next(limit for limit in (0, 1, 2, 4, 7, 14, 31, 92, 366, 99_999) if days <= limit))
