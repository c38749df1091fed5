"""What is worked out of articles after their import, a little at a time, between the events of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from curator.errors import NotSaved

_SLICE = 8.0
"""Milliseconds of work at once."""
_PAUSE = 40
"""Milliseconds between two slices: what a person does comes first."""
_REST = 1000
"""Milliseconds from the call to the first slice."""
_TOLD_AFTER = 50
"""Slices after which what is known by then is shown."""

Worker = Callable[[float], bool]
"""Works for about so many milliseconds; False when there is nothing left to do."""


class Background(QObject):
    """The queue of such work: one worker after the other, until none has anything left."""

    worked = Signal()
    """Something more is known of articles."""
    refused = Signal(str)
    """The disk refused: in one sentence. The queue rests until it is woken again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: list[Worker] = []
        self._waiting: list[Worker] = []
        self._slices = 0
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._go_on)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._timer.start)

    def add(self, worker: Worker) -> None:
        """Take a worker into the queue; it begins when the queue is woken."""
        self._workers.append(worker)

    def wake(self) -> None:
        """There may be work again for everybody."""
        self._waiting = list(self._workers)
        self._rest.start()

    def stop(self) -> None:
        """Rest until woken."""
        self._rest.stop()
        self._timer.stop()

    @property
    def resting(self) -> bool:
        """Whether nothing is left to do."""
        return not self._timer.isActive() and not self._rest.isActive()

    def _go_on(self) -> None:
        try:
            if self._waiting and not self._waiting[0](_SLICE):
                self._waiting.pop(0)
        except NotSaved as fault:
            self.stop()
            self.refused.emit(str(fault))
            return
        self._slices += 1
        if not self._waiting:
            self.stop()
            self.worked.emit()
        elif self._slices % _TOLD_AFTER == 0:
            self.worked.emit()
