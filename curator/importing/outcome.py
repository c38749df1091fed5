"""What became of every file of an import: taken, doubtful, skipped, not looked at."""

import csv
import io
from dataclasses import dataclass

from curator.exporting.csv_writing import guard

HEADER = ("file", "outcome", "why")


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """Names of files, each that needs a word with its sentence."""

    taken: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    """Taken too; a person should look."""
    unread: tuple[str, ...] = ()
    """Not looked at, because the person stopped."""
    passed_over: tuple[str, ...] = ()
    """Files of a folder that are of no kind that can be imported."""

    @property
    def needs_a_word(self) -> bool:
        """Whether anything did not go as it should."""
        return bool(self.skipped or self.doubtful or self.unread)

    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """Every file with its outcome and why: what needs a word first."""
        return (
            *((name, "skipped", why) for name, why in self.skipped),
            *((name, "doubtful", why) for name, why in self.doubtful),
            *((name, "not read", "The import was stopped before it.") for name in self.unread),
            *((name, "taken", "") for name in self.taken),
            *((name, "passed over", "It is of no kind that can be imported.") for name in self.passed_over),
        )

    def csv(self) -> bytes:
        """The rows as a CSV file for a spreadsheet: with a byte-order mark, and no name acts as a formula."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(HEADER)
        writer.writerows(tuple(map(guard, row)) for row in self.rows())
        return out.getvalue().encode("utf-8-sig")
