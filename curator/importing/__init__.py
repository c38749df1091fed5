"""Read article files: path in, ParsedArticle or one sentence of refusal out. Nothing here stores or asks."""

from curator.importing.files import MAX_BYTES, article_files
from curator.importing.formats import FORMATS, pasted_article, read_article
from curator.importing.metadata import Metadata, read_metadata

__all__ = ["FORMATS", "MAX_BYTES", "Metadata", "article_files", "pasted_article", "read_article", "read_metadata"]
