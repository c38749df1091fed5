"""The form of one swap."""
