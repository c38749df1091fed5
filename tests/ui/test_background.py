"""The queue of what is worked out in the background."""

from curator.errors import NotSaved
from ui.background import Background


def test_workers_take_turns_until_nothing_is_left(qtbot):
    done = []
    queue = Background()
    queue.add(lambda _ms: done.append("a") or done.count("a") < 3)
    queue.add(lambda _ms: done.append("b") or False)
    assert queue.resting
    with qtbot.waitSignal(queue.worked):
        queue.wake()
    assert (done, queue.resting) == (["a", "a", "a", "b"], True)
    with qtbot.waitSignal(queue.worked):
        queue.wake()
    assert done.count("a") == 4


def test_a_full_disk_lets_it_rest(qtbot):
    def refuse(_milliseconds):
        raise NotSaved("Nothing was saved, because the disk is full.")

    queue = Background()
    queue.add(refuse)
    with qtbot.waitSignal(queue.refused) as told:
        queue.wake()
    assert told.args == ["Nothing was saved, because the disk is full."]
    assert queue.resting


def test_a_stopped_queue_does_nothing(qtbot):
    done = []
    queue = Background()
    queue.add(lambda _ms: done.append(1) or True)
    later = Background()
    later.add(lambda _ms: False)
    queue.wake()
    queue.stop()
    with qtbot.waitSignal(later.worked):
        later.wake()
    assert done == [], "a queue that was woken after it has worked by now"
