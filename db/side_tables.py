"""The tables beside the history: what is derived from others, and what a person need not undo. Private to db.

Changes to them are no acts: nothing of them stands in the history, and `check` compares what is derived anew.
"""

# ruff: noqa: D106 - peewee wants a Meta in each table; there is nothing to say of it

from peewee import CompositeKey, IntegerField

from db.table import Table, later_text_column, link_column, number_column, text_column
from db.tables import ArticleTable, SwapTable


class LettersTable(Table):
    """The SHA-256 of each text without its layout (`curator.copies.letters`); derived, no part of the history."""

    article = link_column(ArticleTable, "article", "CASCADE", primary_key=True)
    sha256 = text_column("sha256", index=True)

    class Meta:
        table_name = "letters"


class SketchTable(Table):
    """The numbers that stand for an article's text when copies are looked for; derived, no part of the history."""

    number = IntegerField()
    article = link_column(ArticleTable, "article", "CASCADE")

    class Meta:
        table_name = "sketch"
        primary_key = CompositeKey("number", "article")
        without_rowid = True


class CopyTable(Table):
    """An article that is alike to others: all of one group have the same number; derived, no part of the history."""

    article = link_column(ArticleTable, "article", "CASCADE", primary_key=True)
    alike = IntegerField(index=True)

    class Meta:
        table_name = "copy"


class SwapWordsTable(Table):
    """The words of a swap as the index has them; derived, no part of the history."""

    swap = IntegerField(primary_key=True)
    words = text_column("words")

    class Meta:
        table_name = "swap_words"


class IndexStateTable(Table):
    """How far the index of words has followed the history: the last change that it knows."""

    id = number_column("id", "id = 1", primary_key=True)
    change = IntegerField()

    class Meta:
        table_name = "index_state"


class ProgramTable(Table):
    """Which version of the program wrote last; of no interest to the history."""

    id = number_column("id", "id = 1", primary_key=True)
    version = text_column("version")

    class Meta:
        table_name = "program"


class PlaceTable(Table):
    """Where a person was in an article; no part of the history."""

    article = link_column(ArticleTable, "article", "CASCADE", primary_key=True)
    caret = number_column("caret", "caret >= 0")
    swap = link_column(SwapTable, "swap", "SET NULL", null=True, index=False)

    class Meta:
        table_name = "place"


class UnfoldedTable(Table):
    """Where the boilerplate starts that a person has unfolded in an article; no part of the history."""

    article = link_column(ArticleTable, "article", "CASCADE", index=False)
    start = number_column("start", "start >= 0")

    class Meta:
        table_name = "unfolded"
        primary_key = CompositeKey("article", "start")
        without_rowid = True


class DraftTable(Table):
    """What a person is typing and has not given yet; no part of the history."""

    place = text_column("place", primary_key=True)
    text = text_column("text")

    class Meta:
        table_name = "draft"


class ReadingTable(Table):
    """What the program read in an article; derived from its text, no part of the history."""

    article = link_column(ArticleTable, "article", "CASCADE", primary_key=True)
    version = text_column("version")
    figures = number_column("figures", "figures >= 0")
    figures_open = number_column("figures_open", "figures_open >= 0", index=True)
    suggestions = number_column("suggestions", "suggestions >= 0")
    content = text_column("content")

    class Meta:
        table_name = "reading"


class SummaryTable(Table):
    """The derived values of each swap, written in the transaction that touches it; no part of the history."""

    id = link_column(SwapTable, "id", "CASCADE", primary_key=True)
    event_type = text_column("event_type")
    status = text_column("status")
    date_edtf = text_column("date_edtf")
    date_start = text_column("date_start", index=True)
    date_end = text_column("date_end")
    date_precision = text_column("date_precision")
    to_a = IntegerField(null=True)
    to_a_low = IntegerField(null=True)
    to_a_high = IntegerField(null=True)
    to_b = IntegerField(null=True)
    to_b_low = IntegerField(null=True)
    to_b_high = IntegerField(null=True)
    ordinal = IntegerField(null=True, index=True)
    disputed = number_column("disputed", "disputed IN (0, 1)")
    n_sources = IntegerField()
    series = later_text_column("series", "")

    class Meta:
        table_name = "swap_summary"
