"""What the stability concepts mean, in plain words and as defined, with the works that define them."""

from __future__ import annotations

from dataclasses import dataclass

# The works cited, by their keys in the project's bibliography.
WORKS = {
    "nash1951": "Nash, John F. 1951. Non-cooperative games. Annals of Mathematics 54: 286–295.",
    "howard1971": (
        "Howard, Nigel. 1971. Paradoxes of Rationality: Theory of Metagames and Political Behavior. MIT Press."
    ),
    "fraser1979": (
        "Fraser, Niall M. and Hipel, Keith W. 1979. Solving complex conflicts. "
        "IEEE Transactions on Systems, Man, and Cybernetics 9(12): 805–816."
    ),
    "fraser1984": (
        "Fraser, Niall M. and Hipel, Keith W. 1984. Conflict Analysis: Models and Resolutions. North-Holland."
    ),
    "fang1993": (
        "Fang, Liping, Hipel, Keith W. and Kilgour, D. Marc. 1993. Interactive Decision Making: "
        "The Graph Model for Conflict Resolution. Wiley."
    ),
    "kilgour2001": (
        "Kilgour, D. Marc, Hipel, Keith W., Fang, Liping and Peng, Xiaoyong. 2001. Coalition analysis in group "
        "decision support. Group Decision and Negotiation 10(2): 159–175."
    ),
    "li2005statusquo": (
        "Li, Kevin W., Kilgour, D. Marc and Hipel, Keith W. 2005. Status quo analysis in the graph model for conflict "
        "resolution. Journal of the Operational Research Society 56(6): 699–707."
    ),
    "inohara2008": (
        "Inohara, Takehiro and Hipel, Keith W. 2008. Coalition analysis in the graph model for conflict resolution. "
        "Systems Engineering 11(4): 343–359."
    ),
    "rego2017": (
        "Rêgo, Leandro Chaves and Vieira, Giannini Italino Alves. 2017. Symmetric sequential stability in the graph "
        "model for conflict resolution with multiple decision makers. Group Decision and Negotiation 26(4): 775–792."
    ),
}


@dataclass(frozen=True)
class Definition:
    """A concept: its name, its sign in tables, what it says of a state and an actor, and who defined it."""

    key: str
    name: str
    sign: str
    says: str
    formal: str
    works: tuple[str, ...]


DEFINITIONS = {
    "nash": Definition(
        "nash",
        "Nash stability",
        "Nash",
        "The actor has no move to a state that it likes better.",
        "UI(s) = ∅",
        ("nash1951", "fang1993"),
    ),
    "gmr": Definition(
        "gmr",
        "General metarationality",
        "GMR",
        "Each move that would tempt the actor could be answered by moves of the others, in turn, that leave it no "
        "better off than before; whether the answer is an improvement for those who give it is not asked.",
        "∀ t ∈ UI(s) ∃ u ∈ R_others(t): u ≼ s",
        ("howard1971", "fang1993"),
    ),
    "smr": Definition(
        "smr",
        "Symmetric metarationality",
        "SMR",
        "Each move that would tempt the actor could be answered by moves of the others that leave it no better off "
        "than before, and it could not escape by one more move of its own.",
        "as GMR, and ∀ v ∈ R(u): v ≼ s",
        ("howard1971", "fang1993"),
    ),
    "seq": Definition(
        "seq",
        "Sequential stability",
        "SEQ",
        "Each move that would tempt the actor could be answered by moves of the others that leave it no better off "
        "than before, each an improvement for whoever makes it: the answer is credible.",
        "∀ t ∈ UI(s) ∃ u ∈ R⁺_others(t): u ≼ s",
        ("fraser1979", "fang1993"),
    ),
    "symmetric_seq": Definition(
        "symmetric_seq",
        "Symmetric sequential stability",
        "Sym. SEQ",
        "Each move that would tempt the actor has a credible answer that leaves it no better off than before, and "
        "that it could not escape by one more move of its own.",
        "as SEQ, and ∀ v ∈ R(u): v ≼ s",
        ("rego2017",),
    ),
    "sim": Definition(
        "sim",
        "Simultaneous stability",
        "SIM",
        "Each move that would tempt the actor has a credible answer that leaves it no better off than before, or goes "
        "wrong if others make improvements of their own at the same moment.",
        "SEQ, or every UI combined with some simultaneous UIs of others ends ≼ s",
        ("fraser1984",),
    ),
}
