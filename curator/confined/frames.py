"""What goes over the pipe between the program and a confined process: frames of JSON and bytes, never pickles.

A frame is four bytes of length, a JSON object of that length whose `blobs` lists the lengths of what follows, and those
bytes. Nothing that comes from the other side is trusted beyond its types.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

Frame = tuple[dict[str, Any], list[bytes]]

_LENGTH = struct.Struct(">I")
_MAX_HEAD = 64 * 1024 * 1024
_MAX_BLOB = 200 * 1024 * 1024
"""Four times the largest file that is taken: its text may be longer than its bytes."""


class BrokenFrame(Exception):
    """What came is no frame: the other side died in the middle of one, or was taken over."""


def write_frame(stream: BinaryIO, head: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one frame and send it off."""
    packed = json.dumps({**head, "blobs": [len(blob) for blob in blobs]}).encode()
    stream.write(b"".join((_LENGTH.pack(len(packed)), packed, *blobs)))
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame, None where the stream ends between two. Raises BrokenFrame."""
    start = stream.read(_LENGTH.size)
    if not start:
        return None
    if len(start) < _LENGTH.size:
        raise BrokenFrame("the length is cut off")
    head = _json(_exactly(stream, _LENGTH.unpack(start)[0], _MAX_HEAD))
    lengths = head.get("blobs")
    if not isinstance(lengths, list) or not all(isinstance(length, int) for length in lengths):
        raise BrokenFrame("the lengths are missing")
    return head, [_exactly(stream, length, _MAX_BLOB) for length in lengths]


def _exactly(stream: BinaryIO, length: int, most: int) -> bytes:
    if not 0 <= length <= most:
        raise BrokenFrame(f"{length} bytes are out of all proportion")
    data = stream.read(length)
    if len(data) < length:
        raise BrokenFrame("the stream ends in the middle")
    return data


def _json(data: bytes) -> dict[str, Any]:
    try:
        head = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise BrokenFrame("the head is no JSON") from fault
    if not isinstance(head, dict):
        raise BrokenFrame("the head is no object")
    return head
