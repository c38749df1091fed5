"""What became of every file of an import that needs a word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


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
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(180)
        for kind, files in ((tr("Skipped"), skipped), (tr("Doubtful"), doubtful)):
            for name, why in files:
                self.list.addItem(f"{kind}: {name}\n{why}")
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list, 1)
