"""A person's session over material with markers in its words and names: what it leaves behind is looked at afterwards.

python leaking_window.py DESK FOLDER
"""

import sys
from pathlib import Path

from killed_window import hand_on
from PySide6.QtWidgets import QApplication, QFileDialog

from ui import problems
from ui.hand import Hand
from ui.main_window import MainWindow


def imported_by_dialog(window: MainWindow, hand: Hand, folder: Path) -> None:
    """Choose a file in the dialog, as the folder is remembered by Qt."""
    window.actions_by_id["import"].trigger()
    chooser = next(child for child in window.findChildren(QFileDialog) if child.isVisible())
    chooser.setDirectory(str(folder))
    chooser.selectFile(str(folder / "MARKER-name.txt"))
    before = len(window.workspace.article_rows())
    chooser.accept()
    hand.wait(lambda: len(window.workspace.article_rows()) > before, "the article")


def fault() -> None:
    """A fault of ours whose message holds words of an article, as Python hands it over."""
    try:
        raise ValueError("MARKER words of an article")
    except ValueError:
        sys.excepthook(*sys.exc_info())


def main() -> None:
    """Import, find, paste, meet a fault, and leave."""
    desk, folder = map(Path, sys.argv[1:])
    problems.install()
    hand = hand_on(desk)
    window = hand.window
    imported_by_dialog(window, hand, folder)
    window.panes.articles.asking.search.setText("MARKER")
    hand.wait(lambda: window.searching.answers.idle, "the answer")
    window.actions_by_id["import.paste"].trigger()
    dialog = hand.dialog("the field")
    dialog.text.setPlainText("MARKER words that were pasted and not given")
    dialog.reject()
    fault()
    hand.wait(lambda: QApplication.activeModalWidget() is not None, "what is told of the fault")
    QApplication.activeModalWidget().close()
    window.close()
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()


if __name__ == "__main__":
    main()
