"""What an original says is offered in the article's details, and it can be read in another encoding, undoably."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.check import check
from ui.dialogs.article_details import ArticleDetails
from ui.dialogs.encoding import EncodingDialog

WORDS = "Київ, 23 травня 2025\n\nУкраїна повернула 390 осіб: військових і цивільних. Їх чекають удома."
PAGE = (
    '<html lang="en"><head><meta property="og:title" content="The 65th exchange">'
    '<title>The 65th exchange – Daily News</title><meta property="og:site_name" content="Daily News">'
    '<meta property="article:published_time" content="2025-05-24T10:00:00Z"></head>'
    "<body><h1>The 65th exchange</h1><p>Ukraine brought home 390 people on Friday.</p></body></html>"
)


def dialog_of(qtbot, kind):
    """The open dialog of this kind, once it is there."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=20_000)
    return QApplication.activeModalWidget()


def imported(window, qtbot, tmp_path, name: str, data: bytes) -> int:
    """Import a file and open its article; its number."""
    before = len(window.workspace.article_rows())
    (tmp_path / name).write_bytes(data)
    window.import_paths([tmp_path / name])
    qtbot.waitUntil(lambda: window.importing._task is None, timeout=20_000)
    assert len(window.workspace.article_rows()) == before + 1
    report = QApplication.activeModalWidget()
    if report is not None:
        report.close()
    number = window.workspace.article_rows()[-1].id
    window.loop.open_article(number)
    return number


def test_an_article_is_read_in_another_encoding_by_key_and_back_by_undo(window, qtbot, tmp_path):
    imported(window, qtbot, tmp_path, "a.txt", WORDS.encode("cp1251"))
    count = len(window.workspace.article_rows())
    assert "390 осіб" in window.panes.reader.page.text
    window.actions_by_id["article.encoding"].trigger()
    dialog = dialog_of(qtbot, EncodingDialog)
    assert "Windows-1251" in dialog.list.item(0).text()
    assert "as it is now" in dialog.list.item(0).text()
    assert dialog.list.currentRow() == 1, "the next best is the default"
    other = dialog.list.currentItem().text().split("\n")[0]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "390 осіб" not in window.panes.reader.page.text, timeout=20_000)
    assert "390" in window.panes.reader.page.text
    assert len(window.workspace.article_rows()) == count
    assert window.workspace.undo_label == "Another encoding for “a.txt”"
    assert window.workspace.faults() == ()
    window.undo()
    assert len(window.workspace.article_rows()) == count
    assert any("390 осіб" in window.workspace.article(r.id).text for r in window.workspace.article_rows())
    assert other
    assert check(window.workspace._desk) == ()


def test_what_is_cited_on_is_not_read_again(window, qtbot, tmp_path):
    number = imported(window, qtbot, tmp_path, "a.txt", WORDS.encode("cp1251"))
    start = WORDS.index("390")
    window.workspace.claims.cite(number, None, "to_a", start, start + len("390 осіб"))
    window.actions_by_id["article.encoding"].trigger()
    assert "carries claims of SW-0001, whose words would move; remove those first." in window.banner.sentence


def test_the_encoding_it_has_is_not_chosen_again(window, qtbot, tmp_path):
    imported(window, qtbot, tmp_path, "a.txt", WORDS.encode("cp1251"))
    window.actions_by_id["article.encoding"].trigger()
    dialog = dialog_of(qtbot, EncodingDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.refused == "It is read so already; choose another one."
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)


def test_the_details_offer_every_candidate_with_where_it_was_read(window, qtbot, tmp_path):
    imported(window, qtbot, tmp_path, "page.html", PAGE.encode())
    window.actions_by_id["article.details"].trigger()
    dialog = dialog_of(qtbot, ArticleDetails)
    button = dialog.findChild(type(dialog.action_button), "candidates.title")
    qtbot.waitUntil(button.isVisible, timeout=20_000)
    line = dialog.inputs["title"]
    first = line.text()
    assert line.taken().source in button.text()
    assert "Encoding: UTF-8, it is valid UTF-8." in dialog._encoding.text()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.text() != first
    second = line.text()
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == first
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    wanted = next(action for action in menu.actions() if action.text().startswith(f"{second}  –  "))
    wanted.trigger()
    menu.close()
    assert line.text() == second
    QTest.keyClicks(line, " more")
    assert "typed" in button.text()
    QTest.keyClick(line, Qt.Key.Key_Escape)


@pytest.mark.parametrize("closing", ["dialog", "window"])
def test_what_comes_too_late_is_let_go(window, qtbot, tmp_path, closing):
    window.actions_by_id["article.details"].trigger()
    dialog_of(qtbot, ArticleDetails).reject()
    if closing == "window":
        window.close()
    else:
        qtbot.waitUntil(lambda: not window.questions._rereading._tasks, timeout=20_000)
