import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.model import ArticleId
from curator.text import (
    CONTEXT,
    OffsetMap,
    canonical,
    clause_at,
    clipped,
    next_sentence,
    next_word,
    opening,
    previous_sentence,
    previous_word,
    quote,
    reanchor,
    sentence_at,
    sentences,
    sha256,
    trimmed,
    word_at,
)

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = json.loads((ROOT / "tests/gold/seeds_gold.json").read_text(encoding="utf-8"))["seeds"]
PIECES = [
    *("a", "Z", "я", "5", " ", ".", ",", "!", "?", '"', "'", "“", "”", "«", "-", "—", "(", ")", "й", "ї", "_"),
    *("\n", "\r", "\r\n", "\t", "\x00", "\x85", "\u00a0", "\u00ad", "\u0301", "\u0306", "\u200b", "\u200d", "\u202e"),
    *(
        "\u2066",
        "\u2028",
        "\u2029",
        "\ufdd0",
        "\ufdd1",
        "\ufeff",
        "\ufffd",
        "\ud83d",
        "\ude42",
        "🙂",
        "🇺🇦",
        "👨\u200d👩\u200d👧",
    ),
]
NASTY = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=60).map("".join)
ARTICLE = ArticleId(1)


def score_canonical(raw):
    """As the scorer (tests/tools/score_suggestions.py) has it."""
    source = (ROOT / "tests/tools/score_suggestions.py").read_text(encoding="utf-8")
    body = re.search(r"^def canonical\(raw\):\n(?:    .*\n)+", source, re.MULTILINE)
    scope = {"re": re}
    exec(body[0], scope)
    return scope["canonical"](raw)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_canonical_is_what_the_scorer_takes(path):
    raw = path.read_bytes()
    assert canonical(raw.decode("utf-8-sig")) == score_canonical(raw)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("\ufeffa\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("\ufeff\ufeffa\ufeffb", "a\ufeffb"),
        ("\x00\ufdd0\ufdd1\ud800", "\ufffd" * 4),
        ("a\u00a0\u202e\u200db и\u0306", "a\u00a0\u202e\u200db и\u0306"),
    ],
)
def test_canonical_changes_what_cannot_be_stored_and_nothing_else(raw, stored):
    assert canonical(raw) == stored


@settings(deadline=None)
@given(NASTY)
def test_canonical_is_idempotent_and_can_be_stored(raw):
    text = canonical(raw)
    assert canonical(text) == text
    assert text.encode().decode() == text
    assert len(sha256(text)) == 64
    assert not set(text) & set("\r\x00\u2028\u2029\x85\ufdd0\ufdd1")


def test_sha256_is_of_utf8():
    assert sha256("ї") == hashlib.sha256(b"\xd1\x97").hexdigest()
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@settings(deadline=None)
@given(NASTY.map(canonical))
def test_offsets_agree_with_utf16_everywhere(text):
    offsets = OffsetMap(text)
    for position in range(len(text) + 1):
        units = len(text[:position].encode("utf-16-le")) // 2
        assert offsets.to_utf16(position) == units
        assert offsets.to_code_point(units) == offsets.to_code_point(units, up=True) == position
    for position, character in enumerate(text):
        if ord(character) > 0xFFFF:
            inside = offsets.to_utf16(position) + 1
            assert offsets.to_code_point(inside) == position
            assert offsets.to_code_point(inside, up=True) == position + 1


@pytest.mark.parametrize("position", [-1, 4])
def test_offsets_outside_the_text_are_refused(position):
    with pytest.raises(ValueError, match="outside"):
        OffsetMap("a🙂b").to_utf16(position)
    with pytest.raises(ValueError, match="outside"):
        OffsetMap("a🙂b").to_code_point(position if position < 0 else 5)


@settings(deadline=None)
@given(NASTY.map(canonical).filter(bool), st.data())
def test_a_quote_is_its_slice_with_its_context(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    taken = quote(ARTICLE, text, start, end)
    assert taken.text == text[start:end]
    assert text[: taken.start].endswith(taken.prefix)
    assert text[taken.end :].startswith(taken.suffix)
    assert len(taken.prefix) == min(CONTEXT, start)
    assert len(taken.suffix) == min(CONTEXT, len(text) - end)
    found = reanchor(text, taken)
    assert found in (None, (start, end))
    moved = reanchor("Ahead of it stands this line now.\n" + text, taken)
    assert moved is None or text[moved[0] - 34 : moved[1] - 34] == taken.text


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 9)])
def test_an_empty_or_outside_quote_is_refused(start, end):
    with pytest.raises(ValueError, match="empty or outside"):
        quote(ARTICLE, "12345678", start, end)


TWICE = "On Friday 390 people came home to Ukraine. On Sunday 390 people came home to Russia after all of this.\n" * 2


def test_reanchor_follows_a_quote_whose_surroundings_moved():
    text = "A line before. " + TWICE[:103]
    start = TWICE.index("390")
    taken = quote(ARTICLE, TWICE[:103], start, start + 3)
    assert reanchor(text, taken) == (start + 15, start + 18)
    assert reanchor(text.replace("On Friday", "Friday"), taken) == (start + 12, start + 15)


def test_reanchor_never_guesses():
    thrice = TWICE + TWICE
    start = thrice.index("390", 150)
    assert reanchor(thrice, quote(ARTICLE, thrice, start, start + 3)) is None
    gone = quote(ARTICLE, "390 people, as was said at great length by nobody at all today.", 0, 3)
    assert reanchor("Others speak of 390 people.", gone) is None
    assert reanchor("nothing here", gone) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [("  ab ", 0, 5, (2, 4)), ("a b", 1, 2, (1, 1)), ("\u00a0ab\n", 0, 4, (1, 3)), ("ab", 0, 2, (0, 2))],
)
def test_trimmed(text, start, end, expected):
    assert trimmed(text, start, end) == expected


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "wanted",
    [
        ["Gen. Budanov met V. Zelensky on p. 3 of it.", "Then he left."],
        ['"We will bring back all." ', "Zelensky added this."],
        ["It is in the U.S. President Trump said so.", "It ends."],
        ["He left the U.S. ", "The talks ended."],
        ["It began Jan. 3 at No. 10.", "It ended Sept. 4."],
        ["“this could lead to something big???”.", "Families gathered."],
        ["Is it so?", "Yes!", "“First we need a deal. ", "And when it’s agreed.”", "He went on."],
        ["He said “all.” and left.", "Next… and on.", "So."],
        ["Обмін відбувся у п. 3 угоди.", "Ген. Буданов прибув.", "«Усі вдома.»", "Президент подякував."],
        ["Обмен прошел.", "В Белоруссии их встретили."],
        ["Line without a stop\n", "Next line"],
        ["In 2022. ", "1,000 came.", "🙂 too."],
        ["It was said.[1] ", "Then not."],
        ["Of 4.3 thousand at 14.30 none. ", "None."],
    ],
)
def test_sentences(wanted):
    text = "".join(part if part[-1].isspace() else f"{part} " for part in wanted)
    assert split(text) == [part.strip() for part in wanted]


@settings(deadline=None)
@given(NASTY.map(canonical))
def test_walking_visits_every_sentence_and_word_both_ways_and_ends(text):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
    for step_on, step_back in ((next_word, previous_word), (next_sentence, previous_sentence)):
        stops = [0]
        while stops[-1] < len(text):
            stops.append(step_on(text, stops[-1]))
            assert stops[-1] > stops[-2]
        for here, before in zip(stops[:0:-1], stops[-2::-1], strict=True):
            back = step_back(text, here)
            assert back == before or before == 0
    for position in range(len(text) + 1):
        start, end = word_at(text, position)
        assert start <= position <= end
        start, end = clause_at(text, position)
        outer = sentence_at(text, position)
        assert outer[0] <= start <= end <= outer[1]


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("of 1,348 men", 4, "1,348"),
        ("of 1,348 men", 8, "1,348"),
        ("’1000-for-1000’ swap", 7, "1000-for-1000"),
        ("Zelensky’s office", 2, "Zelensky’s"),
        ("п’ять и\u0306ода", 7, "и\u0306ода"),
        ("a — b", 2, ""),
        ("", 0, ""),
        ("co-ordination, he", 13, "co-ordination"),
    ],
)
def test_word_at(text, position, word):
    start, end = word_at(text, position)
    assert text[start:end] == word


def test_sentences_of_nothing():
    assert sentence_at("", 0) == (0, 0)
    assert sentence_at("\n \n", 2) == (2, 2)
    assert (next_word("", 0), previous_word("", 0), next_sentence(" ", 0), previous_sentence(" ", 1)) == (0, 0, 1, 0)


def test_the_gap_between_sentences_belongs_to_the_one_before():
    text = "One. Two."
    assert sentence_at(text, 4) == (0, 4)
    assert sentence_at(text, 5) == (5, 9)


@pytest.mark.parametrize(
    ("text", "at", "clause"),
    [
        ("On May 23, 2025, 1,000 came home, he said.", "1,000", "1,000 came home"),
        ("On May 23, 2025, 1,000 came home, he said.", "2025", "On May 23, 2025"),
        ("They swapped 390 while Kyiv expects 1,000 on Sunday.", "1,000", "while Kyiv expects 1,000 on Sunday."),
        ("They swapped 390 — the largest yet — on Friday.", "Friday", "on Friday."),
    ],
)
def test_clause_at(text, at, clause):
    start, end = clause_at(text, text.index(at))
    assert text[start:end] == clause


@pytest.mark.parametrize("seed", sorted(GOLD))
def test_every_quote_of_the_gold_comes_from_its_place(seed):
    text = canonical(next(path for path in SEEDS if path.name.startswith(seed)).read_text(encoding="utf-8"))
    for entry in GOLD[seed]["claims"] + GOLD[seed]["not_counts"]:
        taken = quote(ARTICLE, text, entry["start"], entry["end"])
        assert taken.text == entry["quote"]
        assert reanchor(text, taken) in (None, (entry["start"], entry["end"]))


@pytest.mark.parametrize(
    ("words", "shown"),
    [("390\n men ", "390 men"), ("1234567890", "1234567890"), ("12345678901", "123456789…"), ("", "")],
)
def test_clipped_words_stand_on_one_line_and_are_no_longer_than_asked(words, shown):
    assert clipped(words, 10) == shown


def test_a_cut_leaves_no_blank_before_its_dots():
    assert clipped("two words", 5) == "two…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Newsroom logo\n12 March\n{'Long words ' * 8}\nmore", "Long words " * 8),
        ("Short.\nA little longer.\nShort.", "A little longer."),
        ("", ""),
    ],
)
def test_an_article_begins_with_its_first_long_line(text, shown):
    assert opening(text) == shown.strip()
