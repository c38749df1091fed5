"""The tables as peewee models: columns, keys, indexes, nothing more. Private to db.

The schema itself is made by `migrations`; a test holds the two together. Models are bound to no file: `Connection`
runs their queries on its own.
"""

# ruff: noqa: D106 - peewee wants a Meta in each table; there is nothing to say of it

from typing import Any

from peewee import SQL, BlobField, Check, CompositeKey, ForeignKeyField, IntegerField, Model, SqliteDatabase, TextField
from playhouse.sqlite_ext import AutoIncrementField


def _words(name: str, **settings: Any) -> Any:
    """A text column that holds no NUL, at which SQLite's functions would stop."""
    return TextField(column_name=name, constraints=[Check(f'instr("{name}", char(0)) = 0')], **settings)


def _words_later(name: str, default: str) -> Any:
    """A text column that a later format added: what the rows that were there say is its default."""
    return TextField(
        column_name=name, constraints=[SQL(f"DEFAULT '{default}'"), Check(f'instr("{name}", char(0)) = 0')]
    )


def _whole(name: str, *rules: str, **settings: Any) -> Any:
    return IntegerField(column_name=name, constraints=[Check(rule) for rule in rules], **settings)


def _link(model: type["Table"], name: str, on_delete: str = "RESTRICT", **settings: Any) -> Any:
    return ForeignKeyField(
        model, column_name=name, object_id_name=f"{name}_ref", backref="+", on_delete=on_delete, **settings
    )


class Table(Model):
    """What every table shares: strict types, our own table names."""

    class Meta:
        database = SqliteDatabase(None)
        strict_tables = True
        legacy_table_names = False


class TextRow(Table):
    """An article's canonical text, once for each content; never changed, never deleted."""

    sha256 = _words("sha256", primary_key=True)
    text = _words("text")

    class Meta:
        table_name = "article_text"


class OriginalRow(Table):
    """The bytes of an imported file, once for each content; never changed, never deleted."""

    sha256 = _words("sha256", primary_key=True)
    content = BlobField()

    class Meta:
        table_name = "original"


class ArticleTable(Table):
    """What is known of an article beside its text."""

    id = AutoIncrementField()
    file_name = _words("file_name", index=True)
    file_sha256 = _link(OriginalRow, "file_sha256", unique=True)
    text_sha256 = _link(TextRow, "text_sha256", unique=True)
    title = _words("title")
    publisher = _words("publisher", index=True)
    agency = _words("agency")
    author = _words("author")
    url = _words("url", index=True)
    language = _words("language")
    published_on = _words("published_on", null=True, index=True)
    published_basis = _words("published_basis")
    published_start = IntegerField(null=True)
    published_end = IntegerField(null=True)
    updated_on = _words("updated_on", null=True)
    imported_on = _words("imported_on")
    confirmed = _whole("confirmed", "confirmed IN (0, 1)")
    done = _whole("done", "done IN (0, 1)")

    class Meta:
        table_name = "article"


class SwapTable(Table):
    """A swap's identity and review state; its code is made from its id."""

    id = AutoIncrementField()
    review_state = _words("review_state")
    note = _words("note")
    curated_by = _words("curated_by")
    verified_by = _words("verified_by")
    verified_on = _words("verified_on")

    class Meta:
        table_name = "swap"


class ClaimTable(Table):
    """A claim without its quotes."""

    id = AutoIncrementField()
    swap = _link(SwapTable, "swap")
    field = _words("field")
    value_text = _words("value_text")
    value = _words("value", null=True)
    category = _words("category")
    side = _words("side")
    qualifier = _words("qualifier")
    modality = _words("modality")
    claimant = _words("claimant")
    claimant_type = _words("claimant_type")
    claimant_side = _words("claimant_side")
    relayed_by = _words("relayed_by")
    reading = _words("reading")
    basis = _words("basis", null=True)
    precision = _words("precision", null=True)
    scope = _words("scope", null=True)
    explanation = _words("explanation")
    rule = _words("rule")
    curator = _words("curator")
    made_on = _words("made_on")
    note = _words("note")

    class Meta:
        table_name = "claim"


class QuoteTable(Table):
    """An exact stretch of an article that carries a claim; positions are code points of the canonical text."""

    id = AutoIncrementField()
    claim = _link(ClaimTable, "claim")
    place = _whole("place", "place >= 0")
    """Its place among the quotes of the claim, from 0."""
    article = _link(ArticleTable, "article")
    start = _whole("start", "start >= 0")
    end = _whole("end", '"end" > start')
    text = _words("text")
    prefix = _words("prefix")
    suffix = _words("suffix")

    class Meta:
        table_name = "claim_quote"


class ChoiceTable(Table):
    """A person's decision on one column of a swap."""

    id = AutoIncrementField()
    swap = _link(SwapTable, "swap", index=False)
    column = _words("column")
    claim = _link(ClaimTable, "claim", null=True)
    state = _words("state", null=True)
    reason = _words("reason")
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "choice"
        indexes = ((("swap", "column"), True),)


class CheckTable(Table):
    """A person saw a column with its quotes."""

    id = AutoIncrementField()
    swap = _link(SwapTable, "swap", index=False)
    column = _words("column")
    fingerprint = _words("fingerprint")
    by = _words("by")
    on = _words("on")
    how = _words_later("how", "seen")

    class Meta:
        table_name = "field_check"
        indexes = ((("swap", "column"), True),)


class AnswerTable(Table):
    """A person's answer to a question of the program about a swap."""

    id = AutoIncrementField()
    swap = _link(SwapTable, "swap", index=False)
    key = _words("key")
    reason = _words("reason")
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "answer"
        indexes = ((("swap", "key"), True),)


class RemarkTable(Table):
    """A note or a question on a swap or on one of its columns."""

    id = AutoIncrementField()
    swap = _link(SwapTable, "swap")
    column = _words("column")
    kind = _words("kind")
    text = _words("text")
    by = _words("by")
    on = _words("on")
    answer = _words("answer")
    answered_by = _words("answered_by")
    answered_on = _words("answered_on")

    class Meta:
        table_name = "remark"


class VerdictTable(Table):
    """A reviewer's word on a column that is not simply right."""

    id = AutoIncrementField()
    swap = _link(SwapTable, "swap", index=False)
    column = _words("column")
    verdict = _words("verdict")
    fingerprint = _words("fingerprint")
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "verdict"
        indexes = ((("swap", "column"), True),)


class DismissalTable(Table):
    """A figure of an article that a person put aside; positions are code points of the canonical text."""

    id = AutoIncrementField()
    article = _link(ArticleTable, "article", index=False)
    start = _whole("start", "start >= 0")
    end = _whole("end", '"end" > start')
    reason = _words("reason")
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "dismissal"
        indexes = ((("article", "start", "end"), True),)


class DecisionTable(Table):
    """What a person did with a suggestion."""

    id = AutoIncrementField()
    article = _link(ArticleTable, "article", index=False)
    rule = _words("rule")
    version = _words("version")
    key = _words("key")
    verdict = _words("verdict")
    claim = _link(ClaimTable, "claim", null=True)
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "decision"
        indexes = ((("article", "key"), True),)


class RevisionTable(Table):
    """An article that is a new revision of an earlier one; without one, a person said that it is none."""

    id = AutoIncrementField()
    article = _link(ArticleTable, "article", unique=True)
    revises = _link(ArticleTable, "revises", null=True)
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "revision"


class KeptQuoteTable(Table):
    """A quote that stays with the earlier revision of its article because a person said so."""

    id = AutoIncrementField()
    claim = _link(ClaimTable, "claim", index=False)
    article = _link(ArticleTable, "article")
    start = _whole("start", "start >= 0")
    end = _whole("end", '"end" > start')
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "kept_quote"
        indexes = ((("claim", "article", "start", "end"), True),)


class SavedSearchTable(Table):
    """A search with its name; the query is the JSON of `curator.article_query`."""

    id = AutoIncrementField()
    name = _words("name", unique=True)
    query = _words("query")
    by = _words("by")
    on = _words("on")

    class Meta:
        table_name = "saved_search"


class LettersTable(Table):
    """The SHA-256 of each text without its layout (`curator.copies.letters`); derived, no part of the history."""

    article = _link(ArticleTable, "article", "CASCADE", primary_key=True)
    sha256 = _words("sha256", index=True)

    class Meta:
        table_name = "letters"


class SketchTable(Table):
    """The numbers that stand for an article's text when copies are looked for; derived, no part of the history."""

    number = IntegerField()
    article = _link(ArticleTable, "article", "CASCADE")

    class Meta:
        table_name = "sketch"
        primary_key = CompositeKey("number", "article")
        without_rowid = True


class CopyTable(Table):
    """An article that is alike to others: all of one group have the same number; derived, no part of the history."""

    article = _link(ArticleTable, "article", "CASCADE", primary_key=True)
    alike = IntegerField(index=True)

    class Meta:
        table_name = "copy"


class SwapWordsTable(Table):
    """The words of a swap as the index has them; derived, no part of the history."""

    swap = IntegerField(primary_key=True)
    words = _words("words")

    class Meta:
        table_name = "swap_words"


class IndexStateTable(Table):
    """How far the index of words has followed the history: the last change that it knows."""

    id = _whole("id", "id = 1", primary_key=True)
    change = IntegerField()

    class Meta:
        table_name = "index_state"


class ProgramTable(Table):
    """Which version of the program wrote last; of no interest to the history."""

    id = _whole("id", "id = 1", primary_key=True)
    version = _words("version")

    class Meta:
        table_name = "program"


class PropertyTable(Table):
    """A property of the whole desk.

    `side_a` and `side_b` are JSON, {"name": …, "words": […] or null}; `blind_counts` and `second_person` 0 or 1.
    """

    id = AutoIncrementField()
    name = _words("name", unique=True)
    value = _words("value")

    class Meta:
        table_name = "property"


class PlaceTable(Table):
    """Where a person was in an article; no part of the history."""

    article = _link(ArticleTable, "article", "CASCADE", primary_key=True)
    caret = _whole("caret", "caret >= 0")
    swap = _link(SwapTable, "swap", "SET NULL", null=True, index=False)

    class Meta:
        table_name = "place"


class UnfoldedTable(Table):
    """Where the boilerplate starts that a person has unfolded in an article; no part of the history."""

    article = _link(ArticleTable, "article", "CASCADE", index=False)
    start = _whole("start", "start >= 0")

    class Meta:
        table_name = "unfolded"
        primary_key = CompositeKey("article", "start")
        without_rowid = True


class DraftTable(Table):
    """What a person is typing and has not given yet; no part of the history."""

    place = _words("place", primary_key=True)
    text = _words("text")

    class Meta:
        table_name = "draft"


class ReadingTable(Table):
    """What the program read in an article; derived from its text, no part of the history."""

    article = _link(ArticleTable, "article", "CASCADE", primary_key=True)
    version = _words("version")
    figures = _whole("figures", "figures >= 0")
    figures_open = _whole("figures_open", "figures_open >= 0", index=True)
    suggestions = _whole("suggestions", "suggestions >= 0")
    content = _words("content")

    class Meta:
        table_name = "reading"


class SummaryTable(Table):
    """The derived values of each swap, written in the transaction that touches it; no part of the history."""

    id = _link(SwapTable, "id", "CASCADE", primary_key=True)
    event_type = _words("event_type")
    status = _words("status")
    date_edtf = _words("date_edtf")
    date_start = _words("date_start", index=True)
    date_end = _words("date_end")
    date_precision = _words("date_precision")
    to_a = IntegerField(null=True)
    to_a_low = IntegerField(null=True)
    to_a_high = IntegerField(null=True)
    to_b = IntegerField(null=True)
    to_b_low = IntegerField(null=True)
    to_b_high = IntegerField(null=True)
    ordinal = IntegerField(null=True, index=True)
    disputed = _whole("disputed", "disputed IN (0, 1)")
    n_sources = IntegerField()
    series = _words_later("series", "")

    class Meta:
        table_name = "swap_summary"


class StepTable(Table):
    """One labelled step of the history; everything but its state is fixed once it has its hash."""

    seq = AutoIncrementField()
    label = _words("label")
    why = _words("why")
    who = _words("who")
    at = _words("at")
    kind = _words("kind")
    target = IntegerField(null=True)
    """The act that an undo or a redo is about."""
    state = _words("state")
    prev_hash = _words("prev_hash")
    hash = _words("hash", null=True)
    """Of this step, its changes and prev_hash; null while the step is open."""

    class Meta:
        table_name = "step"


class ChangeTable(Table):
    """One row before and after; written by triggers under the open step, never changed, never deleted."""

    id = AutoIncrementField()
    step = _link(StepTable, "step")
    table = _words("table")
    row = IntegerField()
    before = _words("before", null=True)
    after = _words("after", null=True)

    class Meta:
        table_name = "change"


MODELS: tuple[type[Table], ...] = (
    TextRow,
    OriginalRow,
    ArticleTable,
    SwapTable,
    ClaimTable,
    QuoteTable,
    ChoiceTable,
    CheckTable,
    AnswerTable,
    RemarkTable,
    VerdictTable,
    DismissalTable,
    DecisionTable,
    RevisionTable,
    KeptQuoteTable,
    SavedSearchTable,
    LettersTable,
    SketchTable,
    CopyTable,
    SwapWordsTable,
    IndexStateTable,
    ProgramTable,
    PropertyTable,
    PlaceTable,
    UnfoldedTable,
    DraftTable,
    ReadingTable,
    SummaryTable,
    StepTable,
    ChangeTable,
)
