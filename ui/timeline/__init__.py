"""The swaps over time."""
