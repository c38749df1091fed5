"""The window as a whole: files dropped anywhere, its colours, who is coding from desk to desk."""

import shutil
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea

from ui import app as starting
from ui import settings, theme
from ui.app import Application
from ui.hand import Hand


def drop(widget, mime: QMimeData) -> None:
    """What Qt sends to the widget below the mouse when something is dropped on it."""
    how = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QDragEnterEvent(middle, Qt.DropAction.CopyAction, *how))
    QApplication.sendEvent(widget, QDragMoveEvent(middle, Qt.DropAction.CopyAction, *how))
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, *how))


def below(window, pane):
    """The innermost widget in the middle of a pane."""
    return window.childAt(pane.mapTo(window, pane.rect().center()))


@pytest.mark.parametrize("pane", ["articles", "reader", "record", "timeline"])
def test_files_dropped_on_any_pane_are_imported(window, hand, tmp_path, pane):
    file = tmp_path / "dropped.txt"
    file.write_text("BBC News, 24 May 2025. " + "Russia and Ukraine each handed over 390. " * 5, "utf-8")
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    hand.wait(lambda: window.panes.timeline.plot is not None, "the timeline")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop(below(window, getattr(window.panes, pane)), mime)
    hand.wait(lambda: len(window.workspace.article_rows()) == 6, "the import")


def test_files_dropped_on_the_search_are_imported_and_no_words(window, hand, tmp_path):
    file = tmp_path / "dropped.txt"
    file.write_text("BBC News, 24 May 2025. " + "Russia and Ukraine each handed over 390. " * 5, "utf-8")
    search, mime = window.panes.articles.asking.search, QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    mime.setText(str(file))  # as file managers offer it, too
    drop(search, mime)
    hand.wait(lambda: len(window.workspace.article_rows()) == 6, "the import")
    assert search.text() == ""
    words = QMimeData()
    words.setText("390 soldiers")
    drop(search, words)
    assert search.text() == "390 soldiers"


@pytest.mark.parametrize("pane", ["articles", "reader"])
def test_a_piece_of_a_page_with_its_address_is_imported_wherever_it_is_dropped(window, hand, pane):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/swap")])
    mime.setHtml("<h1>Swap held</h1><p>Russia and Ukraine each handed over 390&nbsp;people.</p>")
    drop(below(window, getattr(window.panes, pane)), mime)
    hand.wait(lambda: len(window.workspace.article_rows()) == 6, "the import")


@pytest.fixture
def program(qapp, fonts, sample, tmp_path, monkeypatch):
    """The whole program with settings of its own and a window on the sample desk."""
    monkeypatch.setattr(settings, "settings_path", lambda: tmp_path / "settings.json")
    for refused in qapp.findChildren(Application):  # a start that other tests saw refused would follow the system too
        shiboken6.delete(refused)
    made = Application(qapp, "Olena")
    made.open(Path(shutil.copy(sample, tmp_path / "one.desk")))
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()


def test_who_is_coding_stays_the_same_on_the_next_desk(program, sample, tmp_path):
    first = program.window
    first.actions_by_id["who"].trigger()
    hand = Hand(first)
    hand.answer("Maria", "who is coding")
    program.open(Path(shutil.copy(sample, tmp_path / "two.desk")))
    assert program.window is not first
    assert program.window.workspace.person == "Maria"


def test_the_window_turns_dark_with_the_system_until_a_person_chooses(program, qtbot):
    turned = QGuiApplication.styleHints().colorSchemeChanged
    try:
        turned.emit(Qt.ColorScheme.Dark)
        assert theme.current() is theme.DARK
        turned.emit(Qt.ColorScheme.Light)
        assert theme.current() is theme.LIGHT
        program.window.actions_by_id["theme"].trigger()
        assert theme.current() is theme.DARK
        turned.emit(Qt.ColorScheme.Light)
        assert theme.current() is theme.DARK
    finally:
        theme.apply(QApplication.instance(), theme.LIGHT)


def test_a_window_is_never_larger_than_the_screen(program, sample, tmp_path, monkeypatch):
    monkeypatch.setattr(starting, "_fitting", lambda wanted: wanted.boundedTo(QSize(1280, 720)))
    program._known.window = (1440, 900)
    program.open(Path(shutil.copy(sample, tmp_path / "two.desk")))
    assert program.window.isMaximized()
    assert program.window.width() <= 1280
    upper, timeline = program.window.rows.sizes()
    assert upper > 2 * timeline  # the article keeps its share of a small screen


def test_without_a_screen_the_window_is_as_large_as_wanted(qapp, monkeypatch):
    monkeypatch.setattr(starting.QGuiApplication, "platformName", lambda: "offscreen")
    assert starting._fitting(QSize(1440, 900)) == QSize(1440, 900)


def test_the_form_is_not_cut_in_the_smallest_window(window, hand):
    hand.open_article("004")
    for words, key in (("390 soldiers and civilians", "E"), ("270 servicemen and 120 civilians", "E")):
        hand.highlight(words)
        hand.key(key)
    window.resize(window.minimumSize())
    hand.rest(50)
    record = window.panes.record
    assert window.rect().contains(record.mapTo(window, record.rect().bottomRight()))
    form = record.findChild(QScrollArea)
    assert form.widget().width() <= form.viewport().width()
