"""Single articles of the open desk: imported, dated and named, said to be done, removed."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from curator.changes import Changes
from curator.model import Article, ArticleId, Claim, ClaimField, DateBasis, ParsedArticle, PublishedBasis
from db.article_import import ImportResult
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace

_RELATIVE = (DateBasis.WEEKDAY_VS_PUBLICATION, DateBasis.TODAY_VS_PUBLICATION, DateBasis.EXPLICIT_NO_YEAR)


class Articles:
    """Acts on articles; how they are found and listed is the library's business."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act, tell: Callable[[Changes], object]) -> None:
        self._workspace, self._desk, self._act, self._tell = workspace, desk, act, tell

    def add(self, parsed: Iterable[ParsedArticle], cancelled: Callable[[], bool]) -> ImportResult:
        """Import articles that have been read; one step of the history."""
        result = self._desk.articles.add_all(parsed, cancelled=cancelled)
        self._tell(result.changes)
        return result

    def revise(self, article: ArticleId, **metadata: str | bool | None) -> None:
        """Change or confirm what is known of an article; dates that hang on its publication are read again."""
        before = self._workspace.article(article)
        if (metadata.get("published_on", before.published_on) or None) == before.published_on:
            metadata.pop("published_on", None)  # confirmed as it was read: where it was read stays known
        else:
            metadata["published_basis"] = PublishedBasis.CURATOR if metadata["published_on"] else PublishedBasis.NONE
        with self._act(f"Publisher and date of “{before.name}”"):
            self._desk.articles.revise(article, confirmed=True, **metadata)
            after = self._desk.articles.get(article)
            if after.published_on != before.published_on:
                self._read_dates_again(after)

    def _read_dates_again(self, article: Article) -> None:
        from curator import claims as reading  # its patterns would hold up the start

        for claim in self._desk.claims.of_article(article.id):
            waits = claim.value is None or claim.basis in _RELATIVE
            if claim.field is ClaimField.DATE and claim.quotes and waits:
                self._change_if_open(reading.reread(claim, article, self._workspace.sides))

    def _change_if_open(self, claim: Claim) -> None:
        """Change a claim unless its swap is sealed: a verified date stays as it was verified."""
        if not self._workspace.swap(claim.swap).sealed:
            self._desk.claims.change(claim)

    def set_done(self, article: ArticleId, done: bool) -> None:
        """Say that an article is done, or that it is not."""
        label = "Done" if done else "Not done"
        with self._act(f"{label}: “{self._workspace.article(article).name}”"):
            self._desk.articles.set_done(article, done)

    def remove(self, article: ArticleId) -> None:
        """Remove an article that no claim stands on. Raises NotAllowed otherwise."""
        with self._act(f"Remove “{self._workspace.article(article).name}”"):
            self._desk.articles.remove(article)
