"""The schema, step by step: ordered functions, one transaction for all; `user_version` says how many have run.

Source: RELIABILITY 3.2. A migration is frozen once released: it holds its own SQL and knows no model.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from curator.errors import DeskLost
from curator.version import VERSION
from db.connection import APPLICATION_ID, Connection
from db.schema_1 import TABLES as TABLES_1
from db.schema_2 import PROPERTIES as PROPERTIES_2
from db.schema_2 import TABLES as TABLES_2
from db.schema_3 import STATE as INDEX_STATE
from db.schema_3 import TABLES as TABLES_3
from db.schema_4 import PROGRAM
from db.schema_4 import TABLES as TABLES_4
from db.schema_5 import TABLES as TABLES_5
from db.schema_6 import TABLES as TABLES_6
from db.schema_7 import INDEXES as INDEXES_7
from db.schema_8 import COLUMN as COLUMN_8

Migration = Callable[[Connection], None]

_RECORDED_1 = ("article", "swap", "claim", "claim_quote", "choice", "field_check", "answer")
_RECORDED_2 = ("remark", "verdict", "dismissal", "decision")
_RECORDED_3 = ("revision", "kept_quote", "saved_search")
RECORDED = (*_RECORDED_1, *_RECORDED_2, *_RECORDED_3, "property")
"""What persons change: every insert, update and delete of these leaves a row in `change` under the open step."""
_FROZEN = ("article_text", "original", "change")
"""What is written once: never updated, never deleted."""


def _columns(connection: Connection, table: str) -> dict[str, str]:
    """Name and type of each column."""
    return dict(connection.rows("SELECT name, type FROM pragma_table_info(?) ORDER BY cid", (table,)))


_OPEN_STEP = 'SELECT "seq" FROM "step" WHERE "hash" IS NULL ORDER BY "seq" DESC LIMIT 1'
_RECORD = 'INSERT INTO "change" ("step", "table", "row", "before", "after") VALUES'

_ESCAPES = (
    ("char(92)", "'\\\\'"),
    ("char(34)", "'\\\"'"),
    ("char(10)", "'\\n'"),
    ("char(13)", "'\\r'"),
    ("char(9)", "'\\t'"),
)
"""What is escaped in JSON strings. Other control characters stay as they are: read with `strict=False`."""


def _as_json(value: str, kind: str) -> str:
    """SQL that writes one value as JSON. Not SQLite's own functions: an untrusted schema may not call them."""
    if kind == "TEXT":
        written = value
        for character, escape in _ESCAPES:
            written = f"replace({written}, {character}, {escape})"
        value = f"'\"' || {written} || '\"'"
    return f"coalesce({value}, 'null')"


def _recording(table: str, columns: dict[str, str]) -> Iterator[str]:
    """The triggers that write the history of one table. Without an open step the write fails: change.step is null."""

    def row(which: str) -> str:
        written = (f"'\"{name}\":' || " + _as_json(f'{which}."{name}"', kind) for name, kind in columns.items())
        return "'{' || " + " || ',' || ".join(written) + " || '}'"

    def differs() -> str:
        return " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)

    events = (
        ("INSERT", "", "NEW", "NULL", row("NEW")),
        ("UPDATE", f" WHEN {differs()}", "OLD", row("OLD"), row("NEW")),
        ("DELETE", "", "OLD", row("OLD"), "NULL"),
    )
    for event, when, which, before, after in events:
        written = f'{which}."id", {before}, {after}'
        trigger = f'CREATE TRIGGER "{table}_{event.lower()}_recorded" AFTER {event} ON "{table}"{when}'
        yield f"{trigger} BEGIN {_RECORD} (({_OPEN_STEP}), '{table}', {written}); END"


def _record(connection: Connection, table: str) -> None:
    """Have the history of a table written from now on, in all the columns that it has now."""
    for statement in _recording(table, _columns(connection, table)):
        connection.execute(statement)


def _forbidding(table: str, event: str, when: str = "") -> str:
    return (
        f'CREATE TRIGGER "{table}_{event.lower()}_forbidden" BEFORE {event} ON "{table}"{when} '
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed by {event}'); END"
    )


def _first(connection: Connection) -> None:
    """Make the schema of format 1 in an empty file."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    for statement in TABLES_1:
        connection.execute(statement)
    for table in _RECORDED_1:
        _record(connection, table)
    # The properties are there from the first moment, before there is a history: only their change is recorded.
    recorded = list(_recording("property", _columns(connection, "property")))
    connection.execute(recorded[1])
    connection.execute(_forbidding("property", "DELETE"))
    for table in _FROZEN:
        connection.execute(_forbidding(table, "UPDATE"))
        connection.execute(_forbidding(table, "DELETE"))
    fixed = [name for name in _columns(connection, "step") if name not in ("state", "hash")]
    moved = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in fixed)
    sealed = '(OLD."hash" IS NOT NULL AND NEW."hash" IS NOT OLD."hash")'
    connection.execute(_forbidding("step", "UPDATE", f" WHEN {moved} OR {sealed}"))
    connection.execute(_forbidding("step", "DELETE"))
    late = ' WHEN (SELECT "hash" FROM "step" WHERE "seq" = NEW."step") IS NOT NULL'
    connection.execute(_forbidding("change", "INSERT", late))


def _second(connection: Connection) -> None:
    """Add remarks, verdicts, dismissals, decisions on suggestions, readings, and how a field was checked."""
    for statement in TABLES_2:
        connection.execute(statement)
    for event in ("insert", "update", "delete"):
        connection.execute(f'DROP TRIGGER "field_check_{event}_recorded"')
    for table in ("field_check", *_RECORDED_2):
        _record(connection, table)
    connection.execute_many('INSERT INTO "property" ("name", "value") VALUES (?, ?)', PROPERTIES_2)


def _third(connection: Connection) -> None:
    """Add the index of words, copies, revisions with the quotes that stay behind, and saved searches."""
    for statement in TABLES_3:
        connection.execute(statement)
    for table in _RECORDED_3:
        _record(connection, table)
    connection.execute(INDEX_STATE)


def _fourth(connection: Connection) -> None:
    """Add which version of the program wrote last."""
    for statement in TABLES_4:
        connection.execute(statement)
    connection.execute(PROGRAM, (VERSION,))


def _fifth(connection: Connection) -> None:
    """Add which boilerplate is unfolded."""
    for statement in TABLES_5:
        connection.execute(statement)


def _sixth(connection: Connection) -> None:
    """Add what is typed and not given yet."""
    for statement in TABLES_6:
        connection.execute(statement)


def _seventh(connection: Connection) -> None:
    """Add whose each changed row was."""
    for statement in INDEXES_7:
        connection.execute(statement)


def _eighth(connection: Connection) -> None:
    """Add the place of a swap in the series that are not the official one."""
    connection.execute(COLUMN_8)


MIGRATIONS: tuple[Migration, ...] = (_first, _second, _third, _fourth, _fifth, _sixth, _seventh, _eighth)
"""Every migration in order; the n-th leads to format n."""

_ADDED: dict[int, dict[str, int]] = {2: {"property": len(PROPERTIES_2)}}
"""How many rows each migration adds to tables that were there; it never takes any away."""

ADDED_COLUMNS: dict[str, dict[str, object]] = {"field_check": {"how": "seen"}}
"""What the columns that a later format added say in rows that the history wrote before."""

FINGERPRINTS: dict[int, str] = {
    1: "934ef301f4a1e4d5be4dfe54a807077497ae7e658292287d612df21ea9c1969c",
    2: "26ec07153f4f0307ea6616850436fd500431cffdd02b6d0c6508b8798e48b158",
    3: "28372ece1b91f30f6d391ea27cd70869f3abbb27327919b276ed133d03d76b75",
    4: "59f5947ba194fd406b0989123da9bd28802cbb8cc76d6ef01eb9faf465556e66",
    5: "9ae452312a3e4a4c89576ff119c22f958a230e0a5c178b33458374735196cc3d",
    6: "2da18d432e44dc536f1148e9444ed4c0314aa5566c2df13a7e96cc4c4df207b5",
    7: "301cb3642f194e190d91ae36350d2632260313c4cc06ce785fcdbfe1a71b03d2",
    8: "13013b82f8bd2c7b80b78edd130fdf89eb1741899a45fb1e66fb3f1d685ac261",
}
"""SHA-256 of the whole schema of each format: a desk whose schema is another is not opened."""

NEWEST = len(MIGRATIONS)
"""The format this program writes."""


def version(connection: Connection) -> int:
    """Which format the file has; 0 for an empty file."""
    found = connection.row("PRAGMA user_version")
    return int(found[0]) if found else 0


def migrate(
    connection: Connection, migrations: Sequence[Migration] = MIGRATIONS, then: Callable[[], None] = lambda: None
) -> None:
    """Bring the file to the newest format and do what is `then` to be done with it: all of that or nothing.

    Cut off or refused in between, the file is as it was, and an older program still opens it. Raises NotSaved.
    """
    with _keys_off(connection), connection.transaction():
        for number in range(version(connection) + 1, len(migrations) + 1):
            before = _row_counts(connection)
            migrations[number - 1](connection)
            _compare(connection, before, _ADDED.get(number, {}))
            connection.execute(f"PRAGMA user_version={number}")
        then()


@contextmanager
def _keys_off(connection: Connection) -> Iterator[None]:
    """Foreign keys can only be switched outside a transaction; on while a table is rebuilt, they delete rows."""
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _row_counts(connection: Connection) -> dict[str, int]:
    tables = connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) != 'sqlite_'")
    counted: dict[str, int] = {}
    for (name,) in tables:
        found = connection.row(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - the name comes from the schema
        counted[name] = int(found[0]) if found else 0
    return counted


def _compare(connection: Connection, before: dict[str, int], added: dict[str, int]) -> None:
    """Refuse a migration that lost a row, made one up or left one pointing nowhere."""
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name) != count + added.get(name, 0)]
    if lost or connection.rows("PRAGMA foreign_key_check"):
        raise RuntimeError(f"the migration lost or orphaned rows of {', '.join(lost) or 'some table'}")


def assure_schema(connection: Connection) -> None:
    """Check that the file has exactly the schema of its format; DeskLost when not.

    To be done before the check of the whole file: a flipped bit in the schema can make SQLite stumble over that.
    """
    if connection.schema_fingerprint() != FINGERPRINTS.get(version(connection)):
        raise DeskLost(
            f"{connection.path} has tables that are not ours, by another program or by damage: go back to a backup."
        )
