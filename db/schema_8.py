"""The column that format 8 adds, frozen. Never edited again."""

COLUMN = """
    ALTER TABLE "swap_summary"
    ADD COLUMN "series" TEXT NOT NULL DEFAULT '' CHECK (instr("series", char(0)) = 0)
"""
"""Derived as all of its table is: a desk that is brought to this format has its derived values written anew."""
