"""The head of the form: which swap it is, how it stands, and the way to another one."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from curator.edtf import spoken
from curator.model import SwapSummary
from curator.remarks import Remark
from curator.swaps import Swap
from ui.record.elided import ElidedLabel, IdentityButton
from ui.record.phrases import headline
from ui.record.style import set_look
from ui.record.switcher import SwapSwitcher
from ui.words import tr


class RecordHead(QWidget):
    """Name, badge, the line about deal and sources, and the seal of a verified swap."""

    swap_chosen = Signal(int)
    swaps_asked = Signal()
    """The list of swaps opens: `offer` says which there are."""
    new_clicked = Signal()
    link_clicked = Signal()
    remarks_clicked = Signal(str)
    """The first question or note on the swap as a whole, by its number; "" where there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._identity = IdentityButton()
        self._identity.setObjectName("swapIdentity")
        self._badge = QLabel()
        self._badge.setObjectName("swapBadge")
        self._badge.setProperty("role", "badge")
        self._remarks = _slim_button("", tr("Questions and notes on this swap"))
        self._remarks.setObjectName("swapRemarks")
        self._remarks.hide()
        self._remark = ""
        self._story = ElidedLabel()
        self._story.setProperty("role", "small")
        self._link = _slim_button(tr("Link…"), tr("Link this article to another swap"))
        self._new = _slim_button(tr("New swap"), tr("Begin a new swap"))
        self._seal = _Seal()
        self._switcher = SwapSwitcher(self)
        self._build()
        self._identity.clicked.connect(lambda: self._switcher.open_below(self._identity))
        self._switcher.asked.connect(self.swaps_asked)
        self._switcher.chosen.connect(self.swap_chosen)
        self._remarks.clicked.connect(lambda: self.remarks_clicked.emit(self._remark))
        self._link.clicked.connect(self.link_clicked)
        self._new.clicked.connect(self.new_clicked)

    def offer(self, linked: Sequence[SwapSummary], others: Sequence[SwapSummary]) -> None:
        """The swaps one can go to."""
        self._switcher.offer(linked, others)

    def show_swap(self, swap: Swap, n_open: int, story: str) -> None:
        """Name the swap and say how it stands; `n_open` things are missing before it may be verified."""
        self._identity.show_name(headline(swap))
        self._identity.setAccessibleName(tr("Swap {name}; opens the list of swaps", name=headline(swap)))
        self._story.setText(story)
        self._story.setToolTip(f"<p>{escape(story)}</p>")
        text, tone = _badge(swap, n_open)
        set_look(self._badge, "tone", tone)  # before its words: a label asks for room when those change
        self._badge.setText(text)
        self._seal.show_seal(swap)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """How many questions are open, and whether something hangs on the swap as a whole."""
        n = sum(remark.open for remark in remarks)
        whole = [remark for remark in remarks if not remark.column]
        self._remark = str((whole or [*remarks])[0].id) if remarks else ""
        self._remarks.setText(tr("{n} ?", n=n) if n else "✎")
        self._remarks.setToolTip(tr("{n} open questions", n=n) if n else tr("Notes on this swap"))
        self._remarks.setVisible(bool(n or whole))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say in the tool tips which keys do the same."""
        for button, name in ((self._link, "link"), (self._new, "new")):
            button.setToolTip(f"{button.accessibleName()}  {keys.get(name, '')}".strip())

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._identity)
        first.addStretch(1)
        first.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        second = QHBoxLayout()
        second.setContentsMargins(4, 0, 0, 0)
        second.setSpacing(2)
        second.addWidget(self._story, 1)
        second.addWidget(self._remarks)
        second.addWidget(self._link)
        second.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 12, 4)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._seal)


class _Seal(QFrame):
    """The quiet banner of a verified swap."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("swapSeal")
        self.setProperty("role", "seal")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.addWidget(self._words)

    def show_seal(self, swap: Swap) -> None:
        """Who verified it and when; nothing while it is a draft."""
        self.setVisible(swap.sealed)
        day = swap.record.verified_on[:10]
        self._words.setText(
            tr(
                "✓  Verified by {who} on {day}. Sealed: reopen it to change anything.",
                who=swap.record.verified_by,
                day=spoken(day),
            )
            if swap.sealed and day
            else ""
        )


def _badge(swap: Swap, n_open: int) -> tuple[str, str]:
    if swap.sealed:
        return tr("verified"), "good"
    if n_open and swap.claims:
        return tr("{n} open", n=n_open), "warn"
    return tr("draft"), ""


def _slim_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "slimflat")
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
    return button
