"""What every test stands on: its own home folder, the same screen everywhere, no leaks, nothing that waits for a hand.

- The environment is set when this file is imported, before Qt is: a test can neither read nor write the settings of
  the person who runs it, and looks the same on every desktop.
- Tests under tests/ui and tests/flow carry the marker `gui`; `./dev test` runs those again in a real window.
- A top-level widget that outlives its test fails it, and so does a dialog or menu that waits for a click.
"""

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from curator.article_readings import ArticleReading
    from curator.model import Article
    from ui.theme import Theme

TESTS = Path(__file__).parent
PATIENCE = 10.0
"""Seconds a dialog or menu may stay open while nothing answers it."""

_OF_THE_DESKTOP = (
    "DESKTOP_SESSION",
    "QT_ACCESSIBILITY",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_IM_MODULE",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_STYLE_OVERRIDE",
    "XDG_CURRENT_DESKTOP",
)


def _own_environment() -> Path:
    """Move this process and its children to a home folder of their own; return it."""
    home = Path(tempfile.mkdtemp(prefix="swap-curator-tests-"))
    xauthority = Path.home() / ".Xauthority"
    if "XAUTHORITY" not in os.environ and xauthority.exists():
        os.environ["XAUTHORITY"] = str(xauthority)  # the key to the screen stays where it was
    for name in _OF_THE_DESKTOP:
        os.environ.pop(name, None)
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "config",
        "LOCALAPPDATA": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }.items():
        (home / folder).mkdir(exist_ok=True)
        os.environ[name] = str(home / folder)
    if "XDG_RUNTIME_DIR" not in os.environ:  # Qt warns without one; a Wayland screen is found through a real one
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # no colour scheme, portal or tray of the desktop
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return home


HOME = _own_environment()


def pytest_unconfigure() -> None:
    """Remove the home folder of the session."""
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_xvfb_disable(config: pytest.Config) -> bool:
    """A process has a screen of its own where a real window is asked for (QT_QPA_PLATFORM=xcb), and none elsewhere."""
    return os.environ["QT_QPA_PLATFORM"] == "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything under tests/ui and tests/flow `gui`."""
    for item in items:
        if {"ui", "flow"} & set(item.path.relative_to(TESTS).parts[:1]):
            item.add_marker(pytest.mark.gui)


@pytest.fixture(scope="session")
def fonts(qapp: "QApplication") -> None:
    """The shipped fonts, registered once a session."""
    from ui.theme import load_fonts

    load_fonts()


@pytest.fixture
def theme(qapp: "QApplication", fonts: None) -> "Theme":
    """The light theme with its fonts, applied to the application as the program does at its start."""
    from ui import theme

    theme.apply(qapp, theme.LIGHT)
    return theme.LIGHT


@pytest.fixture(autouse=True)
def _no_leaked_widgets() -> Iterator[None]:
    """Fail a test that leaves a top-level widget behind; autouse, so it looks after all other fixtures are done."""
    before = _orphans()
    yield
    if not _application():
        return
    _let_go()
    left = [widget for widget in _orphans() if widget not in before]
    names = [_describe(widget) for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    del left
    _let_go()
    assert not names, f"left behind: {', '.join(names)} (use qtbot.addWidget, or a parent)"


@pytest.fixture(autouse=True)
def _nothing_waits(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close a dialog or menu that nothing answers for `PATIENCE` seconds, and fail the test."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("qapp")
    watch = _Watch()
    yield
    watch.stop()
    assert not watch.closed, f"would have waited for ever: {', '.join(watch.closed)}"


@pytest.fixture(autouse=True)
def _articles_are_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have windows read articles for suggestions in their own process: a thousand windows would start as many others.

    What reads in a process of its own as the program does carries the marker `reading_process`.
    """
    if request.node.get_closest_marker("gui") and not request.node.get_closest_marker("reading_process"):
        monkeypatch.setattr("curator.article_reader.ArticleReader", _ReadsHere)


class _ReadsHere:
    """What `ArticleReader` is to a window, without a process."""

    def begin(self) -> None:
        """Nothing has to."""

    def read(self, article: "Article", sides: tuple[str, str], _cancelled: object) -> "ArticleReading":
        from curator.article_readings import read_article

        return read_article(article, sides)

    def close(self) -> None:
        """Nothing runs."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Fail a test that ends with a dialog or menu open; said here, before pytest-qt tidies it away."""
    try:
        yield
    finally:
        left = _waiting()
        name = _describe(left) if left else ""
        if left:
            _dismiss(left)
    assert not name, f"left open: {name}"


class _Watch:
    """Looks a few times a second at what waits for a person, also from inside that dialog's own event loop."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.closed: list[str] = []
        self._seen: QWidget | None = None
        self._since = 0.0
        self._timer = QTimer()
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self._seen = None

    def _look(self) -> None:
        widget = _waiting()
        if widget is None or widget is not self._seen:
            self._seen, self._since = widget, time.monotonic()
        elif time.monotonic() - self._since > PATIENCE:
            self.closed.append(_describe(widget))
            self._seen = None
            _dismiss(widget)


def _application() -> "QApplication | None":
    """The application, if a test has made one; a test without Qt must not be made to import it."""
    if "PySide6.QtWidgets" not in sys.modules:
        return None
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    return application if isinstance(application, QApplication) else None


def _waiting() -> "QWidget | None":
    """The dialog or menu that holds the keyboard, if one does."""
    application = _application()
    return (application.activeModalWidget() or application.activePopupWidget()) if application else None


def _dismiss(widget: "QWidget") -> None:
    from PySide6.QtWidgets import QDialog

    if isinstance(widget, QDialog):
        widget.done(0)  # a message box without a button to escape by ignores close()
    else:
        widget.close()


def _orphans() -> "list[QWidget]":
    """Top-level widgets that nobody owns; Qt's one shared tool tip comes and goes by itself."""
    application = _application()
    if application is None:
        return []
    return [
        widget
        for widget in application.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    ]


def _let_go() -> None:
    """Drop what only garbage and pending deletions still hold."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def _describe(widget: "QWidget") -> str:
    words = [widget.metaObject().className(), widget.objectName(), widget.windowTitle()]
    return " ".join(word for word in words if word)
