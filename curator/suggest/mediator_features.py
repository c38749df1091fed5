"""What the second opinion looks at to say whether a country or body mediated a handover that the article reports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.countries import may_mediate
from curator.model import Side
from curator.parties import side_named
from curator.suggest.count_features import words_around
from curator.suggest.ground import Ground
from curator.suggest.linear import Seen
from curator.suggest.tokens import SIDES

_HELPS = ("<mediate>", "<help>", "<thank>", "<talks>", "<plan>", "<cancel>", "<say>", "<swap>", "<free>", "<return>")
_PASSED_ON = re.compile(r"\b(?:by|of|from|to|with|від|за|от|при)\Z", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A country or body where an article names it (article positions), and the rule that takes it for a helper."""

    name: str
    sentence: int
    start: int
    end: int
    rule: str


def named_in(ground: Ground) -> list[Named]:
    """Every country or body that an article names in what is read of it, except the two sides."""
    found = []
    for sentence in ground.sentences:
        if sentence.index in ground.tokens:
            ruled = {one.start: one.rule for one in ground.helpers[sentence.index]}
            for start, end, name in ground.tokens[sentence.index].countries:
                at = sentence.start + start
                if side_named(sentence.text[start:end], ground.sides) is Side.NONE:
                    found.append(Named(name, sentence.index, at, sentence.start + end, ruled.get(at, "-")))
    return found


def mediator_features(ground: Ground, at: Named, mentions: int) -> list[Seen]:
    """The features of one name."""
    tokens = ground.tokens[at.sentence]
    first, last = tokens.at(at.start), tokens.at(at.end)
    found = list(words_around(tokens, first, last))
    found += [Seen(one) for one in _of_sentence(ground, at, mentions)]
    for step, side in ((-1, "left"), (1, "right")):
        near = range(first - 1, max(-1, first - 16), -1) if step < 0 else range(last, min(len(tokens.words), last + 15))
        helps = next((one for one in near if tokens.words[one] in _HELPS), None)
        if helps is not None:
            word = tokens.words[helps]
            gap = "near" if abs(helps - first) <= 5 else "far"
            found.append(Seen(f"{side}={word}", tokens.starts[helps], tokens.ends[helps]))
            found.append(Seen(f"{side}={word}|{gap}", tokens.starts[helps], tokens.ends[helps]))
    return found


def _of_sentence(ground: Ground, at: Named, mentions: int) -> Iterator[str]:
    index, name = at.sentence, at.name
    sentence, words = ground.sentences[index], ground.tokens[index]
    yield f"rule={at.rule}"
    yield f"rule={at.rule}|{min(3, mentions)}"
    yield f"name={name}"
    yield f"may={may_mediate(name)}"
    yield f"may={may_mediate(name)}|{'<mediate>' in words.tags}|{'<thank>' in words.tags}"
    yield f"mentions={min(4, mentions)}"
    yield f"at={min(index // 3, 4)}"
    for word in sorted(words.tags):
        yield f"in:{'side' if word in SIDES else word}"
    others = len(words.countries)
    yield f"company={min(3, others)}"
    yield f"passed={_PASSED_ON.search(sentence.text[: at.start - sentence.start].rstrip()) is not None}"
    before = ground.tokens.get(index - 1)
    if before is not None:
        for word in sorted(before.tags & set(_HELPS)):
            yield f"pre:{word}"
