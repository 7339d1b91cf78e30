"""How far a claim was checked, in words."""

from __future__ import annotations

CHECKED = {
    "read": "source read",
    "secondary": "read in another's account",
    "unverified": "from memory, not checked",
    "data": "from a data set",
    "derived": "computed",
}
