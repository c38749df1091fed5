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
from curator.suggest.sayings import said_of
from curator.suggest.tokens import SIDES, Tokens

_HELPS = ("<mediate>", "<help>", "<thank>", "<talks>", "<plan>", "<cancel>", "<say>", "<swap>", "<free>", "<return>")
_HELPED = ("<mediate>", "<help>", "<thank>")
_JOINED = re.compile(
    r"(?:\s*,)?\s*(?:(?:and|&|as well as|together with|or|nor|та|і|й|и|або|или|а також|а также)\s+)?(?:(?:by|to"
    r"|with|of)\s+)?(?:the\s+)?",
    re.I,
)
"""What stands between the names of a list: "the Emirates, Turkey and the Vatican"."""
_PATH = 5
"""So many words between a name and the word for its help are looked at one by one."""
_COMPOUND = re.compile(r"[-–‑](?P<how>mediat|broker|negotiat|facilitat|arrang|led|host|back)\w*", re.I)
"""What is written together with a name: "a UAE-brokered swap"."""
_BRIEF = 7
"""A sentence of so few words leaves to what stands before it what it speaks of: "The Emirates helped, again."."""
_ASKED = 3
"""So many sentences back a question is looked for that a name may answer: "Who mediated?"."""
_PASSED_ON = re.compile(r"\b(?:by|of|from|to|with|від|за|от|при)\Z", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A country or body where an article names it (article positions), and the rule that takes it for a helper."""

    name: str
    sentence: int
    start: int
    end: int
    rule: str
    stands_in: bool
    """Whether it is named by who stands for it only: "Trump", "the White House"."""


def named_in(ground: Ground) -> list[Named]:
    """Every country or body that an article names in what is read of it, except the two sides."""
    found = []
    for sentence in ground.sentences:
        if sentence.index in ground.tokens:
            ruled = {one.start: one.rule for one in ground.helpers[sentence.index]}
            tokens = ground.tokens[sentence.index]
            for start, end, name in tokens.of_helpers.countries:
                at = sentence.start + start
                if side_named(f"{sentence.text[start:end]} {name}", ground.sides) is Side.NONE:
                    stands_in = (start, end, name) not in tokens.countries
                    found.append(Named(name, sentence.index, at, sentence.start + end, ruled.get(at, "-"), stands_in))
    return found


def mediator_features(ground: Ground, at: Named, mentions: int) -> list[Seen]:
    """The features of one name."""
    tokens = ground.tokens[at.sentence].of_helpers
    first, last = tokens.at(at.start), tokens.at(at.end)
    found = words_around(tokens, first, last)
    found += _stems_near(tokens, first, last)
    found += _of_list(tokens, at)
    found += [Seen(one) for one in (*_of_sentence(ground, at, mentions), *_of_talk(ground, at))]
    joined = _COMPOUND.match(tokens.sentence.text, at.end - tokens.sentence.start)
    if joined is not None:
        found.append(Seen(f"joined={joined['how'].lower()}", at.end, tokens.sentence.start + joined.end()))
    for step, side in ((-1, "left"), (1, "right")):
        near = range(first - 1, max(-1, first - 16), -1) if step < 0 else range(last, min(len(tokens.words), last + 15))
        helps = next((one for one in near if tokens.words[one] in _HELPS), None)
        if helps is not None:
            word = tokens.words[helps]
            gap = "near" if abs(helps - first) <= 5 else "far"
            found.append(Seen(f"{side}={word}", tokens.starts[helps], tokens.ends[helps]))
            found.append(Seen(f"{side}={word}|{gap}", tokens.starts[helps], tokens.ends[helps]))
    return found


def _stems_near(tokens: Tokens, first: int, last: int) -> Iterator[Seen]:
    """The words of help by their own letters: who hosts is no mediator, who brokers is, who is mediating may be."""
    for index in range(max(0, first - 12), min(len(tokens.words), last + 12)):
        if not first <= index < last and tokens.words[index] in _HELPS:
            where = "l" if index < first else "r"
            yield Seen(f"{where}w:{tokens.stems[index]}", tokens.starts[index], tokens.ends[index])
            if tokens.words[index] == "<mediate>":
                yield Seen(f"{where}m:{tokens.written(index).lower()}", tokens.starts[index], tokens.ends[index])


def _of_list(tokens: Tokens, at: Named) -> Iterator[Seen]:
    """The words around the whole list that a name stands in: what is said of one of them is said of all."""
    first, last = list_around(tokens, at)
    for one in words_around(tokens, first, last):
        if one.name[1] in "1234" or one.name[1] == "2":
            yield Seen(f"list {one.name}", one.start, one.end)
    for where, path in (("l", range(first - 1, -1, -1)), ("r", range(last, len(tokens.words)))):
        way = []
        for index in path:
            way.append(tokens.words[index])
            if tokens.words[index] in _HELPED:
                yield Seen(f"{where}way={' '.join(way)}", tokens.starts[index], tokens.ends[index])
                yield Seen(
                    f"{where}way={' '.join([*way[:-1], tokens.stems[index]])}", tokens.starts[index], tokens.ends[index]
                )
                break
            if len(way) > _PATH:
                break


def list_around(tokens: Tokens, at: Named) -> tuple[int, int]:
    """The words, from the first to before the last, of the list of countries that a name stands in."""
    countries = tokens.of_helpers.countries
    text, offset = tokens.sentence.text, tokens.sentence.start
    start, end = at.start - offset, at.end - offset
    for one, two, _ in countries:
        if one >= end and _JOINED.fullmatch(text, end, one):
            end = two
    for one, two, _ in reversed(countries):
        if two <= start and _JOINED.fullmatch(text, two, start):
            start = one
    return tokens.at(offset + start), tokens.at(offset + end)


def _of_talk(ground: Ground, at: Named) -> Iterator[str]:
    """What a brief sentence says, and what was asked before it: in talk a name alone is an answer."""
    words = ground.tokens[at.sentence].of_helpers
    if len(words.words) <= _BRIEF:
        said = [word for word in _HELPS if word in words.tags] or ["-"]
        yield from (f"brief {word}" for word in said)
    for index in range(at.sentence - 1, max(-1, at.sentence - 1 - _ASKED), -1):
        before = ground.tokens.get(index)
        if before is not None and before.sentence.text.rstrip(" \"”»'’").endswith("?"):
            yield from (f"asked {word}" for word in _HELPED if word in before.tags)
            return


def _of_sentence(ground: Ground, at: Named, mentions: int) -> Iterator[str]:
    index, name = at.sentence, at.name
    sentence, words = ground.sentences[index], ground.tokens[index].of_helpers
    yield f"rule={at.rule}"
    yield f"rule={at.rule}|{min(3, mentions)}"
    yield f"name={name}"
    written = sentence.text[at.start - sentence.start : at.end - sentence.start]
    yield f"as={written.lower()}"
    if at.stands_in:
        yield "stands in"
    theirs = ground.sides[0].name
    yield f"{theirs}: {name}"
    yield from sorted(ground.told.get(index, ()))
    yield f"may={may_mediate(name)}"
    yield f"may={may_mediate(name)}|{'<mediate>' in words.tags}|{'<thank>' in words.tags}"
    yield f"mentions={min(4, mentions)}"
    yield f"at={min(index // 3, 4)}"
    for word in sorted(words.tags):
        yield f"in:{'side' if word in SIDES else word}"
    others = len(words.countries)
    yield f"company={min(3, others)}"
    for what in said_of(words, at.start, at.end):
        yield f"says {what}"
        yield f"says {what}|{theirs}"
        yield f"says {what}|{'<mediate>' in words.tags}|{'<help>' in words.tags or '<thank>' in words.tags}"
    yield f"passed={_PASSED_ON.search(sentence.text[: at.start - sentence.start].rstrip()) is not None}"
    before = ground.tokens.get(index - 1)
    if before is not None:
        for word in sorted(before.tags & set(_HELPS)):
            yield f"pre:{word}"
