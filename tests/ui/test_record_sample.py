"""Swaps and articles by hand for the tests of the record pane: the exchange of 23 May 2025 as two sources tell it."""

from itertools import count

from curator.model import (
    Article,
    ArticleId,
    Category,
    Choice,
    Claim,
    ClaimantType,
    ClaimField,
    ClaimId,
    DateBasis,
    DatePrecision,
    FieldCheck,
    Modality,
    Party,
    PublishedBasis,
    Qualifier,
    Quote,
    ReviewState,
    Side,
    SwapId,
    SwapRecord,
)
from curator.swaps import Swap, assemble

SIDES = (Party("Ukraine", ("Ukraine",)), Party("Russia", ("Russia",)))
KI_TEXT = (
    "Ukraine and Russia on May 23 began the largest exchange of prisoners of war (POWs) since the start of Russian "
    "aggression in 2014, a Kyiv Independent journalist reported from the site of the swap.\n\n"
    "“We are bringing our people home. The first stage of the '1000-for-1000' exchange agreement has been carried "
    "out,” "
    "President Volodymyr Zelensky wrote on X. “Today – 390 people.”\n\n"
    "Russia's Defense Ministry said that 270 soldiers and 120 civilians had returned to Russia as part of the first "
    "stage of the swap.\n\nThe latest exchange included only soldiers, but Zelensky has previously said more."
)
BBC_TEXT = (
    "Russia and Ukraine have each handed over 390 soldiers and civilians in the biggest prisoner exchange since the "
    "start of the full-scale Russian invasion in 2022.\n\nThey both returned 270 servicemen and 120 civilians on the "
    "Ukrainian border with Belarus, as part of the only deal agreed in direct talks in Istanbul a week ago.\n\n"
    "Three of the 390 released on Friday were women, officials said."
)


def article(number: int, text: str, title: str, publisher: str, published: str) -> Article:
    return Article(
        id=ArticleId(number),
        file_name=f"{number}.txt",
        file_sha256="0" * 64,
        text_sha256="0" * 64,
        text=text,
        title=title,
        publisher=publisher,
        agency="",
        author="",
        url="",
        language="en",
        published_on=published,
        published_basis=PublishedBasis.HEADER,
        updated_on=None,
        imported_on="2025-05-26T08:00:00Z",
        confirmed=True,
        done=False,
    )


KI = article(1, KI_TEXT, "Ukraine, Russia begin ‘1000-for-1000’ exchange", "The Kyiv Independent", "2025-05-23")
BBC = article(2, BBC_TEXT, "Biggest prisoner swap since 2022 invasion", "BBC", "2025-05-24")
ARTICLES = {KI.id: KI, BBC.id: BBC}


def quoted(source: Article, words: str) -> Quote:
    start = source.text.index(words)
    end = start + len(words)
    return Quote(source.id, start, end, words, source.text[max(0, start - 32) : start], source.text[end : end + 32])


class Coding:
    """Makes claims with rising ids."""

    def __init__(self) -> None:
        self._ids = count(1)
        self.claims: list[Claim] = []

    def cite(self, field: ClaimField, value: str | None, source: Article, words: str, **more: object) -> Claim:
        quote = quoted(source, words)
        claim = Claim(ClaimId(next(self._ids)), SwapId(3), field, words, value, quotes=(quote,), **more)
        self.claims.append(claim)
        return claim

    def count(self, value: str | None, source: Article, words: str, side: Side, **more: object) -> Claim:
        return self.cite(ClaimField.COUNT, value, source, words, side=side, **more)

    def by_hand(self, field: ClaimField, value: str, **more: object) -> Claim:
        claim = Claim(ClaimId(next(self._ids)), SwapId(3), field, value, value, **more)
        self.claims.append(claim)
        return claim


RUSSIAN_MOD = {
    "claimant": "Russian Defence Ministry",
    "claimant_type": ClaimantType.DEFENCE_MINISTRY,
    "claimant_side": Side.B,
}
ZELENSKY = {
    "claimant": "Volodymyr Zelensky",
    "claimant_type": ClaimantType.HEAD_OF_STATE,
    "claimant_side": Side.A,
}


def rich_claims() -> Coding:
    """The claims of two articles; the Kyiv Independent contradicts itself on civilians."""
    c = Coding()
    c.cite(
        ClaimField.DATE,
        "2025-05-23",
        BBC,
        "released on Friday",
        claimant="officials",
        basis=DateBasis.WEEKDAY_VS_PUBLICATION,
        precision=DatePrecision.DAY,
        explanation="Friday, published Sat 24 May 2025 → Fri 23 May 2025",
    )
    c.cite(
        ClaimField.DATE,
        "2025-05-23",
        KI,
        "on May 23",
        basis=DateBasis.EXPLICIT_NO_YEAR,
        precision=DatePrecision.DAY,
        explanation="May 23, published Fri 23 May 2025 → Fri 23 May 2025",
    )
    c.cite(
        ClaimField.STATUS,
        "completed_stage",
        KI,
        "The first stage of the '1000-for-1000' exchange agreement has been carried out",
        **ZELENSKY,
    )
    c.cite(ClaimField.EVENT_TYPE, "exchange", KI, "the largest exchange of prisoners of war")
    c.count("390", BBC, "each handed over 390 soldiers and civilians", Side.EACH)
    c.count("390", KI, "Today – 390 people", Side.A, **ZELENSKY)
    pair = "both returned 270 servicemen and 120 civilians"
    c.count("270", BBC, pair, Side.EACH, category=Category.SERVICEMEN)
    c.count("120", BBC, pair, Side.EACH, category=Category.CIVILIANS)
    c.count("270", KI, "270 soldiers", Side.B, category=Category.SERVICEMEN, **RUSSIAN_MOD)
    c.count("120", KI, "120 civilians", Side.B, category=Category.CIVILIANS, **RUSSIAN_MOD)
    c.count(
        "0",
        KI,
        "The latest exchange included only soldiers",
        Side.A,
        category=Category.CIVILIANS,
        qualifier=Qualifier.NONE,
    )
    c.count("3", BBC, "Three of the 390 released on Friday were women", Side.A, category=Category.WOMEN)
    c.cite(ClaimField.PLACE, "Belarus–Ukraine border", BBC, "on the Ukrainian border with Belarus")
    c.cite(ClaimField.DEAL, "1000-for-1000", KI, "'1000-for-1000' exchange agreement", **ZELENSKY)
    c.cite(ClaimField.STAGE, "1", KI, "first stage of the swap", **RUSSIAN_MOD)
    c.by_hand(ClaimField.TRANSIT_PLACE, "Chernihiv region", note="")
    return c


def rich_swap(*, checked: tuple[str, ...] = ("date", "to_b"), choices: tuple[Choice, ...] = ()) -> Swap:
    """A draft with almost everything, civilians returned to Ukraine in dispute."""
    return _confirmed(SwapRecord(SwapId(3), "SW-0003", choices=choices, curated_by="A.K."), checked)


def verified_swap() -> Swap:
    """The same swap, decided, confirmed and sealed."""
    claims = rich_claims().claims
    adopted = next(c for c in claims if c.category is Category.CIVILIANS and c.value == "120")
    choice = Choice(
        "to_a_civilians", adopted.id, None, "The BBC names the number; the other is loose wording.", "A", ""
    )
    record = SwapRecord(
        SwapId(3),
        "SW-0003",
        ReviewState.VERIFIED,
        curated_by="A.K.",
        verified_by="A.K.",
        verified_on="2025-05-26T12:04:09Z",
        choices=(choice,),
    )
    return _confirmed(record, tuple(assemble(record, claims).values))


def empty_swap() -> Swap:
    """A swap that was just begun."""
    return assemble(SwapRecord(SwapId(4), "SW-0004"), ())


def proposal() -> Claim:
    """What the program would say about the status of a swap."""
    quote = quoted(BBC, "have each handed over")
    return Claim(ClaimId(0), SwapId(0), ClaimField.STATUS, quote.text, "completed", quotes=(quote,), rule="S1")


def confirmation() -> Claim:
    """What the program would say about who confirmed it."""
    quote = quoted(KI, "President Volodymyr Zelensky wrote on X")
    return Claim(
        ClaimId(0), SwapId(0), ClaimField.CONFIRMED_BY, quote.text, "a", quotes=(quote,), modality=Modality.CONFIRMS
    )


def _confirmed(record: SwapRecord, columns: tuple[str, ...]) -> Swap:
    claims = rich_claims().claims
    values = assemble(record, claims).values
    checks = tuple(FieldCheck(name, values[name].fingerprint, "A.K.", "2025-05-26T12:00:00Z") for name in columns)
    fields = {name: getattr(record, name) for name in SwapRecord.__slots__} | {"checks": checks}
    return assemble(SwapRecord(**fields), claims)


def test_every_quote_of_the_sample_is_a_slice_of_its_article():
    for claim in rich_claims().claims:
        for quote in claim.quotes:
            assert ARTICLES[quote.article].text[quote.start : quote.end] == quote.text
