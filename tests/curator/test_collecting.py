"""What is made while no garbage is looked for counts as old afterwards, and its garbage is found all the same."""

import gc
import weakref

import pytest

from curator.collecting import no_collecting


class _Ring:
    """An object that only the search for garbage can remove."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_made_is_not_gone_through_by_the_next_search_of_the_young() -> None:
    with no_collecting():
        assert not gc.isenabled()
        made = [[number] for number in range(1000)]
        new = id(made[500])
        assert new in map(id, gc.get_objects(generation=0))
    assert gc.isenabled()
    assert new not in map(id, gc.get_objects(generation=0))
    assert new in map(id, gc.get_objects())
    assert gc.get_freeze_count() == 0


def test_garbage_of_it_is_found_later() -> None:
    with no_collecting():
        gone = weakref.ref(_Ring())
        assert gone() is not None
    gc.collect()
    assert gone() is None


def test_a_block_within_another_and_one_that_fails_leave_it_as_it_was() -> None:
    with no_collecting():
        with no_collecting():
            pass
        assert not gc.isenabled()
    with pytest.raises(ValueError, match="ours"), no_collecting():
        raise ValueError("ours")
    assert gc.isenabled()
