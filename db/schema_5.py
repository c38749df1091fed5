"""The table that format 5 adds, frozen. Never edited again."""

TABLES: tuple[str, ...] = (
    """
    CREATE TABLE "unfolded" (
        "article" INTEGER NOT NULL,
        "start" INTEGER NOT NULL CHECK (start >= 0),
        PRIMARY KEY ("article", "start"),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
)
