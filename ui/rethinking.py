"""What is thought about a swap again: questions and notes, its history, splitting and merging, the desk's demands.

Like `ui.questions` it opens dialogs, which never block and answer by signal, and are imported when they are asked for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from curator.columns import BY_NAME, COLUMNS, columns_of
from curator.desk_settings import DeskSettings
from curator.errors import CuratorError, InputRefused, NotAllowed
from curator.model import Claim, ClaimId, SwapId, SwapSummary
from curator.past import FieldEvent, said
from curator.remarks import Remark, RemarkId, RemarkKind
from curator.swaps import Swap
from curator.wording import value_in_words
from ui.loop import Loop
from ui.moments import in_utc, local
from ui.record.lines import ANSWERED, FINDING
from ui.record.phrases import summary_line
from ui.words import tr

if TYPE_CHECKING:
    from ui.dialogs.past import EventLine, PastDialog, ThenLine
    from ui.dialogs.sheet import Sheet
    from ui.dialogs.split import SplitLine
    from ui.main_window import MainWindow


class Rethinking:
    """Opens these dialogs over one window."""

    def __init__(self, window: "MainWindow", loop: Loop) -> None:
        self._window = window
        self._loop = loop
        self._workspace = loop.workspace

    def acts(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "remark": self.remark,
            "remarks": self.remarks,
            "swap.past": self.past,
            "field.past": lambda: self.past(self._at_hand()),
            "swap.split": self.split,
            "swap.merge": self.merge,
            "answer.duplicate": self.duplicate,
            "desk.demands": self.demands,
            "finding.answer": self.answer_finding,
        }

    def _at_hand(self) -> str:
        """The column that is worked on, "" for none."""
        reviewing = self._window.reviewing
        return reviewing.item.column if reviewing.item is not None and reviewing.is_open else self._loop.at_hand() or ""

    def _label(self, column: str) -> str:
        return BY_NAME[column].in_full(self._workspace.side_names)

    # -- questions and notes --------------------------------------------------------------------------------------

    def remark(self) -> None:
        """Ask or note something on the field that is worked on, or on the swap."""
        from ui.dialogs.remark import RemarkDialog

        swap, column = self._loop.swap, self._at_hand()
        if swap is None:
            return
        dialog = RemarkDialog(self._window, swap.record.code, column, self._label(column) if column else "")
        remarks, run = self._workspace.remarks, self._window.run
        dialog.asked.connect(lambda name, text: run(lambda: remarks.ask(swap.id, name, text)))
        dialog.noted.connect(lambda name, text: run(lambda: remarks.note(swap.id, name, text)))
        self._window.show_dialog(dialog)

    def remarks(self, current: int | None = None) -> None:
        """All questions and notes in one place, each a way to its field; begin at one of them."""
        from ui.dialogs.remarks import RemarksDialog

        remarks, run = self._workspace.remarks, self._window.run
        dialog = RemarksDialog(self._window, remarks.every(), self._place_of, current)
        dialog.answered.connect(lambda number, text: run(lambda: remarks.answer(RemarkId(number), text)))
        dialog.reopened.connect(lambda number: run(lambda: remarks.reopen(RemarkId(number))))
        dialog.removed.connect(lambda number: run(lambda: remarks.remove(RemarkId(number))))
        dialog.jump_requested.connect(lambda swap, column: run(lambda: self._jump(SwapId(swap), column)))
        self._window.show_dialog(dialog, lambda: dialog.set_remarks(remarks.every()))

    def _jump(self, swap: SwapId, column: str) -> None:
        self._window.reviewing.leave()
        self._loop.go_to_field(swap, column)

    def aside(self, kind: str, key: str) -> None:
        """A line beside the claims was opened: what does not fit is answered, a remark is shown in the list of all."""
        if kind in (FINDING, ANSWERED):
            self.answer_finding(key)
        if kind in (RemarkKind.QUESTION, RemarkKind.NOTE):
            self.remarks(int(key) if key else None)

    def _place_of(self, remark: Remark) -> str:
        """What a remark hangs on, in words."""
        summary = self._workspace.summary(remark.swap)
        code = summary.code if summary is not None else ""
        return f"{code} · {self._label(remark.column)}" if remark.column else code

    # -- what does not fit ----------------------------------------------------------------------------------------

    def answer_finding(self, key: str = "") -> None:
        """Why something that does not fit is right all the same; without a key the first that is not answered."""
        if self._loop.swap is None:
            return
        swap = self._loop.draft()
        findings = self._workspace.findings
        answers = {found: findings.answer_to(swap, found) for found in findings.of(swap)}
        wanted = next((found for found in answers if (found.key == key if key else not answers[found])), None)
        if wanted is None:
            raise NotAllowed(tr("Everything fits, or is answered."))
        blocked = tr("Why is it so? The answer stands with it; to verify the swap the numbers have to fit.")
        self._loop.reason_wanted.emit(
            wanted.sentence,
            blocked if wanted.blocks else tr("Why is it right all the same? The answer stands with it."),
            lambda why: findings.answer(swap.id, wanted, why),
            answers[wanted],
        )

    # -- the past -------------------------------------------------------------------------------------------------

    def past(self, column: str = "") -> None:
        """What happened to the swap, or to one of its fields, how it was at a time, and bringing that back."""
        from ui.dialogs.past import PastDialog

        swap = self._loop.swap
        if swap is None:
            return
        number, past = swap.id, self._workspace.past
        labels = [(c.name, self._label(c.name)) for c in COLUMNS]
        dialog = PastDialog(self._window, swap.record.code, labels, column)

        def refresh() -> None:
            if self._workspace.summary(number) is None:  # an undo took the swap away
                dialog.close()
                return
            name = dialog.fields.currentData()
            events = past.of_field(number, name) if name else past.of_swap(number)
            dialog.set_events([self._line_of(event) for event in events])

        dialog.field_chosen.connect(lambda _name: refresh())
        dialog.step_chosen.connect(lambda seq: self._show_then(dialog, number, seq))
        dialog.day_wanted.connect(lambda typed: _try(dialog, lambda: self._show_day(dialog, number, typed)))
        dialog.restore_wanted.connect(
            lambda seq, name, why: _try(dialog, lambda: self._restore(dialog, number, seq, name, why))
        )
        refresh()
        self._window.show_dialog(
            dialog, lambda: refresh() if self._workspace.summary(number) is not None else dialog.close()
        )

    def _line_of(self, event: FieldEvent) -> "EventLine":
        from ui.dialogs.past import EventLine

        what = "; ".join(part for part in (*event.what, event.why) if part) or event.label
        return EventLine(
            event.seq,
            event.column,
            local(event.at),
            event.who,
            self._label(event.column),
            event.old,
            event.new,
            what,
        )

    def _show_then(self, dialog: "PastDialog", number: SwapId, seq: int) -> None:
        """The swap as it was after a step."""
        at = [past.moment.at for past in self._workspace.past.states(number) if past.moment.seq <= seq]
        then = self._workspace.past.after(number, seq)
        moment = tr("after the change of {when}", when=local(at[-1])) if at else ""
        dialog.show_then(seq if then is not None else None, moment, self._lines_then(number, then))

    def _show_day(self, dialog: "PastDialog", number: SwapId, typed: str) -> None:
        """The swap as it was at the end of a day, or at a moment. Raises InputRefused when it is none."""
        try:
            when = in_utc(typed)
        except ValueError:
            sentence = tr("“{words}” is no day; type one like 2025-05-26, or 2025-05-26 14:30.", words=typed)
            raise InputRefused(sentence) from None
        steps = [past.moment.seq for past in self._workspace.past.states(number) if past.moment.at <= when]
        then = self._workspace.past.as_of(number, when)
        if not steps or then is None:
            dialog.show_then(None, tr("The swap was not there then."), ())
        else:
            dialog.show_then(steps[-1], tr("as it was at {when}", when=local(when)), self._lines_then(number, then))

    def _lines_then(self, number: SwapId, then: Swap | None) -> "list[ThenLine]":
        """Every field that says something, then or now."""
        from ui.dialogs.past import ThenLine

        now, sides = self._workspace.swap(number), self._workspace.sides
        if then is None:
            return []
        lines = (
            ThenLine(c.name, self._label(c.name), said(then.values[c.name], sides), said(now.values[c.name], sides))
            for c in COLUMNS
        )
        return [line for line in lines if line.then or line.now]

    def _restore(self, dialog: "PastDialog", number: SwapId, seq: int, column: str, why: str) -> None:
        """Bring a field back, or the whole swap; what could not be brought back is named."""
        if column:
            self._workspace.past.restore(number, column, seq, why)
            dialog.tell(tr("{field} is as it was.", field=self._label(column)))
            return
        left = self._workspace.past.restore_swap(number, seq, why)
        names = ", ".join(self._label(name) for name in left)
        kept = tr("Brought back, but for what was cited since: {fields}.", fields=names)
        dialog.tell(kept if left else tr("The swap is as it was."))

    # -- two swaps or one -----------------------------------------------------------------------------------------

    def split(self) -> None:
        """Which claims go to a new swap, and why."""
        from ui.dialogs.split import SplitDialog

        swap = self._loop.swap
        if swap is None:
            return
        dialog = SplitDialog(self._window, swap.record.code, [self._split_line(claim) for claim in swap.claims])
        dialog.split.connect(lambda claims, why: self._window.run(lambda: self._split(swap.id, claims, why)))
        self._window.show_dialog(dialog)

    def _split_line(self, claim: Claim) -> "SplitLine":
        from ui.dialogs.split import SplitLine

        names = " / ".join(self._label(column.name) for column in columns_of(claim.field, claim.side, claim.category))
        value = value_in_words(claim, self._workspace.sides)
        words = f"“{' '.join(claim.quotes[0].text.split())}”" if claim.quotes else tr("typed by hand")
        article = self._workspace.article(claim.quotes[0].article) if claim.quotes else None
        source = (article.publisher or article.name) if article is not None else tr("typed by hand")
        return SplitLine(claim.id, f"{names}: {value} – {words} – {source}", source)

    def _split(self, swap: SwapId, claims: list[int], why: str) -> None:
        made = self._workspace.swaps.split(swap, [ClaimId(number) for number in claims], why)
        self._loop.open_swap(made)

    def duplicate(self) -> None:
        """Is this the same swap as another one? What they have in common is said; the reason is kept either way."""
        from ui.dialogs.reason import ReasonDialog

        here = self._workspace.summary(self._loop.swap.id) if self._loop.swap is not None else None
        if here is None or not self._loop.standing.likely_same:
            return
        other = self._loop.standing.likely_same[0]
        alike = tr("In common: {what}.", what=", ".join(_in_common(here, other)))
        dialog = ReasonDialog(
            self._window,
            tr("Is {here} the same swap as {other}?", here=here.code, other=other.code),
            "\n".join((summary_line(here), summary_line(other), alike, tr("If it is another one, say how you know."))),
            action=tr("It is another swap"),
            other_action=tr("It is the same: move the claims there"),
        )
        dialog.given.connect(
            lambda reason: self._window.run(lambda: self._workspace.swaps.answer_duplicate(here.id, other, reason))
        )
        dialog.other_chosen.connect(lambda: self._window.run(lambda: self._merge(here.id, other.id)))
        self._window.show_dialog(dialog)

    def remind_of(self, other: SwapSummary) -> None:
        """Say that the open swap may be there already; nothing has to be answered now."""
        self._window.banner.remind(
            tr(
                "This may be the same swap as {other}. {key} asks whether it is.",
                other=summary_line(other),
                key=self._window.how_to("answer.duplicate"),
            )
        )

    def merge(self) -> None:
        """It is the same as another swap, which is chosen: all claims go there."""
        from ui.dialogs.picker import SwapPicker

        swap = self._loop.swap
        if swap is None:
            return
        others = [summary for summary in self._workspace.summaries() if summary.id != swap.id]
        title = tr("{code} is the same swap as", code=swap.record.code)
        dialog = SwapPicker(self._window, others, self._workspace.side_names, None, title=title, action=tr("Merge"))
        dialog.picked.connect(lambda into: self._window.run(lambda: self._merge(swap.id, SwapId(into))))
        self._window.show_dialog(dialog)

    def _merge(self, swap: SwapId, into: SwapId) -> None:
        self._workspace.swaps.merge(swap, into)
        self._loop.open_swap(into)

    # -- the desk -------------------------------------------------------------------------------------------------

    def demands(self) -> None:
        """What the desk demands of those who verify, and who one is."""
        from ui.dialogs.demands import DemandsDialog

        dialog = DemandsDialog(self._window, self._workspace.settings, self._workspace.person)
        dialog.saved.connect(lambda settings, name: self._window.run(lambda: self._demand(settings, name)))
        self._window.show_dialog(dialog)

    def _demand(self, settings: DeskSettings, name: str) -> None:
        if name != self._workspace.person:
            self._window.questions.name(name)
        if settings != self._workspace.settings:
            self._workspace.set_settings(settings)


def _in_common(here: SwapSummary, other: SwapSummary) -> list[str]:
    """Why two swaps may be one, in words."""
    counts = (here.to_a, here.to_b)
    parts = [
        (here.date_start and here.date_start == other.date_start, tr("the day")),
        (here.date_start != other.date_start and here.date_start and other.date_start, tr("nearly the day")),
        (here.ordinal is not None and here.ordinal == other.ordinal, tr("the ordinal")),
        (None not in counts and counts == (other.to_a, other.to_b), tr("both counts")),
    ]
    return [words for holds, words in parts if holds]


def _try(dialog: "Sheet", act: Callable[[], object]) -> None:
    """Do what was asked for in a dialog; what cannot be done is said there."""
    try:
        act()
    except CuratorError as fault:
        dialog.refuse(str(fault))
