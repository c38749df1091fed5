"""What all tables have in common: strict types, our own names, and the kinds of columns that they are made of."""

# ruff: noqa: D106 - peewee wants a Meta in each table; there is nothing to say of it

from typing import Any

from peewee import SQL, AutoField, Check, ForeignKeyField, IntegerField, Model, NodeList, SqliteDatabase, TextField


def text_column(name: str, **settings: Any) -> Any:
    """A text column that holds no NUL, at which SQLite's functions would stop."""
    return TextField(column_name=name, constraints=[Check(f'instr("{name}", char(0)) = 0')], **settings)


def later_text_column(name: str, default: str) -> Any:
    """A text column that a later format added: what the rows that were there say is its default."""
    return TextField(
        column_name=name, constraints=[SQL(f"DEFAULT '{default}'"), Check(f'instr("{name}", char(0)) = 0')]
    )


def number_column(name: str, *rules: str, **settings: Any) -> Any:
    """A column of whole numbers that keeps these rules, each an SQL expression."""
    return IntegerField(column_name=name, constraints=[Check(rule) for rule in rules], **settings)


def link_column(model: type["Table"], name: str, on_delete: str = "RESTRICT", **settings: Any) -> Any:
    """A column that names a row of another table; what becomes of it when that row is deleted is SQL's word for it."""
    return ForeignKeyField(
        model, column_name=name, object_id_name=f"{name}_ref", backref="+", on_delete=on_delete, **settings
    )


class NumberField(AutoField):
    """A key that SQLite counts up and never gives twice.

    As in `playhouse.sqlite_ext`, which brings along much else that each start would load.
    """

    def ddl(self, ctx: Any) -> NodeList:
        """What stands in the schema."""
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))


class Table(Model):
    """What every table shares: strict types, our own table names."""

    class Meta:
        database = SqliteDatabase(None)
        strict_tables = True
        legacy_table_names = False
