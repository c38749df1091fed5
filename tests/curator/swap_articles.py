"""Articles for the tests of claims: the five samples with what a curator knows of them, and sentences made up here."""

from pathlib import Path

from curator.model import Article, ArticleId, PublishedBasis
from curator.parties import party
from curator.text import canonical

ROOT = Path(__file__).resolve().parents[2]
SIDES = (party("Ukraine"), party("Russia"))
KNOWN = {
    "000": ("The Moscow Times", "2025-01-15"),
    "001": ("The Kyiv Independent", "2025-05-23"),
    "002": ("Caspian News", "2024-07-20"),
    "003": ("", "2024-01-03"),
    "004": ("BBC", "2025-05-24"),
}


def article(text, publisher="The Daily Sample", published="2025-05-24", id_=1):
    return Article(
        id=ArticleId(id_),
        file_name="sample.txt",
        file_sha256="",
        text_sha256="",
        text=canonical(text),
        title="",
        publisher=publisher,
        agency="",
        author="",
        url="",
        language="en",
        published_on=published,
        published_basis=PublishedBasis.CURATOR,
        updated_on=None,
        imported_on="",
        confirmed=True,
        done=False,
    )


def sample(key):
    path = next((ROOT / "seeds").glob(f"{key}_*.txt"))
    return article(path.read_bytes().decode("utf-8"), *KNOWN[key], id_=int(key) + 1)


def span(source, words):
    start = source.text.index(words)
    return start, start + len(words)
