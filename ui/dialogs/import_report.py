"""What became of every file of an import."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from curator.importing.outcome import ImportOutcome
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

_PADDING = 24
"""Pixels around a row's words, both sides together."""
_LONGEST = 64
"""Code points of a file's name that are shown whole."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class ImportReport(Sheet):
    """Every file of an import: skipped, doubtful and not read first, each with its sentence, then the others."""

    save_requested = Signal()
    """The person wants all of it as a file."""

    def __init__(self, parent: QWidget | None, outcome: ImportOutcome) -> None:
        super().__init__(parent, tr("Import"), width=640)
        self.body.addWidget(plain_label(_counts(outcome), "muted"))
        self.list = QListWidget()
        self.list.setObjectName("importReport")
        self.list.setAccessibleName(tr("What became of every file"))
        self.list.setAccessibleIdentifier("importReport")
        self.list.setProperty("role", "rows")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setLayoutMode(QListWidget.LayoutMode.Batched)  # ten thousand rows must not hold up the window
        self.list.setItemDelegate(_Told(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(180)
        self.list.addItems([_line(*row) for row in outcome.rows()])
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list, 1)
        self.save_button = self.add_button(tr("Save the report…"), apart=True)
        self.save_button.clicked.connect(self.save_requested)


def _counts(outcome: ImportOutcome) -> str:
    taken, skipped, doubtful = len(outcome.taken), len(outcome.skipped), len(outcome.doubtful)
    counts = tr("{a} taken · {b} skipped · {c} doubtful", a=taken, b=skipped, c=doubtful)
    return tr("{counts} · {n} not read", counts=counts, n=len(outcome.unread)) if outcome.unread else counts


def _line(name: str, kind: str, why: str) -> str:
    """One row's words: what became of the file, and below it why."""
    words = {
        "skipped": tr("Skipped"),
        "doubtful": tr("Doubtful"),
        "not read": tr("Not read"),
        "taken": tr("Taken"),
        "passed over": tr("Passed over"),
    }
    return f"{words[kind]}: {_short(name)}\n{why}".rstrip()


def _short(name: str) -> str:
    """A file's name in one line: its beginning and its end, where it is very long."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"


class _Told(QStyledItemDelegate):
    """Gives a row the height that its wrapped words need inside the padding of the style sheet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the list, as high as the words."""
        width = option.widget.viewport().width()
        room = QRect(0, 0, width - _PADDING, 1_000_000)
        height = option.fontMetrics.boundingRect(room, _WRAPPED, index.data()).height()
        return QSize(width, height + _PADDING // 2)
