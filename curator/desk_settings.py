"""What a desk demands of those who work on it, beside the codebook's rules."""

from curator.values import value


@value
class DeskSettings:
    """The two demands a desk may make on verification; both are off on a new desk."""

    blind_counts: bool = False
    """A count is confirmed only by typing what its quote says, without the stored value in sight."""
    second_person: bool = False
    """Who verifies a swap is another person than those who coded it."""
