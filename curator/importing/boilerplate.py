"""Stretches of a text that belong to the page and not to the article: found, never taken out.

The reader dims and folds them, and suggestions pass them over; every one says why. A line is taken for boilerplate only
by what stands in it or right above it, so that a wrong one is rarely more than a line and always seen. No sentence that
counts people of an exchange is an appeal, whatever it thanks for: "our partners, for your support: 95 are home".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from curator.importing.headlines import Line, is_breadcrumb, lines_of
from curator.text import sentences


class Reason(StrEnum):
    """Why a stretch is no part of the article."""

    APPEAL = "appeal"
    """Asks for money, for a subscription, for followers."""
    SHARE = "share bar"
    RELATED = "related links"
    REPEATED = "repeated text"
    """Stands in the text before, word for word: a caption, a headline in a trail of links."""
    TRAIL = "breadcrumb"
    MENU = "menu"
    NOTICE = "notice"
    """Of cookies, rights, audio versions, reading times, advertisements."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """One stretch (code points) and why it is one; stretches do not overlap."""

    start: int
    end: int
    reason: Reason


_FLAGS = re.IGNORECASE
_LONGEST = 600
"""Code points of a line that may be boilerplate as a whole; longer ones are running text."""
_LEAST_REPEATED = 24
_LONGEST_ECHO = 5_000
_LEAST_MENU = 5
_MENU_ENTRY = 32

_APPEAL = re.compile(
    r"\b(?:support (?:us|our (?:work|journalis\w+|newsroom))|your (?:support|contribution|donation)|by supporting"
    r"|donate\b|make a (?:donation|contribution)|become a (?:member|patron|supporter)|dear readers?\b"
    r"|remind me later|every contribution|(?:one[- ]time|monthly) (?:contribution|donation)"
    r"|sign up (?:for|to)\b|subscribe (?:to|here|now|today|€|\$|£|,)|follow (?:us|our)\b|join (?:us on"
    r"|our (?:[\d,. ]+)?(?:channel|telegram|members|readers|subscribers|community))|subscribe\W+[\d,.]+\s?[km]?\b"
    r"|subscribers of our|our newsletter|(?:from|for) (?:just|only|as little as) [$€£]"
    r"|forwarded this email"
    r"|підтрима(?:йте|ти) (?:нас|нашу|редакцію|проєкт)|станьте (?:патрон|нашим)|задонат\w+|підпи(?:шіться"
    r"|суйтесь|суйтеся)\b"
    r"|підписатися на|поддержите (?:нас|редакцию|проект)|подпи(?:шитесь|сывайтесь)\b|подписаться на)",
    _FLAGS,
)
_COUNTS_PEOPLE = re.compile(
    r"(?<![$€£\d])\d[\d,.]*(?:\s[\w’'-]+){0,5}?\s(?:captiv|prisoner|pows?\b|exchang|swap|service(?:m|w)|soldier|defender"
    r"|troops|freed|released|back\b|home\b|полон|обмін|звільн|захисни|військов|додому|вдома|плен|обмен|освобо"
    r"|военн|дома\b|домой)",
    _FLAGS,
)
_OPENING = re.compile(r"(?:a message from\b.{0,60}:|dear readers?\b|шановні читачі\b|дорогие читатели\b)", _FLAGS)
_HEAD, _LETTER = 5, 9
"""Lines of an article's head, where a letter may be the article; lines that a letter to the readers may have."""
_APPEAL_GOES_ON = re.compile(
    r"(?:we at\b|thank you for (?:standing|reading)|if you can\b|it['’]s quick|continue\s*[→>]?$"
    r"|not ready to|once\b.{0,20}$"
    r"|monthly$|annually$|[$€£]\s?\d+$|iban\b|дякуємо|спасибо)",
    _FLAGS,
)
_SHARE_WORD = (
    r"(?:share(?:d)?(?: (?:this|on|via))?(?: (?:article|story))?|tweet|facebook|twitter|telegram"
    r"|whats ?app|viber|messenger|linkedin"
    r"|pinterest|reddit|e-?mail|print|copy(?: link)?|link|save|bookmark|comments?|views?|vk|ok|x|f|✉"
    r"|a[-+]|pocket|threads"
    r"|bluesky|instagram|youtube|tiktok|поділитися|поширити|зберегти|друк|коментарі|поделиться|сохранить"
    r"|печать|комментарии"
    r"|facebook messenger|on|shares?|likes?)"
)
_SHARE = re.compile(rf"(?>(?:{_SHARE_WORD}|[\d.,]+[km]?|[\W_])*)", _FLAGS)
_SHARE_HEAD = re.compile(r"(?:share|tweet|поділитися|поширити|поделиться|facebook|twitter|telegram)\b", _FLAGS)
_RELATED = re.compile(
    r"(?:\[?(?:related(?: (?:stories|articles|news|topics|posts))?|see also|also read|read (?:more|also"
    r"|next|in)|more on (?:this|the)"
    r"|recommended|most (?:read|popular)|latest news|trending|you may (?:also )?like|more from"
    r"|читайте також|дивіться також|більше новин|популярне|останні новини|за темою|читайте также|смотрите также"
    r"|по теме|популярное|последние новости)\b\]?)(?P<colon>\s*[:—–-])?",
    _FLAGS,
)
_NOTICE = re.compile(
    r"(?:(?:this )?audio (?:is|version|was)\b.{0,60}|listen to (?:this|the) (?:article|story).{0,40}"
    r"|(?:we|this site|our site) "
    r"uses? cookies.{0,400}|accept (?:all )?cookies|cookie (?:policy|settings)|privacy policy"
    r"|terms (?:of use|and conditions)"
    r"|(?:©|\(c\)|copyright\b).{0,120}|.{0,80}\ball rights reserved\b.{0,80}|advertisement"
    r"|sponsored(?: content)?|реклама"
    r"|(?:.{0,80}\W)?\d{1,3}[ -]min(?:ute)?s? read\b.{0,80}|.{0,80}\bgetty images.{0,20}"
    r"|reading time:?.{0,20}|(?:[\w.]+ )?logo|scroll to continue.{0,30}"
    r"|skip to (?:main )?content"
    r"|.{0,80}\bусі права захищен\w+.{0,80}|.{0,80}\bвсе права защищен\w+.{0,80}|час читання:?.{0,20}"
    r"|время чтения:?.{0,20}"
    r"|прослухати.{0,30}|прослушать.{0,30})[.!]?",
    _FLAGS,
)
_STOPPED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


def boilerplate(text: str) -> tuple[Boilerplate, ...]:
    """Every stretch of a canonical text that is no part of its article, in order, with the reason. Pure; linear."""
    lines = lines_of(text)
    found = [Boilerplate(line.start, line.start + len(line.text), why) for line, why in _by_line(lines)]
    found += [Boilerplate(start, end, Reason.APPEAL) for line in lines for start, end in _asking(line)]
    found += [Boilerplate(start, end, Reason.REPEATED) for start, end in (*_echoes(lines), *_repeated(text))]
    found.sort(key=lambda one: one.start)  # stable: of two that begin together, the whole line
    return tuple(_merged(text, found))


def _by_line(lines: Sequence[Line]) -> Iterator[tuple[Line, Reason]]:
    menu, appeal = _menus(lines), _appeals(lines)
    before: Reason | None = None
    for line in lines:
        reason = Reason.MENU if line.start in menu else _reason(line.text)
        if line.start in appeal:
            reason = Reason.APPEAL
        if (
            reason is None
            and before is Reason.APPEAL
            and _APPEAL_GOES_ON.match(line.text)
            and len(line.text) < _LONGEST
        ):
            reason = Reason.APPEAL
        if reason is None and before is Reason.RELATED and _is_link(line.text):
            reason = Reason.RELATED
        if reason is not None:
            yield line, reason
        before = reason


def _reason(words: str) -> Reason | None:
    """Why a line is boilerplate by its own words."""
    if len(words) > _LONGEST:
        return None
    if is_breadcrumb(words):
        return Reason.TRAIL
    if _NOTICE.fullmatch(words):
        return Reason.NOTICE
    if len(words) <= 120 and _SHARE_HEAD.match(words) and _SHARE.fullmatch(words):
        return Reason.SHARE
    if (related := _RELATED.match(words)) and (related["colon"] or related.end() == len(words) or words[0] == "["):
        return Reason.RELATED
    return Reason.APPEAL if _asks(words) else None


def _asks(words: str) -> bool:
    """Whether words ask the reader for something: none that somebody is quoted with, none that count people."""
    asked = _APPEAL.search(words)
    if asked is None or _COUNTS_PEOPLE.search(words):
        return False
    before = words[: asked.start()]
    return sum(map(before.count, "“«„")) <= sum(map(before.count, "”»")) and before.count('"') % 2 == 0


def _asking(line: Line) -> Iterator[tuple[int, int]]:
    """The sentences of a line of the article that ask: "95 of ours are home. Subscribe to our channel"."""
    if _APPEAL.search(line.text):
        for start, end in sentences(line.text):
            if _asks(line.text[start:end]):
                yield line.start + start, line.start + end


def _appeals(lines: Sequence[Line]) -> set[int]:
    """The starts of lines between the opening of a letter to the readers and its asking, below the article's head."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index < _HEAD or not _OPENING.match(line.text):
            continue
        below = lines[index + 1 : index + 1 + _LETTER]
        asked = [number for number, one in enumerate(below) if _asks(one.text)]
        if asked:
            found.update(one.start for one in (line, *below[: asked[-1] + 1]))
    return found


def _is_link(words: str) -> bool:
    """Whether a line below "Read also" is one of its links: a headline, not a sentence."""
    return len(words) <= 160 and not _STOPPED.search(words)


def _menus(lines: Sequence[Line]) -> set[int]:
    """The starts of short lines in long runs without a blank line: menus, lists of topics."""
    found: set[int] = set()
    run: list[Line] = []
    end = -2
    for line in (*lines, Line(-9, "")):
        close = line.start == end + 1
        entry = 0 < len(line.text) <= _MENU_ENTRY and not _STOPPED.search(line.text) and not re.search(r"\d", line.text)
        if not (entry and (close or not run)):
            if len(run) >= _LEAST_MENU:
                found.update(one.start for one in run)
            run = []
        if entry:
            run.append(line)
        end = line.start + len(line.text)
    return found


def _echoes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Lines that stand above already, and what a line says over again: captions of a row of pictures."""
    seen: set[str] = set()
    for line in lines:
        words = f"{line.text} "
        same = " ".join(words.split()).casefold()
        if len(same) >= _LEAST_REPEATED and same in seen:
            yield line.start, line.start + len(line.text)
        seen.add(same)
        if 2 * _LEAST_REPEATED <= len(words) <= _LONGEST_ECHO:
            period = (words + words).find(words, 1)
            if _LEAST_REPEATED <= period < len(words):
                yield line.start + period, line.start + len(line.text)


def _repeated(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that stand in the text before, word for word."""
    seen: set[str] = set()
    for start, end in sentences(text):
        same = " ".join(text[start:end].split()).casefold()
        if len(same) < _LEAST_REPEATED:
            continue
        if same in seen:
            yield start, end
        seen.add(same)


def _merged(text: str, found: Sequence[Boilerplate]) -> Iterator[Boilerplate]:
    """Each stretch once, neighbours of one reason as one, so that they fold together."""
    last: Boilerplate | None = None
    for one in found:
        if last is not None and one.start < last.end:
            continue
        if last is not None and last.reason is one.reason and not text[last.end : one.start].strip():
            last = Boilerplate(last.start, one.end, one.reason)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
