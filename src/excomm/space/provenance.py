"""Which input, and which version of Excomm, an answer comes from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

# The version of this package, as a test compares; looking up what is installed would cost every answer some time.
VERSION = "0.1.0"


@dataclass(frozen=True)
class Provenance:
    """Enough to repeat an analysis: the crisis, a digest of all that its file says, and the version."""

    crisis: str
    digest: str
    version: str


def provenance_of(crisis: Crisis) -> Provenance:
    """Where answers about a crisis come from.

    The digest is the first 16 hexadecimal digits of the SHA-256 of the crisis as compiled, variants
    applied; spelling, comments and the sources file do not change it.
    """
    written = crisis.model_dump(mode="json", by_alias=True)
    text = json.dumps(written, sort_keys=True, ensure_ascii=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Provenance(crisis.crisis, digest, VERSION)
