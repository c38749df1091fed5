"""What stays open while acts are taken back and done again."""


def test_redo_opens_the_swap_that_it_brings_back(window, hand):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    code = window.loop.swap.record.code
    hand.key("Ctrl+Z")
    assert window.loop.swap is None
    hand.key("Ctrl+Shift+Z")
    assert window.loop.swap is not None
    assert window.loop.swap.record.code == code
    hand.highlight("Ukrainian border with Belarus")
    hand.key("P")
    assert [summary.code for summary in window.workspace.summaries()] == [code]
    assert window.loop.swap.values["place"].value == "Ukrainian border with Belarus"
