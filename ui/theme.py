"""Colours, fonts and the one style sheet: light and dark. Widgets ask here and hold no colour of their own."""

from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from curator.values import value

ASSETS = Path(__file__).parent / "assets"
READING_FAMILY = "Noto Serif"
PLAIN_FAMILY = "Inter"
FONT_SIZE = 10
"""Points, of everything but the article."""


@value
class Hue:
    """One meaning's colour: `ink` for lines and small text, `fill` behind words, `on_fill` for words on it."""

    ink: str
    fill: str
    on_fill: str


@value
class Theme:
    """The colours of one mode."""

    dark: bool
    window: str
    pane: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    selection: str
    hues: dict[str, Hue]

    def ink(self, hue: str) -> QColor:
        """The line colour of a hue."""
        return QColor(self.hues[hue].ink)

    def fill(self, hue: str) -> QColor:
        """The colour behind words of a hue."""
        return QColor(self.hues[hue].fill)


LIGHT = Theme(
    dark=False,
    window="#f1f3f6",
    pane="#ffffff",
    raised="#f7f8fa",
    border="#dde1e8",
    text="#1a2130",
    muted="#5d6778",
    accent="#2a56c6",
    on_accent="#ffffff",
    accent_soft="#e8eefc",
    good="#147b3a",
    good_soft="#e3f5e9",
    warn="#9e5a07",
    warn_soft="#fdf1d8",
    bad="#b42318",
    bad_soft="#fdeceb",
    selection="#c9d9fb",
    hues={
        "date": Hue("#965b07", "#fde9a9", "#1a2130"),
        "status": Hue("#475569", "#d5dce6", "#1a2130"),
        "to_a": Hue("#1d4ed8", "#c3daff", "#1a2130"),
        "to_b": Hue("#be123c", "#ffd0d8", "#1a2130"),
        "total": Hue("#742eec", "#e2d6fd", "#1a2130"),
        "place": Hue("#0e7068", "#bdebe4", "#1a2130"),
        "mediator": Hue("#3a741e", "#d4efc0", "#1a2130"),
        "ordinal": Hue("#b03b0b", "#ffd9bd", "#1a2130"),
        "deal": Hue("#a21caf", "#f8d2fb", "#1a2130"),
    },
)

DARK = Theme(
    dark=True,
    window="#12151a",
    pane="#1a1e25",
    raised="#21262f",
    border="#313843",
    text="#e4e7ec",
    muted="#98a2b3",
    accent="#7aa2f7",
    on_accent="#0d1524",
    accent_soft="#232f4a",
    good="#5cc98a",
    good_soft="#1b3527",
    warn="#e5b454",
    warn_soft="#3a2f18",
    bad="#f58a83",
    bad_soft="#402321",
    selection="#34496f",
    hues={
        "date": Hue("#e5b454", "#55431a", "#fbf3df"),
        "status": Hue("#9fb0c6", "#38424f", "#eef1f5"),
        "to_a": Hue("#83adff", "#213f78", "#eaf1ff"),
        "to_b": Hue("#ff8fa3", "#6b2334", "#ffecef"),
        "total": Hue("#b79ef8", "#45347a", "#f1ecff"),
        "place": Hue("#4fc7b8", "#154a44", "#e2f8f5"),
        "mediator": Hue("#93c96f", "#31501f", "#eef8e7"),
        "ordinal": Hue("#f4a06b", "#5f341a", "#fff0e6"),
        "deal": Hue("#e58af0", "#59215f", "#fcebfe"),
    },
)

_current = LIGHT


def current() -> Theme:
    """The theme the application was last given."""
    return _current


def load_fonts() -> None:
    """Register the shipped fonts, so that the program looks the same on a machine without any."""
    for path in sorted((ASSETS / "fonts").glob("*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"font {path.name} cannot be loaded")


def reading_font(points: float) -> QFont:
    """The serif that articles are set in."""
    font = QFont(READING_FAMILY)
    font.setPointSizeF(points)
    return font


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application one theme; widgets that paint themselves repaint on the style change it causes."""
    global _current
    _current = theme
    if not app.styleSheet():  # the first time; each of these styles every widget anew
        app.setStyle("Fusion")
        font = QFont(PLAIN_FAMILY)
        font.setPointSizeF(FONT_SIZE)
        app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))


def _palette(t: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for key, colour in {
        role.Window: t.window,
        role.WindowText: t.text,
        role.Base: t.pane,
        role.AlternateBase: t.raised,
        role.Text: t.text,
        role.Button: t.raised,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.Highlight: t.selection,
        role.HighlightedText: t.text,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.PlaceholderText: t.muted,
        role.Link: t.accent,
        role.Light: t.pane,
        role.Mid: t.border,
        role.Dark: t.border,
        role.Midlight: t.raised,
        role.Shadow: t.border,
        role.Accent: t.accent,
    }.items():
        palette.setColor(key, QColor(colour))
    for key in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.muted))
    return palette


def _icon(name: str, t: Theme) -> str:
    """The path of a small drawing in the colours of a theme, as a style sheet writes paths."""
    return (ASSETS / "icons" / f"{name}-{'dark' if t.dark else 'light'}.svg").as_posix()


def _style_sheet(t: Theme) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.window}; }}
QFrame[role="pane"] {{ background: {t.pane}; border: 1px solid {t.border}; border-radius: 8px; }}
QFrame#banner {{ border-radius: 8px; background: {t.good_soft}; border: 1px solid {t.good}; }}
QFrame#banner[tone="bad"] {{ background: {t.bad_soft}; border-color: {t.bad}; }}
QFrame#banner[tone="warn"] {{ background: {t.raised}; border-color: {t.border}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: 13pt; font-weight: 600; }}
QLabel[role="articleTitle"] {{ font-family: "{READING_FAMILY}"; font-size: 15.5pt; font-weight: bold; }}
QLabel[role="lowArticleTitle"] {{ font-family: "{READING_FAMILY}"; font-size: 13pt; font-weight: bold; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {t.muted}; }}
QLabel[role="bad"] {{ color: {t.bad}; }}
QLabel[role="good"] {{ color: {t.good}; }}
QLabel[role="badge"] {{ border-radius: 8px; padding: 1px 8px; background: {t.raised}; color: {t.muted}; }}
QLabel[role="badge"][tone="good"] {{ background: {t.good_soft}; color: {t.good}; }}
QLabel[role="badge"][tone="warn"] {{ background: {t.warn_soft}; color: {t.warn}; }}
QLabel[role="badge"][tone="bad"] {{ background: {t.bad_soft}; color: {t.bad}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit {{
  background: {t.pane}; color: {t.text}; border: 1px solid {t.border}; border-radius: 5px; padding: 4px 7px;
  selection-background-color: {t.selection}; selection-color: {t.text}; }}
QTextEdit[role="page"], QTextEdit[role="page"]:focus {{ border: none; border-radius: 0; padding: 0;
  background: transparent; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
  border: 1px solid {t.accent}; }}
QLineEdit:disabled {{ background: {t.raised}; color: {t.muted}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_icon("chevron", t)}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {t.pane}; border: 1px solid {t.border}; padding: 4px; outline: none;
  selection-background-color: {t.selection}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ padding: 4px 7px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.selection}; color: {t.text}; }}
QPushButton, QToolButton {{ background: {t.pane}; color: {t.text}; border: 1px solid {t.border};
  border-radius: 5px; padding: 4px 11px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.raised}; border-color: {t.muted}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {t.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.muted}; background: {t.raised}; }}
QPushButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
  font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.text}; padding: 3px 10px; }}
QPushButton[role="primary"]:disabled {{ background: {t.raised}; color: {t.muted}; border-color: {t.border}; }}
QFrame[role="strip"] {{ background: {t.raised}; border: none; border-top: 1px solid {t.border};
  border-bottom-left-radius: 8px; border-bottom-right-radius: 8px; }}
QFrame[role="strip"] QLabel {{ color: {t.text}; font-size: 9pt; }}
QFrame[role="strip"] QPushButton {{ padding: 2px 9px; font-size: 9pt; }}
QPushButton[role="flat"], QToolButton[role="flat"] {{ background: transparent; border: 1px solid transparent;
  padding: 2px 6px; }}
QToolButton[role="flat"] {{ padding: 2px 1px; }}
QToolButton[role="flat"][popupMode="2"] {{ padding-right: 12px; }}
QToolButton[role="flat"]::menu-indicator {{ image: url("{_icon("chevron", t)}"); width: 9px; height: 9px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 3px; }}
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover {{ background: {t.raised}; }}
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus {{ border: 1px solid {t.accent}; }}
QFileDialog QToolButton {{ padding: 3px; }}
QPushButton[role="line"] {{ background: transparent; border: 1px solid transparent; padding: 2px 6px;
  text-align: left; color: {t.muted}; }}
QPushButton[role="line"]:hover {{ background: {t.raised}; color: {t.text}; }}
QPushButton[role="line"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="chip"] {{ border-radius: 10px; padding: 2px 10px; background: {t.raised};
  border: 1px solid {t.border}; color: {t.muted}; }}
QPushButton[role="chip"]:checked {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {t.accent}; padding: 1px 9px; }}
QPushButton[role="chip"]:checked:focus {{ border-color: {t.text}; }}
QListView, QTreeView, QTableView {{ background: {t.pane}; border: none; outline: none;
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; alternate-background-color: {t.raised}; }}
QListView[role="rows"], QTableView[role="rows"] {{ border: 1px solid {t.border}; border-radius: 6px; padding: 3px; }}
QListView[role="rows"]:focus, QTableView[role="rows"]:focus {{ border: 1px solid {t.accent}; }}
QListView[role="rows"]::item {{ padding: 5px 8px; border-radius: 4px; }}
QTableView[role="rows"]::item {{ padding: 3px 8px; }}
QListView[role="rows"]::item:hover {{ background: {t.raised}; }}
QListView[role="rows"]::item:selected, QTableView[role="rows"]::item:selected {{ background: {t.selection};
  color: {t.text}; }}
QTreeView::item {{ padding: 1px 0; }}
QListView::indicator, QTreeView::indicator {{ width: 12px; height: 12px; border: 1px solid {t.muted};
  border-radius: 3px; background: {t.pane}; }}
QListView::indicator:checked, QTreeView::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url("{_icon("tick", t)}"); }}
QTableView#articleList {{ selection-background-color: transparent; }}
QTreeView#articleFacets {{ border-top: 1px solid {t.border}; border-bottom: 1px solid {t.border}; }}
QHeaderView::section {{ background: {t.raised}; color: {t.muted}; border: none; border-bottom: 1px solid {t.border};
  padding: 5px 8px; }}
QMenuBar {{ background: {t.window}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 20px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: 5px 7px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {t.accent_soft}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 2px; }}
QScrollBar::handle {{ background: {t.border}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QStatusBar {{ background: {t.window}; color: {t.muted}; }}
QStatusBar::item {{ border: none; }}
QProgressBar {{ background: {t.border}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; padding: 2px 0; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted};
  background: {t.pane}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url("{_icon("tick", t)}"); }}
QRadioButton::indicator:checked {{ border-color: {t.accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 {t.on_accent}, stop: 0.38 {t.on_accent}, stop: 0.46 {t.accent}, stop: 1 {t.accent}); }}
QCheckBox:focus, QRadioButton:focus {{ color: {t.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.muted}; }}
"""
