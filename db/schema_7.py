"""The indexes that format 7 adds, frozen. Never edited again.

They say whose each changed row was: without them the past of one swap is looked for in all the changes of a desk.
"""

OWNED = "\"table\" IN ('swap', 'claim', 'claim_quote', 'choice', 'field_check', 'answer', 'verdict')"
"""The rows that belong to a swap, or through their claim to one."""


def _number(state: str, name: str) -> str:
    """SQL for a number in a row as the triggers wrote it. No text passes for it: quotation marks are escaped there."""
    mark = f',"{name}":'
    return f"CAST(substr({state}, instr({state}, '{mark}') + {len(mark)}, 20) AS INTEGER)"


def _owner(state: str) -> str:
    """SQL for whose a row was: a swap is its own, a quote its claim's, all others are a swap's."""
    claim, swap = _number(state, "claim"), _number(state, "swap")
    return f"CASE \"table\" WHEN 'swap' THEN \"row\" WHEN 'claim_quote' THEN {claim} ELSE {swap} END"


OWNER = _owner('coalesce("after", "before")')
"""Whose a row is after a change, or was before it went."""
LEFT = _owner('"before"')
"""Whose a row was that is another's after the change."""
_NOW = _owner('"after"')
HAS_LEFT = f'{OWNED} AND "before" IS NOT NULL AND "after" IS NOT NULL AND {LEFT} IS NOT {_NOW}'

INDEXES: tuple[str, ...] = (
    f'CREATE INDEX "change_owner" ON "change" ("table", {OWNER}) WHERE {OWNED}',
    f'CREATE INDEX "change_left" ON "change" ("table", {LEFT}) WHERE {HAS_LEFT}',
)
