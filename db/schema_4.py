"""The table that format 4 adds, frozen. Never edited again."""

TABLES: tuple[str, ...] = (
    """
    CREATE TABLE "program" (
        "id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        "version" TEXT NOT NULL CHECK (instr("version", char(0)) = 0)
    ) STRICT
    """,
)
PROGRAM = 'INSERT INTO "program" ("id", "version") VALUES (1, ?)'
"""The one row: which version of the program wrote last."""
