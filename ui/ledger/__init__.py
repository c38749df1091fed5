"""The parts of the workspace, one noun each: like it they are acts of a person, told by its one signal."""

from collections.abc import Callable
from contextlib import AbstractContextManager

Act = Callable[..., AbstractContextManager[None]]
"""The workspace's own way to do one act: label and why; a block that is one transaction and one step."""
