"""How people call what the desk counts."""


def code(swap: int) -> str:
    """How people call a swap: SW-0001."""
    return f"SW-{swap:04d}"
