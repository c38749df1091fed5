"""The tables, columns and indexes that format 2 adds, frozen. Never edited again."""

TABLES: tuple[str, ...] = (
    """
    CREATE TABLE "remark" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "swap" INTEGER NOT NULL,
        "column" TEXT NOT NULL CHECK (instr("column", char(0)) = 0),
        "kind" TEXT NOT NULL CHECK (instr("kind", char(0)) = 0),
        "text" TEXT NOT NULL CHECK (instr("text", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        "answer" TEXT NOT NULL CHECK (instr("answer", char(0)) = 0),
        "answered_by" TEXT NOT NULL CHECK (instr("answered_by", char(0)) = 0),
        "answered_on" TEXT NOT NULL CHECK (instr("answered_on", char(0)) = 0),
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "remark_swap" ON "remark" ("swap")',
    """
    CREATE TABLE "verdict" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "swap" INTEGER NOT NULL,
        "column" TEXT NOT NULL CHECK (instr("column", char(0)) = 0),
        "verdict" TEXT NOT NULL CHECK (instr("verdict", char(0)) = 0),
        "fingerprint" TEXT NOT NULL CHECK (instr("fingerprint", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "verdict_swap_column" ON "verdict" ("swap", "column")',
    """
    CREATE TABLE "dismissal" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "article" INTEGER NOT NULL,
        "start" INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        "reason" TEXT NOT NULL CHECK (instr("reason", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "dismissal_article_start_end" ON "dismissal" ("article", "start", "end")',
    """
    CREATE TABLE "decision" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "article" INTEGER NOT NULL,
        "rule" TEXT NOT NULL CHECK (instr("rule", char(0)) = 0),
        "version" TEXT NOT NULL CHECK (instr("version", char(0)) = 0),
        "key" TEXT NOT NULL CHECK (instr("key", char(0)) = 0),
        "verdict" TEXT NOT NULL CHECK (instr("verdict", char(0)) = 0),
        "claim" INTEGER,
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("claim") REFERENCES "claim" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "decision_claim" ON "decision" ("claim")',
    'CREATE UNIQUE INDEX "decision_article_key" ON "decision" ("article", "key")',
    """
    CREATE TABLE "reading" (
        "article" INTEGER NOT NULL PRIMARY KEY,
        "version" TEXT NOT NULL CHECK (instr("version", char(0)) = 0),
        "figures" INTEGER NOT NULL CHECK (figures >= 0),
        "figures_open" INTEGER NOT NULL CHECK (figures_open >= 0),
        "suggestions" INTEGER NOT NULL CHECK (suggestions >= 0),
        "content" TEXT NOT NULL CHECK (instr("content", char(0)) = 0),
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE CASCADE
    ) STRICT
    """,
    """
    ALTER TABLE "field_check"
        ADD COLUMN "how" TEXT NOT NULL DEFAULT 'seen' CHECK (instr("how", char(0)) = 0)
    """,
)

PROPERTIES: tuple[tuple[str, str], ...] = (("blind_counts", "0"), ("second_person", "0"))
"""The properties of a desk that are there from now on, and what they are at first."""
