"""What a person may press next, whatever was done before: gone claims, another swap, a selection and the caret."""

from ui.hand import Hand
from ui.main_window import MainWindow


def begun(hand: Hand) -> None:
    """The swap of 23 May with a count on each side."""
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")


def test_keys_about_a_claim_that_was_taken_back_say_that_none_is_chosen(window: MainWindow, hand: Hand):
    begun(hand)
    hand.highlight("Ukrainian border with Belarus")
    hand.key("P")
    hand.key("Ctrl+Z")
    assert not window.actions_by_id["claim.claimant"].isEnabled()
    for key in ("C", "Z", "Q", "Delete"):
        hand.key(key)
    assert len(window.loop.swap.claims) == 1


def test_v_never_confirms_a_field_of_another_swap_that_was_not_shown(window: MainWindow, hand: Hand):
    begun(hand)
    first = window.loop.swap.id
    hand.open_article("002")
    hand.key("W")
    hand.highlight("95 prisoners")
    hand.key("U")
    hand.key("V")  # shows the count of the second swap
    window.loop.open_swap(first)
    hand.to_article()
    hand.key("V")
    assert not [name for name, value in window.loop.swap.values.items() if value.checked]
    hand.key("V")
    assert [name for name, value in window.loop.swap.values.items() if value.checked]


def test_a_key_never_changes_a_claim_of_a_swap_that_was_left(window: MainWindow, hand: Hand):
    begun(hand)
    first = window.loop.swap.id
    hand.key("W")
    hand.highlight("Ukrainian border with Belarus")
    hand.key("P")
    claims = window.workspace.claims_in(window.loop.article.id)
    assert window.loop.swap.id != first
    window.loop.open_swap(first)
    hand.to_article()
    hand.key("Delete")
    assert window.workspace.claims_in(window.loop.article.id) == claims


def test_a_quote_in_another_article_is_what_the_next_key_is_about(window: MainWindow, hand: Hand):
    begun(hand)
    claim = window.loop.swap.claims[0]
    quote = claim.quotes[0]
    hand.open_article("002")
    window.panes.record.quote_clicked.emit(claim.id, quote.article, quote.start, quote.end)
    assert window.loop.article.id == quote.article
    assert window.loop.active == (claim.id,)
    assert window.actions_by_id["claim.claimant"].isEnabled()
