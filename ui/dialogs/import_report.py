"""What became of every file of an import that needs a word."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

_PADDING = 24
"""Pixels around a row's words, both sides together."""
_LONGEST = 64
"""Code points of a file's name that are shown whole."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class ImportReport(Sheet):
    """Taken, skipped and doubtful, each with its sentence."""

    def __init__(
        self,
        parent: QWidget | None,
        taken: int,
        skipped: Sequence[tuple[str, str]],
        doubtful: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(parent, tr("Import"), width=640)
        counts = tr("{a} taken · {b} skipped · {c} doubtful", a=taken, b=len(skipped), c=len(doubtful))
        self.body.addWidget(plain_label(counts, "muted"))
        self.list = QListWidget()
        self.list.setObjectName("importReport")
        self.list.setAccessibleName(tr("Files that were skipped or are doubtful"))
        self.list.setAccessibleIdentifier("importReport")
        self.list.setProperty("role", "rows")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_Told(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(180)
        for kind, files in ((tr("Skipped"), skipped), (tr("Doubtful"), doubtful)):
            for name, why in files:
                self.list.addItem(f"{kind}: {_short(name)}\n{why}")
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list, 1)


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
