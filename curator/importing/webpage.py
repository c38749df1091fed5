"""What a web page says of itself in its markup: meta tags, JSON-LD, links, times, language."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from types import MappingProxyType
from typing import Any

from lxml import etree

from curator.importing.days import iso_day
from curator.importing.headings import Heading, Named, headline_and_site, without_site
from curator.model import Candidate

_META = MappingProxyType(
    {
        "og:title": "title",
        "twitter:title": "title",
        "dc.title": "title",
        "parsely-title": "title",
        "og:site_name": "publisher",
        "application-name": "publisher",
        "dc.publisher": "publisher",
        "dcterms.publisher": "publisher",
        "citation_publisher": "publisher",
        "author": "author",
        "article:author": "author",
        "parsely-author": "author",
        "dc.creator": "author",
        "byl": "author",
        "og:url": "url",
        "article:published_time": "published_on",
        "og:published_time": "published_on",
        "og:article:published_time": "published_on",
        "datepublished": "published_on",
        "parsely-pub-date": "published_on",
        "publish-date": "published_on",
        "publishdate": "published_on",
        "pubdate": "published_on",
        "dc.date.issued": "published_on",
        "dcterms.issued": "published_on",
        "citation_publication_date": "published_on",
        "dc.date": "published_on",
        "date": "published_on",
        "article:modified_time": "updated_on",
        "og:updated_time": "updated_on",
        "datemodified": "updated_on",
        "lastmod": "updated_on",
        "dcterms.modified": "updated_on",
    }
)
_ARTICLES = re.compile(r"(?:.*Article|BlogPosting|Report|LiveBlogPosting|WebPage)")
_FENCES = re.compile(
    r"\A(?://|/\*)?\s{0,9}(?:<!\[CDATA\[|<!--)\s{0,9}(?:\*/)?|(?://|/\*)?\s{0,9}(?:\]\]>|-->)\s{0,9}(?:\*/)?\Z"
)
"""What publishing programs put around a script."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]\w{1,30});")
_DEEPEST = 12
_LONGEST = 400
"""Code points of a value that is still a name or a title."""

Said = tuple[Candidate, ...]


def said_of(root: etree._Element, headings: Sequence[Heading]) -> tuple[str, Said, Said]:
    """The headline, what outranks the text (JSON-LD, headline, meta tags), and what counts where the text is silent."""
    linked, tags = tuple(_linked_data(root)), tuple(_meta_tags(root))
    window = " ".join((next((tag.text for tag in root.iter("title")), "") or "").split())
    sites, titles = (tuple(c.value for c in (*linked, *tags) if c.field == field) for field in ("publisher", "title"))
    headline, site = headline_and_site(headings, Named(sites, titles, window))
    title = tuple(_candidate("title", without_site(window, site), "page title"))
    shown = tuple(_candidate("title", headline, "heading"))
    stronger = (*(c for c in linked if c.field != "url"), *shown, *tags, *_times(root), *(title if site else ()))
    logo = (Candidate("publisher", site, "heading", hint=True),) if 0 < len(site) <= _LONGEST else ()
    addresses = (*_links(root), *(c for c in linked if c.field == "url"))
    return headline, stronger, (*addresses, *logo, *(() if site else title), *_language(root))


def _candidate(field: str, words: object, source: str) -> Iterator[Candidate]:
    """The candidate, if the words are a value for the field; publishing programs escape letters of a title twice."""
    said = ""
    if isinstance(words, str):
        said = " ".join((words if field == "url" else _ENTITY.sub(lambda sign: unescape(sign[0]), words)).split())
    if field.endswith("_on"):
        said = iso_day(said)
    elif field == "language":
        said = language_code(said)
    elif field == "url" and not re.match(r"https?://\S+$", said):
        said = ""
    elif field == "author" and "://" in said:
        said = ""  # Facebook pages
    if said and len(said) <= (2_000 if field == "url" else _LONGEST):
        yield Candidate(field, said, source)


def language_code(words: str) -> str:
    """ISO 639-1 of a language tag ("uk-UA"), "" for what is none."""
    match = re.match(r"([A-Za-z]{2})(?:[-_].*)?$", words.strip())
    return match[1].lower() if match else ""


def _meta_tags(root: etree._Element) -> Iterator[Candidate]:
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        field = _META.get(name.strip().lower())
        if field:
            yield from _candidate(field, tag.get("content"), f"meta tag {name.strip()}")


def _times(root: etree._Element) -> Iterator[Candidate]:
    """Times that the markup says are the publication's; any other may belong to a teaser."""
    for tag in root.iter("time", "span", "meta", "abbr"):
        kind = (tag.get("itemprop") or "").lower()
        field = {"datepublished": "published_on", "datemodified": "updated_on"}.get(kind)
        if tag.tag == "time" and field is None:
            field = "published_on" if tag.get("pubdate") is not None else _classed(tag)
        if field and tag.tag != "meta":
            yield from _candidate(field, tag.get("datetime") or tag.get("content") or tag.text, f"{tag.tag} element")


def _classed(time: etree._Element) -> str | None:
    """What the classes of WordPress say of a time beside the headline; a list of other articles has them too."""
    around = next(time.iterancestors("article", "main"), None)
    if around is None or around.find(".//h1") is None:
        return None
    classes = (time.get("class") or "").lower().split()
    return "published_on" if "published" in classes else "updated_on" if "updated" in classes else None


def _links(root: etree._Element) -> Iterator[Candidate]:
    for tag in root.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical":
            yield from _candidate("url", tag.get("href"), "canonical link")


def _language(root: etree._Element) -> Iterator[Candidate]:
    yield from _candidate("language", root.get("lang"), "html lang")


# -- JSON-LD ------------------------------------------------------------------------------------------------------


def _linked_data(root: etree._Element) -> Iterator[Candidate]:
    """What the first article described in JSON-LD says; several would be teasers."""
    blocks = list(_blocks(root))
    article = next((found for data in blocks if (found := _article_in(data, 0)) is not None), None)
    if article is not None:
        yield from _article_says(article, _described(blocks))


def _blocks(root: etree._Element) -> Iterator[Any]:
    """The JSON-LD of a page; broken one says nothing, and the page has other places."""
    for tag in root.iter("script"):
        if (tag.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or not tag.text:
            continue
        try:
            yield _read(_FENCES.sub("", tag.text.strip()))
        except (ValueError, RecursionError):
            continue


_DANGLING = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])', re.DOTALL)
"""A string, or a comma behind which nothing comes."""


def _read(words: str) -> Any:
    """JSON as outlets write it: line ends in a headline, a comma behind the last of a list. Raises ValueError."""
    try:
        return json.loads(words, strict=False)
    except ValueError:
        return json.loads(_DANGLING.sub(lambda found: found[1] or "", words), strict=False)


def _article_in(data: Any, depth: int) -> dict[str, Any] | None:
    """The first node that is an article; a page only where there is none."""
    nodes = list(_nodes(data, depth))
    described = [(kind, node) for node in nodes for kind in _kinds(node) if _ARTICLES.fullmatch(kind)]
    named = [node for kind, node in described if kind != "WebPage"]
    return next(iter(named or (node for _, node in described)), None)


def _kinds(node: dict[str, Any]) -> list[str]:
    """What a node is, one kind or several."""
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _described(data: Any) -> dict[str, Any]:
    """The nodes by their @id: an article names its publisher by that, and another node says who it is."""
    found: dict[str, Any] = {}
    for node in _nodes(data, 0):
        if isinstance(node.get("@id"), str) and len(node) > 1:
            found.setdefault(node["@id"], node)
    return found


def _article_says(article: dict[str, Any], described: dict[str, Any]) -> Iterator[Candidate]:
    for key, field in (("headline", "title"), ("name", "title"), ("url", "url"), ("inLanguage", "language")):
        yield from _candidate(field, _first(article.get(key)), f"JSON-LD {key}")
    for key, field in (("datePublished", "published_on"), ("dateModified", "updated_on")):
        yield from _candidate(field, _first(article.get(key)), f"JSON-LD {key}")
    yield from _candidate("publisher", _name(article.get("publisher"), described), "JSON-LD publisher")
    authors = article.get("author")
    names = [_name(author, described) for author in (authors if isinstance(authors, list) else [authors])]
    yield from _candidate("author", ", ".join(name for name in names if name), "JSON-LD author")


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _name(value: Any, described: dict[str, Any]) -> str:
    """The name of a person or an organisation, said as words, as a node or by the @id of one."""
    value = _first(value)
    if isinstance(value, dict):
        node = value if "name" in value or not isinstance(value.get("@id"), str) else described.get(value["@id"], value)
        value = _first(node.get("name"))
    return value if isinstance(value, str) else ""
