"""Asks the sources of a crisis a question: which claims bear on it, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.agreeing import Agreement, agreements_among
from excomm.evidence.model_files import GET_MODEL, model_folder
from excomm.evidence.retrieval import rank_claims
from excomm.space.provenance import Provenance, provenance_of
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from excomm.evidence.retrieval import By
    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim

# So many claims are given if nothing else is asked for, and so many letters may a question have.
MOST, LONGEST = 5, 500


@dataclass(frozen=True)
class Found:
    """A claim that was found: its place among all, its score, and its places by words and by meaning alone.

    `score` is in standard deviations over all claims where meaning is asked for; else it is BM25. A place is counted
    from 1, and None where the claim was not found that way.
    """

    name: str
    claim: Claim
    score: float
    by_words: int | None
    by_meaning: int | None


@dataclass(frozen=True, repr=False)
class Answer(Tabular):
    """What the sources of a crisis say to a question.

    `bears` tells whether they speak of it at all; if they do not, `found` holds what is nearest, and `unknown` the
    words of the question to which no claim comes near. `perhaps` tells that they may: a word of it is far from all.
    """

    crisis: Crisis
    question: str
    by: By
    found: tuple[Found, ...]
    bears: bool
    perhaps: bool
    unknown: tuple[str, ...]
    agreement: tuple[Agreement, ...]
    notes: tuple[str, ...]
    provenance: Provenance

    def table(self) -> Table:
        """A row for each claim that was found, best first."""
        claims = [one.claim for one in self.found]
        columns = {
            "claim": tuple(one.name for one in self.found),
            "says": tuple(claim.says for claim in claims),
            "who": tuple(claim.who or None for claim in claims),
            "when": tuple(claim.when.text if claim.when else None for claim in claims),
            "where": tuple(claim.where or None for claim in claims),
            "source": tuple(claim.source for claim in claims),
            "place": tuple(claim.place or None for claim in claims),
            "checked": tuple(claim.checked for claim in claims),
            "supports": tuple(", ".join(claim.stance.supports) or None for claim in claims),
            "disputes": tuple(", ".join(_against(claim)) or None for claim in claims),
            "score": tuple(round(one.score, 3) for one in self.found),
            "by_words": tuple(one.by_words for one in self.found),
            "by_meaning": tuple(one.by_meaning for one in self.found),
        }
        title = f"{self.crisis.title}: {self.question}"
        return Table(title, columns, self.notes)


def ask(crisis: Crisis, question: str, *, most: int = MOST, by: By | None = None) -> Answer:
    """Ask the sources of a crisis a question, and get the claims that bear on it, best first.

    Claims are found by words (BM25 [robertson2009], with what the sources file and a list of everyday words say they
    may be called) and by meaning (a sentence model [reimers2019], of the whole and piece by piece [khattab2020]), and
    the two are added up. `by` asks for one of them alone; left out, it is words where no model is installed, and a note
    says how to get one. `most` is how many claims to give. `InputError` where there are no claims, or nothing is asked.

    >>> import excomm as ex
    >>> answer = ex.ask(ex.load("cuba-1962"), "who stopped the torpedo?", by="words")
    >>> "subs_sail" in [found.name for found in answer.found], answer.bears
    (True, True)
    """
    asked = " ".join(question.split())
    _check(crisis, asked, most)
    way: By = by or ("both" if model_folder() else "words")
    ranking = rank_claims(crisis, asked, by=way)
    found = tuple(
        Found(
            name,
            crisis.evidence[name],
            ranking.scores[name],
            ranking.by_words.get(name),
            ranking.by_meaning.get(name),
        )
        for name in ranking.claims[:most]
    )
    agreement = agreements_among(crisis, [one.name for one in found]) if ranking.bears else ()
    notes = () if by or way == "both" else (_ONLY_WORDS,)
    return Answer(
        crisis,
        asked,
        way,
        found,
        ranking.bears and bool(found),
        ranking.doubtful and bool(found),
        ranking.unknown,
        agreement,
        notes,
        provenance_of(crisis),
    )


_ONLY_WORDS = f"Only words were compared. To compare meaning too: {GET_MODEL}"


def _check(crisis: Crisis, question: str, most: int) -> None:
    if not any(letter.isalnum() for letter in question):
        raise InputError("nothing is asked", remedy='write a question, as in "who wanted to wait?"')
    if len(question) > LONGEST:
        remedy = f"ask in at most {LONGEST} letters"
        raise InputError(f"the question has {len(question):,} letters", remedy=remedy)
    if most < 1:
        raise InputError("at least one claim must be asked for", remedy="leave out 'most'")
    if not crisis.evidence:
        remedy = "add 'sources: sources.yaml' with claims to the crisis file"
        raise InputError(f"{crisis.crisis} has no claims to ask", remedy=remedy)


def _against(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*claim.stance.disputes, *claim.stance.contradicts)))
