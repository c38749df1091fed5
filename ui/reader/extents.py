"""How far a selection or a mark may grow by a key: word, phrase of a number, clause, sentence, paragraph.

Everything here is plain text and code points; nothing knows of the screen.
"""

import re
from collections.abc import Sequence

from curator.patterns import pattern
from curator.text import clause_at, sentence_at, trimmed, word_at

Span = tuple[int, int]

_A_WORD = r"\w+(?:[’'ʼ.,\-\u2010\u2011]\w+)*"
_WORD = pattern(_A_WORD)
_NEXT_WORD = pattern(r"[ \u00a0\u202f]+(" + _A_WORD + ")")
_AND = pattern(r"(?:,? (?:and|та|і|й|и) |, )")
_AND_NOUN = pattern(r"[ \u00a0\u202f]+(?:and|та|і|й|и)[ \u00a0\u202f]+(" + _A_WORD + ")")
_NOUNS_AT_MOST = 4


def _listed(words: str) -> frozenset[str]:
    """A set of words from a line of them."""
    return frozenset(words.split())


_NO_NOUNS = _listed(
    "a about after against also an and are as at be been before being both but by came did do for from had has have he "
    "her his if in into is it its more most no not of off on or other others our out over said says she since so still "
    "than that the their them then there these they this those through to under until up was we went were when where "
    "which while who whose will with would "
    "а без бо був була були було быть в від вже вони для до його з за зі із й и і им их к как коли которые который на "
    "над не но о об од от по под при про с свої та також так те то у уже что це чи що як які який"
)
"""Words that end the nouns after a number: prepositions, pronouns, helpers, in the three languages of the desk."""
_COUNTED_PARTICIPLES = _listed("wounded injured disabled killed")


def number_phrases(text: str, figures: Sequence[Span]) -> list[Span]:
    """Give for every figure the figure with the nouns after it: '270 servicemen', '25 prisoners of war each'."""
    return [(start, _after_nouns(text, end)) for start, end in figures]


def _after_nouns(text: str, end: int) -> int:
    """Where the nouns that follow a figure end; `end` itself if none follow."""
    last = at = end
    for _ in range(_NOUNS_AT_MOST):
        found = _NEXT_WORD.match(text, at)
        if not found:
            break
        word = found[1].lower()
        if word == "of" and last == at and at > end:
            at = found.end()
            continue
        if word in _NO_NOUNS or word[0].isdigit():
            break
        at = found.end()
        last = at if not word.endswith("ed") or word in _COUNTED_PARTICIPLES else last
    return last


def with_joined_noun(text: str, phrase: Span) -> Span:
    """Give a phrase with the nouns that 'and' joins to it: '390 soldiers and civilians'; itself where none are."""
    joined = _AND_NOUN.match(text, phrase[1])
    if not joined or joined[1].lower() in _NO_NOUNS or joined[1][0].isdigit():
        return phrase
    return phrase[0], joined.end()


def coordinated(text: str, phrases: Sequence[Span], index: int) -> Span:
    """Give the run of phrases joined by 'and' or a comma around one: '270 servicemen and 120 civilians'."""
    first = last = index
    while first > 0 and _AND.fullmatch(text, phrases[first - 1][1], phrases[first][0]):
        first -= 1
    while last + 1 < len(phrases) and _AND.fullmatch(text, phrases[last][1], phrases[last + 1][0]):
        last += 1
    return phrases[first][0], phrases[last][1]


def _phrases_around(text: str, figures: Sequence[Span], start: int, end: int) -> list[Span]:
    """The figure, its phrase and its coordinated run, where they hold a stretch of the same sentence."""
    low, high = sentence_at(text, start)
    near = [figure for figure in figures if low <= figure[0] and figure[1] <= high]
    phrases = number_phrases(text, near)
    holding = [n for n, phrase in enumerate(phrases) if phrase[0] <= start and end <= phrase[1]]
    found = [span for n in holding for span in (near[n], phrases[n], with_joined_noun(text, phrases[n]))]
    return found + [coordinated(text, phrases, n) for n in range(len(phrases))]


def ladder(text: str, figures: Sequence[Span], start: int, end: int, paragraph: Span) -> list[Span]:
    """Give every stretch a selection can grow to, from small to large, each holding the one before and the selection.

    The rungs: word, figure, its phrase, what 'and' joins to it, the coordinated run, clause, sentence, paragraph.
    """
    rungs = [
        word_at(text, start),
        *_phrases_around(text, figures, start, end),
        clause_at(text, start),
        sentence_at(text, start),
        trimmed(text, *paragraph),
    ]
    found: list[Span] = []
    for low, high in sorted(set(rungs), key=lambda span: span[1] - span[0]):
        inner = found[-1] if found else (start, end)
        if low <= inner[0] and inner[1] <= high and high - low > inner[1] - inner[0]:
            found.append((low, high))
    return found


def moved_end(text: str, start: int, end: int, direction: int) -> int:
    """Give the end of a stretch moved by a word (1 onwards, -1 back); unchanged where it would be empty."""
    if direction > 0:
        found = _WORD.search(text, end)
        return found.end() if found else end
    before = [match.end() for match in _WORD.finditer(text, start, end) if match.end() < end]
    return before[-1] if before else end


def moved_start(text: str, start: int, end: int, direction: int) -> int:
    """Give the start of a stretch moved by a word (1 onwards, -1 back); unchanged where it would be empty."""
    if direction > 0:
        after = [match.start() for match in _WORD.finditer(text, start, end) if match.start() > start]
        return after[0] if after else start
    return max((match.start() for match in _words_before(text, start)), default=start)


def _words_before(text: str, position: int) -> list[re.Match[str]]:
    """The last words that begin before a position, looked for over no more than one long word's reach."""
    reach = max(0, position - 400)
    return list(_WORD.finditer(text, reach, position))
