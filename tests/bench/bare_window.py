"""A process for the bench: the least that Qt needs to show a window, and says when it is painted.

    python bare_window.py [SECONDS]

Writes the same lines as our_window.py.
"""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow
from watching import FirstPaint, stay


def main() -> None:
    """An empty main window."""
    app = QApplication([sys.argv[0]])
    window = QMainWindow()
    window.resize(1440, 900)  # as large as ours is at first: every pixel is memory
    window.show()
    stay(app, FirstPaint(window, lambda: "none"), sys.argv[1:])


if __name__ == "__main__":
    main()
