"""Telling those who listen to the window what others see appear in it."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence at once; nothing happens where none is running."""
    from PySide6.QtGui import (  # Qt's longest lists of names; no start says any
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
