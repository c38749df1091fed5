"""Deciding what a column takes: a value typed by hand, one of several claims, no number at all, what is proposed."""

from collections.abc import Sequence

from curator.columns import BY_NAME
from curator.errors import InputRefused
from curator.model import Claim, ClaimId, CountState, SwapId
from curator.wording import value_in_words
from ui.ledger.claims import Words
from ui.loop import Loop
from ui.offer_words import said_by
from ui.words import tr


class Deciding:
    """Acts on the columns of the open swap; what needs a reason asks for it."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._workspace = loop.workspace

    def type_value(self, column: str, text: str) -> None:
        """A value was typed by hand: it needs no quote, but is marked, and asks for its source."""
        swap = self._loop.swap_or_new()
        if not text.strip():
            self._workspace.claims.type_value(swap, column, text)
            return
        from curator.claims import typed  # its patterns would hold up the start

        record = self._loop.panes.record
        try:
            typed(column, text, self._workspace.sides, "")
        except InputRefused as fault:
            record.refuse(column, str(fault))
            return
        self._loop.source_wanted.emit(
            tr("{field}: {value}", field=self._label(column), value=text.strip()),
            tr("Nothing in an article carries this value. Where is it from?"),
            lambda note: self._workspace.claims.type_value(swap, column, text, note),
            lambda: record.offer_draft(column, text),
        )

    def adopt(self, column: str, claim: ClaimId) -> None:
        """Adopt one of the claims; where they differ the reason is asked for."""
        swap = self._loop.draft()
        if not swap.values[column].differing:
            self._adopt(swap.id, column, claim, "")
            return
        value = value_in_words(self._workspace.claim(claim), self._workspace.sides)
        self._loop.reason_wanted.emit(
            tr("{field}: {value}", field=self._label(column), value=value),
            tr("Why this one? The reason is published with the number."),
            lambda reason: self._adopt(swap.id, column, claim, reason),
            "",
        )

    def _adopt(self, swap: SwapId, column: str, claim: ClaimId, reason: str) -> None:
        self._workspace.columns.adopt(swap, column, claim, reason)
        value = value_in_words(self._workspace.claim(claim), self._workspace.sides)
        self._loop.said.emit(tr("{field}: {value} is adopted.", field=self._label(column), value=value))

    def set_state(self, column: str, state: CountState | None) -> None:
        """A count without a number: say why."""
        swap = self._loop.draft()
        if state is None:
            self._workspace.columns.decide_again(swap.id, column)
            return
        words = self._selected_words()
        self._loop.reason_wanted.emit(
            tr("{field}: {state}", field=self._label(column), state=state.value.replace("_", " ")),
            tr("Why is there no number? The reason is published with the swap."),
            lambda reason: self._workspace.columns.set_state(swap.id, column, state, reason, words),
            self._quoted(words),
        )

    def _selected_words(self) -> Words | None:
        """The article and the words that are selected in it."""
        article, words = self._loop.article, self._loop.panes.reader.page.selection()
        return None if article is None or words is None else Words(article.id, *words)

    def _quoted(self, words: Words | None) -> str:
        """Selected words with who prints them, as a reason may quote them."""
        article = self._loop.article
        if article is None or words is None:
            return ""
        text = " ".join(article.text[words.start : words.end].split())
        return f"“{text}” ({article.publisher or article.name})"

    def accept_proposals(self) -> None:
        """Take all proposed claims in one step."""
        swap, proposed = self._loop.draft(), self._loop.standing.proposed
        if proposed:
            self._accept(swap.id, proposed)

    def accept_proposal(self, index: int) -> None:
        """Take one proposed claim."""
        self._accept(self._loop.draft().id, (self._loop.standing.proposed[index],))

    def _accept(self, swap: SwapId, proposed: Sequence[Claim]) -> None:
        self._workspace.claims.accept(swap, proposed)
        taken = ", ".join(said_by(claim, self._workspace.sides) for claim in proposed)
        self._loop.said.emit(
            tr("Accepted: {claims}. {key} confirms.", claims=taken, key=self._loop.key_of("verify.field"))
        )

    def _label(self, column: str) -> str:
        return BY_NAME[column].in_full(self._workspace.side_names)
