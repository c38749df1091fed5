"""A pattern that is compiled later finds what one finds that is compiled at once."""

import re

import pytest

from curator.patterns import pattern


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """The patterns that are compiled."""
    found: list[str] = []
    at_once = re.compile

    def watched(source: str, flags: int = 0) -> re.Pattern[str]:
        found.append(source)
        return at_once(source, flags)

    monkeypatch.setattr(re, "compile", watched)
    return found


def test_it_is_compiled_at_the_first_look_and_not_again(compiled):
    words = pattern(r"[a-z]+")
    assert compiled == []
    assert words.findall("Two of them") == ["wo", "of", "them"]
    assert words.findall("again") == ["again"]
    assert compiled == [r"[a-z]+"]


def test_it_is_like_the_pattern_it_stands_for():
    said = pattern(r"(?P<count>\d+) pows", re.IGNORECASE)
    found = said.search("all 25 POWs")
    assert found is not None
    assert found.group("count") == "25"
    assert (said.pattern, said.groups, said.sub("", "1 pows")) == (r"(?P<count>\d+) pows", 1, "")


def test_what_is_wrong_in_it_is_told():
    with pytest.raises(re.error, match="missing"):
        pattern("(").search("")
