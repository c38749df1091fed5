"""The lines of a column are kept over acts, and are what they would be if they were made anew."""

from collections.abc import Iterator
from dataclasses import replace

from test_record_sample import ARTICLES, KI, SIDES, rich_claims

from curator.columns import BY_NAME
from curator.model import Choice, Claim, ClaimId, SwapId, SwapRecord
from curator.swaps import Value, assemble
from ui.record.lines import ColumnLines


def value_of(column: str, claims: list[Claim], *choices: Choice) -> Value:
    return assemble(SwapRecord(SwapId(3), "SW-0003", choices=choices), claims).values[column]


def acts_on(column: str) -> Iterator[Value]:
    """The values of a column after one act each: a claim comes, says otherwise, is adopted, goes, comes back."""
    coding = rich_claims()
    claims = coding.claims
    yield value_of(column, claims)
    first = next(claim for claim in claims if claim in value_of(column, claims).claims)
    more = replace(first, id=ClaimId(99), claimant="Somebody else")
    yield value_of(column, [*claims, more])
    other = replace(more, value="1" if column != "date" else "2025-05-24", relayed_by="A friend")
    yield value_of(column, [*claims, other])
    yield value_of(column, [*claims, other], Choice(column, other.id, None, "It says why.", "A.K.", ""))
    yield value_of(column, [claim for claim in claims if claim is not first])
    yield value_of(column, claims)


def test_kept_lines_are_those_that_are_made_anew():
    for column in ("date", "to_a", "to_b", "to_a_civilians"):
        kept = ColumnLines(BY_NAME[column], ARTICLES, SIDES, column)
        shown = []
        for value in acts_on(column):
            shown.append(kept.of(value))
            assert shown[-1] == ColumnLines(BY_NAME[column], ARTICLES, SIDES, column).of(value)
        assert len({len(lines) for lines in shown}) > 1
        assert shown[0] == shown[-1]


def test_an_act_makes_no_lines_but_those_of_its_claim():
    coding = rich_claims()
    kept = ColumnLines(BY_NAME["to_a_civilians"], ARTICLES, SIDES)
    before = kept.of(value_of("to_a_civilians", coding.claims))
    told = next(claim for claim in coding.claims if claim.id == before[-1].claim_id)
    added = replace(told, id=ClaimId(99), value="7")
    after = kept.of(value_of("to_a_civilians", [*map(replace, coding.claims), added]))
    assert [line.claim_id for line in after] == [*(line.claim_id for line in before), ClaimId(99)]
    assert all(line is was for line, was in zip(after, before, strict=False))
    assert after[-1].article_id == KI.id
