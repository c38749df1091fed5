"""The nouns of the codebook as frozen values.

All positions are code points of an article's canonical text, ends exclusive. All dates are ISO 8601 or EDTF
strings; all times are ISO 8601 in UTC to the second. Blank (None) is never zero.
"""

from enum import StrEnum
from typing import NewType

from curator.values import value
from curator.verdicts import Verdict

ArticleId = NewType("ArticleId", int)
ClaimId = NewType("ClaimId", int)
SwapId = NewType("SwapId", int)


class EventType(StrEnum):
    """What kind of handover a swap is; only an exchange is counted as one."""

    EXCHANGE = "exchange"
    ONE_WAY_RELEASE = "one_way_release"
    BODIES_REPATRIATION = "bodies_repatriation"
    OUTSIDE_EXCHANGE_RETURN = "outside_exchange_return"


class Status(StrEnum):
    """What happened to a swap."""

    PLANNED = "planned"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    COMPLETED_STAGE = "completed_stage"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    ALLEGED = "alleged"


class ClaimField(StrEnum):
    """The one vocabulary of what a claim can be about (claims.csv, the form, the suggestions)."""

    EVENT_TYPE = "event_type"
    STATUS = "status"
    DATE = "date"
    COUNT = "count"
    TOTAL_REPORTED = "total_reported"
    BODIES = "bodies"
    ORDINAL = "ordinal"
    DEAL = "deal"
    STAGE = "stage"
    MEDIATOR = "mediator"
    FACILITATOR = "facilitator"
    PLACE = "place"
    TRANSIT_PLACE = "transit_place"
    CONFIRMED_BY = "confirmed_by"
    LEG = "leg"
    """A leg that the two sides do not cover (see curator.legs); in claims.csv it is a count of no side."""


class Side(StrEnum):
    """Returned to which side: the desk's side a or b, each of them, or not a matter of sides."""

    A = "a"
    B = "b"
    EACH = "each"
    NONE = "none"


class Category(StrEnum):
    """Whom a count counts. Servicemen and civilians partition the total; the others cut across it."""

    TOTAL = "total"
    SERVICEMEN = "servicemen"
    CIVILIANS = "civilians"
    WOMEN = "women"
    CHILDREN = "children"
    WOUNDED = "wounded"
    OFFICERS = "officers"


class Qualifier(StrEnum):
    """How firmly a number is stated. `some` has no value, `none` has the value 0."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    SOME = "some"
    NONE = "none"
    RANGE = "range"


class Modality(StrEnum):
    """What the claimant does with the statement. Only asserts and confirms may be adopted."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    PLANS = "plans"
    EXPECTS = "expects"
    BACKGROUND = "background"


class Reading(StrEnum):
    """How far the value is from the words."""

    STATED = "stated"
    INTERPRETED = "interpreted"
    INFERRED = "inferred"


class ClaimantType(StrEnum):
    """Who says it (never who prints it); `media` is the article's own voice."""

    HEAD_OF_STATE = "head_of_state"
    GOVERNMENT = "government"
    DEFENCE_MINISTRY = "defence_ministry"
    PRISONER_COORDINATION_BODY = "prisoner_coordination_body"
    OMBUDSMAN = "ombudsman"
    INTELLIGENCE = "intelligence"
    MEDIATOR = "mediator"
    INTERNATIONAL_ORG = "international_org"
    HUMANITARIAN_ORG = "humanitarian_org"
    THIRD_PARTY_OFFICIAL = "third_party_official"
    NAMED_WITNESS = "named_witness"
    UNNAMED_OFFICIAL = "unnamed_official"
    BOTH_SIDES = "both_sides"
    MEDIA = "media"


class DatePrecision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    INTERVAL = "interval"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How a date was read from its words."""

    EXPLICIT_FULL = "explicit_full"
    EXPLICIT_NO_YEAR = "explicit_no_year"
    WEEKDAY_VS_PUBLICATION = "weekday_vs_publication"
    TODAY_VS_PUBLICATION = "today_vs_publication"
    RELATIVE = "relative"
    PUBLICATION_ONLY = "publication_only"
    OTHER_SOURCE = "other_source"
    INFERRED = "inferred"


class PublishedBasis(StrEnum):
    """Where an article's publication date was read."""

    HEADER = "header"
    BYLINE = "byline"
    DATELINE = "dateline"
    METADATA = "metadata"
    CURATOR = "curator"
    NONE = "none"


class CountState(StrEnum):
    """Why a count is what it is; every state but stated and derived may stand without a number."""

    STATED = "stated"
    DERIVED = "derived"
    DISPUTED = "disputed"
    UNDISCLOSED = "undisclosed"
    NOT_STATED = "not_stated"


class OrdinalScope(StrEnum):
    """Which series an ordinal counts."""

    OFFICIAL_SERIES = "official_series"
    CALENDAR_YEAR = "calendar_year"
    MEDIATOR_SERIES = "mediator_series"
    OTHER = "other"


class ConfirmedBy(StrEnum):
    """Who confirmed a swap officially."""

    A = "a"
    B = "b"
    BOTH = "both"
    THIRD_PARTY = "third_party"
    NONE = "none"


class ReviewState(StrEnum):
    """Where a swap stands in our work (not what happened to it: that is Status)."""

    DRAFT = "draft"
    VERIFIED = "verified"


class HowChecked(StrEnum):
    """How a person confirmed a field: with its value in sight, or by typing what the quote says without seeing it."""

    SEEN = "seen"
    TYPED = "typed"


class ArticleState(StrEnum):
    """Where an article stands in our work: untouched, with claims, or declared done by a person."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    DONE = "done"


@value
class Quote:
    """An exact stretch of an article: `text == article.text[start:end]`, with up to 32 code points around it."""

    article: ArticleId
    start: int
    end: int
    text: str
    prefix: str
    suffix: str


@value
class Candidate:
    """One value that was read for something known of an article, and where it was read."""

    field: str
    """title, publisher, agency, author, url, language, published_on or updated_on."""
    value: str
    """Dates as ISO days."""
    source: str
    """In words: "by-line", "meta tag og:title", "JSON-LD datePublished", "document property created", …"""
    quote: tuple[int, int] | None = None
    """Its words in the text (code points), where it was read there."""
    hint: bool = False
    """Worth showing and never taken by itself: the day a file was made is not the day an article was published."""


@value
class ParsedArticle:
    """What reading one file gives, before it is stored. Dates are ISO, "" and None both mean missing."""

    file_name: str
    original: bytes
    text: str
    title: str = ""
    publisher: str = ""
    agency: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published_on: str | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    published_quote: tuple[int, int] | None = None
    """Where in the text the publication date was read (code points)."""
    updated_on: str | None = None
    warnings: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """Everything that was read, the values above among it, the one taken first in each field."""


@value
class Article:
    """One source text, frozen on import, with what is known of it."""

    id: ArticleId
    file_name: str
    file_sha256: str
    text_sha256: str
    text: str
    title: str
    publisher: str
    agency: str
    author: str
    url: str
    language: str
    published_on: str | None
    published_basis: PublishedBasis
    updated_on: str | None
    imported_on: str
    confirmed: bool
    """True once a person has looked at title, publisher and publication date and said yes."""
    done: bool

    @property
    def name(self) -> str:
        """What to call the article where it needs one line."""
        return self.title or self.file_name


@value
class Claim:
    """'Claimant says field = value', carried by quotes; no quote means typed by hand (unsourced).

    `value` is canonical text: digits for counts, bodies, ordinal and stage; "low..high" for a range; EDTF for a date;
    an enum's word for event_type, status and confirmed_by; a name for mediator, place and the rest; None when the
    words could not be read or when the qualifier is `some`.
    """

    id: ClaimId
    swap: SwapId
    field: ClaimField
    value_text: str
    value: str | None
    category: Category = Category.TOTAL
    side: Side = Side.NONE
    qualifier: Qualifier = Qualifier.EXACT
    modality: Modality = Modality.ASSERTS
    claimant: str = ""
    claimant_type: ClaimantType = ClaimantType.MEDIA
    claimant_side: Side = Side.NONE
    """Which of the desk's sides the claimant speaks for (none: neither; each: both)."""
    relayed_by: str = ""
    reading: Reading = Reading.STATED
    basis: DateBasis | None = None
    """Dates only."""
    precision: DatePrecision | None = None
    """Dates only."""
    scope: OrdinalScope | None = None
    """Ordinals only."""
    explanation: str = ""
    """How the words were read, as shown: 'Friday, published Sat 24 May 2025 → Fri 23 May 2025'."""
    quotes: tuple[Quote, ...] = ()
    rule: str = ""
    curator: str = ""
    made_on: str = ""
    note: str = ""


@value
class Choice:
    """A person's decision on one column of a swap: the claim adopted, or a state without a number, and why."""

    column: str
    claim: ClaimId | None
    state: CountState | None
    reason: str
    by: str
    on: str


@value
class FieldCheck:
    """A person saw the quotes of a column and confirmed it; holds while the fingerprint of what was seen stays."""

    column: str
    fingerprint: str
    by: str
    on: str
    how: HowChecked = HowChecked.SEEN


@value
class Answer:
    """A person's answer to a question of the program about a swap (a likely duplicate, a finding), with the reason."""

    key: str
    reason: str
    by: str
    on: str


@value
class SwapRecord:
    """What is stored of a swap beside its claims: identity, decisions, checks, review state."""

    id: SwapId
    code: str
    """SW-0001: stable, never reused."""
    review_state: ReviewState = ReviewState.DRAFT
    note: str = ""
    curated_by: str = ""
    verified_by: str = ""
    verified_on: str = ""
    choices: tuple[Choice, ...] = ()
    checks: tuple[FieldCheck, ...] = ()
    answers: tuple[Answer, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@value
class SwapSummary:
    """The derived values of one swap that lists, timeline and duplicate search need; kept in the desk's own table."""

    id: SwapId
    code: str
    review_state: ReviewState
    event_type: str
    status: str
    date_edtf: str
    date_start: str
    date_end: str
    date_precision: str
    to_a: int | None
    to_a_low: int | None
    to_a_high: int | None
    to_b: int | None
    to_b_low: int | None
    to_b_high: int | None
    ordinal: int | None
    """In the official series only: the one that can tell two swaps from each other."""
    disputed: bool
    n_sources: int
    series: str = ""
    """Its place in other series, as `curator.series` writes it; blank for most swaps."""


@value
class ArticleRow:
    """One line of the list of articles."""

    id: ArticleId
    file_name: str
    title: str
    publisher: str
    published_on: str | None
    confirmed: bool
    state: ArticleState
    n_claims: int
    swaps: tuple[str, ...] = ()
    """Codes of the swaps this article feeds."""
    open_work: tuple[str, ...] = ()
    """In words: 'no publisher', 'no swap yet', …"""
    figures_open: int | None = None
    """Figures that are neither cited nor dismissed; None while the article is not read yet."""
    copy_of: ArticleId | None = None
    """The first article of those that are alike, where it is another."""
    copies: int = 0
    """How many other articles are alike."""
    revises: ArticleId | None = None
    """The earlier article whose new revision it is."""
    opening: str = ""
    """How an article without a title begins."""


@value
class Party:
    """One side of the desk: its name and the words that stand for it in texts."""

    name: str
    words: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By the name alone: what is kept by party is asked for with every word, and nearly no two share a name."""
        return hash(self.name)


@value
class Step:
    """One line of the history."""

    seq: int
    label: str
    why: str
    who: str
    at: str
    kind: str
    """act, undo or redo."""
    state: str
    """done, undone or dropped (an undone act that a newer act made unreachable)."""
