"""The tables as peewee models: columns, keys, indexes, nothing more. Private to db.

The schema itself is made by `migrations`; a test holds the two together. Models are bound to no file: `Connection`
runs their queries on its own.
"""

# ruff: noqa: D106 - peewee wants a Meta in each table; there is nothing to say of it

from peewee import BlobField, IntegerField

from db.table import NumberField, Table, later_text_column, link_column, number_column, text_column


class TextRow(Table):
    """An article's canonical text, once for each content; never changed, never deleted."""

    sha256 = text_column("sha256", primary_key=True)
    text = text_column("text")

    class Meta:
        table_name = "article_text"


class OriginalRow(Table):
    """The bytes of an imported file, once for each content; never changed, never deleted."""

    sha256 = text_column("sha256", primary_key=True)
    content = BlobField()

    class Meta:
        table_name = "original"


class ArticleTable(Table):
    """What is known of an article beside its text."""

    id = NumberField()
    file_name = text_column("file_name", index=True)
    file_sha256 = link_column(OriginalRow, "file_sha256", unique=True)
    text_sha256 = link_column(TextRow, "text_sha256", unique=True)
    title = text_column("title")
    publisher = text_column("publisher", index=True)
    agency = text_column("agency")
    author = text_column("author")
    url = text_column("url", index=True)
    language = text_column("language")
    published_on = text_column("published_on", null=True, index=True)
    published_basis = text_column("published_basis")
    published_start = IntegerField(null=True)
    published_end = IntegerField(null=True)
    updated_on = text_column("updated_on", null=True)
    imported_on = text_column("imported_on")
    confirmed = number_column("confirmed", "confirmed IN (0, 1)")
    done = number_column("done", "done IN (0, 1)")

    class Meta:
        table_name = "article"


class SwapTable(Table):
    """A swap's identity and review state; its code is made from its id."""

    id = NumberField()
    review_state = text_column("review_state")
    note = text_column("note")
    curated_by = text_column("curated_by")
    verified_by = text_column("verified_by")
    verified_on = text_column("verified_on")

    class Meta:
        table_name = "swap"


class ClaimTable(Table):
    """A claim without its quotes."""

    id = NumberField()
    swap = link_column(SwapTable, "swap")
    field = text_column("field")
    value_text = text_column("value_text")
    value = text_column("value", null=True)
    category = text_column("category")
    side = text_column("side")
    qualifier = text_column("qualifier")
    modality = text_column("modality")
    claimant = text_column("claimant")
    claimant_type = text_column("claimant_type")
    claimant_side = text_column("claimant_side")
    relayed_by = text_column("relayed_by")
    reading = text_column("reading")
    basis = text_column("basis", null=True)
    precision = text_column("precision", null=True)
    scope = text_column("scope", null=True)
    explanation = text_column("explanation")
    rule = text_column("rule")
    curator = text_column("curator")
    made_on = text_column("made_on")
    note = text_column("note")

    class Meta:
        table_name = "claim"


class QuoteTable(Table):
    """An exact stretch of an article that carries a claim; positions are code points of the canonical text."""

    id = NumberField()
    claim = link_column(ClaimTable, "claim")
    place = number_column("place", "place >= 0")
    """Its place among the quotes of the claim, from 0."""
    article = link_column(ArticleTable, "article")
    start = number_column("start", "start >= 0")
    end = number_column("end", '"end" > start')
    text = text_column("text")
    prefix = text_column("prefix")
    suffix = text_column("suffix")

    class Meta:
        table_name = "claim_quote"


class ChoiceTable(Table):
    """A person's decision on one column of a swap."""

    id = NumberField()
    swap = link_column(SwapTable, "swap", index=False)
    column = text_column("column")
    claim = link_column(ClaimTable, "claim", null=True)
    state = text_column("state", null=True)
    reason = text_column("reason")
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "choice"
        indexes = ((("swap", "column"), True),)


class CheckTable(Table):
    """A person saw a column with its quotes."""

    id = NumberField()
    swap = link_column(SwapTable, "swap", index=False)
    column = text_column("column")
    fingerprint = text_column("fingerprint")
    by = text_column("by")
    on = text_column("on")
    how = later_text_column("how", "seen")

    class Meta:
        table_name = "field_check"
        indexes = ((("swap", "column"), True),)


class AnswerTable(Table):
    """A person's answer to a question of the program about a swap."""

    id = NumberField()
    swap = link_column(SwapTable, "swap", index=False)
    key = text_column("key")
    reason = text_column("reason")
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "answer"
        indexes = ((("swap", "key"), True),)


class RemarkTable(Table):
    """A note or a question on a swap or on one of its columns."""

    id = NumberField()
    swap = link_column(SwapTable, "swap")
    column = text_column("column")
    kind = text_column("kind")
    text = text_column("text")
    by = text_column("by")
    on = text_column("on")
    answer = text_column("answer")
    answered_by = text_column("answered_by")
    answered_on = text_column("answered_on")

    class Meta:
        table_name = "remark"


class VerdictTable(Table):
    """A reviewer's word on a column that is not simply right."""

    id = NumberField()
    swap = link_column(SwapTable, "swap", index=False)
    column = text_column("column")
    verdict = text_column("verdict")
    fingerprint = text_column("fingerprint")
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "verdict"
        indexes = ((("swap", "column"), True),)


class DismissalTable(Table):
    """A figure of an article that a person put aside; positions are code points of the canonical text."""

    id = NumberField()
    article = link_column(ArticleTable, "article", index=False)
    start = number_column("start", "start >= 0")
    end = number_column("end", '"end" > start')
    reason = text_column("reason")
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "dismissal"
        indexes = ((("article", "start", "end"), True),)


class DecisionTable(Table):
    """What a person did with a suggestion."""

    id = NumberField()
    article = link_column(ArticleTable, "article", index=False)
    rule = text_column("rule")
    version = text_column("version")
    key = text_column("key")
    verdict = text_column("verdict")
    claim = link_column(ClaimTable, "claim", null=True)
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "decision"
        indexes = ((("article", "key"), True),)


class RevisionTable(Table):
    """An article that is a new revision of an earlier one; without one, a person said that it is none."""

    id = NumberField()
    article = link_column(ArticleTable, "article", unique=True)
    revises = link_column(ArticleTable, "revises", null=True)
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "revision"


class KeptQuoteTable(Table):
    """A quote that stays with the earlier revision of its article because a person said so."""

    id = NumberField()
    claim = link_column(ClaimTable, "claim", index=False)
    article = link_column(ArticleTable, "article")
    start = number_column("start", "start >= 0")
    end = number_column("end", '"end" > start')
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "kept_quote"
        indexes = ((("claim", "article", "start", "end"), True),)


class SavedSearchTable(Table):
    """A search with its name; the query is the JSON of `curator.article_query`."""

    id = NumberField()
    name = text_column("name", unique=True)
    query = text_column("query")
    by = text_column("by")
    on = text_column("on")

    class Meta:
        table_name = "saved_search"


class PropertyTable(Table):
    """A property of the whole desk.

    `side_a` and `side_b` are JSON, {"name": …, "words": […] or null}; `blind_counts` and `second_person` 0 or 1.
    """

    id = NumberField()
    name = text_column("name", unique=True)
    value = text_column("value")

    class Meta:
        table_name = "property"


class StepTable(Table):
    """One labelled step of the history; everything but its state is fixed once it has its hash."""

    seq = NumberField()
    label = text_column("label")
    why = text_column("why")
    who = text_column("who")
    at = text_column("at")
    kind = text_column("kind")
    target = IntegerField(null=True)
    """The act that an undo or a redo is about."""
    state = text_column("state")
    prev_hash = text_column("prev_hash")
    hash = text_column("hash", null=True)
    """Of this step, its changes and prev_hash; null while the step is open."""

    class Meta:
        table_name = "step"


class ChangeTable(Table):
    """One row before and after; written by triggers under the open step, never changed, never deleted."""

    id = NumberField()
    step = link_column(StepTable, "step")
    table = text_column("table")
    row = IntegerField()
    before = text_column("before", null=True)
    after = text_column("after", null=True)

    class Meta:
        table_name = "change"
