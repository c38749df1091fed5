"""What the second opinion looks at to say whether a number came back to one side, as that side sees it.

Each candidate is one number, one side, one category; its own side is `me` and the other `you`, so that what is learnt
of one party holds of any; what holds of one alone is asked by its name. Source: SUGGESTIONS 0 and 3 (step 9).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from curator.model import Article, Category, Party, Qualifier, Side
from curator.suggest.blocks import Part
from curator.suggest.linear import Seen
from curator.suggest.structure import Layout, sum_of
from curator.suggest.tokens import SIDES, Tokens, seen_from
from curator.suggest.verdicts import Verdict

_NEAR, _FAR = 6, 22
"""How many words to either side are near, and how many are looked at."""
_VERBS = frozenset(
    f"<{name}>" for name in ("swap", "return", "free", "give", "get", "home", "arrive", "see", "held", "dead", "deport")
)
_MOVES = _VERBS - {"<held>", "<dead>", "<deport>", "<see>", "<home>"}
_SKELETON = _VERBS | frozenset(
    f"<{name}>"
    for name in (
        "each", "return_for", "cumulative", "captivity", "plan", "cancel", "from", "to", "for", "by", "our", "own",
        "part", "total",
    )
) | {"me", "you", "side", ",", ";", ":", "–", "<while>"}  # fmt: skip
"""The bones of a sentence: sides, verbs, the small words that turn them, the ends of clauses."""


_NOBODYS = {Side.EACH: "each", Side.NONE: "none"}
_PARTIES = frozenset(("me", "you", "side"))
"""A party as `Tokens.seen_by` writes it."""
_Placed = tuple[str, int]
"""A feature and the index of the word it stands at."""
_NO_WORD = -1
"""The place of a feature that is of no single word."""
_SAME = 12
"""So many mentions of one number are looked at."""
_HOMES = {"uk": "Ukraine", "ru": "Russia"}
"""Whose language a text is in; English is nobody's."""


@dataclass(frozen=True)
class Scene:
    """All numbers of an article with their sentences as words, and what is asked of every one of them."""

    verdicts: tuple[Verdict, ...]
    tokens: dict[int, Tokens]
    """By the sentence's index."""
    language: str
    parties: dict[Side, str]
    """The names of the two sides: what is said of one is not always what is said of the other."""
    at_home: Side
    """The side whose language the article is written in, if one of the two has it."""
    values: Counter[int | None]
    titled: frozenset[int | None]
    """The values of the headline."""
    by_value: dict[int | None, list[Verdict]]
    by_sentence: dict[int, list[Verdict]]
    layout: Layout
    _around: dict[tuple[int, Side], tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, article: Article, sides: tuple[Party, Party], verdicts: tuple[Verdict, ...], tokens: dict[int, Tokens]
    ) -> "Scene":
        """The scene of these verdicts."""
        titled = frozenset(one.value for one in verdicts if one.mention.sentence.part is Part.TITLE)
        values = Counter(one.value for one in verdicts)
        home = _HOMES.get(article.language)
        parties = {side: one.name for side, one in zip((Side.A, Side.B), sides, strict=True)}
        at_home = next((side for side, name in parties.items() if name == home), Side.NONE)
        by_value: dict[int | None, list[Verdict]] = defaultdict(list)
        by_sentence: dict[int, list[Verdict]] = defaultdict(list)
        for one in verdicts:
            by_value[one.value].append(one)
            by_sentence[one.mention.sentence.index].append(one)
        layout = Layout(verdicts, tokens)
        return cls(verdicts, tokens, article.language, parties, at_home, values, titled, by_value, by_sentence, layout)

    def around(self, tokens: Tokens, side: Side) -> tuple[str, ...]:
        """The features that all numbers of a sentence share, worked out once."""
        key = (tokens.sentence.index, side)
        if key not in self._around:
            self._around[key] = tuple(_around(self, tokens, side))
        return self._around[key]

    def same(self, verdict: Verdict) -> list[Verdict]:
        """The first few other mentions of the same number."""
        return [one for one in self.by_value[verdict.value][:_SAME] if one is not verdict] if verdict.value else []


def shared_features(scene: Scene, index: int) -> list[str]:
    """What tells whether a number counts people who came back at all, whichever way, whatever category is asked."""
    verdict, tokens, first, last = _place(scene, index)
    return [
        *[name for name, _ in (*_words(tokens, first, last, Side.NONE), *_frame(tokens, first, last, Side.NONE))],
        *_rules(verdict, Side.NONE),
        *_number(scene, index),
        *scene.around(tokens, Side.NONE),
        *scene.layout.of_page(),
        *[name for name, _ in _stems(tokens, first, last)],
        f"modality={verdict.voice.modality}",
    ]


def placed_features(scene: Scene, index: int, side: Side) -> list[Seen]:
    """Those of a number that are words of its sentence, as a side sees them, or as seen from nowhere."""
    _, tokens, first, last = _place(scene, index)
    placed = (
        *_words(tokens, first, last, side),
        *_frame(tokens, first, last, side),
        *_stems(tokens, first, last),
        *_known_words(scene, tokens, first, last, side),
    )
    return [Seen(name, tokens.starts[at], tokens.ends[at]) for name, at in placed if at != _NO_WORD]


def asked_features(scene: Scene, index: int, asked: tuple[Category, ...]) -> dict[Category, list[str]]:
    """What tells whether a number counts people of each category that is asked."""
    verdict = scene.verdicts[index]
    known = [*_by_category(scene, verdict), *scene.layout.features(verdict)]
    whole = (Category.TOTAL, Category.SERVICEMEN)
    return {one: [f"{name}|{'rest' if one in whole else one}" for name in known] for one in asked}


def side_features(scene: Scene, index: int, side: Side) -> list[str]:
    """What tells whether the people that a number counts came back to this side."""
    verdict, tokens, first, last = _place(scene, index)
    own, echo = _whose(verdict.mention.counted.nationality, side), scene.layout.echo_of(verdict)
    return [
        *[name for name, _ in (*_words(tokens, first, last, side), *_frame(tokens, first, last, side))],
        *_rules(verdict, side),
        *_owner(verdict, side),
        *_company(scene, index, side),
        *_focus(scene, index, tokens, first, side),
        f"for={verdict.mention.order}|{own}",
        *(("same number", f"same number|{own}") if scene.layout.same_number(verdict) else ()),
        *([] if echo is None else [f"echo={_whose(echo, side)}", f"echo={_whose(echo, side)}|{own}"]),
        *_acts(scene, verdict, tokens, first, last, side),
        *[name for name, _ in _stems(tokens, first, last)],
        *[name for name, _ in _known_words(scene, tokens, first, last, side)],
        *scene.around(tokens, side),
    ]


def _known_words(scene: Scene, tokens: Tokens, first: int, last: int, side: Side) -> list[_Placed]:
    """The side by its name, and the near words as said of it: "defenders" are Ukraine's, Moskalkova speaks of Russia's.

    What is learnt so of a party holds of it alone.
    """
    name = scene.parties.get(side)
    if name is None:
        return []
    stems = tokens.stems
    near = (*range(max(0, first - _NEAR), first), *range(last, min(len(stems), last + _NEAR)))
    said = [(f"{name}:{stems[at]}", at) for at in near if len(stems[at]) > 2 and stems[at][0] not in "<@#"]
    return [(f"party={name}", _NO_WORD), *said]


def _focus(scene: Scene, index: int, tokens: Tokens, first: int, side: Side) -> Iterator[str]:
    """Of whom the text is speaking: who speaks, who was named last, where the numbers before went."""
    voice = _whose(scene.verdicts[index].voice.side, side)
    home = _whose(scene.at_home, side)
    our = "<our>" in tokens.words[max(0, first - 8) : first + 8]
    yield f"voice={voice}|our={our}"
    yield f"home={home}|{scene.language}"
    yield f"home={home}|our={our}|voice={voice}"
    named = [word for word in tokens.words[:first] if word in SIDES]
    for back in range(1, 4):
        before = scene.tokens.get(tokens.sentence.index - back)
        if named or before is None:
            break
        named = [word for word in before.words if word in SIDES]
    if named:
        yield f"last={seen_from(named[-1], side)}"
        yield f"first={seen_from(named[0], side)}"
    went = [
        one.side for one in scene.verdicts[max(0, index - 4) : index] if one.veto is None and one.side is not Side.NONE
    ]
    if went:
        yield f"went={_whose(went[-1], side)}"
        turned = bool({"<return_for>"} & set(tokens.words)) or tokens.words[:2] in (
            ("in", "<swap>"),
            ("<to>", "<swap>"),
        )
        yield f"went={_whose(went[-1], side)}|turned={turned}"


def _place(scene: Scene, index: int) -> tuple[Verdict, Tokens, int, int]:
    verdict = scene.verdicts[index]
    tokens = scene.tokens[verdict.mention.sentence.index]
    return verdict, tokens, tokens.at(verdict.mention.start), tokens.at(verdict.mention.end)


def words_around(tokens: Tokens, first: int, last: int) -> list[Seen]:
    """Words near a figure (from word `first` to before `last`) by their place, and words further off as a bag."""
    starts, ends = tokens.starts, tokens.ends
    return [Seen(name, starts[at], ends[at]) for name, at in _words(tokens, first, last, Side.NONE)]


def _words(tokens: Tokens, first: int, last: int, side: Side) -> list[_Placed]:
    """The words around a number as a side sees them."""
    words, found = tokens.seen_by[side], list[_Placed]()
    for gap in range(1, 5):
        if first >= gap:
            found.append((f"L{gap}={words[first - gap]}", first - gap))
        if last + gap <= len(words):
            found.append((f"R{gap}={words[last + gap - 1]}", last + gap - 1))
    far, near = max(0, first - _FAR), max(0, first - _NEAR)
    found += [(f"lf:{words[at]}", at) for at in range(far, near) if words[at][0] == "<" or words[at] in _PARTIES]
    found += [(f"ln:{words[at]}", at) for at in range(near, first)]
    far, near = min(len(words), last + _FAR), min(len(words), last + _NEAR)
    found += [(f"rn:{words[at]}", at) for at in range(last, near)]
    found += [(f"rf:{words[at]}", at) for at in range(near, far) if words[at][0] == "<" or words[at] in _PARTIES]
    behind = len(words) - 1
    found += [(f"l2:{words[at]} {words[at + 1]}", at) for at in range(max(0, first - 4), min(first, behind))]
    found += [(f"r2:{words[at]} {words[at + 1]}", at) for at in range(last, min(behind, last + 4))]
    return found


def _stems(tokens: Tokens, first: int, last: int) -> list[_Placed]:
    """The near words that have a tag by their own letters: "agreed" is not "will", "gave" is not "sent"."""
    words, stems = tokens.words, tokens.stems
    left, right = range(max(0, first - _NEAR), first), range(last, min(len(words), last + _NEAR))
    return [
        *[(f"lw:{stems[at]}", at) for at in left if words[at][0] == "<"],
        *[(f"rw:{stems[at]}", at) for at in right if words[at][0] == "<"],
    ]


def _acts(scene: Scene, verdict: Verdict, tokens: Tokens, first: int, last: int, side: Side) -> Iterator[str]:
    """Who does what: the verb on the left with its subject and voice, and every side with the word that leads to it."""
    words = tokens.words
    verb = next((at for at in range(first - 1, max(-1, first - _FAR), -1) if words[at] in _MOVES), None)
    owner = _whose(verdict.mention.counted.nationality, side)
    order = verdict.mention.order
    if verb is not None:
        named = [seen_from(word, side) for word in words[max(0, verb - _FAR) : verb] if word in SIDES]
        passive = "<was>" in words[max(0, verb - 3) : verb]
        subject = named[-1] if named else "-"
        yield f"act={subject}|{words[verb]}|{passive}"
        yield f"act={subject}|{words[verb]}|{passive}|{owner}"
        yield f"verb={words[verb]}|{owner}"
        yield f"act={subject}|{order}"
        if scene.layout.gesture:
            yield f"act={subject}|{words[verb]}|gesture"
    behind = next((at for at in range(last, min(len(words), last + _FAR)) if words[at] in _MOVES), None)
    if behind is not None:
        passive = "<was>" in words[max(last, behind - 3) : behind]
        yield f"then={words[behind]}|{passive}|{owner}"
        named = [seen_from(word, side) for word in words[max(0, first - _FAR) : first] if word in SIDES]
        yield f"then={words[behind]}|{passive}|{named[-1] if named else '-'}"
    for at in range(max(1, first - _FAR), min(len(words), last + _FAR)):
        if words[at] in SIDES and not first <= at < last:
            lead = words[at - 1] if words[at - 1] != "<the>" else words[at - 2] if at > 1 else "-"
            yield f"{'l' if at < first else 'r'}>{lead} {seen_from(words[at], side)}"


def _frame(tokens: Tokens, first: int, last: int, side: Side) -> list[_Placed]:
    """The skeleton of the sentence around the number: sides, verbs and the small words that turn them."""
    left = _bones(tokens, range(first - 1, max(-1, first - _FAR), -1), side)
    right = _bones(tokens, range(last, min(len(tokens.words), last + _FAR)), side)
    found: list[_Placed] = []
    for name, bones in (("LS", left), ("RS", right)):
        said = [word for _, word in bones[:3]]
        found += [(f"{name}{length}={' '.join(said[:length])}", bones[0][0]) for length in range(1, len(said) + 1)]
    verb_l, verb_r = _first_of(_VERBS, left), _first_of(_VERBS, right)
    side_l, side_r = _first_of(_PARTIES, left), _first_of(_PARTIES, right)
    pairs = (("slvl", side_l, verb_l), ("slvr", side_l, verb_r), ("vrsr", verb_r, side_r), ("vlsr", verb_l, side_r))
    for name, one, other in pairs:
        if one and other:
            order = "<" if one[0] < other[0] else ">"
            found.append((f"{name}={one[1]}{order}{other[1]}", other[0]))
    found.append((f"vv={verb_l[1] if verb_l else ''}|{verb_r[1] if verb_r else ''}", _NO_WORD))
    found.append((f"ss={side_l[1] if side_l else ''}|{side_r[1] if side_r else ''}", _NO_WORD))
    return found


def _first_of(kind: frozenset[str], bones: list[tuple[int, str]]) -> tuple[int, str] | None:
    for bone in bones:
        if bone[1] in kind:
            return bone
    return None


def _bones(tokens: Tokens, indices: range, side: Side) -> list[tuple[int, str]]:
    """The first few bones of the skeleton going away from the number; a clause's end is one too."""
    found, words = [], tokens.seen_by[side]
    for index in indices:
        word = words[index]
        if word in _SKELETON:
            found.append((index, word))
            if len(found) == 5:
                break
    return found


def _rules(verdict: Verdict, side: Side) -> Iterator[str]:
    """What the rules said: the veto, and the direction as this side sees it."""
    hint = verdict.hint
    if hint is not None:
        yield f"hint={hint.rule}:{_whose(hint.side, side)}:{hint.sure}"
        yield f"hint={_whose(hint.side, side)}:{hint.sure}"
    direction = verdict.frame.direction if verdict.frame else None
    veto = verdict.veto.rule if verdict.veto else "-"
    yield f"veto={veto}"
    if direction is None:
        yield f"rule=-|{veto}"
        return
    whose = _whose(direction.side, side)
    yield f"rule={direction.rule}:{whose}"
    yield f"to={whose}|{veto}"
    yield f"to={whose}|{direction.sure}"
    yield f"sure={verdict.sure}:{whose}"


def _whose(found: Side, side: Side) -> str:
    """A side as another sees it; seen from nowhere both are just a side."""
    if found in _NOBODYS:
        return _NOBODYS[found]
    return "side" if side is Side.NONE else "me" if found is side else "you"


def _owner(verdict: Verdict, side: Side) -> Iterator[str]:
    """Whose people they are, by the words beside the number and by the number they hang on."""
    own = _whose(verdict.mention.counted.nationality, side)
    head = verdict.mention.head
    yield f"nation={own}"
    yield f"nation={own}|head={_whose(head.counted.nationality, side) if head else '-'}"


def _kinds(verdict: Verdict) -> str:
    return "+".join(sorted(str(one) for one in verdict.mention.counted.categories)) or "-"


def _size(value: int | None) -> int:
    return (
        0 if value is None else 1 if value < 2 else 2 if value < 13 else 3 if value < 400 else 4 if value < 1001 else 5
    )


def _by_category(scene: Scene, verdict: Verdict) -> Iterator[str]:
    """What is known of a number and tells other things of a total than of a part."""
    mention, value = verdict.mention, verdict.value
    yield f"asked={_kinds(verdict)}"
    yield f"asked={mention.part}|head={mention.head is not None}"
    yield f"def={mention.counted.definite}"
    yield f"size={_size(value)}"
    yield f"again={min(3, scene.values[value])}"
    yield f"titled={value in scene.titled}"


def _number(scene: Scene, index: int) -> Iterator[str]:
    """What is known of the number itself: whom it counts, how it is hedged, how large it is, where it is said again."""
    verdict = scene.verdicts[index]
    counted, value = verdict.mention.counted, verdict.value
    yield from _owner(verdict, Side.NONE)
    yield f"kinds={_kinds(verdict)}|bodies={counted.bodies}"
    yield f"hedge={'exact' if counted.number.qualifier is Qualifier.EXACT else counted.number.qualifier}"
    round_ = value is not None and value >= 100 and value % 100 == 0
    yield f"round={round_}|{_size(value)}"
    lone = verdict.mention.lone
    if lone is not None:
        yield f"lone={lone.place}|{lone.paired}"
        yield f"lone|others={min(3, scene.layout.counted)}"
        yield f"lone|persons={min(3, scene.layout.persons)}"
        yield f"lone|{lone.place}|others={min(1, scene.layout.counted)}"
    if verdict.mention.summands:
        written = scene.layout.is_written(verdict)
        yield f"sum={sum_of(verdict)}|written={written}"
        yield f"sum={verdict.mention.kinds}"
        yield f"sum={sum_of(verdict)}|others={min(3, scene.layout.counted)}"
    yield from _company(scene, index, Side.NONE)


def _company(scene: Scene, index: int, side: Side) -> Iterator[str]:
    """The other numbers: a twin with the other side's people, a number said elsewhere and dismissed there, a sum."""
    verdict = scene.verdicts[index]
    value = verdict.value
    same = scene.same(verdict)
    if any(one.veto is not None for one in same):
        yield "same_vetoed"
    if any(one.veto is None and one.side in (side, Side.EACH) for one in same):
        yield "same_to_me"
    if any(one.veto is None and one.side not in (side, Side.EACH, Side.NONE) for one in same):
        yield "same_to_you"
    here = scene.by_sentence[verdict.mention.sentence.index]
    place = here.index(verdict)
    yield f"place={min(place, 3)}/{min(len(here), 4)}"
    before = here[place - 1] if place else None
    if before is not None:
        whose = _whose(before.side, side)
        yield f"before={whose}|{before.veto.rule if before.veto else '-'}"
        yield f"smaller={(value or 0) < (before.value or 0)}|{whose}"


def _around(scene: Scene, tokens: Tokens, side: Side) -> Iterator[str]:
    """The sentence as a whole, the one before it, and where in the article it stands."""
    sentence = tokens.sentence
    yield f"at={'title' if sentence.part is Part.TITLE else min(sentence.index // 2, 4)}"
    yield f"lang={scene.language}"
    for word in sorted(tokens.tags):
        yield f"in:{seen_from(word, side)}"
    words = tokens.seen_by[side]
    yield f"begins={words[0]}"
    yield f"begins={' '.join(words[:2])}"
    for name, near in (("pre", sentence.index - 1), ("post", sentence.index + 1)):
        beside = scene.tokens.get(near)
        if beside is not None:
            for word in sorted(beside.tags & _BEFORE):
                yield f"{name}:{seen_from(word, side)}"


_BEFORE = _VERBS | {*SIDES, "<plan>", "<past>", "<cumulative>", "<each>", "<swap>", "<cancel>", "<gesture>"}
