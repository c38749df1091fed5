"""The schema is made step by step, each step whole or not at all; the models say the same as the migrations."""

import re
import sqlite3

import pytest
from desk_samples import made

from db.check import check
from db.connection import Connection, new_file
from db.desk import Desk
from db.migrations import FINGERPRINTS, MIGRATIONS, NEWEST, migrate, version
from db.table import Table

MODELS = tuple(Table.__subclasses__())
"""All tables: a desk reads and writes every one of them, so all are known once `db.desk` is."""


@pytest.fixture
def connection(tmp_path):
    path = tmp_path / "a.desk"
    new_file(path)
    opened = Connection(path)
    yield opened
    opened.close()


def plain(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip()


def test_the_models_say_what_the_migrations_make(connection):
    migrate(connection)
    stored = {plain(sql) for (sql,) in connection.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    for model in MODELS:
        contexts = [model._schema._create_table(safe=False), *model._schema._create_indexes(safe=False)]
        for context in contexts:
            assert plain(context.query()[0]) in stored
    tables = {name for (name,) in connection.rows("SELECT name FROM pragma_table_list WHERE type = 'table'")}
    assert {model._meta.table_name for model in MODELS} == {name for name in tables if not name.startswith("sqlite_")}


def test_every_format_has_its_fingerprint(connection):
    assert sorted(FINGERPRINTS) == list(range(1, NEWEST + 1))
    migrate(connection)
    assert connection.schema_fingerprint() == FINGERPRINTS[NEWEST]
    assert version(connection) == NEWEST


def test_every_table_is_strict(connection):
    migrate(connection)
    listed = connection.rows(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND substr(name, 1, 7) != 'sqlite_'"
    )
    assert len(listed) == len(MODELS)
    assert all(strict for _, strict in listed)


@pytest.mark.parametrize("value", ["a\0b", b"bytes"])
def test_what_does_not_fit_a_column_is_refused(desk, swap, value):
    """NUL hides the rest of a text from SQLite; bytes are never taken for words."""

    def write():
        with desk.act("Bad"):
            desk.connection.execute("UPDATE swap SET note = ?", (value,))

    with pytest.raises(Exception, match=r"constraint failed|cannot store"):
        write()
    assert desk.swaps.record(swap).note == ""
    assert check(desk) == ()


def failing(connection):
    connection.execute("ALTER TABLE article ADD COLUMN half TEXT")
    connection.execute("UPDATE step SET state = 'dropped'")
    raise sqlite3.OperationalError("no such thing")


def losing(connection):
    connection.execute("DROP TRIGGER change_delete_forbidden")
    connection.execute("DELETE FROM change")


def orphaning(connection):
    connection.execute("DROP TABLE article_text")
    connection.execute("CREATE TABLE article_text (sha256 TEXT PRIMARY KEY)")
    connection.execute("INSERT INTO article_text VALUES ('x')")


@pytest.mark.parametrize("migration", [failing, losing, orphaning])
def test_a_migration_that_fails_leaves_the_old_version(tmp_path, migration):
    path = made(tmp_path / "a.desk")
    connection = Connection(path)
    with pytest.raises((sqlite3.OperationalError, RuntimeError)):
        migrate(connection, (*MIGRATIONS, migration))
    assert connection.rows("PRAGMA foreign_keys") == [(1,)]
    connection.close()
    with Desk.open(path) as desk:
        assert version(desk.connection) == NEWEST
        assert len(desk.articles.rows()) == 1
        assert [step.state for step in desk.history.steps()] == ["done"]
        assert check(desk) == ()


def test_a_migration_that_works_is_counted(tmp_path):
    connection = Connection(made(tmp_path / "a.desk"))
    migrate(connection, (*MIGRATIONS, lambda c: c.execute("ALTER TABLE article ADD COLUMN more TEXT")))
    assert version(connection) == NEWEST + 1
    connection.close()
