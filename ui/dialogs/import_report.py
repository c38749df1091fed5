"""What became of every file of an import: by outcome, by words, and from each row to its article."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QWidget

from curator.importing.outcome import KINDS, FileOutcome, ImportOutcome, as_csv
from ui.dialogs.choosing import SearchLine
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

_LONGEST = 64
"""Code points of a file's name that are shown whole in the list."""
_WORDS = {
    "skipped": ("Skipped", "&Skipped"),
    "doubtful": ("Doubtful", "Dou&btful"),
    "not read": ("Not read", "&Not read"),
    "taken": ("Taken", "&Taken"),
    "passed over": ("Passed over", "&Passed over"),
}
"""Each outcome as a row and as its button say it."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImportReport(Sheet):
    """Skipped, doubtful and not read first, each with its sentence. Typing filters, Up and Down walk, Enter opens."""

    save_requested = Signal()
    """The person wants all of it as a file."""
    article_wanted = Signal(int)
    """The article that a file became."""

    def __init__(self, parent: QWidget | None, outcome: ImportOutcome) -> None:
        super().__init__(parent, tr("Import"), action=tr("Open the article"), width=680)
        self._all = outcome.rows()
        self.model = OutcomeModel(self)
        self.list = _list(self.model)
        self.search = SearchLine(self.list, tr("Filter by words of the name or the reason"))
        self.search.setObjectName("importReportFilter")
        self.kinds: dict[str, QPushButton] = {}
        self._whole = plain_label("")
        self._whole.setAccessibleName(tr("The whole row"))
        self._whole.setMinimumHeight(3 * self._whole.fontMetrics().lineSpacing())
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build(outcome)
        self._filter()
        self.search.setFocus()

    def current(self) -> FileOutcome | None:
        """The row one is on."""
        return self.model.row(self.list.currentIndex())

    def _build(self, outcome: ImportOutcome) -> None:
        self.cancel_button.setText(tr("Close"))
        self.body.addWidget(plain_label(_counts(outcome), "muted"))
        self.body.addWidget(self.search)
        self.body.addLayout(self._kind_buttons())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._whole)
        self.copy_button = self.add_button(tr("&Copy the rows"), apart=True)
        self.save_button = self.add_button(tr("Sa&ve the report…"), apart=True)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self.save_requested)
        self.search.textChanged.connect(lambda _words: self._filter())
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._follow())
        self.list.doubleClicked.connect(lambda _row: self._go())
        self.action_button.clicked.connect(self._go)

    def _kind_buttons(self) -> QHBoxLayout:
        """One button for each outcome there is; none pressed shows all."""
        row = QHBoxLayout()
        row.setSpacing(6)
        found = Counter(one.kind for one in self._all)
        for kind in KINDS if len(found) > 1 else ():
            if found[kind]:
                button = QPushButton(tr("{outcome} {n}", outcome=tr(_WORDS[kind][1]), n=f"{found[kind]:,}"))
                button.setObjectName(f"importReport.{kind}")
                button.setAccessibleName(tr("Only: {outcome}", outcome=tr(_WORDS[kind][0])))
                button.setProperty("role", "chip")
                button.setCheckable(True)
                button.setAutoDefault(False)
                button.toggled.connect(lambda on, kind=kind: self._choose(kind, on=on))
                row.addWidget(button)
                self.kinds[kind] = button
        row.addStretch(1)
        return row

    def _choose(self, kind: str, *, on: bool) -> None:
        """One outcome at a time, or all."""
        for other, button in self.kinds.items():
            if on and other != kind:
                with QSignalBlocker(button):
                    button.setChecked(False)
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().casefold().split()
        kind = next((kind for kind, button in self.kinds.items() if button.isChecked()), "")
        self.model.show([row for row in self._all if kind in ("", row.kind) and _has(row, wanted)])
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        row = self.current()
        self.refuse("")
        self._whole.setText(f"{row.name}\n{row.why}".rstrip() if row is not None else tr("No file fits."))
        self.action_button.setEnabled(row is not None and row.article is not None)
        self.copy_button.setEnabled(row is not None)

    def _go(self) -> None:
        row = self.current()
        if row is not None and row.article is not None:
            self.accept()
            self.article_wanted.emit(row.article)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_csv(self.model.rows))
        self.tell(tr("The rows are on the clipboard."))


class OutcomeModel(QAbstractListModel):
    """The rows that fit; words are made for those that are seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[FileOutcome] = ()

    def show(self, rows: Sequence[FileOutcome]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row(self, index: _Index) -> FileOutcome | None:
        """What stands in a row."""
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many fit."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What became of the file, and below it why."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{tr(_WORDS[row.kind][0])}: {_short(row.name)}\n{row.why}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(_WORDS[row.kind][0])}: {row.name}. {row.why}"
        return None


def _list(model: OutcomeModel) -> QListView:
    shown = QListView()
    shown.setObjectName("importReport")
    shown.setAccessibleName(tr("What became of every file"))
    shown.setAccessibleIdentifier("importReport")
    shown.setProperty("role", "rows")
    shown.setUniformItemSizes(True)  # ten thousand rows must not hold up the window
    shown.setTextElideMode(Qt.TextElideMode.ElideRight)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setMinimumHeight(240)
    shown.setModel(model)
    return shown


def _has(row: FileOutcome, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    words = f"{row.name} {row.why}".casefold()
    return all(word in words for word in wanted)


def _counts(outcome: ImportOutcome) -> str:
    taken, skipped, doubtful = len(outcome.taken), len(outcome.skipped), len(outcome.doubtful)
    counts = tr("{a} taken · {b} skipped · {c} doubtful", a=taken, b=skipped, c=doubtful)
    return tr("{counts} · {n} not read", counts=counts, n=len(outcome.unread)) if outcome.unread else counts


def _short(name: str) -> str:
    """A file's name in one line: its beginning and its end, where it is very long."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"
