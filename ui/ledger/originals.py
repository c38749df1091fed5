"""The originals of the articles: asked again for what they say, and read in another encoding."""

from typing import TYPE_CHECKING

from curator.model import ArticleId, ParsedArticle
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Originals:
    """The files that the articles of the open desk were read from."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act

    def bytes_of(self, article: ArticleId) -> bytes:
        """The file as it was imported."""
        return self._desk.articles.original(article)

    def replace(self, article: ArticleId, parsed: ParsedArticle) -> ArticleId:
        """Put another reading of the same file in the place of an article that nothing is cited on; one act.

        NotAllowed where something is, or where the desk holds this text already.
        """
        before = self._workspace.article(article)
        self._desk.index.caught_up()
        with self._act(f"Another encoding for “{before.file_name}”"):
            return self._desk.articles.replace(article, parsed)
