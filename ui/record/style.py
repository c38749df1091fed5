"""What the form's own pieces look like: one style sheet made from the theme, and the states widgets show by it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import FONT_SIZE, Theme

SMALL = FONT_SIZE - 1
"""Points, of labels and quotes."""


def style_sheet(t: Theme) -> str:
    """The rules for the pane's own roles; everything else comes from the application's style sheet."""
    return f"""
QLabel[role="label"] {{ color: {t.muted}; font-size: {SMALL}pt; }}
QLabel[role="total"] {{ color: {t.text}; font-weight: 600; }}
QLabel[role="group"] {{ color: {t.muted}; font-size: {SMALL - 0.5}pt; font-weight: 600; }}
QLabel[role="small"] {{ color: {t.muted}; font-size: {SMALL}pt; }}
QLabel[role="small"][tone="bad"] {{ color: {t.bad}; }}
QLabel[role="small"][tone="good"] {{ color: {t.good}; }}
QLabel[role="small"][tone="warn"] {{ color: {t.warn}; }}
QLabel[role="key"] {{ color: {t.muted}; background: {t.raised}; border: 1px solid {t.border}; border-radius: 3px;
  padding: 0 3px; font-size: {SMALL - 1.5}pt; }}
QLabel[role="mark"] {{ font-size: {SMALL - 0.5}pt; font-weight: 600; color: {t.muted}; }}
QLabel[role="mark"][tone="good"] {{ color: {t.good}; }}
QLabel[role="mark"][tone="bad"] {{ color: {t.bad}; background: {t.bad_soft}; border-radius: 3px; padding: 0 4px; }}
QLabel[role="mark"][tone="warn"] {{ color: {t.warn}; background: {t.warn_soft}; border-radius: 3px; padding: 0 4px; }}
QLabel[role="mark"][tone="accent"] {{ color: {t.accent}; background: {t.accent_soft}; border-radius: 3px;
  padding: 0 4px; }}
QFrame[role="rule"] {{ background: {t.border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="cell"] {{ border: none; background: transparent; }}
QFrame[role="cell"] QLineEdit, QFrame[role="cell"] QComboBox {{ padding: 2px 6px; min-height: 20px; }}
QFrame[role="cell"] QLineEdit[quiet="true"], QFrame[role="cell"] QComboBox[quiet="true"] {{
  background: {t.raised}; border-color: {t.raised}; }}
QFrame[role="cell"] QComboBox[quiet="true"] {{ color: {t.muted}; }}
QFrame[role="cell"] QLineEdit[quiet="true"]:focus, QFrame[role="cell"] QComboBox[quiet="true"]:focus,
QFrame[role="cell"] QLineEdit[current="true"], QFrame[role="cell"] QComboBox[current="true"] {{
  border: 1px solid {t.accent}; background: {t.pane}; }}
QFrame[role="cell"] QLineEdit[tone="bad"], QFrame[role="cell"] QComboBox[tone="bad"] {{ border: 1px solid {t.bad}; }}
QFrame[role="cell"] QLineEdit[drop="true"], QFrame[role="cell"] QComboBox[drop="true"] {{
  border: 1px dashed {t.accent}; background: {t.accent_soft}; }}
QFrame[role="cell"] QLineEdit:disabled, QFrame[role="cell"] QComboBox:disabled {{
  color: {t.text}; background: {t.raised}; border-color: {t.raised}; }}
QFrame[role="cell"] QToolButton::menu-indicator {{ image: none; }}
QFrame[role="cell"] QToolButton {{ padding: 0 3px; font-size: {SMALL}pt; border-color: transparent; color: {t.muted}; }}
QFrame[role="cell"] QToolButton:focus {{ border: 1px solid {t.accent}; }}
QListView[role="quotes"] {{ background: transparent; border: none; }}
QFrame[role="ghost"] {{ border: 1px dashed {t.accent}; border-radius: 5px; background: transparent; }}
QFrame[role="ghost"] QPushButton, QPushButton[role="slim"] {{ padding: 1px 8px; font-size: {SMALL}pt; }}
QPushButton[role="link"] {{ text-align: left; border: 1px solid transparent; background: transparent; padding: 0 2px;
  color: {t.text}; font-size: {SMALL}pt; }}
QPushButton[role="link"]:hover {{ color: {t.accent}; background: transparent; }}
QPushButton[role="link"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="more"] {{ border: 1px dashed {t.border}; background: transparent; color: {t.muted};
  padding: 2px 0; min-height: 20px; min-width: 24px; max-width: 24px; }}
QPushButton[role="more"]:hover {{ color: {t.text}; border-color: {t.muted}; }}
QPushButton[role="more"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="slimflat"] {{ border: 1px solid transparent; background: transparent; color: {t.accent};
  font-size: {SMALL}pt; padding: 2px 5px; }}
QPushButton[role="slimflat"]:hover {{ background: {t.accent_soft}; }}
QPushButton[role="slimflat"]:focus {{ border: 1px solid {t.accent}; }}
QToolButton[role="identity"] {{ font-size: 13pt; font-weight: 600; border: 1px solid transparent; padding: 0 2px;
  background: transparent; }}
QToolButton[role="identity"]:hover {{ background: {t.raised}; }}
QToolButton[role="identity"]:focus {{ border: 1px solid {t.accent}; }}
QFrame[role="seal"] {{ background: {t.good_soft}; border: none; border-radius: 6px; }}
QFrame[role="seal"] QLabel {{ color: {t.good}; font-size: {SMALL}pt; }}
QFrame#swapSwitcher QListView {{ background: transparent; }}
QFrame#swapSwitcher QListView::item {{ padding: 4px 6px; border-radius: 4px; }}
QFrame#swapSwitcher QListView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QFrame#swapSwitcher {{ background: {t.raised}; border: 1px solid {t.border}; border-radius: 6px; }}
"""


def grid_sheet(t: Theme) -> str:
    """The rules for the grid of disagreements: rows with air, no grey corner."""
    return f"""
QTableView {{ border: 1px solid {t.border}; border-radius: 6px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView::item {{ padding: 4px 8px; border-bottom: 1px solid {t.border}; }}
QHeaderView, QTableCornerButton::section {{ background: {t.pane}; border: none; }}
QHeaderView::section, QTableCornerButton::section {{ background: {t.pane}; color: {t.muted}; border: none;
  border-bottom: 1px solid {t.border}; padding: 5px 8px; font-weight: 400; }}
"""


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Give a widget a style property and repolish it, only when that changes anything.

    One that was never shown or measured is not polished yet: it will find the property when it is.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_label(role: str, parent: QWidget) -> QLabel:
    """A label in a role of the style sheet that shows its text as it is; articles' words are among it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
