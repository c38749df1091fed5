"""Every question to the person: opens the dialog, hands the answer to the loop or the workspace.

No dialog blocks: each is opened and answers by signal, so that nothing waits in the middle of an act. Each is imported
when it is asked for, because all of them together would hold up the start.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from curator.dismissals import DismissReason
from curator.errors import NotAllowed
from curator.model import ArticleId, Claim, ClaimId, SwapId
from ui.loop import Loop
from ui.possible import why_not
from ui.rereading import Rereading
from ui.settings import Settings, save
from ui.words import tr

if TYPE_CHECKING:
    from curator.importing.outcome import ImportOutcome
    from ui.main_window import MainWindow
    from ui.record.conflict import ConflictGrid


class Questions:
    """Opens dialogs over one window."""

    def __init__(self, window: "MainWindow", loop: Loop, settings: Settings) -> None:
        self._window = window
        self._loop = loop
        self._workspace = loop.workspace
        self._settings = settings
        self._rereading = Rereading(window, loop)
        self.last_import: ImportOutcome | None = None
        """What became of every file of the last import in this window."""
        self._cell: tuple[SwapId, int, int] | None = None
        """The cell of the grid of claims that one was on last."""

    # -- articles -------------------------------------------------------------------------------------------------

    def files_to_import(self) -> None:
        """Ask for files and import them."""
        from curator.importing import FORMATS  # its patterns would hold up the start

        chooser = QFileDialog(self._window, tr("Import articles"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilters(
            [tr("Articles ({kinds})", kinds=" ".join(f"*{suffix}" for suffix in FORMATS)), tr("All files (*)")]
        )
        chooser.filesSelected.connect(lambda files: self._window.import_paths([Path(file) for file in files]))
        self._window.show_dialog(chooser)

    def import_report(self) -> None:
        """Tell what became of every file of the last import; it can be saved, and each article opened."""
        from ui.dialogs.import_report import ImportReport

        outcome = self.last_import
        if outcome is None:
            return
        report = ImportReport(self._window, outcome)
        report.save_requested.connect(lambda: self._ask_where_to_save(outcome))
        report.article_wanted.connect(lambda article: self._window.run(lambda: self._open_imported(ArticleId(article))))
        self._window.show_dialog(report)

    def _open_imported(self, article: ArticleId) -> None:
        if not self._workspace.library.has(article):
            raise NotAllowed(tr("That article is not there any more."))
        self._loop.open_article(article)
        self._window.panes.reader.page.setFocus()

    def _ask_where_to_save(self, outcome: "ImportOutcome") -> None:
        chooser = QFileDialog(self._window, tr("Save the report"), str(self._workspace.path.parent))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(tr("Tables (*.csv)"))
        chooser.setDefaultSuffix("csv")
        chooser.selectFile(tr("import report.csv"))
        chooser.fileSelected.connect(lambda file: self._window.run(lambda: self._save_report(outcome, Path(file))))
        self._window.show_dialog(chooser)

    def _save_report(self, outcome: "ImportOutcome", file: Path) -> None:
        from curator.exporting.writing import write_file  # would hold up the start

        write_file(file, outcome.csv())
        self._window.banner.inform(tr("The report is in {file}.", file=file.name))

    def article_details(self, article: int | None = None) -> None:
        """Show and confirm publisher, title and publication date."""
        from ui.dialogs.article_details import ArticleDetails

        chosen = self._loop.article
        if article is not None and (chosen is None or chosen.id != article):
            number = ArticleId(article)
            chosen = self._workspace.article(number) if self._workspace.library.has(number) else None
        if chosen is None:
            return
        number = chosen.id
        from curator.importing.again import has_choice

        dialog = ArticleDetails(self._window, chosen, has_choice=has_choice(chosen.file_name))
        self._rereading.ask(chosen, dialog.show_again, dialog)
        dialog.encoding_requested.connect(lambda: self._window.run(lambda: self.encoding(number)))
        dialog.saved.connect(lambda known: self._window.run(lambda: self._workspace.articles.revise(number, **known)))
        self._window.show_dialog(dialog)

    def close(self) -> None:
        """The window closes: nothing is read any more."""
        self._rereading.close()

    def encoding(self, article: ArticleId | None = None) -> None:
        """Read the open article, or this one, in another encoding."""
        self._rereading.choose_encoding(article)

    def toggle_done(self) -> None:
        """The open article is done, or not any more; where figures are open it asks first."""
        if self._loop.article is None:
            return
        article = self._loop.article.id
        still = self._window.accounting.still_open()
        if self._workspace.article(article).done or not still:
            self._workspace.articles.set_done(article, not self._workspace.article(article).done)
            return
        from ui.dialogs.figures import StillOpenDialog

        key = self._window.how_to("dismiss.proposed")
        hint = tr("{key} in the article puts aside what the program proposes.", key=key)
        dialog = StillOpenDialog(self._window, len(still), hint)
        dialog.done_chosen.connect(
            lambda: self._window.run(lambda: self._workspace.articles.set_done(article, done=True))
        )
        dialog.show_chosen.connect(lambda: self._window.run(self._window.accounting.next_open))
        self._window.show_dialog(dialog)

    def dismissal(self, figure: tuple[int, int], act: Callable[[DismissReason], object]) -> None:
        """Ask why a figure of the open article is put aside."""
        if self._loop.article is None:
            return
        from ui.dialogs.figures import DismissalDialog

        dialog = DismissalDialog(self._window, self._loop.article.text[slice(*figure)])
        dialog.given.connect(lambda reason: self._window.run(lambda: act(reason)))
        self._window.show_dialog(dialog)

    def suggestion_rates(self) -> None:
        """How the program's suggestions fared on this desk."""
        from ui.dialogs.rates import RatesDialog

        self._window.show_dialog(RatesDialog(self._window, self._workspace.offers.rates()))

    def remove_article(self) -> None:
        """Remove the open article where nothing stands on it; undo brings it back."""
        if self._loop.article is not None:
            self._workspace.articles.remove(self._loop.article.id)

    # -- swaps and claims -----------------------------------------------------------------------------------------

    def reason(self, title: str, question: str, act: Callable[[str], object], offered: str = "") -> QDialog:
        """Ask for a reason, offering one where there is one at hand, and act on it; gives the dialog that asks."""
        from ui.dialogs.reason import ReasonDialog

        dialog = ReasonDialog(self._window, title, question, offered=offered)
        dialog.given.connect(lambda reason: self._window.run(lambda: act(reason)))
        self._window.show_dialog(dialog)
        return dialog

    def source(self, title: str, question: str, act: Callable[[str], object], otherwise: Callable[[], object]) -> None:
        """Ask where a typed value is from; without an answer it is not taken, and not lost either."""
        self.reason(title, question, act).rejected.connect(otherwise)

    def pick_swap(self) -> None:
        """Work on another swap with this article."""
        from ui.dialogs.picker import SwapPicker

        current = self._loop.swap.id if self._loop.swap is not None else None
        dialog = SwapPicker(self._window, self._workspace.summaries(), self._workspace.side_names, current)
        dialog.picked.connect(lambda swap: self._window.run(lambda: self._loop.open_swap(SwapId(swap))))
        self._window.show_dialog(dialog)

    def conflicts(self) -> None:
        """All claims that differ, side by side."""
        from ui.record.conflict import ConflictGrid

        swap = self._loop.swap
        if swap is None:
            return
        grid = ConflictGrid(self._window)
        self._refresh_grid(grid, swap.id)
        grid.adopt.connect(
            lambda column, claim, reason: self._window.run(
                lambda: self._workspace.columns.adopt(swap.id, column, ClaimId(claim), reason)
            )
        )
        grid.quote_clicked.connect(self.show_quote)
        grid.compare_requested.connect(lambda column, claim: self._compare(grid, column, ClaimId(claim)))
        grid.finished.connect(lambda _result: self._keep_cell(grid, swap.id))
        if self._cell is not None and self._cell[0] == swap.id:
            grid.go_to(*self._cell[1:])
        self._window.show_dialog(grid, lambda: self._refresh_grid(grid, swap.id))

    def _keep_cell(self, grid: "ConflictGrid", swap: SwapId) -> None:
        self._cell = (swap, *grid.place())

    def _compare(self, grid: "ConflictGrid", column: str, claim: ClaimId) -> None:
        """The grid makes room for the two articles; it comes back on the same cell."""
        grid.close()
        self._window.run(lambda: self._window.comparing.show_claim(column, claim))

    def _refresh_grid(self, grid: "ConflictGrid", number: SwapId) -> None:
        swap = self._workspace.swap(number)
        grid.show_swap(swap, self._workspace.sides, self._workspace.articles_of(swap))

    def claim_details(self, claim: Claim) -> None:
        """One claim in full, to correct it."""
        from ui.dialogs.claim_details import ClaimDetails

        dialog = ClaimDetails(self._window, claim, self._workspace.sides)
        dialog.saved.connect(lambda changed: self._window.run(lambda: self._workspace.claims.change(changed)))
        self._window.show_dialog(dialog)

    def chosen_claim(self) -> None:
        """The claim the next key is about in full."""
        self.claim_details(self._workspace.claim(self._loop.chosen()[0]))

    def details_of(self, claim: int) -> None:
        """One claim of the form in full."""
        self.claim_details(self._workspace.claim(ClaimId(claim)))

    def show_quote(self, claim: int, article: int, start: int, end: int) -> None:
        """A quote of the form was clicked: its words are shown in their article."""
        for quote in self._workspace.claim(ClaimId(claim)).quotes:
            if (quote.article, quote.start, quote.end) == (article, start, end):
                self._loop.show_quote(quote)
        self._loop.take_up(ClaimId(claim))

    def remove_claim(self, claim: int) -> None:
        """Remove one claim; undo brings it back."""
        self._loop.active = ()
        self._workspace.claims.remove(ClaimId(claim))

    def claimant_of(self, claim: int) -> None:
        """The next voice near a claim's quote."""
        number = ClaimId(claim)
        places = self._workspace.claim(number).quotes
        if places:
            self._workspace.claims.set_claimant([number], places[0].article, None)

    def side_of(self, claim: int) -> None:
        """Turn a count to the other side."""
        self._workspace.claims.next_side([ClaimId(claim)])

    def remove_swap(self) -> None:
        """Remove the swap with its claims; undo brings all of it back."""
        if self._loop.swap is not None:
            self._workspace.swaps.remove(self._loop.swap.id)

    # -- the desk -------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask where to, and export."""
        from ui.dialogs.export import ExportDialog

        summaries = self._workspace.summaries()
        verified = sum(summary.review_state == "verified" for summary in summaries)
        folder = self._workspace.path.parent / f"{self._workspace.path.stem} export"
        dialog = ExportDialog(self._window, str(folder), verified, len(summaries) - verified)
        dialog.chosen.connect(
            lambda target, sheet, drafts: self._window.run(
                lambda: self._window.exporting.begin(Path(target), spreadsheet=sheet, drafts=drafts)
            )
        )
        self._window.show_dialog(dialog)

    def backups(self) -> None:
        """Show the backups, make one, or restore one under a new name."""
        from ui.restoring import Restoring

        kept = self._workspace.backups
        restoring = Restoring(self._window, self._workspace.path, kept.all(), place=kept.folder, apart=kept.apart)
        restoring.restored.connect(self._window.desk_named)
        restoring.open()

    def check_desk(self) -> None:
        """Run every integrity check."""
        self._window.assert_idle()
        self._window.safekeeping.check()

    def person(self) -> None:
        """Who is coding."""
        from ui.dialogs.name import person_dialog

        dialog = person_dialog(self._window, self._workspace.person)
        dialog.named.connect(self.name)
        self._window.show_dialog(dialog)

    def name(self, name: str) -> None:
        """Who is coding is kept for every desk, and shown."""
        self._workspace.person = name
        self._settings.person = name
        self.keep_settings()
        self._window.show_saved()

    def keep_settings(self) -> None:
        """Write the settings at once; where that is impossible it is said."""
        try:
            save(self._settings)
        except OSError as fault:
            self._window.banner.refuse(tr("The settings cannot be kept: {why}.", why=fault.strerror))

    def history(self) -> None:
        """Who did what, when and why."""
        from ui.dialogs.history import HistoryDialog

        dialog = HistoryDialog(self._window, self._workspace.steps())
        dialog.undo_requested.connect(lambda: self._window.run(self._window.undo))
        dialog.redo_requested.connect(lambda: self._window.run(self._window.redo))
        self._window.show_dialog(dialog, lambda: dialog.set_steps(self._workspace.steps()))

    def save_timeline(self) -> None:
        """Ask for a file and save the timeline as PNG or SVG."""
        chooser = QFileDialog(self._window, tr("Save the timeline"), str(self._workspace.path.parent / "timeline.png"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters([tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")])
        chooser.fileSelected.connect(lambda file: self._window.run(lambda: self._save_timeline(Path(file))))
        self._window.show_dialog(chooser)

    def _save_timeline(self, file: Path) -> None:
        self._window.panes.timeline.save(file)
        self._window.banner.inform(tr("Saved as {place}.", place=file))

    # -- help -----------------------------------------------------------------------------------------------------

    def palette(self) -> None:
        """Find any command by its words."""
        from ui.dialogs.palette import Palette

        actions = self._window.actions_by_id
        dialog = Palette(self._window, self._window.table, lambda act: why_not(self._window, act))
        dialog.chosen.connect(lambda name: actions[name].trigger())
        self._window.show_dialog(dialog)

    def keys(self) -> None:
        """All keys, to look up and to change."""
        from ui.dialogs.keys import KeysDialog

        dialog = KeysDialog(self._window, self._window.table)
        dialog.changed.connect(self._window.use_keys)
        self._window.show_dialog(dialog)

    def about(self) -> None:
        """What this program is, and the licences of what it carries."""
        from ui.dialogs.about import AboutDialog

        self._window.show_dialog(
            AboutDialog(self._window, self._window.workspace.storage, self._window.workspace.written_by)
        )
