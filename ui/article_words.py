"""What the window says of an article: the lines over its text, and what belongs to its page and not to it."""

from typing import NamedTuple

from curator.edtf import spoken
from curator.model import Article
from ui.languages import language_name
from ui.reader.folding import Stretch
from ui.words import tr

_WHAT = {
    "APPEAL": "appeal to readers",
    "SHARE": "share bar",
    "RELATED": "related links",
    "REPEATED": "repeated text",
    "TRAIL": "breadcrumb",
    "MENU": "menu",
    "NOTICE": "notice",
}
"""What a stretch of boilerplate is called, by the name of its reason."""
_LONGEST_FOLDED = 300_000
"""Code points of a text that is looked through for boilerplate while one waits for it."""


class Head(NamedTuple):
    """The lines over an article's text."""

    name: str
    facts: str
    warnings: list[str]


def head_of(article: Article) -> Head:
    """What is known of an article in one line, and what is missing or to be confirmed."""
    published = tr("published {day}", day=spoken(article.published_on)) if article.published_on else ""
    facts = " · ".join(part for part in (article.publisher, published, language_name(article.language)) if part)
    warnings = [] if article.publisher else [tr("no publisher")]
    warnings += [] if article.published_on else [tr("no publication date")]
    if not warnings and not article.confirmed:
        warnings = [tr("please confirm")]
    return Head(article.name, facts, warnings)


def boilerplate_of(article: Article) -> list[Stretch]:
    """What belongs to the page and not to the article, named; nothing of a text too long to look through at once."""
    if len(article.text) > _LONGEST_FOLDED:
        return []
    from curator.importing.boilerplate import boilerplate  # its patterns would hold up the start

    return [Stretch(one.start, one.end, tr(_WHAT[one.reason.name])) for one in boilerplate(article.text)]
