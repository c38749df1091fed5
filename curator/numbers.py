"""Numbers in running text: digits, words, ordinals, ranges, and how firmly each is stated.

English, Ukrainian and Russian. Linear in the text: every token is looked at a bounded number of times.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from curator.model import Qualifier
from curator.number_context import hedge_after, hedge_before, is_pronoun, joins_range, no_ordinal
from curator.number_words import GENITIVE_SCALES, NUMBER_WORDS, OTHER_IN_RUSSIAN, WITHIN_ONLY, NumberWord, Place, key
from curator.values import value


@value
class Number:
    """One number: where it stands, what it says, and how firmly. The hedge (`nearly`) stands outside start and end."""

    start: int
    end: int
    text: str
    value: int | None
    """None for a range, a fraction, a time and anything else that is no whole number."""
    low: int | None
    high: int | None
    """The bounds that the words give: both for an exact number or a range, one for `at least`, none for `about`."""
    qualifier: Qualifier
    ordinal: bool


_LETTERS = "[^\\W\\d_]++[\u00ad\u0300-\u036f]*+"
_TOKEN = re.compile(
    rf"""
    (?P<digits>
        (?<!\d)\d{{1,2}}:\d\d(?::\d\d)?(?!\d)
      | (?<!\d)24/7(?!\d)
      | [1-9]\d{{0,2}}(?:(?P<mark>[,.'’ \u00a0\u2007\u2009\u202f])\d{{3}}(?!\d))
        (?>(?:(?P=mark)\d{{3}}(?!\d))*)(?>(?:[.,]\d{{1,2}}(?!\d))?)
      | \d++(?>(?:[.,]\d++)*)
    )
    (?>(?P<ordinal>(?:st|nd|rd|th)(?!\w)|[-‑–](?:о?го|о?му|и?й|і?й|ы?й|ої|ой|ая|ое|ою|ую|ым|им|ша|га|тя|та|те|ше|ге|тє|я|а|е|ї|ю|у|м|ю)(?!\w))?)
    (?>(?P<cardinal>[-‑–](?:ти|ма|ми|ох|рьох|х|ро|є?ро)(?!\w))?)
  | (?P<word>(?>(?:{_LETTERS})+)(?>(?:['’ʼ](?>(?:{_LETTERS})+))*))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAP = re.compile(r"[^\S\n]{1,3}\Z|[-‑–]\Z")
_FRACTION_WORDS = frozenset(str.split("third thirds quarter quarters fifth fifths sixths eighths tenth tenths"))
_PARTNERS = _FRACTION_WORDS | {"and"}
"""Words that are looked at beside a number; any other word only parts numbers, as it stands between them."""
_OF = re.compile(r"[\W_]*of(?![^\W\d_])", re.IGNORECASE)


class _Token(NamedTuple):
    """Digits or a word; a tuple is quickest to make."""

    start: int
    end: int
    digits: str
    """The digits as written, or empty for a word."""
    ordinal: bool
    word: NumberWord | None
    key: str


@value
class _Atom:
    """A number before its hedge and its range are looked at."""

    start: int
    end: int
    value: int | None
    ordinal: bool
    scale: int = 1
    """The last multiplier, for `20 to 30 thousand`."""


def find_numbers(text: str, dates: Collection[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """Find every number of a text in order, the two ends of a range as one.

    `dates` are stretches that no range reaches into: "Sept 13 - 95 soldiers" is not 13 to 95.
    Not a number: "one" as a pronoun, "dozens" and "thousands" without a count, "for the first time".
    """
    return tuple(_joined(text, _found(text, ()), dates))


def each_number(text: str, outside: Iterable[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """Find every number of a text in order, each for itself; `outside` are stretches (dates) that are passed over."""
    return tuple(_number(text, atom) for atom in _found(text, outside))


def _found(text: str, outside: Iterable[tuple[int, int]]) -> list[_Atom]:
    atoms: list[_Atom] = []
    start = 0
    ukrainian = re.search("[іїєґ]", text, re.IGNORECASE) is not None
    for left, right in (*outside, (len(text), len(text))):
        atoms.extend(_atoms(text, _tokens(text, start, left, ukrainian)))
        start = right
    return atoms


def _tokens(text: str, start: int, end: int, ukrainian: bool) -> list[_Token]:
    """The digits of a stretch and those words that can be of a number; one that only joins numbers has `word` None."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        written = match["word"]
        if written:
            plain = key(written)
            known = NUMBER_WORDS.get(plain)
            if known is not None and plain in OTHER_IN_RUSSIAN and not ukrainian:
                known = None
            if known is not None or plain in _PARTNERS:
                found.append(_Token(*match.span(), "", False, known, plain))
        else:
            found.append(_Token(*match.span(), match["digits"], bool(match["ordinal"]), None, ""))
    return found


def _adjacent(text: str, left: _Token, right: _Token) -> bool:
    return _GAP.match(text, left.end, right.start) is not None and right.start > left.end


def _atoms(text: str, tokens: list[_Token]) -> Iterator[_Atom]:
    """Group tokens into numbers, greedily from the left."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        atom, after = None, index + 1
        if token.digits:
            atom, after = _from_digits(text, tokens, index)
        elif token.word is not None:
            atom, after = _from_words(text, tokens, index)
        if atom is not None:
            yield atom
        index = after


_LONGEST = 15
"""Digits of the longest number that is read as one."""


def whole(digits: str) -> Fraction | None:
    """Give the value of digits with separators, None for a time, a version number and the like.

    A group of exactly three after a separator is thousands (1,348, 1 348, 1.348), unless the number begins with 0.
    """
    if len(digits) <= _LONGEST and digits.isdecimal():  # most of them: nothing to be understood
        return Fraction(int(digits))
    bare = re.sub("[\u00a0\u2007\u2009\u202f’']", " ", digits)
    if re.fullmatch(r"[1-9]\d{0,2}(?:([,. ])\d{3})(?:\1\d{3}){0,4}(?:[.,]\d{1,2})?", bare):
        tail = re.search(r"[.,](\d{1,2})\Z", bare)
        main = bare[: tail.start()] if tail else bare
        return Fraction(re.sub(r"\D", "", main) + (f".{tail[1]}" if tail else ""))
    if re.fullmatch(rf"\d{{1,{_LONGEST}}}(?:[.,]\d{{1,6}})?", bare):
        left, _, right = bare.replace(",", ".").partition(".")
        return Fraction(f"{int(left)}.{int(right or 0):0{len(right) or 1}d}")
    return None


def _integer(value: Fraction | None) -> int | None:
    return int(value) if value is not None and value.denominator == 1 else None


def _from_digits(text: str, tokens: list[_Token], index: int) -> tuple[_Atom, int]:
    """A number that begins with digits: 1,348, 49th, 4.3 thousand, 3 dozen."""
    token = tokens[index]
    value = whole(token.digits)
    glued = token.start > 0 and text[token.start - 1].isalpha()
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if value is None or glued or token.ordinal or after is None or after.word is None:
        return _Atom(token.start, token.end, None if glued else _integer(value), token.ordinal), index + 1
    if after.word.place in (Place.SCALE, Place.BATCH, Place.HUNDRED) and _adjacent(text, token, after):
        scale = after.word.value
        return _Atom(token.start, after.end, _integer(value * scale), after.word.ordinal, scale), index + 2
    return _Atom(token.start, token.end, _integer(value), False), index + 1


class _Sum:
    """The running value of a number in words."""

    def __init__(self) -> None:
        self.total = 0
        self.group: int | None = None
        self.floor = 1000
        """What may still be added to the group must be below this."""
        self.below = 10**15
        """The next scale must be below this."""
        self.scale = 1
        self.ordinal = False
        self.halves = False
        self.article = False
        self.done = False

    def take(self, word: NumberWord) -> bool:
        """Add the word if it can follow what is there; False if it cannot."""
        if self.done:
            return False
        taken = self._take(word)
        if taken and word.ordinal:
            self.ordinal = self.done = True
        return taken

    def _take(self, word: NumberWord) -> bool:
        match word.place:
            case Place.ADDS:
                return self._add(word.value)
            case Place.HUNDRED:
                return self._hundred()
            case Place.SCALE:
                return self._scale(word)
            case Place.BATCH:
                return self._batch(word)
            case Place.HALVES | Place.ARTICLE:
                return self._open(word.place)

    def _add(self, value: int) -> bool:
        opening = self.group is None and not self.total
        if self.article or self.halves or value >= self.floor or (value == 0 and not opening):
            return False
        self.group = (self.group or 0) + value
        if value >= 100:
            self.floor = 100
        else:
            self.floor = 10 if value >= 20 else 0
        self.done = value == 0
        return True

    def _hundred(self) -> bool:
        if self.group is None or self.halves or not 0 < self.group < 100:
            return False
        self.group, self.floor, self.article, self.scale = self.group * 100, 100, False, 100
        return True

    def _scale(self, word: NumberWord) -> bool:
        bare = self.group is None and (self.total > 0 or not (word.alone or word.ordinal))
        if word.value >= self.below or bare:
            return False
        half = word.value // 2 if self.halves else 0
        self.total += (self.group or 1) * word.value + half
        self.group, self.floor, self.below, self.scale = None, 1000, word.value, word.value
        self.article, self.done, self.halves = False, self.halves, False
        return True

    def _batch(self, word: NumberWord) -> bool:
        if self.total or self.halves or (self.group is None and not word.alone):
            return False
        self.total, self.group, self.scale = (self.group or 1) * word.value, None, word.value
        self.article, self.done = False, True
        return True

    def _open(self, place: Place) -> bool:
        """Begin with `a` or with one and a half: what follows must be a hundred or a scale."""
        if self.group is not None or self.total:
            return False
        self.group, self.article, self.halves = 1, place is Place.ARTICLE, place is Place.HALVES
        return True

    @property
    def whole(self) -> bool:
        """Whether what is there is a number: no dangling `a` or `півтори`."""
        return not self.article and not self.halves

    @property
    def value(self) -> int:
        """The number so far."""
        return self.total + (self.group or 0)


def _from_words(text: str, tokens: list[_Token], index: int) -> tuple[_Atom | None, int]:
    """A number that begins with a number word, and the index of the token after it."""
    first, sum_, last = tokens[index], _Sum(), index - 1
    at = index
    while at < len(tokens) and (at == index or _adjacent(text, tokens[at - 1], tokens[at])):
        word = _hedged(text, first) if at == index else tokens[at].word
        if word is not None and sum_.take(word):
            last = at
        elif word is not None or not _and(text, tokens, at, sum_):
            break
        at += 1
    if last < index or not sum_.whole:
        return None, index + 1
    atom = _judged(text, tokens, index, last, sum_)
    takes_next = atom is not None and atom.end > tokens[last].end
    return atom, last + (2 if takes_next else 1)


def _hedged(text: str, token: _Token) -> NumberWord | None:
    """A word as the first of a number: `близько тисячі` is about 1,000, where `тисячі` alone is no number."""
    if token.word is None or token.key not in GENITIVE_SCALES:
        return token.word
    return replace(token.word, alone=hedge_before(text, token.start) is not Qualifier.EXACT)


def _judged(text: str, tokens: list[_Token], index: int, last: int, sum_: _Sum) -> _Atom | None:
    """The number that tokens make, unless the words around it say that it is none."""
    first = tokens[index]
    atom = _Atom(first.start, tokens[last].end, sum_.value, sum_.ordinal, sum_.scale)
    fraction = _as_fraction(text, tokens, last, atom)
    if fraction is not None:
        return fraction
    if last == index and (first.key in WITHIN_ONLY or is_pronoun(text, first.start, first.end, first.key)):
        return None
    if atom.ordinal and no_ordinal(text, atom.start, atom.end, tokens[last].key):
        return None
    half_a = text[max(0, atom.start - 5) : atom.start].lower() == "half "
    if half_a and first.word is not None and first.word.place is Place.ARTICLE:
        return replace(atom, start=atom.start - 5, value=sum_.value // 2)
    return atom


def _and(text: str, tokens: list[_Token], at: int, sum_: _Sum) -> bool:
    """Whether the token is the `and` of `two hundred and seven`: behind a hundred or a scale, before less than 100."""
    if tokens[at].key != "and" or at + 1 >= len(tokens) or not _adjacent(text, tokens[at], tokens[at + 1]):
        return False
    word = tokens[at + 1].word
    after_big = sum_.scale > 1 and sum_.floor in (100, 1000) and not sum_.done
    return after_big and word is not None and word.place is Place.ADDS and 0 < word.value < 100


def _as_fraction(text: str, tokens: list[_Token], last: int, atom: _Atom) -> _Atom | None:
    """A fraction, which has no whole value (`a fifth of`, `two-thirds`), or None if it is none."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    small = not atom.ordinal and atom.scale == 1 and atom.value is not None and 0 < atom.value < 10
    if small and after is not None and after.key in _FRACTION_WORDS and _adjacent(text, tokens[last], after):
        return replace(atom, end=after.end, value=None)
    if atom.ordinal and text[max(0, atom.start - 2) : atom.start].lower() == "a " and _OF.match(text, atom.end):
        return replace(atom, start=atom.start - 2, value=None, ordinal=False)
    return None


def _joined(text: str, atoms: list[_Atom], dates: Collection[tuple[int, int]]) -> Iterator[Number]:
    """Put the hedges to the numbers and join the two ends of a range."""
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        other = atoms[index + 1] if index + 1 < len(atoms) else None
        bounds = _range(text, atoms, index) if other is not None else None
        if any(start < one.end and one.start < end for one in (atom, other) if bounds and one for start, end in dates):
            bounds = None
        if other is not None and bounds is not None:
            low, high = bounds
            span = text[atom.start : other.end]
            yield Number(atom.start, other.end, span, None, low, high, Qualifier.RANGE, False)
            index += 2
            continue
        yield _number(text, atom)
        index += 1


def _range(text: str, atoms: list[_Atom], index: int) -> tuple[int, int] | None:
    """The bounds of a range that begins here, if one does: whole numbers in rising order, joined by a range's words."""
    left, right = atoms[index], atoms[index + 1]
    if left.value is None or right.value is None or left.ordinal or right.ordinal:
        return None
    chained = index + 2 < len(atoms) and re.fullmatch("[-–]", text[right.end : atoms[index + 2].start])
    if chained or not joins_range(text, left.start, left.end, right.start):
        return None
    if left.scale == right.scale == 1 and _is_score(text[left.end : right.start], left.value, right.value):
        return None
    scaled = left.value * right.scale
    low = scaled if left.scale == 1 and scaled < right.value else left.value
    return (low, right.value) if low < right.value else None


def _is_score(between: str, one: int, other: int) -> bool:
    """Whether "226 to 251" sets two counts against each other: bounds of a range are round, or small like ages."""
    return between.strip().lower() in ("to", "до") and min(one, other) >= 100 and bool(one % 5 and other % 5)


def _number(text: str, atom: _Atom) -> Number:
    """One number with the hedge that stands before or behind it."""
    words, value = text[atom.start : atom.end], atom.value
    qualifier = Qualifier.EXACT
    if not atom.ordinal:
        qualifier = hedge_before(text, atom.start)
        qualifier = hedge_after(text, atom.end) if qualifier is Qualifier.EXACT else qualifier
        if value == 0 and qualifier is Qualifier.EXACT:
            qualifier = Qualifier.NONE
    low = value if qualifier not in (Qualifier.ABOUT, Qualifier.AT_MOST) else None
    high = value if qualifier not in (Qualifier.ABOUT, Qualifier.AT_LEAST) else None
    return Number(atom.start, atom.end, words, value, low, high, qualifier, atom.ordinal)
