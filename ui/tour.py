"""The tour: the whole loop over the five sample articles with real keys and mouse.

It leaves numbered screenshots, the desk and the exported bundle, and fails where the loop does.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from curator.columns import BY_NAME
from curator.errors import InputRefused
from db.desk import Desk
from ui import theme
from ui.app import application, sample_desk
from ui.hand import Hand, Lost
from ui.main_window import MainWindow
from ui.record.grid import FIRST
from ui.settings import Settings
from ui.workspace import Workspace

PERSON = "Tour"
_SIZES = (QSize(1280, 720), QSize(1920, 1080))

_MOSCOW_TIMES, _KYIV_INDEPENDENT, _CASPIAN, _UNDATED, _BBC = "000", "001", "002", "003", "004"
EXPECTED = {
    "2025-05-23": (390, 390, "verified"),
    "2024-07-17": (95, 95, "verified"),
    "2024-06-25": (90, 90, "draft"),
    "2025-01-15": (25, 25, "verified"),
    "2024-01-03": (230, 248, "verified"),
}
"""Day of each swap of the sample articles, returned to Ukraine and to Russia, and how the tour leaves it."""


class Tour:
    """One walk through the loop."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder, self.hand = window, folder, Hand(window)
        self._shots = 0

    def shot(self, name: str) -> str:
        """A numbered screenshot of the whole window, a dialog in its middle as on a desktop.

        Where there is no screen, Qt thinks of one of 800 by 800 pixels and keeps every dialog on that.
        """
        self.hand.rest(60)
        self._shots += 1
        path = self.folder / f"{self._shots:02}-{name}.png"
        target = QApplication.activeModalWidget()
        picture = self.window.grab()
        if target is not None:
            painter = QPainter(picture)
            at = self.window.rect().center() - target.rect().center()
            painter.drawPixmap(at, target.grab())
            painter.setPen(QColor(theme.current().muted))
            painter.drawRect(QRect(at, target.size()).adjusted(-1, -1, 0, 0))
            painter.end()
        if not picture.save(str(path)):
            raise InputRefused(f"{path} cannot be written; choose another folder.")
        return path.name

    def cite(self, words: str, key: str, after: str = "") -> None:
        """Highlight words with the mouse and press the field's key."""
        before = len(self.window.loop.swap.claims) if self.window.loop.swap else 0
        self.hand.highlight(words, after)
        self.hand.key(key)
        swap = self.window.loop.swap
        if swap is None or (len(swap.claims) <= before and key != "W"):
            raise Lost(f"“{words}” did not become a claim: {self.window.banner.sentence}")

    def details(self, **typed: str) -> None:
        """Confirm publisher and date; type what the text does not say."""
        self.hand.key("Ctrl+T")
        dialog = self.hand.dialog("publisher and date")
        for name, text in typed.items():
            line = dialog.findChild(QLineEdit, f"article.{name}")
            if line is None:
                raise Lost(f"There is no field for {name}.")
            line.setFocus()
            line.selectAll()
            self.hand.write(text)
        self.hand.key("Return")
        self.hand.wait(lambda: QApplication.activeModalWidget() is None, "the article's details to close")
        self.hand.to_article()

    def new_swap(self, words: str) -> None:
        """A new swap from a selection."""
        self.hand.highlight(words)
        self.hand.key("W")

    def type_value(self, column: str, text: str, source: str) -> None:
        """Type a value by hand into its field, with its source."""
        field = self.window.panes.record.findChild(QWidget, f"field.{column}")
        if field is None:
            raise Lost(f"There is no field for {column}.")
        field.setFocus()
        self.hand.write(text)
        self.hand.key("Return")
        self.hand.answer(source, "the question for the source")
        self.hand.to_article()

    def verify(self) -> None:
        """Confirm field after field with its quote on screen, then verify the swap."""
        loop = self.window.loop
        if loop.standing.proposed:
            self.hand.key("A")
        for _ in range(3 * len(BY_NAME)):
            swap = loop.swap
            if swap is None or all(value.checked for value in swap.values.values() if value.filled):
                break
            self.hand.key("V")
            if self.window.banner.sentence:
                raise Lost(self.window.banner.sentence)
        self.hand.key("Ctrl+Return")
        if loop.swap is None or not loop.swap.sealed:
            raise Lost(f"A swap could not be verified: {self.window.banner.sentence}")

    def kyiv_independent(self) -> Iterator[str]:
        """The first stage of the 1000-for-1000 deal, as Kyiv and Moscow tell it."""
        hand = self.hand
        hand.open_article(_KYIV_INDEPENDENT)
        yield self.shot("article-to-read")
        self.details()
        self.cite("May 23", "D", after="Ukraine and Russia on ")
        self.cite("Today – 390 people", "U")
        yield self.shot("first-count-cited")
        self.cite("270 soldiers and 120 civilians", "R")
        self.cite("The latest exchange included only soldiers", "E")
        self.cite("The first stage of the '1000-for-1000' exchange agreement has been carried out", "S")
        self.cite("1000-for-1000", "L")
        self.cite("first stage", "I")
        self.cite("the Nordic and Baltic countries", "H")
        yield self.shot("one-article-contradicts-itself")

    def bbc(self) -> Iterator[str]:
        """The same swap in a second article; the dispute is decided and the swap verified."""
        hand = self.hand
        hand.open_article(_BBC)
        self.details()
        first = self.window.workspace.summaries()[0].code
        hand.key("Ctrl+L")
        hand.answer(first, "the list of swaps")
        hand.to_article()
        self.cite("390 soldiers and civilians", "E")
        self.cite("270 servicemen and 120 civilians", "E")
        self.cite("Ukrainian border with Belarus", "P")
        self.cite("Belarusian territory", "T")
        self.cite("Friday", "D", after="released on ")
        self.cite("Three of the 390 released on Friday were women", "3")
        yield self.shot("two-sources-one-swap")
        hand.key("Ctrl+B")
        hand.wait(lambda: self.window.comparing.is_open, "the second article")
        yield self.shot("both-articles")
        hand.key("Ctrl+B")
        yield from self.decide(
            "120", "Moscow and the BBC give 120 each way; “only soldiers” is one sentence of one article."
        )
        self.verify()
        yield self.shot("verified-and-on-the-timeline")

    def decide(self, claims: str, reason: str) -> Iterator[str]:
        """In the grid of differing claims, by key: adopt the claim that holds these words, in every row."""
        self.hand.key("Ctrl+J")
        grid = self.hand.dialog("the claims that differ")
        table = grid.findChild(QTableView, "conflictVoices")
        if table is None or self.window.loop.swap is None:
            raise Lost("The grid of differing claims is empty.")
        yield self.shot("claims-side-by-side")
        for row, name in enumerate(self.window.loop.swap.disputed):
            model = table.model()
            cells = ((at, str(model.index(row, at).data())) for at in range(FIRST, model.columnCount()))
            self.hand.walk_to(table, row, next(at for at, said in cells if claims in said))
            self.hand.key("Return")
            self.hand.write(reason)
            self.hand.key("Return")
            self.hand.wait(partial(self._decided, name), "the decision")
        self.hand.key("Escape")
        self.hand.wait(lambda: QApplication.activeModalWidget() is None, "the grid to close")
        self.hand.to_article()

    def _decided(self, column: str) -> bool:
        swap = self.window.loop.swap
        return swap is not None and swap.values[column].choice is not None

    def caspian(self) -> Iterator[str]:
        """A weekday read against a by-line; a swap mentioned in passing stays a draft."""
        hand = self.hand
        hand.open_article(_CASPIAN)
        yield self.shot("publisher-missing")
        self.details(publisher="Caspian News")
        self.cite("Wednesday", "D", after="returned to Russia on ")
        self.cite("95 Russian soldiers", "R")
        self.cite("95 Ukrainian prisoners of war", "U")
        self.cite("the 54th since the full-scale armed conflict", "O")
        self.cite("the United Arab Emirates had again brokered the agreements", "M")
        yield self.shot("weekday-read-against-the-by-line")
        self.verify()
        self.new_swap("Russia and Ukraine each handed back 90 prisoners of war")
        self.cite("June 25", "D")
        yield self.shot("mentioned-in-passing")

    def moscow_times(self) -> Iterator[str]:
        """The publication date comes from the curator; civilians are a dispute without a number."""
        hand = self.hand
        hand.open_article(_MOSCOW_TIMES)
        self.details(published_on="2025-01-15")
        self.cite("Wednesday", "D")
        self.cite("25 prisoners of war each", "E")
        self.cite("25 Russian servicemen", "R")
        self.cite("25 Ukrainian servicemen", "U")
        self.cite("some of the returnees were civilians", "2")
        self.cite("it had only released Ukrainian soldiers", "2")
        self.cite("first swap of 2025", "O")
        self.cite("the United Arab Emirates mediated the exchange", "M")
        self.cite("Belarus", "T", after="care in ")
        yield self.shot("some-against-none")
        yield from self.decide(
            "some", "The receiving side's president speaks of his own people; Russia gives no number."
        )
        self.verify()
        yield self.shot("decided-with-a-reason")

    def undated(self) -> Iterator[str]:
        """No date in the text: it is entered by hand, with its source."""
        hand = self.hand
        hand.open_article(_UNDATED)
        self.details(publisher="News.ru")
        self.cite("248 servicemen", "R")
        self.cite("The Ukrainian side has returned 230 servicemen", "U")
        self.cite("Nearly 500", "B")
        self.cite("the 49th and largest exchange", "O")
        self.cite("mediated by the UAE", "M")
        self.type_value("date", "2024-01-03", "Official statements of both ministries of 3 January 2024")
        yield self.shot("date-from-elsewhere")
        self.verify()

    def road(self) -> Iterator[str]:
        """The five articles one after the other, then the timeline, both themes and two sizes, and the export."""
        yield from self.kyiv_independent()
        yield from self.bbc()
        yield from self.caspian()
        yield from self.moscow_times()
        yield from self.undated()
        yield from self.looks()
        self.assert_as_expected()
        yield from self.export()

    def looks(self) -> Iterator[str]:
        """The window with all swaps, light and dark, at two sizes, and its dialogs."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise Lost("There is no application.")
        self.hand.open_article(_BBC)
        self.window.panes.timeline.fit()
        for look, name in ((theme.LIGHT, "light"), (theme.DARK, "dark")):
            theme.apply(app, look)
            for size in _SIZES:
                self.window.resize(size)
                self.hand.rest(120)
                yield self.shot(f"{name}-{size.width()}x{size.height()}")
        theme.apply(app, theme.LIGHT)
        self.hand.key("Ctrl+R")
        self.hand.wait(lambda: self.window.reviewing.has_field, "the review")
        yield self.shot("review")
        self.hand.key("Ctrl+R")
        dialogs = {"Ctrl+K": "commands", "Ctrl+H": "history", "Ctrl+Shift+H": "history-of-a-swap", "F1": "keys"}
        for key, name in (*dialogs.items(), ("Ctrl+T", "details")):
            self.hand.key(key)
            self.hand.dialog(name)
            yield self.shot(name)
            self.hand.key("Escape")
            self.hand.wait(lambda: QApplication.activeModalWidget() is None, f"the end of {name}")
            self.hand.to_article()

    def export(self) -> Iterator[str]:
        """Export the verified swaps, and the timeline as a picture."""
        self.hand.key("Ctrl+E")
        dialog = self.hand.dialog("export")
        place = next(line for line in dialog.findChildren(QLineEdit) if line.isVisible())
        place.setFocus()
        place.selectAll()
        self.hand.write(str(self.folder / "bundle"))
        yield self.shot("export")
        self.hand.key("Return")
        self.hand.wait((self.folder / "bundle" / "swaps.csv").exists, "the bundle")
        self.window.panes.timeline.save(self.folder / "timeline.svg")
        yield "bundle"

    def assert_as_expected(self) -> None:
        """Compare what the tour made with what the articles say. Raises Lost."""
        made = {s.date_start: (s.to_a, s.to_b, s.review_state.value) for s in self.window.workspace.summaries()}
        if made != EXPECTED:
            raise Lost(f"The swaps are not those of the articles: {made}.")
        faults = self.window.workspace.faults()
        if faults:
            raise Lost(f"The desk has faults: {' '.join(faults)}")


def tour(folder: Path) -> Iterator[str]:
    """Walk the whole loop and leave everything in a folder; yields the name of each thing made. Raises CuratorError."""
    folder = folder.resolve()
    desk = folder / "tour.desk"
    if desk.exists() or (folder / "bundle").exists():
        raise InputRefused(f"{folder} holds an earlier tour; choose another folder or remove it.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise InputRefused(f"{folder} cannot be made: {fault.strerror}.") from fault
    with opened(desk) as window:
        yield from Tour(window, folder).road()
    yield desk.name


@contextmanager
def opened(desk: Path) -> Iterator[MainWindow]:
    """The real window on a new desk with the sample articles, with usual settings; closed in the end."""
    app = application()
    theme.apply(app, theme.LIGHT)
    workspace = Workspace(Desk.open(sample_desk(desk)), PERSON)
    window = MainWindow(workspace, Settings(window=(_SIZES[0].width(), _SIZES[0].height())))
    window.show()
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window):
        raise Lost("The window does not come to the front; close what lies over it.")
    window.panes.timeline.ensure_plot()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()


def self_test() -> str:
    """One loop in a temporary folder with the real window; the line to print. Raises CuratorError."""
    with tempfile.TemporaryDirectory(prefix="swap-curator-") as folder:
        desk = Path(folder) / "self-test.desk"
        with opened(desk) as window:
            walk = Tour(window, Path(folder))
            walk.hand.open_article(_BBC)
            walk.details()
            walk.cite("390 soldiers and civilians", "E")
            walk.cite("Friday", "D", after="released on ")
            walk.verify()
            walk.shot("window")
            window.exporting.begin(Path(folder) / "bundle", spreadsheet=False, drafts=False)
            walk.hand.wait(lambda: not window.exporting.is_running, "the export")
            faults = window.workspace.faults()
        if faults:
            raise Lost(f"The desk has faults: {' '.join(faults)}")
        swaps = (Path(folder) / "bundle" / "swaps.csv").read_text("utf-8")
        if "2025-05-23" not in swaps:
            raise Lost("The exported swap is not there.")
    return "self-test passed: window, article, claims, verification, timeline and export work"
