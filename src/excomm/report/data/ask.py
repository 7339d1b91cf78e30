"""What the sources say to a question, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.evidence.asking import Answer


def ask_data(answer: Answer, *, variants: Sequence[str] = ()) -> dict[str, Any]:
    """Return an answer for JSON.

    `bears` is false where the sources do not speak of what was asked; `found` then holds what is nearest. `perhaps` is
    true where that is doubtful: no claim has much of the question, or none has a name that stands in it. `unknown` are
    words of the question that stand in no claim. `agreement` has a part of the crisis in each row, with the claims on
    either side, of which those in `elsewhere` were not found.
    """
    return {
        "crisis": answer.crisis.crisis,
        "title": answer.crisis.title,
        "variants": list(variants),
        "question": answer.question,
        "by": answer.by,
        "bears": answer.bears,
        "perhaps": answer.perhaps,
        "unknown": list(answer.unknown),
        "found": [
            row | {"stance": found.claim.stance.model_dump(mode="json")}
            for row, found in zip(answer.table().to_records(), answer.found, strict=True)
        ],
        "agreement": [
            {
                "place": one.place,
                "support": list(one.support),
                "against": list(one.against),
                "elsewhere": list(one.elsewhere),
                "disputed": one.disputed,
            }
            for one in answer.agreement
        ],
        "notes": list(answer.notes),
        "version": answer.provenance.version,
        "digest": answer.provenance.digest,
    }
