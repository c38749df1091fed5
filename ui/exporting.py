"""An export in the window: read between its events, made and written beside it, told in the strip, stopped."""

from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from curator.collecting import no_collecting
from curator.errors import CuratorError
from ui.tasks import InBackground
from ui.words import tr

if TYPE_CHECKING:
    from curator.exporting import ExportData
    from ui.main_window import MainWindow

_SLICE = 0.008
"""Seconds of reading at once: a person who goes on working does not notice it."""
_BETWEEN = 100
"""Milliseconds between two looks at how far the writing is."""
_QUIET = 0.4
"""Seconds after which it is said how far it is: what is over by then just says that it is done."""


class _Stopped(Exception):
    """Nobody wants the export any more."""


class _Writing:
    """Cells made and files written, in another thread: knows neither Qt nor the desk."""

    def __init__(self, target: Path, spreadsheet: bool, drafts: bool) -> None:
        self.target = target
        self._wanted = {"spreadsheet": spreadsheet, "drafts": drafts}
        self.data: ExportData | None = None
        """What is to be written; let go of in the thread, because so many values take a while to go."""
        self.file, self.done = target.name, 0
        """The file that it is at, and how many are done."""
        self.stopped = False
        """Set from outside; what is in its place by then stays there."""
        self.fault: Exception | None = None

    def run(self) -> None:
        """Write."""
        from curator.exporting import export  # loaded already, to read what is to be written

        data, self.data = self.data, None
        if data is None:
            return
        try:
            export(data, self.target, **self._wanted, heed=self._heed)
        except (CuratorError, _Stopped) as fault:
            self.fault = fault.with_traceback(None)  # which would hold all that was to be written
        except Exception as fault:  # noqa: BLE001 - raised again in the window's thread
            self.fault = fault
        swaps = list(data.swaps)
        del data
        while swaps:  # all at once they would hold up the window while they go
            swaps.pop()

    def _heed(self, name: str, done: int) -> None:
        if self.stopped:
            raise _Stopped
        self.file, self.done = name, done


class Exporting(QObject):
    """At most one export of a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._workspace, self._banner = window, window.workspace, window.banner
        self._reading: Generator[tuple[int, int], None, ExportData] | None = None
        self._writing: _Writing | None = None
        self._task: InBackground[None] | None = None
        self._begun = 0.0
        self._uncollected = ExitStack()
        """Until the end: each search for garbage would go through all that was read."""
        self._reader = QTimer(self, interval=0)
        self._reader.timeout.connect(self._read)
        self._watch = QTimer(self, interval=_BETWEEN)
        self._watch.timeout.connect(self._tell_writing)
        window.banner.cancelled.connect(self.stop)
        window.workspace.changed.connect(self._begin_again)

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._writing is not None

    def begin(self, target: Path, *, spreadsheet: bool, drafts: bool) -> None:
        """Export into a folder, or into one file that ends in .csv.

        NotAllowed while something else is under way, NotSaved where nothing can be written there.
        """
        from curator.exporting import assure_target  # would hold up the start

        self._window.assert_idle()
        assure_target(target)
        self._writing = _Writing(target, spreadsheet, drafts)
        self._begun = monotonic()
        self._uncollected.enter_context(no_collecting())
        self._begin_again()
        self._reader.start()

    def _begin_again(self, _changes: object = None) -> None:
        """Read from the start: after an act what was read is not of one moment with what is still to be read."""
        if self._writing is not None and self._task is None:
            from curator.exporting import is_single  # would hold up the start

            self._reading = self._workspace.export_portions(single=is_single(self._writing.target))

    def _read(self) -> None:
        """Read for a moment, then let the window breathe."""
        if self._reading is None:
            return
        until = monotonic() + _SLICE
        try:
            done, total = next(self._reading)
            while monotonic() < until:
                done, total = next(self._reading)
        except StopIteration as end:
            self._write(end.value)
        except CuratorError as fault:
            self._end()
            self._banner.refuse(str(fault))
        else:
            self._tell(tr("Reading the desk to export it …"), done, total)

    def _write(self, data: "ExportData") -> None:
        """Everything is read: what becomes of the desk from now on is not in this export."""
        writing = self._writing
        if writing is None:
            return
        self._reader.stop()
        self._reading = None
        writing.data = data
        task = self._task = InBackground(writing.run, self)
        task.finished.connect(lambda: self._written(task, writing))
        task.start()
        self._watch.start()

    def _tell_writing(self) -> None:
        from curator.exporting import BUNDLE_FILES, is_single

        if self._writing is not None:
            files = 0 if is_single(self._writing.target) else len(BUNDLE_FILES)
            self._tell(tr("Writing {name} …", name=self._writing.file), self._writing.done, files)

    def _tell(self, sentence: str, done: int, total: int) -> None:
        if monotonic() - self._begun > _QUIET:
            self._banner.progress(sentence, done, total, pausable=False)

    def _written(self, task: InBackground[None], writing: _Writing) -> None:
        """Say how it went."""
        task.deleteLater()
        if self._task is not task:
            return  # the window was closed meanwhile
        self._end()
        if writing.fault is None:
            self._banner.inform(tr("Exported to {place}.", place=writing.target))
        elif isinstance(writing.fault, _Stopped):
            self._tell_stopped(writing.target)
        elif isinstance(writing.fault, CuratorError):
            self._banner.refuse(str(writing.fault))
        else:
            raise writing.fault

    def stop(self) -> None:
        """Write nothing, unless all of it is written already."""
        if self._writing is None:
            return
        self._writing.stopped = True
        if self._task is None:
            target = self._writing.target
            self._end()
            self._tell_stopped(target)

    def _tell_stopped(self, target: Path) -> None:
        self._banner.remind(tr("The export was cancelled; {place} is as it was.", place=target))

    def close(self) -> None:
        """Stop and wait until nothing runs any more."""
        if self._writing is not None:
            self._writing.stopped = True
        if self._task is not None:
            self._task.wait()
        self._end()

    def _end(self) -> None:
        """Nothing is under way any more."""
        self._reader.stop()
        self._watch.stop()
        self._reading = self._writing = self._task = None
        self._uncollected.close()
        self._banner.finish()
