"""The tables and indexes of format 1, frozen: what `migrations` makes of an empty file. Never edited again."""

TABLES: tuple[str, ...] = (
    """
    CREATE TABLE "article_text" (
        "sha256" TEXT NOT NULL PRIMARY KEY CHECK (instr("sha256", char(0)) = 0),
        "text" TEXT NOT NULL CHECK (instr("text", char(0)) = 0),
        "folded" TEXT NOT NULL CHECK (instr("folded", char(0)) = 0)
    ) STRICT
    """,
    """
    CREATE TABLE "original" (
        "sha256" TEXT NOT NULL PRIMARY KEY CHECK (instr("sha256", char(0)) = 0),
        "content" BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "article" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "file_name" TEXT NOT NULL CHECK (instr("file_name", char(0)) = 0),
        "file_sha256" TEXT NOT NULL,
        "text_sha256" TEXT NOT NULL,
        "title" TEXT NOT NULL CHECK (instr("title", char(0)) = 0),
        "publisher" TEXT NOT NULL CHECK (instr("publisher", char(0)) = 0),
        "agency" TEXT NOT NULL CHECK (instr("agency", char(0)) = 0),
        "author" TEXT NOT NULL CHECK (instr("author", char(0)) = 0),
        "url" TEXT NOT NULL CHECK (instr("url", char(0)) = 0),
        "language" TEXT NOT NULL CHECK (instr("language", char(0)) = 0),
        "published_on" TEXT CHECK (instr("published_on", char(0)) = 0),
        "published_basis" TEXT NOT NULL CHECK (instr("published_basis", char(0)) = 0),
        "published_start" INTEGER,
        "published_end" INTEGER,
        "updated_on" TEXT CHECK (instr("updated_on", char(0)) = 0),
        "imported_on" TEXT NOT NULL CHECK (instr("imported_on", char(0)) = 0),
        "confirmed" INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
        "done" INTEGER NOT NULL CHECK (done IN (0, 1)),
        FOREIGN KEY ("file_sha256") REFERENCES "original" ("sha256") ON DELETE RESTRICT,
        FOREIGN KEY ("text_sha256") REFERENCES "article_text" ("sha256") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "article_file_sha256" ON "article" ("file_sha256")',
    'CREATE UNIQUE INDEX "article_text_sha256" ON "article" ("text_sha256")',
    """
    CREATE TABLE "swap" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "review_state" TEXT NOT NULL CHECK (instr("review_state", char(0)) = 0),
        "note" TEXT NOT NULL CHECK (instr("note", char(0)) = 0),
        "curated_by" TEXT NOT NULL CHECK (instr("curated_by", char(0)) = 0),
        "verified_by" TEXT NOT NULL CHECK (instr("verified_by", char(0)) = 0),
        "verified_on" TEXT NOT NULL CHECK (instr("verified_on", char(0)) = 0)
    ) STRICT
    """,
    """
    CREATE TABLE "claim" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "swap" INTEGER NOT NULL,
        "field" TEXT NOT NULL CHECK (instr("field", char(0)) = 0),
        "value_text" TEXT NOT NULL CHECK (instr("value_text", char(0)) = 0),
        "value" TEXT CHECK (instr("value", char(0)) = 0),
        "category" TEXT NOT NULL CHECK (instr("category", char(0)) = 0),
        "side" TEXT NOT NULL CHECK (instr("side", char(0)) = 0),
        "qualifier" TEXT NOT NULL CHECK (instr("qualifier", char(0)) = 0),
        "modality" TEXT NOT NULL CHECK (instr("modality", char(0)) = 0),
        "claimant" TEXT NOT NULL CHECK (instr("claimant", char(0)) = 0),
        "claimant_type" TEXT NOT NULL CHECK (instr("claimant_type", char(0)) = 0),
        "claimant_side" TEXT NOT NULL CHECK (instr("claimant_side", char(0)) = 0),
        "relayed_by" TEXT NOT NULL CHECK (instr("relayed_by", char(0)) = 0),
        "reading" TEXT NOT NULL CHECK (instr("reading", char(0)) = 0),
        "basis" TEXT CHECK (instr("basis", char(0)) = 0),
        "precision" TEXT CHECK (instr("precision", char(0)) = 0),
        "scope" TEXT CHECK (instr("scope", char(0)) = 0),
        "explanation" TEXT NOT NULL CHECK (instr("explanation", char(0)) = 0),
        "rule" TEXT NOT NULL CHECK (instr("rule", char(0)) = 0),
        "curator" TEXT NOT NULL CHECK (instr("curator", char(0)) = 0),
        "made_on" TEXT NOT NULL CHECK (instr("made_on", char(0)) = 0),
        "note" TEXT NOT NULL CHECK (instr("note", char(0)) = 0),
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "claim_swap" ON "claim" ("swap")',
    """
    CREATE TABLE "claim_quote" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "claim" INTEGER NOT NULL,
        "place" INTEGER NOT NULL CHECK (place >= 0),
        "article" INTEGER NOT NULL,
        "start" INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        "text" TEXT NOT NULL CHECK (instr("text", char(0)) = 0),
        "prefix" TEXT NOT NULL CHECK (instr("prefix", char(0)) = 0),
        "suffix" TEXT NOT NULL CHECK (instr("suffix", char(0)) = 0),
        FOREIGN KEY ("claim") REFERENCES "claim" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "claim_quote_claim" ON "claim_quote" ("claim")',
    'CREATE INDEX "claim_quote_article" ON "claim_quote" ("article")',
    """
    CREATE TABLE "choice" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "swap" INTEGER NOT NULL,
        "column" TEXT NOT NULL CHECK (instr("column", char(0)) = 0),
        "claim" INTEGER,
        "state" TEXT CHECK (instr("state", char(0)) = 0),
        "reason" TEXT NOT NULL CHECK (instr("reason", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("claim") REFERENCES "claim" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "choice_claim" ON "choice" ("claim")',
    'CREATE UNIQUE INDEX "choice_swap_column" ON "choice" ("swap", "column")',
    """
    CREATE TABLE "field_check" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "swap" INTEGER NOT NULL,
        "column" TEXT NOT NULL CHECK (instr("column", char(0)) = 0),
        "fingerprint" TEXT NOT NULL CHECK (instr("fingerprint", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "field_check_swap_column" ON "field_check" ("swap", "column")',
    """
    CREATE TABLE "answer" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "swap" INTEGER NOT NULL,
        "key" TEXT NOT NULL CHECK (instr("key", char(0)) = 0),
        "reason" TEXT NOT NULL CHECK (instr("reason", char(0)) = 0),
        "by" TEXT NOT NULL CHECK (instr("by", char(0)) = 0),
        "on" TEXT NOT NULL CHECK (instr("on", char(0)) = 0),
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "answer_swap_key" ON "answer" ("swap", "key")',
    """
    CREATE TABLE "property" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "name" TEXT NOT NULL CHECK (instr("name", char(0)) = 0),
        "value" TEXT NOT NULL CHECK (instr("value", char(0)) = 0)
    ) STRICT
    """,
    'CREATE UNIQUE INDEX "property_name" ON "property" ("name")',
    """
    CREATE TABLE "place" (
        "article" INTEGER NOT NULL PRIMARY KEY,
        "caret" INTEGER NOT NULL CHECK (caret >= 0),
        "swap" INTEGER,
        FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE CASCADE,
        FOREIGN KEY ("swap") REFERENCES "swap" ("id") ON DELETE SET NULL
    ) STRICT
    """,
    """
    CREATE TABLE "swap_summary" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "event_type" TEXT NOT NULL CHECK (instr("event_type", char(0)) = 0),
        "status" TEXT NOT NULL CHECK (instr("status", char(0)) = 0),
        "date_edtf" TEXT NOT NULL CHECK (instr("date_edtf", char(0)) = 0),
        "date_start" TEXT NOT NULL CHECK (instr("date_start", char(0)) = 0),
        "date_end" TEXT NOT NULL CHECK (instr("date_end", char(0)) = 0),
        "date_precision" TEXT NOT NULL CHECK (instr("date_precision", char(0)) = 0),
        "to_a" INTEGER,
        "to_a_low" INTEGER,
        "to_a_high" INTEGER,
        "to_b" INTEGER,
        "to_b_low" INTEGER,
        "to_b_high" INTEGER,
        "ordinal" INTEGER,
        "disputed" INTEGER NOT NULL CHECK (disputed IN (0, 1)),
        "n_sources" INTEGER NOT NULL,
        FOREIGN KEY ("id") REFERENCES "swap" ("id") ON DELETE CASCADE
    ) STRICT
    """,
    'CREATE INDEX "swap_summary_date_start" ON "swap_summary" ("date_start")',
    'CREATE INDEX "swap_summary_ordinal" ON "swap_summary" ("ordinal")',
    """
    CREATE TABLE "step" (
        "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "label" TEXT NOT NULL CHECK (instr("label", char(0)) = 0),
        "why" TEXT NOT NULL CHECK (instr("why", char(0)) = 0),
        "who" TEXT NOT NULL CHECK (instr("who", char(0)) = 0),
        "at" TEXT NOT NULL CHECK (instr("at", char(0)) = 0),
        "kind" TEXT NOT NULL CHECK (instr("kind", char(0)) = 0),
        "target" INTEGER,
        "state" TEXT NOT NULL CHECK (instr("state", char(0)) = 0),
        "prev_hash" TEXT NOT NULL CHECK (instr("prev_hash", char(0)) = 0),
        "hash" TEXT CHECK (instr("hash", char(0)) = 0)
    ) STRICT
    """,
    """
    CREATE TABLE "change" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "step" INTEGER NOT NULL,
        "table" TEXT NOT NULL CHECK (instr("table", char(0)) = 0),
        "row" INTEGER NOT NULL,
        "before" TEXT CHECK (instr("before", char(0)) = 0),
        "after" TEXT CHECK (instr("after", char(0)) = 0),
        FOREIGN KEY ("step") REFERENCES "step" ("seq") ON DELETE RESTRICT
    ) STRICT
    """,
    'CREATE INDEX "change_step" ON "change" ("step")',
    'CREATE INDEX "step_undone" ON "step" ("seq") WHERE state = \'undone\'',
)
