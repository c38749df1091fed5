"""What this program is."""

from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class AboutDialog(Sheet):
    """Version, licence, and what it is made with."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "Swap Curator")
        lines = (
            tr("Version {v}", v=version("swap-curator")),
            tr(
                "Turns news articles about prisoner swaps into a verified data set in which every number can be traced "
                "to the exact words that carry it. It never opens a network connection."
            ),
            tr(
                "MIT licence. Made with Qt {qt} (LGPL), PySide6, peewee, pyqtgraph and NumPy. "
                "Fonts: Inter and Noto Serif (SIL Open Font License).",
                qt=qVersion(),
            ),
        )
        for line in lines:
            self.body.addWidget(plain_label(line))
