"""The tables, columns and indexes that format 3 adds, frozen. Never edited again."""

TABLES: tuple[str, ...] = (
    # The search key of a text is in the index and nowhere else: it can be worked out again from the text.
    'ALTER TABLE "article_text" DROP COLUMN "folded"',
    'CREATE INDEX "article_file_name" ON "article" ("file_name")',
    'CREATE INDEX "article_publisher" ON "article" ("publisher")',
    'CREATE INDEX "article_url" ON "article" ("url")',
    'CREATE INDEX "article_published_on" ON "article" ("published_on")',
    'CREATE INDEX "reading_figures_open" ON "reading" ("figures_open")',
    """
    CREATE TABLE "revision" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "article" INTEGER NOT NULL,
        "revises" INTEGER,
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("revises") REFERENCES "article" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "revision_article" ON "revision" ("article")',
    'CREATE INDEX "revision_revises" ON "revision" ("revises")',
    """
    CREATE TABLE "kept_quote" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "claim" INTEGER NOT NULL,
        "article" INTEGER NOT NULL,
        "start" INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("claim") REFERENCES "claim" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "kept_quote_article" ON "kept_quote" ("article")',
    'CREATE UNIQUE INDEX "kept_quote_claim_article_start_end" ON "kept_quote" ("claim", "article", "start", "end")',
    """
    CREATE TABLE "saved_search" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "name" TEXT NOT NULL CHECK (instr("name", char(0)) = 0),
        "query" TEXT NOT NULL CHECK (instr("query", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0)
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "saved_search_name" ON "saved_search" ("name")',
    """
    CREATE TABLE "letters" (
        "article" INTEGER NOT NULL PRIMARY KEY,
        "sha256" TEXT NOT NULL CHECK (instr("sha256", char(0)) = 0),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE CASCADE
    ) STRICT
    """,
    'CREATE INDEX "letters_sha256" ON "letters" ("sha256")',
    """
    CREATE TABLE "sketch" (
        "number" INTEGER NOT NULL,
        "article" INTEGER NOT NULL,
        PRIMARY KEY ("number", "article"),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    'CREATE INDEX "sketch_article" ON "sketch" ("article")',
    """
    CREATE TABLE "copy" (
        "article" INTEGER NOT NULL PRIMARY KEY,
        "alike" INTEGER NOT NULL,
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE CASCADE
    ) STRICT
    """,
    'CREATE INDEX "copy_alike" ON "copy" ("alike")',
    """
    CREATE TABLE "swap_words" (
        "swap" INTEGER NOT NULL PRIMARY KEY,
        "words" TEXT NOT NULL CHECK (instr("words", char(0)) = 0)
    ) STRICT
    """,
    """
    CREATE TABLE "index_state" (
        "id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        "change" INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE "article_index" USING fts5(
        title, source, body, content='', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE VIRTUAL TABLE "swap_index" USING fts5(
        words, content='swap_words', content_rowid='swap', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    # Bytes of words that wait in memory until they are written; the default of 1 MB halves the rate of an import.
    """INSERT INTO "article_index" ("article_index", "rank") VALUES ('hashsize', 16777216)""",
)

STATE = 'INSERT INTO "index_state" ("id", "change") VALUES (1, 0)'
"""The index has read no change yet: what is on the desk already is read from the history when it is first asked."""
