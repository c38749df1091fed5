"""The articles of the open desk as they are looked through: lines of the list, searches, what was saved of them."""

from collections.abc import Iterable, Mapping, Sequence

from curator.article_query import ArticleQuery, SavedSearch, SearchId
from curator.errors import InputRefused
from curator.model import ArticleId, ArticleRow
from curator.searching import Snippet, first_place, phrases
from db.desk import Desk
from db.finder import Finding
from db.swap_words import SwapHit
from ui.ledger import Act


class Library:
    """What is found on the open desk."""

    def __init__(self, desk: Desk, act: Act) -> None:
        self._desk, self._act = desk, act

    def lines(self, which: Sequence[int]) -> tuple[ArticleRow, ...]:
        """The lines of some articles; those that are not there (any more) are left out."""
        return self._desk.articles.rows(which)

    def has(self, article: int) -> bool:
        """Whether an article is there."""
        return bool(self.there([article]))

    def there(self, which: Iterable[int]) -> frozenset[ArticleId]:
        """Those of some articles that are (still) there."""
        return self._desk.articles.there(which)

    def first(self) -> ArticleId | None:
        """The article to begin with; None on an empty desk."""
        return self._desk.articles.first()

    def count(self) -> int:
        """How many articles there are."""
        return self._desk.articles.count()

    def find(self, query: ArticleQuery) -> Finding:
        """A question to the articles; its answer grows with each step."""
        return self._desk.find(query)

    def snippets(self, which: Sequence[int], words: str) -> Mapping[int, Snippet]:
        """Where the words that are searched for stand in some articles."""
        return self._desk.articles.snippets(which, words)

    def place(self, article: ArticleId, words: str) -> tuple[int, int] | None:
        """Where an article opens that was searched for: code points of its text; None where only its title fits."""
        wanted = phrases(words)
        return first_place(self._desk.articles.get(article).text, wanted) if wanted else None

    def swap_hits(self, words: str) -> tuple[SwapHit, ...]:
        """The swaps in which the words stand, in short."""
        return self._desk.swap_hits(words)

    # -- saved searches -------------------------------------------------------------------------------------------

    def saved(self) -> tuple[SavedSearch, ...]:
        """The saved searches, by name."""
        return self._desk.searches.every()

    def save(self, name: str, query: ArticleQuery) -> None:
        """Keep a question under a name; one of the same name is replaced. InputRefused without a name."""
        name = " ".join(name.split())
        if not name:
            raise InputRefused("Give the search a name.")
        with self._act(f"Save the search “{name}”"):
            self._desk.searches.save(name, query)

    def forget(self, search: SearchId) -> None:
        """Remove a saved search; nothing else changes."""
        name = next((one.name for one in self.saved() if one.id == search), "")
        with self._act(f"Remove the search “{name}”"):
            self._desk.searches.remove(search)
