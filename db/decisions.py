"""Decisions on suggestions: which were taken and which turned down."""

from typing import Any

from peewee import fn

from curator.decisions import Decision, DecisionId, DecisionVerdict
from curator.model import ArticleId, ClaimId
from db.connection import Connection, Statement
from db.history import History, now
from db.tables import DecisionTable as D

_COLUMNS = (D.id, D.article, D.rule, D.version, D.key, D.verdict, D.claim, D.by, D.on)
"""In the order of `Decision`."""
_IN_ORDER = D.select(*_COLUMNS).order_by(D.id)
_EVERY = Statement(_IN_ORDER)
_OF_ARTICLE = Statement(_IN_ORDER.where(D.article == 0))
_RATES = Statement(D.select(D.rule, fn.SUM(D.verdict == ""), fn.COUNT(D.id)).group_by(D.rule).order_by(D.rule))


class Decisions:
    """What persons did with the suggestions in the articles of a desk."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def of_article(self, article: ArticleId) -> tuple[Decision, ...]:
        """The decisions in an article, in the order they were made."""
        return tuple(map(_decision, self._connection.each(_OF_ARTICLE, (article,))))

    def every(self) -> tuple[Decision, ...]:
        """All decisions, in the order they were made."""
        return tuple(map(_decision, self._connection.each(_EVERY)))

    def rates(self) -> dict[str, tuple[int, int]]:
        """For each rule how often what it suggests was taken, and how often it was decided on."""
        found = self._connection.each(_RATES, (str(DecisionVerdict.ACCEPTED),))
        return {rule: (int(accepted), decided) for rule, accepted, decided in found}

    def decide(
        self,
        article: ArticleId,
        key: str,
        verdict: DecisionVerdict,
        *,
        rule: str,
        version: str,
        claim: ClaimId | None = None,
    ) -> None:
        """Keep what was done with the suggestion `key`; replaces an earlier decision on it.

        ValueError for one that was turned down and yet has a claim.
        """
        self._history.assert_writing()
        if verdict is DecisionVerdict.REJECTED and claim is not None:
            raise ValueError(f"suggestion {key} was turned down, so it is no claim")
        said = {"rule": rule, "version": version, "verdict": str(verdict), "claim": claim}
        given = {**said, "by": self._history.person, "on": now()}
        if not self._connection.changed(D.update(given).where((D.article == article) & (D.key == key))):
            self._connection.changed(D.insert({"article": article, "key": key, **given}))

    def take_back(self, article: ArticleId, key: str) -> None:
        """Forget the decision on a suggestion, so that it is offered again; nothing happens when there is none."""
        self._history.assert_writing()
        self._connection.changed(D.delete().where((D.article == article) & (D.key == key)))


def _decision(row: tuple[Any, ...]) -> Decision:
    number, article, rule, version, key, verdict, claim, by, on = row
    made = None if claim is None else ClaimId(claim)
    return Decision(DecisionId(number), ArticleId(article), rule, version, key, DecisionVerdict(verdict), made, by, on)
