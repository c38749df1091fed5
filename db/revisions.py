"""Revisions of articles: which may be one, which is one, and the quotes that wait in the earlier text."""

from typing import Any

from curator.model import ArticleId, ClaimId, Quote
from curator.revisions import Offer, Sameness, WaitingQuote, standing
from db.connection import Connection
from db.history import History, now
from db.tables import KeptQuoteTable as K
from db.tables import RevisionTable as R

_BY: tuple[tuple[Sameness, str], ...] = (
    (Sameness.ADDRESS, "a.url != '' AND e.url = a.url"),
    (Sameness.FILE_NAME, "a.file_name != '' AND e.file_name = a.file_name"),
    (
        Sameness.TEXT,  # the + keeps SQLite from going through all articles of a publisher
        "a.publisher != '' AND +e.publisher = a.publisher AND e.id IN"
        " (SELECT o.article FROM copy k JOIN copy o ON o.alike = k.alike WHERE k.article = a.id)",
    ),
)
"""By what an article `a` is taken for a new revision of an earlier one `e`; the surest reason first."""
_OFFER = "SELECT e.id FROM article a JOIN article e ON e.id < a.id AND {} WHERE a.id = ? ORDER BY e.id DESC LIMIT 1"
_DECIDED = "SELECT 1 FROM revision WHERE article = ?"
_EARLIER = "EXISTS (SELECT 1 FROM article e WHERE e.id < a.id AND {})"
MAY_REVISE = " OR ".join(_EARLIER.format(by) for _, by in _BY)
"""Whether an article `a` may be a new revision, as SQL."""
_WAITING = """
    SELECT q.claim, q.article, q."start", q."end", q."text", q.prefix, q.suffix, v.article, t.text
    FROM revision v JOIN claim_quote q ON q.article = v.revises JOIN claim c ON c.id = q.claim
        JOIN swap s ON s.id = c.swap JOIN article n ON n.id = v.article
        JOIN article_text t ON t.sha256 = n.text_sha256
    WHERE s.review_state = 'draft' AND NOT EXISTS (
        SELECT 1 FROM kept_quote k
        WHERE k.claim = q.claim AND k.article = q.article AND k."start" = q."start" AND k."end" = q."end")
    ORDER BY q.article, q."start", q.id
"""


class Revisions:
    """The revisions of a desk."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def offer(self, article: ArticleId) -> Offer | None:
        """The earlier article that an article may be a new revision of; None when there is none or it is decided."""
        if self._connection.row(_DECIDED, (article,)) is not None:
            return None
        for why, by in _BY:
            found = self._connection.row(_OFFER.format(by), (article,))
            if found is not None:
                return Offer(article, ArticleId(found[0]), why)
        return None

    def offers(self, most: int = 200) -> tuple[Offer, ...]:
        """The articles that may be new revisions and of which nobody has decided it, the newest first."""
        sql = (
            f"SELECT a.id FROM article a WHERE ({MAY_REVISE})"  # noqa: S608 - our own
            " AND NOT EXISTS (SELECT 1 FROM revision v WHERE v.article = a.id) ORDER BY a.id DESC LIMIT ?"
        )
        found = (self.offer(ArticleId(number)) for (number,) in self._connection.rows(sql, (most,)))
        return tuple(offer for offer in found if offer is not None)

    def of(self, article: ArticleId) -> ArticleId | None:
        """The earlier article whose new revision an article is."""
        found = self._connection.row("SELECT revises FROM revision WHERE article = ?", (article,))
        return None if found is None or found[0] is None else ArticleId(found[0])

    def all(self) -> dict[int, int]:
        """Every article that is a new revision, with the earlier one."""
        return dict(self._connection.rows("SELECT article, revises FROM revision WHERE revises IS NOT NULL"))

    def decide(self, article: ArticleId, revises: ArticleId | None) -> None:
        """Keep that an article is a new revision of an earlier one, or of none.

        ValueError when the other is no earlier one: revisions go one way.
        """
        self._history.assert_writing()
        if revises is not None and revises >= article:
            raise ValueError(f"article {revises} did not come before {article}")
        given = {"revises": revises, "by": self._history.person, "on": now()}
        if not self._connection.changed(R.update(given).where(R.article == article)):
            self._connection.changed(R.insert({"article": article, **given}))

    def waiting(self) -> tuple[WaitingQuote, ...]:
        """The quotes of drafts that stand in an earlier text although there is a later one, in the order of texts."""
        return tuple(_waiting(*row) for row in self._connection.each(_WAITING))

    def keep(self, waits: WaitingQuote) -> None:
        """Keep that a quote stays with the earlier text."""
        self._history.assert_writing()
        at = {"claim": waits.claim, "article": waits.quote.article, "start": waits.quote.start, "end": waits.quote.end}
        self._connection.changed(K.insert({**at, "by": self._history.person, "on": now()}))


def _waiting(claim: int, article: int, *rest: Any) -> WaitingQuote:
    start, end, words, prefix, suffix, newer, text = rest
    quote = Quote(ArticleId(article), start, end, words, prefix, suffix)
    return WaitingQuote(ClaimId(claim), quote, ArticleId(newer), *standing(text, quote))
