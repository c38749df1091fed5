"""Which article may be a new revision of which, what is decided, and what waits."""

import pytest
from desk_samples import draft, parsed

from curator.revisions import Offer, Sameness, Standing
from db.check import check

LONG = " ".join(f"Sentence number {n} of the report." for n in range(60))


def test_offers_by_address_name_and_text(desk):
    a, b, c, d, e, f = desk.articles.add_all(
        [
            parsed("a.txt", "one", url="http://x/1"),
            parsed("b.txt", "two", url="http://x/1"),
            parsed("a.txt", "three other words"),
            parsed("d.txt", LONG, publisher="BBC"),
            parsed("e.txt", LONG + " More.", publisher="BBC"),
            parsed("f.txt", LONG + " Else.", publisher="AP"),
        ]
    ).taken
    while desk.copies.work_on(1000):
        pass
    assert desk.revisions.offer(b) == Offer(b, a, Sameness.ADDRESS)
    assert desk.revisions.offers() == (
        Offer(e, d, Sameness.TEXT),
        Offer(c, a, Sameness.FILE_NAME),
        Offer(b, a, Sameness.ADDRESS),
    )
    assert [desk.revisions.offer(number) for number in (a, d, f)] == [None, None, None]
    assert desk.articles.row(c).open_work[0] == "perhaps a new revision"
    with desk.act("Decide"):
        desk.revisions.decide(b, a)
        desk.revisions.decide(c, None)
    assert desk.revisions.offers() == (Offer(e, d, Sameness.TEXT),)
    assert (desk.revisions.of(b), desk.revisions.of(c), desk.articles.row(b).revises) == (a, None, a)
    assert "perhaps a new revision" not in desk.articles.row(c).open_work
    desk.history.undo()
    assert len(desk.revisions.offers()) == 3
    assert check(desk) == ()
    with pytest.raises(ValueError, match="did not come before"), desk.act("Decide"):
        desk.revisions.decide(a, b)


def test_quotes_wait_until_they_are_moved_or_kept(desk, swap):
    a, b = desk.articles.add_all(
        [parsed("a.txt", "390 people and 23 more"), parsed("b.txt", "now 390, in all 390")]
    ).taken
    with desk.act("Cite"):
        first = desk.claims.add(draft(desk, swap, "to_a", "390", a))
        second = desk.claims.add(draft(desk, swap, "to_b", "23", a, "23 more"))
        desk.revisions.decide(b, a)
    one, other = desk.revisions.waiting()
    assert (one.claim, one.standing, len(one.places)) == (first, Standing.AMBIGUOUS, 2)
    assert (other.claim, other.standing, other.newer) == (second, Standing.LOST, b)
    with desk.act("Keep"):
        desk.revisions.keep(other)
    assert desk.revisions.waiting() == (one,)
    with desk.act("Remove"):
        desk.claims.remove(second)
    desk.history.undo()
    assert desk.revisions.waiting() == (one,)
    desk.history.undo()
    assert len(desk.revisions.waiting()) == 2
    assert check(desk) == ()
