"""The review: every filled field once, the most doubtful first, each doubt in words."""

from dataclasses import replace

from curator.desk_settings import DeskSettings
from curator.model import (
    ArticleId,
    Choice,
    Claim,
    ClaimField,
    ClaimId,
    FieldCheck,
    Modality,
    Qualifier,
    Quote,
    Reading,
    ReviewState,
    Side,
    SwapId,
    SwapRecord,
)
from curator.review import ReviewProgress, review_items, review_order, review_progress
from curator.swaps import assemble
from curator.verdicts import Verdict, VerdictKind

RECORD = SwapRecord(SwapId(1), "SW-0001")
NO_DEMANDS = DeskSettings()


def quote(article):
    return Quote(ArticleId(article), 0, 3, "390", "", "")


def count(number, value, side=Side.A, article=1, **more):
    more = {"claimant": "the ministry", "quotes": (quote(article),), **more}
    return Claim(ClaimId(number), SwapId(1), ClaimField.COUNT, value or "some", value, side=side, **more)


def status(number, **more):
    return Claim(ClaimId(number), SwapId(1), ClaimField.STATUS, "took place", "completed", quotes=(quote(1),), **more)


def items(claims, record=RECORD, **more):
    return {item.column: item for item in review_items(assemble(record, claims), NO_DEMANDS, **more)}


def test_a_sure_field_has_no_doubts_and_an_empty_one_is_not_asked_about():
    found = items([count(1, "390"), count(2, "390", article=2), status(3)])
    assert set(found) == {"to_a", "status"}
    assert (found["to_a"].doubt, found["to_a"].reasons) == (0, ())
    assert found["to_a"].waiting


def test_what_makes_a_field_doubtful_is_said_the_weightiest_first():
    claims = [count(1, "390", qualifier=Qualifier.ABOUT, claimant=""), count(2, "270")]
    chosen = replace(RECORD, choices=(Choice("to_a", ClaimId(1), None, "so", "me", ""),))
    assert items(claims)["to_a"].reasons[0] == "the sources differ, and nobody has decided"
    assert items(claims, chosen)["to_a"].reasons == (
        "the sources differ, and one was adopted",
        "not an exact number",
        "nobody is named who says it",
        "one source only",
    )


def test_what_was_inferred_typed_or_not_read_is_doubtful():
    assert "inferred" in items([status(1, reading=Reading.INFERRED)])["status"].reasons
    assert "interpreted" in items([status(1, reading=Reading.INTERPRETED)])["status"].reasons
    assert "began as a suggestion" in items([status(1, rule="C1")])["status"].reasons
    typed = replace(count(1, "390"), quotes=())
    assert "typed by hand, without a quote" in items([typed])["to_a"].reasons
    assert "words that were not read" in items([count(1, None)])["to_a"].reasons
    assert "claims, and yet no value" in items([count(1, "9", modality=Modality.PLANS)])["to_a"].reasons


def test_a_finding_or_a_question_weighs_more_than_a_hedge():
    claims = [count(1, "390"), count(2, "390", article=2), count(3, "200", Side.B, qualifier=Qualifier.ABOUT)]
    found = items(claims, questioned=[("to_a", "Who counted?")])
    assert found["to_a"].reasons == ("Who counted?",)
    assert sorted(found.values(), key=review_order)[0].column == "to_a"


def test_the_order_is_by_doubt_then_by_swap_then_down_the_form_and_what_was_put_off_is_last():
    plain = review_items(assemble(RECORD, [count(1, "390"), status(2)]), NO_DEMANDS)
    other = [replace(item, swap=SwapId(2)) for item in plain]
    later = [replace(item, swap=SwapId(3), doubt=999, verdict=VerdictKind.LATER) for item in plain[:1]]
    ordered = sorted([*later, *other, *plain], key=review_order)
    assert [(item.swap, item.column) for item in ordered] == [
        (1, "to_a"),
        (2, "to_a"),
        (1, "status"),
        (2, "status"),
        (3, "status"),
    ]


def test_a_confirmed_field_does_not_wait_and_a_verdict_holds_while_nothing_changes():
    claims = [count(1, "390"), status(2)]
    values = assemble(RECORD, claims).values
    checks = (FieldCheck("to_a", values["to_a"].fingerprint, "me", ""),)
    verdicts = (Verdict("status", VerdictKind.UNCLEAR, values["status"].fingerprint, "me", ""),)
    record = replace(RECORD, checks=checks, verdicts=verdicts)
    found = items(claims, record)
    assert not found["to_a"].waiting
    assert not found["status"].waiting
    assert review_progress(found.values()) == ReviewProgress(confirmed=1, unclear=1, total=2)
    changed = items([replace(claims[0], value="391"), replace(claims[1], note="more")], record)
    assert all(item.waiting for item in changed.values())
    sealed = items([replace(claims[0], value="391")], replace(record, review_state=ReviewState.VERIFIED))
    assert not sealed["to_a"].waiting


def test_progress_adds_up():
    one, two = ReviewProgress(confirmed=1, later=1, total=2), ReviewProgress(wrong=1, unclear=2, total=3)
    assert (one + two).looked_at == 4
    assert one + two - two == one
