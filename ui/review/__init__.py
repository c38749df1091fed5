"""The review: one field at a time, below the words that carry it."""
