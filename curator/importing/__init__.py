"""Read article files: path in, ParsedArticle or one sentence of refusal out. Nothing here stores or asks."""

from curator.importing.files import MAX_BYTES
from curator.importing.formats import (
    FORMATS,
    Refusal,
    article_files,
    other_files,
    pasted_article,
    read_article,
    read_articles,
)

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Refusal",
    "article_files",
    "other_files",
    "pasted_article",
    "read_article",
    "read_articles",
]
