"""Verifying: field after field is seen with its quote and confirmed, then the swap is sealed."""

from curator.columns import BY_NAME, COLUMNS, Column
from curator.edtf import spoken_edtf
from curator.errors import NotAllowed
from curator.model import Side
from curator.swaps import Swap, Value
from curator.wording import value_in_words
from ui.loop import Loop
from ui.words import tr


class Verifying:
    """Confirms the fields of the open swap, seals it, and opens a sealed one again."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._workspace = loop.workspace

    def verify_field(self, column: str | None = None) -> None:
        """Confirm the field that is on screen and show the next one that is not confirmed, with its quote."""
        loop = self._loop
        swap = loop.draft()
        pending = column or loop.presented
        if column is not None and column != loop.presented and loop.first_quote(swap.values[column]) is not None:
            self._present(BY_NAME[column])
            return
        if pending is not None:
            self.refuse_undecided(swap.values[pending])
            loop.presented = None
            self._workspace.columns.confirm(swap.id, _seen_together(swap, pending))
        following = self._next_unconfirmed(pending)
        if following is None:
            loop.said.emit(tr("Every field is confirmed. {key} verifies the swap.", key=loop.key_of("verify.swap")))
        else:
            self._present(following)

    def refuse_undecided(self, value: Value) -> None:
        """Raise NotAllowed where claims differ and nobody has decided."""
        if value.differing and value.choice is None:
            field = self._label(value.column)
            raise NotAllowed(tr("{field}: the claims differ; adopt one and say why, then confirm.", field=field))

    def _next_unconfirmed(self, after: str | None) -> Column | None:
        """The next filled and unconfirmed column after one, going round."""
        swap = self._loop.swap
        if swap is None:
            return None
        names = [column.name for column in COLUMNS]
        first = names.index(after) + 1 if after else 0
        for column in COLUMNS[first:] + COLUMNS[:first]:
            value = swap.values[column.name]
            if value.filled and not value.checked:
                return column
        return None

    def _present(self, column: Column) -> None:
        """Show a field and its quote, so that the next V confirms what is on screen."""
        loop, swap = self._loop, self._loop.swap
        if swap is None:
            return
        value = swap.values[column.name]
        quote = loop.first_quote(value)
        if quote is not None:
            loop.show_quote(quote)
        loop.presented = column.name
        loop.panes.record.flash_field(column.name)
        names = dict.fromkeys(map(self._label, _seen_together(swap, column.name)))
        shown = self._value_words(column, value)
        key = loop.key_of("verify.field")
        loop.said.emit(tr("{field}: {value}. Right? {key} confirms.", field=" / ".join(names), value=shown, key=key))

    def verify_swap(self) -> None:
        """Seal the swap when nothing is missing; otherwise say what is and go there."""
        loop, swap = self._loop, self._loop.draft()
        missing = loop.standing.missing
        if missing:
            first = missing[0]
            if first.column:
                loop.panes.record.flash_field(first.column)
            more = tr(" (and {n} more)", n=len(missing) - 1) if len(missing) > 1 else ""
            raise NotAllowed(tr("Not yet verified. {what}{more}.", what=first.sentence, more=more))
        self._workspace.swaps.verify(swap.id)
        loop.said.emit(tr("{code} is verified and on the timeline.", code=swap.record.code))

    def reopen_swap(self) -> None:
        """Open a verified swap again, with a reason."""
        swap = self._loop.swap
        if swap is None or not swap.sealed:
            return
        self._loop.reason_wanted.emit(
            tr("Reopen {code}", code=swap.record.code),
            tr("Why is it opened again?"),
            lambda why: self._reopen(swap, why),
            "",
        )

    def _reopen(self, swap: Swap, why: str) -> None:
        self._workspace.swaps.reopen(swap.id, why)
        self._loop.said.emit(tr("{code} is a draft again.", code=swap.record.code))

    def _label(self, column: str) -> str:
        return BY_NAME[column].in_full(self._workspace.side_names)

    def _value_words(self, column: Column, value: Value) -> str:
        if value.value is None:
            return value.state.value.replace("_", " ") if value.state is not None else tr("not read")
        if value.adopted and value.adopted[0].value == value.value and value.adopted[0].side is not Side.EACH:
            return value_in_words(value.adopted[0], self._workspace.sides)
        return spoken_edtf(value.value) if column.name == "date" else value.value.replace("_", " ")


def _seen_together(swap: Swap, name: str) -> tuple[str, ...]:
    """A column and those that say the same from the very same claims: 390 each is seen, and confirmed, for both sides.

    A decision of a person makes a column one of its own.
    """
    seen = swap.values[name]
    if seen.choice is not None or not seen.claims:
        return (name,)
    return tuple(
        other.column
        for other in swap.values.values()
        if other.choice is None and (other.claims, other.value, other.state) == (seen.claims, seen.value, seen.state)
    )
