"""Counts without a number: "some of them were civilians", "dozens of women", "only soldiers", "no civilians".

Source: CODEBOOK "Counts" 4 and qualifiers `some` and `none`.
"""

import re
from dataclasses import dataclass

from curator.categories import categories_in
from curator.model import Category, Qualifier
from curator.selections import shortened


@dataclass(frozen=True, slots=True)
class Quantity:
    """A category with some or none in it, and the words that say so."""

    category: Category
    qualifier: Qualifier
    words: str
    meaning: str


_SOLDIERS = (
    r"(?:soldiers|service ?m[ae]n|servicem\w+|service members|service personnel|troops"
    r"|military(?: personnel)?|defenders|fighters|POWs|combatants|військов\w+|военнослужащ\w+)"
)
_CIVILIANS = r"(?:civilians|цивільн\w+|гражданск\w+)"
_ONLY = r"(?:only|solely|exclusively|nothing but|none but|лише|тільки|только|исключительно|виключно)"
_GAP = r"(?:\s+[\w’'-]+){0,3}?"
_ALL = r"\ball(?: of)?(?: (?:them|those|the))?(?:\s+[\w’'-]+){0,3}?\s+(?:are|were|being)"
_ONLY_SOLDIERS = re.compile(rf"\b{_ONLY}{_GAP}\s+{_SOLDIERS}\b|{_ALL}\s+{_SOLDIERS}\b", re.I)
_ONLY_CIVILIANS = re.compile(rf"\b{_ONLY}{_GAP}\s+{_CIVILIANS}\b|{_ALL}\s+{_CIVILIANS}\b", re.I)
_NO = re.compile(
    r"\b(?:no|without(?: any)?|not (?:a single|any)|nor|neither|жодн\w+|ни одн\w+|немає|нет|без)\s+(?:other\s+"
    r"|\w+ian\s+)?(?P<noun>[\w-]+)|"
    r"\bnone of\b[^.;]{0,40}?\b(?:was|were|is|are)\s+(?:an?\s+)?(?P<noun2>[\w-]+)",
    re.I,
)
_SOME = re.compile(
    r"\b(?:some|many|several|most|dozens|scores|hundreds|thousands|a (?:number|few|handful|group|majority|couple)"
    r"|part|half|few|various|numerous|among (?:them|those|the)|include[sd]?|including|majority"
    r"|деяк\w+|багато|кілька|десятк\w+|сотн\w+|серед|част\w+|более половины|некотор\w+|многи\w+|несколько|среди"
    r"|включно|включая|є|есть)\b",
    re.I,
)


def quantities_in(words: str) -> tuple[Quantity, ...]:
    """The categories that words without a number fill, each once; empty when they say nothing of the kind."""
    found = [*_excluded(words), *_none(words)]
    if not found:
        found = _some(words)
    return tuple({one.category: one for one in found}.values())


def _excluded(words: str) -> list[Quantity]:
    """Whom words like "only soldiers" leave out: no civilians; and the other way round."""
    found = []
    for pattern, absent in ((_ONLY_SOLDIERS, Category.CIVILIANS), (_ONLY_CIVILIANS, Category.SERVICEMEN)):
        match = pattern.search(words)
        if match:
            found.append(Quantity(absent, Qualifier.NONE, match.group(), f"no {absent.value}"))
    return found


def _none(words: str) -> list[Quantity]:
    found = []
    for match in _NO.finditer(words):
        for _, _, category in categories_in(match["noun"] or match["noun2"] or ""):
            found.append(Quantity(category, Qualifier.NONE, match.group(), f"no {_named(category)}"))
    return found


def _some(words: str) -> list[Quantity]:
    """The narrowest categories named behind "some", "many" or "among them"."""
    match = _SOME.search(words)
    if match is None:
        return []
    named = [category for _, _, category in categories_in(words[match.end() :])]
    narrow: list[Category] = [category for category in named if category is not Category.TOTAL] or named[:1]
    if len(set(narrow)) > 1 and Category.SERVICEMEN in narrow and Category.CIVILIANS not in narrow:
        narrow = [category for category in narrow if category is not Category.SERVICEMEN]
    return [
        Quantity(category, Qualifier.SOME, shortened(words), f"some {_named(category)}, no number given")
        for category in dict.fromkeys(narrow)
    ]


def _named(category: Category) -> str:
    return {Category.TOTAL: "people", Category.WOUNDED: "wounded or ill"}.get(category, category.value)
