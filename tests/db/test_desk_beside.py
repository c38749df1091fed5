"""What stands beside the values: remarks, verdicts, dismissals, decisions on suggestions, readings, demands."""

from dataclasses import replace

import pytest
from desk_samples import draft, parsed

from curator.article_readings import ArticleReading, ReadingCounts, figures_in, read_article
from curator.decisions import DecisionVerdict
from curator.desk_settings import DeskSettings
from curator.dismissals import DismissReason
from curator.errors import NotAllowed
from curator.model import ArticleId, HowChecked
from curator.remarks import RemarkKind
from curator.verdicts import VerdictKind
from db.check import check
from db.desk import Desk


def test_a_question_is_open_until_it_is_answered(desk, swap):
    with desk.act("Ask") as act:
        asked = desk.remarks.add(swap, "to_a", RemarkKind.QUESTION, "390 or 391?")
        noted = desk.remarks.add(swap, "", RemarkKind.NOTE, "seen on television")
    assert act.changes.swaps == {swap}
    assert [remark.id for remark in desk.remarks.open()] == [asked]
    assert [remark.id for remark in desk.remarks.of_swap(swap)] == [asked, noted]
    desk.person = "Bo"
    with desk.act("Answer"):
        desk.remarks.answer(asked, "390")
    remark = desk.remarks.get(asked)
    assert (remark.by, remark.answer, remark.answered_by, remark.open) == ("Ann", "390", "Bo", False)
    assert desk.remarks.open() == ()
    desk.history.undo()
    assert desk.remarks.get(asked).open


def test_a_remark_needs_a_field_that_there_is_and_goes_with_its_swap(desk, swap):
    with pytest.raises(ValueError, match="no column"), desk.act("Ask"):
        desk.remarks.add(swap, "to_c", RemarkKind.NOTE, "x")
    with desk.act("Note"):
        desk.remarks.add(swap, "date", RemarkKind.NOTE, "x")
    with desk.act("Remove"):
        desk.swaps.remove(swap)
    assert desk.remarks.every() == ()
    desk.history.undo()
    assert [remark.text for remark in desk.remarks.every()] == ["x"]


def test_a_verified_swap_takes_remarks_but_no_verdicts(desk, swap):
    with desk.act("Verify"):
        desk.swaps.verify(swap)
    with desk.act("Ask"):
        desk.remarks.add(swap, "", RemarkKind.QUESTION, "sure?")
    assert len(desk.remarks.open()) == 1
    with pytest.raises(NotAllowed), desk.act("Judge"):
        desk.swaps.judge(swap, "date", VerdictKind.WRONG, "seen")


def test_a_field_is_right_or_has_a_verdict_never_both(desk, swap):
    with desk.act("Judge"):
        desk.swaps.judge(swap, "date", VerdictKind.UNCLEAR, "seen")
    assert [verdict.kind for verdict in desk.swaps.record(swap).verdicts] == [VerdictKind.UNCLEAR]
    with desk.act("Confirm"):
        desk.swaps.check(swap, "date", "seen", HowChecked.TYPED)
    record = desk.swaps.record(swap)
    assert (record.verdicts, record.checks[0].how) == ((), HowChecked.TYPED)
    with desk.act("Judge"):
        desk.swaps.judge(swap, "date", VerdictKind.LATER, "seen")
    assert desk.swaps.record(swap).checks == ()
    desk.history.undo()
    assert desk.swaps.record(swap) == record


def test_figures_are_put_aside_with_a_reason_and_opened_again(desk, article):
    with desk.act("Dismiss") as act:
        desk.dismissals.dismiss(article, [(0, 3), (5, 8)], DismissReason.CUMULATIVE)
    assert act.changes.articles == {article}
    with desk.act("Dismiss"):
        desk.dismissals.dismiss(article, [(0, 3)], DismissReason.PLANNED)
    assert [(d.start, d.end, d.reason) for d in desk.dismissals.of_article(article)] == [
        (0, 3, DismissReason.PLANNED),
        (5, 8, DismissReason.CUMULATIVE),
    ]
    with desk.act("Open again"):
        desk.dismissals.take_back(article, [(5, 8)])
    assert len(desk.dismissals.every()) == 1
    with desk.act("Remove"):
        desk.articles.remove(article)
    assert desk.dismissals.every() == ()
    desk.history.undo()
    assert len(desk.dismissals.every()) == 1


def test_a_suggestion_is_decided_once_and_outlives_its_claim(desk, article, swap):
    with desk.act("Accept"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.decisions.decide(article, "s1", DecisionVerdict.ACCEPTED, rule="C1", version="1", claim=claim)
    with desk.act("Reject"):
        desk.decisions.decide(article, "s2", DecisionVerdict.REJECTED, rule="C2", version="1")
        desk.decisions.decide(article, "s2", DecisionVerdict.REJECTED, rule="C2", version="2")
    first, second = desk.decisions.of_article(article)
    assert (first.claim, second.version, second.verdict) == (claim, "2", DecisionVerdict.REJECTED)
    with desk.act("Remove"):
        desk.claims.remove(claim)
    assert desk.decisions.every()[0].claim is None
    desk.history.undo()
    assert desk.decisions.every()[0].claim == claim
    with desk.act("Again"):
        desk.decisions.take_back(article, "s2")
    assert len(desk.decisions.every()) == 1
    with pytest.raises(ValueError, match="turned down"), desk.act("Both"):
        desk.decisions.decide(article, "s3", DecisionVerdict.REJECTED, rule="C2", version="1", claim=claim)


def test_readings_are_kept_outside_of_the_history(desk, article):
    more = desk.articles.add_all([parsed("b.txt")]).taken
    steps = desk.history.steps()
    reading = ArticleReading(ReadingCounts(article, "1.0", 5, 4, 3), '{"figures": []}')
    gone = replace(reading, counts=replace(reading.counts, article=ArticleId(99)))
    assert desk.readings.unread("1.0", 10) == (article, *more)
    desk.readings.store([reading, gone])
    assert desk.readings.get(article) == reading
    assert set(desk.readings.counts()) == {article}
    assert desk.readings.get(more[0]) is None
    assert desk.readings.unread("1.0", 10) == more
    assert desk.readings.unread("1.1", 1) == (article,)
    assert desk.history.steps() == steps
    assert check(desk) == ()
    with desk.act("Remove"):
        desk.articles.remove(article)
    assert desk.readings.counts() == {}


def test_open_figures_follow_quotes_and_dismissals_in_every_act(desk, swap, article):
    text = desk.articles.get(article).text
    desk.readings.store([read_article(desk.articles.get(article), ("Ukraine", "Russia"))])
    whole = desk.readings.get(article).counts
    spans = figures_in(desk.readings.get(article).content)
    assert whole.figures == whole.figures_open == len(spans) > 1
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", text[slice(*spans[0])], article))
    with desk.act("Aside"):
        desk.dismissals.dismiss(article, spans[1:], DismissReason.OTHER)
    assert desk.readings.get(article).counts.figures_open == 0
    assert check(desk) == ()
    desk.history.undo()
    assert desk.readings.get(article).counts.figures_open == len(spans) - 1
    desk.history.undo()
    desk.readings.store([read_article(desk.articles.get(article), ("Ukraine", "Russia"))])
    assert desk.readings.get(article).counts == whole


def test_a_reading_is_read_once_for_many_acts(desk, swap, article, monkeypatch):
    reading = read_article(desk.articles.get(article), ("Ukraine", "Russia"))
    read = []
    monkeypatch.setattr("db.readings.figures_in", lambda content: read.append(content) or figures_in(content))
    desk.readings.store([reading])
    (first, second, *_) = figures_in(reading.content)
    for figure in (first, second):
        with desk.act("Aside"):
            desk.dismissals.dismiss(article, [figure], DismissReason.OTHER)
    assert desk.readings.get(article).counts.figures_open == reading.counts.figures_open - 2
    again = replace(reading, content=reading.content.replace('"figures":[', '"figures":[' + '{"start":0,"end":1},'))
    desk.readings.store([again])
    assert read == [reading.content, again.content]
    assert desk.readings.get(article).counts.figures_open == reading.counts.figures_open - 1


def test_a_damaged_reading_never_keeps_an_act_from_being_done(desk, article):
    desk.readings.store([ArticleReading(ReadingCounts(article, "1.0", 5, 4, 3), "{}")])
    desk.connection.execute("UPDATE reading SET content = '{'")
    with desk.act("Aside"):
        desk.dismissals.dismiss(article, [(0, 3)], DismissReason.OTHER)
    assert desk.readings.get(article) is None


def test_a_reading_within_an_act_falls_with_it(desk, article):
    def fail():
        with desk.act("Fail"):
            desk.readings.store([ArticleReading(ReadingCounts(article, "1.0", 5, 4, 3), "{}")])
            desk.articles.set_done(ArticleId(99), True)

    with pytest.raises(KeyError):
        fail()
    assert desk.readings.get(article) is None


def test_what_a_desk_demands_is_kept_and_undone(tmp_path):
    path = tmp_path / "a.desk"
    with Desk.create(path) as desk:
        assert desk.settings == DeskSettings()
        with desk.act("Demand") as act:
            desk.set_settings(DeskSettings(blind_counts=True))
        assert act.changes.desk
    with Desk.open(path) as desk:
        assert desk.settings == DeskSettings(blind_counts=True)
        desk.history.undo()
        assert desk.settings == DeskSettings()
        assert check(desk) == ()
