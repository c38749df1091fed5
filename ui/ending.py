"""The end that the system asks for: a session that is left, or Ctrl+C, closes the window as a person would."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ASKS = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Hears the system's signals while Qt waits for events; asked a second time, the system's own way is taken.

    Python runs its handlers only between two of its own instructions, and there is none while Qt waits: what wakes Qt
    is the byte that Python writes to a pipe. Windows closes windows itself.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if os.name == "nt":
            return
        self._read, written = os.pipe()
        for end in (self._read, written):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(written, warn_on_full_buffer=False)
        for name in _ASKS:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
                signal.signal(number, lambda asked, _frame: signal.signal(asked, signal.SIG_DFL))
        self._heard = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._hear)

    def _hear(self) -> None:
        if any(os.read(self._read, 64)):
            self.asked.emit()
