"""The search key of words against its plain definition."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.articles import folded

PLAIN = str.maketrans("’ʼ‘`´", "'''''")
letters = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("’ʼ‘`´'їЇєґßﬁﬃΆйё\u0301\u0306\u1fef\u1ffd")
)


@settings(deadline=None, max_examples=400)
@given(letters)
@example("П’ять ʼ‘`´ п'яти")
@example("\u1fef \u1ffd \u00b4 \u0384")
def test_the_key_is_normalised_folded_and_has_one_apostrophe(words):
    once = unicodedata.normalize("NFKC", words).casefold()
    assert folded.__wrapped__(words) == unicodedata.normalize("NFKC", once).translate(PLAIN)
