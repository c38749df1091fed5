"""Headings of a web page: which one is the headline of the article, and which one only names the site."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_ROOT = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.\w{2,5})?")
_PARTS = re.compile(r"\s+(?:[|–—·•»/-]|::)\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """An h1 or h2 as it is shown: its words, where its link leads, and whether it stands in article or main."""

    words: str
    level: int
    link: str = ""
    in_main: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What else a page says: how its site is called, and its titles, that of the window with the site's name in it."""

    sites: Collection[str] = ()
    titles: Collection[str] = ()
    window: str = ""


def headline_and_site(headings: Sequence[Heading], named: Named) -> tuple[str, str]:
    """The headline among the headings, and what only names the site; "" where there is none.

    The first h1 is the headline, one inside article or main before one outside. It names the site where that is called
    so, where it leads to the site's first page, and where it is a part of the window's title and another part is said
    to be the title. An h2 is a headline only where an h1 was the site's and the page says the same title elsewhere.
    """
    first = sorted((h for h in headings if h.level == 1), key=lambda heading: not heading.in_main)
    ours = [heading for heading in first if not _names_site(heading, headings, named)]
    if ours or not first:
        return (ours[0].words if ours else "", "")
    said = {_key(words) for words in (*named.titles, *_PARTS.split(named.window))} - {_key(h.words) for h in first}
    below = (heading.words for heading in headings if heading.level == 2 and _key(heading.words) in said)
    return next(below, ""), first[0].words


def without_site(window: str, site: str) -> str:
    """The title of a window without the name of the site at its end or its head."""
    parts = _PARTS.split(window)
    if len(parts) < 2 or not site:
        return window
    if _key(parts[-1]) == _key(site):
        return window[: window.rindex(parts[-1])].rstrip(" \u00a0|–—·•»/:-")
    return window[len(parts[0]) :].lstrip(" \u00a0|–—·•»/:-") if _key(parts[0]) == _key(site) else window


def _names_site(heading: Heading, headings: Sequence[Heading], named: Named) -> bool:
    key = _key(heading.words)
    if key in map(_key, named.sites) or (heading.link and _ROOT.fullmatch(heading.link)):
        return True
    parts = [_key(part) for part in _PARTS.split(named.window)]
    titles = set(map(_key, named.titles))
    if key == parts[-1]:  # where sites put their name, so that another heading may tell as well
        titles.update(_key(other.words) for other in headings if other is not heading)
    return key in parts and key not in titles and not titles.isdisjoint(parts)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()
