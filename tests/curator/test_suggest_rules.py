"""Every rule on numbers has examples for and against in suggest_rules.txt, and each of them holds."""

import re
from pathlib import Path

import pytest

from curator.model import Side
from curator.suggest import verdicts, vetoes
from curator.suggest.ground import ground_of
from curator.suggest.verdicts import Verdict

TABLE = Path(__file__).with_name("suggest_rules.txt")
SOURCES = [Path(vetoes.__file__).with_name(name) for name in ("frames.py", "vetoes.py", "verdicts.py")]
NAMES = {"Ukraine": Side.A, "Russia": Side.B, "each": Side.EACH, "-": Side.NONE}


def examples():
    rule = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            text, _, side = line[2:].partition(" => ")
            yield rule, text, side
        elif line and not line.startswith("#"):
            rule = line.split("  ")[0]


def verdict_on(text: str) -> Verdict:
    """The verdict on the number in brackets."""
    start = text.index("[")
    ground = ground_of(re.sub(r"[\[\]]", "", text), "2025-05-24", ("Ukraine", "Russia"))
    return next(one for one in ground.verdicts if one.mention.start == start)


@pytest.mark.parametrize(("rule", "text", "side"), list(examples()), ids=lambda one: str(one)[:50])
def test_an_example_of_a_rule_holds(rule, text, side):
    one = verdict_on(text)
    spoken = {one.frame.direction.rule if one.frame else None, one.veto.rule if one.veto else None}
    assert (rule in spoken) == bool(side), spoken
    if side and one.veto is None:
        assert one.side is NAMES[side]


def test_every_rule_has_examples_for_and_against():
    shown = {(rule, bool(side)) for rule, _, side in examples()}
    written = {
        rule
        for path in (*SOURCES, Path(verdicts.__file__).parents[1] / "directions.py")
        for rule in re.findall(r'"([CV]\d+\.\w+)"', path.read_text(encoding="utf-8"))
    }
    silent = {"C0.silent", "C3.unequal", "C11.definite"}  # these only keep others from speaking, or make context
    assert {(rule, sign) for rule in written - silent - {"V4.background"} for sign in (True, False)} <= shown
