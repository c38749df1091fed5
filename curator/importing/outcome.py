"""What became of every file of an import: taken, doubtful, skipped, not looked at."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from curator.exporting.csv_writing import guard

HEADER = ("file", "outcome", "why")


KINDS = ("skipped", "doubtful", "not read", "taken", "passed over")
"""What may become of a file; what needs a word first."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file."""

    name: str
    kind: str
    """One of KINDS."""
    why: str = ""
    article: int | None = None
    """The number of the article that it became, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """Names of files, each that needs a word with its sentence."""

    taken: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    """The numbers of what was taken, in its order; () where nobody goes to them."""
    skipped: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    """Taken too; a person should look."""
    doubted: tuple[int, ...] = ()
    """The numbers of the articles that are doubtful, in their order."""
    unread: tuple[str, ...] = ()
    """Not looked at, because the person stopped."""
    passed_over: tuple[str, ...] = ()
    """Files of a folder that are of no kind that can be imported."""

    @property
    def needs_a_word(self) -> bool:
        """Whether anything did not go as it should."""
        return bool(self.skipped or self.doubtful or self.unread)

    def rows(self) -> tuple[FileOutcome, ...]:
        """Every file with its outcome and why: what needs a word first."""
        doubtful = zip_longest(self.doubtful, self.doubted)
        taken = zip_longest(self.taken, self.articles)
        return (
            *(FileOutcome(name, "skipped", why) for name, why in self.skipped),
            *(FileOutcome(name, "doubtful", why, number) for (name, why), number in doubtful),
            *(FileOutcome(name, "not read", "The import was stopped before it.") for name in self.unread),
            *(FileOutcome(name, "taken", "", number) for name, number in taken),
            *(FileOutcome(name, "passed over", "It is of no kind that can be imported.") for name in self.passed_over),
        )

    def csv(self) -> bytes:
        """The rows as a CSV file for a spreadsheet: with a byte-order mark, and no name acts as a formula."""
        return as_csv(self.rows()).encode("utf-8-sig")


def as_csv(rows: Sequence[FileOutcome]) -> str:
    """Some rows under a line of column names; no cell acts as a formula in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(tuple(map(guard, (row.name, row.kind, row.why))) for row in rows)
    return out.getvalue()
