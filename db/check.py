"""The check of a whole desk: everything that can be recomputed is recomputed and compared.

Source: RELIABILITY 3.6. SQLite's own integrity check finds one flipped bit in ten; the hashes find the others.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from peewee import PeeweeException

from curator.agreement import NUMERIC, ends_of
from curator.columns import BY_NAME
from curator.decisions import DecisionVerdict
from curator.errors import CuratorError, NotSaved
from curator.swaps import summarise
from curator.text import CONTEXT, sha256
from db import swaps as stored_swaps
from db.codes import code
from db.connection import Connection
from db.desk import Desk
from db.history import as_row, digest
from db.index_check import index_faults
from db.migrations import ADDED_COLUMNS, FINGERPRINTS, RECORDED, version


def check(desk: Desk) -> tuple[str, ...]:
    """Every fault of a desk, each one sentence that names the thing; empty when there is none. Changes nothing."""
    return tuple(fault for faults in check_by_parts(desk) for fault in faults)


def check_by_parts(desk: Desk) -> Iterator[tuple[str, ...]]:
    """The same, one examination after the other: the faults that each found."""
    for examine in _EXAMINATIONS:
        faults: list[str] = []
        try:
            faults.extend(examine(desk))
        except (CuratorError, PeeweeException, sqlite3.Error, LookupError, ValueError) as error:
            faults.append(f"The desk could not be examined for {_name(examine)}: {str(error).rstrip('.')}.")
        yield tuple(faults)


def examinations() -> int:
    """How many parts a check has."""
    return len(_EXAMINATIONS)


def _name(examine: Callable[[Desk], Iterator[str]]) -> str:
    return examine.__name__.removeprefix("_").replace("_", " ")


def _file_structure(desk: Desk) -> Iterator[str]:
    for (line,) in desk.connection.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The file is damaged: {line}."
    for table, row, parent, _ in desk.connection.rows("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} points to a row of {parent} that is not there."


def _schema(desk: Desk) -> Iterator[str]:
    if desk.connection.schema_fingerprint() != FINGERPRINTS.get(version(desk.connection)):
        yield "The tables are not those of this program: something else changed them."


def _texts(desk: Desk) -> Iterator[str]:
    connection = desk.connection
    for digest_, text in connection.each("SELECT sha256, text FROM article_text"):
        if sha256(text) != digest_:
            yield f"The text of {_files(connection, 'text_sha256', digest_)} was changed: its SHA-256 is another."
    for digest_, content in connection.each("SELECT sha256, content FROM original"):
        if hashlib.sha256(content).hexdigest() != digest_:
            yield f"The original of {_files(connection, 'file_sha256', digest_)} was changed: its SHA-256 is another."


def _files(connection: Connection, column: str, digest_: object) -> str:
    found = connection.rows(f"SELECT file_name FROM article WHERE {column} = ?", (digest_,))  # noqa: S608
    return " and ".join(name for (name,) in found) or f"an article no longer on the desk ({str(digest_)[:12]})"


def _quotes(desk: Desk) -> Iterator[str]:
    sql = (
        'SELECT q.claim, q.article, q."start", q."end", q."text", q.prefix, q.suffix, a.file_name'
        " FROM claim_quote q JOIN article a ON a.id = q.article ORDER BY q.article, q.id"
    )
    last, text = None, ""
    for claim, article, start, end, words, prefix, suffix, file_name in desk.connection.rows(sql):
        if article != last:
            found = desk.connection.row(
                "SELECT t.text FROM article a JOIN article_text t ON t.sha256 = a.text_sha256 WHERE a.id = ?",
                (article,),
            )
            last, text = article, str(found[0]) if found else ""
        if text[start:end] != words:
            yield f"The quote of claim {claim} at {start} to {end} is not what {file_name} says there."
        elif (prefix, suffix) != (text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]):
            yield f"The context of the quote of claim {claim} at {start} to {end} is not that of {file_name}."


def _decisions(desk: Desk) -> Iterator[str]:
    for claim, swap in desk.connection.rows(
        "SELECT c.id, c.swap FROM claim c LEFT JOIN swap s ON s.id = c.swap WHERE s.id IS NULL"
    ):
        yield f"Claim {claim} belongs to {code(swap)}, which is not there."
    for swap, column, claim in desk.connection.rows(
        'SELECT d.swap, d."column", d.claim FROM choice d LEFT JOIN claim c ON c.id = d.claim AND c.swap = d.swap'
        " WHERE d.claim IS NOT NULL AND c.id IS NULL"
    ):
        yield f"The choice on {column} of {code(swap)} is for claim {claim}, which is not one of its claims."


def _counts(desk: Desk) -> Iterator[str]:
    counts = desk.connection.rows("SELECT id, swap, value FROM claim WHERE field IN (?, ?) ORDER BY id", NUMERIC)
    for claim, swap, value in counts:
        if value is not None and not ends_of(value):
            yield f"Claim {claim} of {code(swap)} holds “{value}”, which is no number: give it one, or delete it."


def _remarks_and_verdicts(desk: Desk) -> Iterator[str]:
    for remark in desk.remarks.every():
        if remark.column and remark.column not in BY_NAME:
            yield f"Remark {remark.id} hangs on {remark.column} of {code(remark.swap)}, a field that there is not."
    for record in stored_swaps.read(desk.connection):
        for verdict in record.verdicts:
            if verdict.column not in BY_NAME:
                yield f"A verdict is on {verdict.column} of {record.code}, a field that there is not."


def _dismissals_and_suggestions(desk: Desk) -> Iterator[str]:
    lengths = {
        article: (length, file_name)
        for article, length, file_name in desk.connection.rows(
            "SELECT a.id, length(t.text), a.file_name FROM article a JOIN article_text t ON t.sha256 = a.text_sha256"
            " WHERE a.id IN (SELECT article FROM dismissal)"
        )
    }
    for dismissal in desk.dismissals.every():
        length, file_name = lengths[dismissal.article]
        if dismissal.end > length:
            yield f"The dismissal at {dismissal.start} to {dismissal.end} lies outside of {file_name}."
    for decision in desk.decisions.every():
        if decision.verdict is DecisionVerdict.REJECTED and decision.claim is not None:
            yield f"The suggestion {decision.key} was turned down and yet became claim {decision.claim}."


def _readings(desk: Desk) -> Iterator[str]:
    read = "SELECT a.id, a.file_name, r.figures, r.figures_open FROM reading r JOIN article a ON a.id = r.article"
    for article, file_name, figures, figures_open in desk.connection.rows(read):
        if figures_open > figures:
            yield f"The reading of {file_name} counts more open figures than figures."
        try:
            still = desk.readings.open_in(article)
        except ValueError:
            yield f"The reading of {file_name} is damaged."
        else:
            if still not in (None, figures_open):
                yield f"The reading of {file_name} counts {figures_open} open figures instead of {still}."


def _derived_values(desk: Desk) -> Iterator[str]:
    stored = {summary.id: summary for summary in stored_swaps.read_summaries(desk.connection)}
    for swap in desk.swaps.all():
        kept = stored.pop(swap.id, None)
        if kept is None:
            yield f"The derived values of {swap.record.code} are missing."
        elif kept != summarise(swap):
            yield f"The derived values of {swap.record.code} are not those of its claims."


def _index(desk: Desk) -> Iterator[str]:
    try:
        with desk.index.as_if_caught_up() as index:
            yield from index_faults(desk.connection, index)
    except NotSaved:  # a desk that cannot be written now: its index follows when it can
        return


def _history(desk: Desk) -> Iterator[str]:
    connection = desk.connection
    previous, expected = "", 1
    for *head, sealed in connection.rows(
        "SELECT seq, label, why, who, at, kind, target, prev_hash, hash FROM step ORDER BY seq"
    ):
        seq = head[0]
        if seq != expected:
            yield f"Step {expected} is missing from the history."
        if sealed is not None:
            changes = connection.rows(
                'SELECT "table", "row", "before", "after" FROM change WHERE step = ? ORDER BY id', (seq,)
            )
            if head[-1] != previous or digest(tuple(head), [(t, r, b, a) for t, r, b, a in changes]) != sealed:
                yield f"Step {seq} of the history was changed after it was made."
        previous, expected = sealed, seq + 1


def _states_of_steps(desk: Desk) -> Iterator[str]:
    """What was undone, done again or dropped follows from the steps themselves."""
    acts: dict[int, str] = {}
    stored: dict[int, str] = {}
    for seq, kind, target, state in desk.connection.rows("SELECT seq, kind, target, state FROM step ORDER BY seq"):
        stored[seq] = state
        if kind == "act":
            acts = {number: "dropped" if was == "undone" else was for number, was in acts.items()}
        acts[target if kind != "act" else seq] = "undone" if kind == "undo" else "done"
    for seq, state in stored.items():
        if state != acts.get(seq, "done"):
            yield f"Step {seq} of the history is called {state}, but it is {acts.get(seq, 'done')}."


def _rows(desk: Desk) -> Iterator[str]:
    """Every row is as the history last wrote it: what changed it otherwise, a program or a bit, was none of ours."""
    connection = desk.connection
    left: dict[tuple[str, int], str | None] = {
        (table, row): after
        for table, row, after in connection.each(
            'SELECT "table", "row", "after" FROM change'
            ' WHERE id IN (SELECT max(id) FROM change GROUP BY "table", "row")'
        )
    }
    for table in RECORDED:
        names = [name for (name,) in connection.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))]
        for values in connection.each(f'SELECT * FROM "{table}"'):  # noqa: S608 - our own names
            # Properties are there from the first moment, before there is a history.
            after = left.pop((table, values[0]), None)
            if after is None and table == "property":
                continue
            kept = None if after is None else {**ADDED_COLUMNS.get(table, {}), **as_row(after)}
            if kept != dict(zip(names, values, strict=True)):
                yield f"Row {values[0]} of {table} is not as the history left it."
    for (table, row), after in left.items():
        if after is not None:
            yield f"Row {row} of {table} is gone, though the history did not remove it."


_EXAMINATIONS = (
    _file_structure,
    _schema,
    _texts,
    _quotes,
    _decisions,
    _counts,
    _remarks_and_verdicts,
    _dismissals_and_suggestions,
    _readings,
    _derived_values,
    _index,
    _history,
    _states_of_steps,
    _rows,
)
