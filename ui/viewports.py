"""The viewports of scroll areas, met by their name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """The viewport of a scroll area, to be kept; from then on `viewport()` knows it, too.

    To be asked for first: where Qt for Python does not know the widget yet, `viewport()` makes every class of widget
    there is to see which one it is, a tenth of what an empty window takes to start and a megabyte.
    """
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    return area.findChild(QWidget, "qt_scrollarea_viewport", directly) or area.viewport()
