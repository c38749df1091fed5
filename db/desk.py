"""The desk: one open file with its articles, claims, swaps and history."""

import json
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from curator.article_query import ArticleQuery
from curator.changes import Changes
from curator.coverage import Coverage
from curator.desk_settings import DeskSettings
from curator.model import ArticleId, Party, SwapId
from curator.parties import party
from curator.searching import phrases
from curator.swaps import Swap
from curator.version import VERSION
from db import backups
from db import swaps as stored_swaps
from db.article_index import ArticleIndex
from db.articles import Articles
from db.claims import Claims
from db.connection import Connection, new_file
from db.copies import Copies
from db.decisions import Decisions
from db.dismissals import Dismissals
from db.drafts import Drafts
from db.finder import Finding, expression
from db.history import Act, History
from db.migrations import migrate
from db.opening import Opening, placed
from db.past import Past
from db.readings import Readings
from db.remarks import Remarks
from db.revisions import Revisions
from db.searches import Searches
from db.side_tables import ProgramTable
from db.swap_words import SwapHit, hits
from db.swaps import Swaps
from db.tables import PropertyTable

if TYPE_CHECKING:
    from curator.exporting import ExportData

_SIDES = ("side_a", "side_b")
_FEW = 20
"""The swaps and articles that an act touched are kept up to so many."""
_SIGN = 'UPDATE "program" SET "version" = ?1 WHERE "version" != ?1'


class Desk:
    """An open desk. Make or open one with `create` or `open`, give it back with `close` (or use it in `with`)."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._derived: tuple[Changes, dict[SwapId, Swap], dict[ArticleId, Coverage]] = Changes(), {}, {}
        """What the last act touched, the swaps of it as they were assembled then, and what its articles cite."""
        self.history = History(connection, self._derive, self._sign)
        self.index = ArticleIndex(connection)
        self.articles = Articles(connection, self.history, self.index)
        self.claims = Claims(connection, self.history, partial(stored_swaps.assert_draft, connection))
        self.swaps = Swaps(connection, self.history)
        self.remarks = Remarks(connection, self.history)
        self.dismissals = Dismissals(connection, self.history)
        self.decisions = Decisions(connection, self.history)
        self.readings = Readings(connection, self.dismissals)
        self.past = Past(connection)
        self.searches = Searches(connection, self.history)
        self.revisions = Revisions(connection, self.history)
        self.copies = Copies(connection)
        self.drafts = Drafts(connection)

    @classmethod
    def create(cls, path: Path, sides: tuple[str, str] = ("Ukraine", "Russia")) -> Self:
        """Make a new desk for these two sides and open it; DeskRefused when there is a file or no place for one."""
        place = placed(path)
        new_file(place)
        try:
            return cls._start(place, sides)
        except BaseException:
            place.unlink()
            raise

    @classmethod
    def _start(cls, path: Path, sides: tuple[str, str]) -> Self:
        connection = Connection(path)
        try:
            migrate(connection, then=partial(_name_sides, connection, sides))
            return cls(connection)
        except BaseException:
            connection.close()
            raise

    @staticmethod
    def open(path: Path) -> "Desk":
        """Open a desk, exclusively; DeskRefused, in one sentence and with no byte changed, when it must not be."""
        return Opening(path).desk()

    def find(self, query: ArticleQuery) -> Finding:
        """A question to the articles: its answer grows with each `step`. Stop it before an act writes."""
        return Finding(self.connection, self.index, query)

    def swap_hits(self, words: str, most: int = 20) -> tuple[SwapHit, ...]:
        """The swaps in whose values, quotes, claimants, notes and remarks all the words stand, the best match first."""
        wanted = phrases(words)
        self.index.caught_up()
        return hits(self.connection, expression(wanted), wanted, most) if wanted else ()

    def _derive(self, touched: Changes) -> None:
        """Rewrite what is derived from what an act touched, inside of its transaction."""
        swaps = {}
        for number in sorted(touched.swaps):
            swap = stored_swaps.refresh(self.connection, number)
            if swap is not None and len(touched.swaps) <= _FEW:
                swaps[number] = swap
        coverages = self.readings.recount(touched.articles)
        self._derived = touched, swaps, coverages if len(coverages) <= _FEW else {}

    def swaps_after(self, changes: Changes) -> dict[SwapId, Swap]:
        """The swaps that an act touched as they are after it, when it was the last act and a small one; else none.

        They were assembled for the act: who shows them next need not have them read and assembled once more.
        """
        act, swaps, _ = self._derived
        return swaps if act is changes else {}

    def coverage_after(self, changes: Changes) -> dict[ArticleId, Coverage]:
        """What became of the figures of the articles that an act touched, as far as they were read; as `swaps_after`.

        They were counted for the act, and a thousand quotes are not gone through twice.
        """
        act, _, coverages = self._derived
        return coverages if act is changes else {}

    @property
    def path(self) -> Path:
        """Where the desk lies; absolute, links followed."""
        return self.connection.path

    @property
    def written_by(self) -> str:
        """The version of the program that wrote last."""
        found = self.connection.query(ProgramTable.select(ProgramTable.version))
        return str(found[0][0])

    def _sign(self) -> None:
        self.connection.execute(_SIGN, (VERSION,))

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written where the desk lies: each act then raises NotSaved."""
        return self.connection.read_only

    @property
    def left_open(self) -> bool:
        """Whether the program ended without closing the desk when it was open last."""
        return self.connection.left_open

    def back_up(self, target: Path | None = None) -> Path | None:
        """Make a backup if the newest one lacks a step, or under a name that is given; the backup, if one was made.

        NotSaved when it cannot be written, DeskRefused when the desk is damaged.
        """
        return backups.back_up(self.connection, target)

    def backup_under_way(self) -> backups.Copying | None:
        """A backup whose `run` may be called in another thread; None where the newest one holds every step.

        None, too, where the desk can only be read: no step is new.
        """
        if self.read_only:
            return None
        copying = backups.Copying(self.connection)
        return copying if copying.is_due else None

    @property
    def person(self) -> str:
        """Who acts: the name that steps, claims and checks get."""
        return self.history.person

    @person.setter
    def person(self, name: str) -> None:
        self.history.person = name

    def act(self, label: str, why: str = "") -> AbstractContextManager[Act]:
        """One act of the person: a block whose writes are one transaction and one step of the history.

        `act.changes` is known after the block. An exception takes everything back; RuntimeError inside another act.
        """
        return self.history.act(label, why)

    @property
    def sides(self) -> tuple[Party, Party]:
        """The two parties: returned to the first is drawn above the axis."""
        found = self._properties()
        a, b = (_party(found[name]) for name in _SIDES)
        return a, b

    def set_sides(self, a: Party, b: Party) -> None:
        """Change the two parties, their names or the words that stand for them; an act like any other."""
        self._set_properties({name: _stored(side) for name, side in zip(_SIDES, (a, b), strict=True)})

    @property
    def settings(self) -> DeskSettings:
        """What the desk demands of those who work on it."""
        found = self._properties()
        return DeskSettings(**{demand.name: found[demand.name] == "1" for demand in fields(DeskSettings)})

    def set_settings(self, settings: DeskSettings) -> None:
        """Change what the desk demands; an act like any other."""
        self._set_properties({name: str(int(wanted)) for name, wanted in asdict(settings).items()})

    def _properties(self) -> dict[str, str]:
        return dict(self.connection.query(PropertyTable.select(PropertyTable.name, PropertyTable.value)))

    def _set_properties(self, values: Mapping[str, str]) -> None:
        self.history.assert_writing()
        for name, value in values.items():
            query = PropertyTable.update({"value": value}).where(PropertyTable.name == name)
            self.connection.changed(query)

    def export_data(self, *, single: bool = False) -> "ExportData":
        """Everything an export is made from, read at one moment; for swaps.csv as a single file only what it needs."""
        from db.export_reading import whole  # like all of the export, it would hold up the start of the window

        return whole(self, single=single)

    def export_portions(self, *, single: bool = False) -> Generator[tuple[int, int], None, "ExportData"]:
        """The same with pauses, each with how much is read, and of how much; begin again after an act in a pause."""
        from db.export_reading import in_portions

        return in_portions(self, single=single)

    def close(self) -> None:
        """Give the desk back: afterwards it is one file, complete and alone."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _name_sides(connection: Connection, sides: tuple[str, str]) -> None:
    for name, side in zip(_SIDES, sides, strict=True):
        connection.inserted(PropertyTable.insert({"name": name, "value": _stored(party(side))}))


def _stored(side: Party) -> str:
    """A party as JSON; the words are left out where they are the built-in ones, so that these may grow."""
    words = None if side == party(side.name) else list(side.words)
    return json.dumps({"name": side.name, "words": words}, ensure_ascii=False)


def _party(stored: str) -> Party:
    found = json.loads(stored)
    return party(found["name"]) if found["words"] is None else Party(found["name"], tuple(found["words"]))
