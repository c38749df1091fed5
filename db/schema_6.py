"""The table that format 6 adds, frozen. Never edited again."""

TABLES: tuple[str, ...] = (
    """
    CREATE TABLE "draft" (
        "place" TEXT NOT NULL PRIMARY KEY CHECK (instr("place", char(0)) = 0),
        "text" TEXT NOT NULL CHECK (instr("text", char(0)) = 0)
    ) STRICT
    """,
)
