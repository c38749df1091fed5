"""The check finds each kind of fault and names it; a flipped byte anywhere is found or makes no difference."""

import random
import shutil

import pytest
from desk_samples import draft, parsed

from curator.article_readings import ArticleReading, ReadingCounts
from curator.decisions import DecisionVerdict
from curator.dismissals import DismissReason
from curator.errors import DeskRefused
from curator.remarks import RemarkKind
from curator.verdicts import VerdictKind
from db.check import check
from db.desk import Desk


def everything(desk):
    return desk.articles.all(), desk.swaps.all(), desk.swaps.summaries(), desk.history.steps()


@pytest.fixture
def filled(desk, article, swap):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.swaps.choose(swap, "to_a", claim, None, "x")
        desk.swaps.judge(swap, "date", VerdictKind.WRONG, "x")
        desk.remarks.add(swap, "date", RemarkKind.NOTE, "x")
        desk.dismissals.dismiss(article, [(0, 3)], DismissReason.OTHER)
        desk.decisions.decide(article, "s1", DecisionVerdict.ACCEPTED, rule="C1", version="1", claim=claim)
    desk.readings.store([ArticleReading(ReadingCounts(article, "1", 5, 4, 3), "{}")])
    return desk


FAULTS = {
    "UPDATE article_text SET text = replace(text, 'handed', 'handeD')": "The text of a.txt was changed",
    "UPDATE claim SET value = 'None..None'": "Claim 1 of SW-0001 holds “None..None”, which is no number",
    "UPDATE swap_words SET words = 'x'": "The index of words is damaged",
    "INSERT INTO article_index (rowid, title, source, body) VALUES (9, '', '', 'forged')": "look at “forged” in body",
    "DELETE FROM article_index_docsize": "Article 1 is not in the index of words",
    "UPDATE letters SET sha256 = 'x'": "What a.txt would be known again by is not that of its text",
    "INSERT INTO sketch VALUES (5, 1)": "What finds the copies of a.txt is not that of its text",
    "UPDATE original SET content = x'00'": "The original of a.txt was changed",
    'UPDATE claim_quote SET "start" = "start" - 1': "The quote of claim 1 at",
    "UPDATE claim_quote SET prefix = 'x'": "The context of the quote of claim 1",
    "UPDATE swap_summary SET to_a = 391": "The derived values of SW-0001 are not those",
    "DELETE FROM swap_summary": "The derived values of SW-0001 are missing",
    "UPDATE step SET label = 'forged' WHERE seq = 2": "Step 2 of the history was changed",
    "DELETE FROM step WHERE seq = 2": "Step 2 is missing",
    "UPDATE change SET after = replace(after, '390', '391')": "Step 3 of the history was changed",
    "DELETE FROM change WHERE step = 2": "Step 2 of the history was changed",
    "UPDATE claim SET swap = 9": "Claim 1 belongs to SW-0009",
    "DELETE FROM claim": "Row 1 of claim_quote points to a row of claim that is not there",
    "UPDATE claim SET side = 'middle'": "could not be examined for derived values",
    "UPDATE article SET publisher = 'forged'": "Row 1 of article is not as the history left it",
    "UPDATE claim SET note = 'forged'": "Row 1 of claim is not as the history left it",
    "DELETE FROM choice": "Row 1 of choice is gone, though the history did not remove it",
    "UPDATE step SET state = 'undone' WHERE seq = 2": "Step 2 of the history is called undone, but it is done",
    "UPDATE remark SET \"column\" = 'x'": "Remark 1 hangs on x of SW-0001, a field that there is not",
    "UPDATE verdict SET \"column\" = 'x'": "A verdict is on x of SW-0001, a field that there is not",
    "UPDATE verdict SET verdict = 'x'": "could not be examined for remarks and verdicts",
    'UPDATE dismissal SET "end" = 9999': "The dismissal at 0 to 9999 lies outside of a.txt",
    "UPDATE dismissal SET reason = 'x'": "could not be examined for dismissals and suggestions",
    "UPDATE decision SET verdict = 'rejected'": "The suggestion s1 was turned down and yet became claim 1",
    "UPDATE reading SET content = '{'": "The reading of a.txt is damaged",
    "UPDATE reading SET figures_open = 6": "The reading of a.txt counts more open figures than figures",
    """UPDATE reading SET content = '{"figures": [{"start": 0, "end": 1}]}'""": "counts 4 open figures instead of 1",
    "DROP INDEX claim_swap": "The tables are not those of this program",
}


@pytest.mark.parametrize(("fault", "sentence"), FAULTS.items())
def test_every_fault_is_named(filled, fault, sentence):
    assert check(filled) == ()
    filled.index.caught_up()
    connection = filled.connection
    triggers = connection.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(fault)
    for _, sql in triggers:
        connection.execute(sql)
    found = check(filled)
    assert any(line.startswith("The desk could not") or line.endswith(".") for line in found)
    assert any(sentence in line for line in found), found


def test_a_choice_for_a_claim_of_another_swap_is_found(filled):
    with filled.act("New swap"):
        other = filled.swaps.create()
    with filled.act("Forge"):
        filled.connection.execute("UPDATE choice SET swap = ?", (other,))
    assert any("The choice on to_a of SW-0002 is for claim 1" in line for line in check(filled))


def test_the_check_changes_nothing(filled):
    """Not even the index of words, which does not know the last acts yet."""
    assert filled.index.behind
    tables = [name for (name,) in filled.connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = lambda: {name: filled.connection.rows(f'SELECT * FROM "{name}"') for name in tables}  # noqa: E731
    before = rows()
    assert check(filled) == ()
    assert rows() == before


def test_a_flipped_bit_is_found_or_makes_no_difference(tmp_path):
    """Opening refuses or the check tells; what neither sees changes no value: it lies in free space."""
    path = tmp_path / "a.desk"
    with Desk.create(path) as desk:
        articles = desk.articles.add_all(parsed(f"{number}.txt", "слово " * 900) for number in range(30)).taken
        with desk.act("Cite"):
            swap = desk.swaps.create()
            for article in articles:
                desk.claims.add(draft(desk, swap, "to_a", "1", article, words="слово"))
        whole = everything(desk)
    chance, copy, found, tries = random.Random(7), tmp_path / "b.desk", 0, 60
    for _ in range(tries):
        shutil.copyfile(path, copy)
        with copy.open("r+b") as file:
            place = chance.randrange(100, path.stat().st_size)
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ (1 << chance.randrange(8))]))
        try:
            with Desk.open(copy) as desk:
                faults = check(desk)
                found += faults != ()
                assert faults or everything(desk) == whole
        except DeskRefused:
            found += 1
    assert found >= 0.5 * tries
