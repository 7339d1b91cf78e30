"""What sorts of things happen, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.evidence.natures import Nature

# The word for each, and what it means.
NATURES: dict[Nature, tuple[str, str]] = {
    "decision": ("Decision", "somebody settled on something"),
    "message": ("Message", "something was offered, asked for or made known"),
    "military": ("Military move", "forces moved, fired or stood ready"),
    "close call": ("Close call", "what could have come of it did not"),
    "chance": ("Of itself", "chance or the course of things brought it"),
    "calendar": ("On its day", "the calendar of the file brings it"),
    "other": ("Happened", "it changed nothing in the model"),
    "account": ("Account", "what a dated claim of the sources says"),
}
