"""From an assembled swap to what each field of the form shows."""

from collections.abc import Mapping, Sequence

from curator.columns import BY_NAME, Column, columns_of
from curator.findings import Finding
from curator.model import Article, ArticleId, Category, Claim, ClaimField, Party
from curator.remarks import Remark
from curator.swaps import Swap, Value
from curator.values import value
from ui.record.lines import ANSWERED, FINDING, NOTE, QUESTION, ColumnLines, QuoteLine, aside
from ui.record.phrases import ENUM_WORDS, claimed, parts_hint, shown, span_hint
from ui.words import tr


@value
class Known:
    """What is known of a swap beside its values."""

    remarks: Sequence[Remark] = ()
    """The questions and notes on it and on its columns."""
    findings: Sequence[tuple[Finding, str]] = ()
    """What does not fit, each with the answer that a person gave, "" for none."""
    independent: int = 0
    """How many independent sources it has: copies of one text count once."""
    heard: str = ""
    """Who says officially that it took place, by the claims (a ConfirmedBy); "" where that is not known yet."""


@value
class Ghost:
    """One proposal of the program as the form shows it: its place in the list and its words."""

    index: int
    words: str


@value
class FieldView:
    """Everything one field shows."""

    text: str
    """Of a line; the stored word for a list."""
    hint: str
    hint_tone: str
    mark: str
    tone: str
    checked: bool
    filled: bool
    lines: tuple[QuoteLine, ...]
    ghosts: tuple[Ghost, ...]
    sealed: bool
    afresh: bool
    """True when the form has just turned to another swap."""


class Lines:
    """The lines of each column of one form; an act leaves most columns as they were, and their lines with them."""

    def __init__(self) -> None:
        self._articles: Mapping[ArticleId, Article] = {}
        self._sides: tuple[Party, Party] = (Party(""), Party(""))
        self._made: dict[str, ColumnLines] = {}

    def name_for(self, articles: Mapping[ArticleId, Article], sides: tuple[Party, Party]) -> None:
        """Whom lines name from now on: the articles their quotes stand in, and the sides of the desk."""
        if articles != self._articles or sides != self._sides:
            self._made.clear()
        self._articles, self._sides = articles, sides

    def of(self, column: Column, value: Value) -> tuple[QuoteLine, ...]:
        """The lines of a column."""
        if column.name not in self._made:
            self._made[column.name] = ColumnLines(column, self._articles, self._sides, _line_label(column))
        return self._made[column.name].of(value)


def view_of(
    column: Column,
    swap: Swap,
    lines: tuple[QuoteLine, ...],
    sides: tuple[Party, Party],
    ghosts: tuple[Ghost, ...],
    asides: tuple[QuoteLine, ...] = (),
    *,
    afresh: bool,
) -> FieldView:
    """What the field of one column shows: the `lines` of its claims, and `asides` beside them."""
    value = swap.values[column.name]
    shown_ghosts = () if swap.sealed else ghosts
    mark, tone = _mark(value, bool(shown_ghosts), compact=_is_part(column))
    hint, hint_tone = _hint(column, swap)
    return FieldView(
        text=(value.value or "") if column.field in ENUM_WORDS else shown(column, value, sides),
        hint=hint,
        hint_tone=hint_tone,
        mark=mark,
        tone=tone,
        checked=value.checked,
        filled=value.filled or value.value is not None,
        lines=(*lines, *asides),
        ghosts=shown_ghosts,
        sealed=swap.sealed,
        afresh=afresh,
    )


def asides_of(known: Known) -> dict[str, tuple[QuoteLine, ...]]:
    """The lines beside the claims by column: what does not fit, open questions, notes; "" for the whole swap."""
    found: dict[str, tuple[QuoteLine, ...]] = {}
    for finding, answer in known.findings:
        line = _finding_line(finding, answer)
        for name in _one_a_group(finding.columns):
            found[name] = (*found.get(name, ()), line)
    for remark in sorted(known.remarks, key=lambda remark: not remark.open):
        words = " ".join(remark.text.split())
        said = tr("{words} – {who}", words=words, who=remark.by)
        if remark.answered_on:
            said = tr("{asked} → {answer} – {who}", asked=said, answer=remark.answer, who=remark.answered_by)
        line = aside(QUESTION if remark.open else NOTE, said, str(remark.id))
        found[remark.column] = (*found.get(remark.column, ()), line)
    return found


def _finding_line(finding: Finding, answer: str) -> QuoteLine:
    if answer:
        return aside(ANSWERED, tr("{what} – answered: {why}", what=finding.sentence, why=answer), finding.key)
    return aside(FINDING, finding.sentence, finding.key)


def _one_a_group(columns: Sequence[str]) -> list[str]:
    """One column of each group of the form: their quotes stand next to each other there."""
    return list({BY_NAME[name].group: name for name in reversed(columns)}.values())


def ghosts_of(proposals: Sequence[Claim], sides: tuple[Party, Party]) -> dict[str, tuple[Ghost, ...]]:
    """The proposals by column, each with its place in the list."""
    found: dict[str, tuple[Ghost, ...]] = {}
    for index, claim in enumerate(proposals):
        for column in columns_of(claim.field, claim.side, claim.category):
            quoted = claim.quotes[0].text if claim.quotes else claim.explanation
            words = claimed(column, claim, sides)
            if quoted:
                words = tr("{value} — “{words}”", value=words, words=" ".join(quoted.split()))
            found[column.name] = (*found.get(column.name, ()), Ghost(index, words))
    return found


def _mark(value: Value, proposed: bool, *, compact: bool) -> tuple[str, str]:
    """The one word that stands beside a label, and its tone; a sign alone where there is no room for words."""
    if value.differing:
        decided = value.choice is not None and bool(value.choice.reason.strip())
        if decided:
            return tr("decided") if not compact else "", ""
        return tr("differs") if not compact else "≠", "bad"
    if value.unsourced:
        return tr("unsourced") if not compact else "!", "warn"
    return (tr("proposed"), "accent") if proposed and not value.filled else ("", "")


def _hint(column: Column, swap: Swap) -> tuple[str, str]:
    """What stands muted inside the line of a total: its parts, else the span of the sources."""
    if column.field is not ClaimField.COUNT or _is_part(column):
        return "", ""
    parts, fits = parts_hint(swap, column.name)
    if parts:
        return parts, "" if fits else "bad"
    return span_hint(swap.values[column.name]), ""


def _line_label(column: Column) -> str:
    """Before the quotes of a field that shares its row with others; a total has its row to itself."""
    total = column.field is ClaimField.COUNT and column.category is Category.TOTAL
    return "" if total else tr(column.label)


def _is_part(column: Column) -> bool:
    return column.field is ClaimField.BODIES or (
        column.field is ClaimField.COUNT and column.category is not Category.TOTAL
    )
