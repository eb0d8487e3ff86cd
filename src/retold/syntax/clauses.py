"""Tokens of a sentence -> its clauses: who did what to whom, denied or hedged, and what hangs on what (Universal Dependencies 2)."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Clause, Sentence, Token
from retold.syntax.children import Children, below, children_of

KINDS = {
    "root": "main", "ccomp": "complement", "xcomp": "complement", "csubj": "subject", "acl": "modifier", "advcl": "adverbial",
    "conj": "coordinate", "parataxis": "parallel",
}  # fmt: skip
NEGATORS = frozenset("not n't n’t never neither nor hardly scarcely".split())
NEGATIVE = frozenset("no nobody nothing none neither".split())
MODALS = frozenset("will would shall should can could may might must ought".split())
MODAL_FORMS = {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "wo": "will", "ca": "can"}
HEDGES = frozenset("perhaps possibly probably maybe allegedly reportedly apparently supposedly likely".split())
SUBJECTS = frozenset({"nsubj", "csubj"})


def clauses(tokens: Sequence[Token], sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of ``sentence`` by place of their predicates; all places are places in ``tokens``.

    A predicate is a verb, or whatever a copula or a subject hangs on. A verb joined by "and", or an infinitive, without a subject
    of its own takes that of the clause it hangs on (its object, where there is one: "told him to leave"); ``shared`` tells so.
    """
    children = children_of(tokens, sentence.first, sentence.last)
    predicates = [place for place in range(sentence.first, sentence.last) if _is_predicate(tokens, children, place)]
    found: dict[int, Clause] = {}
    for place in sorted(predicates, key=lambda place: _depth(tokens, place)):
        found[place] = _clause(tokens, children, place, found, frozenset(predicates))
    return tuple(found[place] for place in predicates)


def _relation(token: Token) -> str:
    return token.dep.partition(":")[0]


def _is_predicate(tokens: Sequence[Token], children: Children, place: int) -> bool:
    token = tokens[place]
    if not token.dep or token.tag == "PUNCT":
        return False
    relations = {_relation(tokens[child]) for child in children[place]}
    if token.tag == "VERB":
        return _relation(token) not in {"amod", "compound", "case", "fixed", "flat", "mark"}
    return "cop" in relations or bool(relations & SUBJECTS) or (token.tag == "AUX" and _relation(token) in KINDS)


def _depth(tokens: Sequence[Token], place: int) -> int:
    """How many words stand above ``place`` in its tree."""
    depth = 0
    while tokens[place].head >= 0 and depth <= len(tokens):
        place, depth = tokens[place].head, depth + 1
    return depth


def _clause(tokens: Sequence[Token], children: Children, place: int, above: dict[int, Clause], predicates: frozenset[int]) -> Clause:
    own = children[place]
    parent = _parent(tokens, place, predicates)
    passive = any(tokens[child].dep in {"nsubj:pass", "aux:pass", "csubj:pass"} for child in own)
    subject = _first(tokens, own, SUBJECTS)
    shared = subject < 0 and _relation(tokens[place]) in {"conj", "xcomp"} and parent in above
    if shared:
        subject = _shared(tokens[place], above[parent])
    within = below(children, place, [child for child in own if child in predicates])
    return Clause(
        predicate=place,
        kind=KINDS.get(_relation(tokens[place]), "other"),
        parent=parent,
        subject=subject,
        shared=shared and subject >= 0,
        object=_first(tokens, own, frozenset({"obj"})),
        agent=next((child for child in own if tokens[child].dep == "obl:agent"), -1),
        passive=passive,
        negated=_negated(tokens, children, place),
        modality=_modality(tokens, own),
        first=within[0],
        last=within[-1] + 1,
    )


def _first(tokens: Sequence[Token], places: Sequence[int], relations: frozenset[str]) -> int:
    return next((place for place in places if _relation(tokens[place]) in relations), -1)


def _parent(tokens: Sequence[Token], place: int, predicates: frozenset[int]) -> int:
    """The predicate of the clause in which that of ``place`` hangs; -1 for the main clause."""
    at = tokens[place].head
    while at >= 0 and at not in predicates:
        at = tokens[at].head
    return at


def _shared(token: Token, above: Clause) -> int:
    """The subject that a clause without one takes: an infinitive's is the object above it, where there is one."""
    if _relation(token) == "xcomp" and above.object >= 0:
        return above.object
    return above.subject


def _negated(tokens: Sequence[Token], children: Children, place: int) -> bool:
    """Denied by an odd number of words: "did not", "no one came", "nobody never"."""
    own = [tokens[child] for child in children[place]]
    denials = sum(_relation(token) in {"advmod", "cc", "aux"} and token.text.lower() in NEGATORS for token in own)
    for child in children[place]:
        if _relation(tokens[child]) in {"nsubj", "obj", "obl"}:
            words = [tokens[child], *(tokens[deep] for deep in children[child] if tokens[deep].dep == "det")]
            denials += any(word.text.lower() in NEGATIVE for word in words)
    determined = any(token.dep == "det" and token.text.lower() == "no" for token in own)
    return (denials + determined) % 2 == 1


def _modality(tokens: Sequence[Token], own: Sequence[int]) -> str:
    """The modal verb of the clause ("will", "may"), else the adverb that hedges it; "" when it is told outright."""
    for child in own:
        low = tokens[child].text.lower()
        if _relation(tokens[child]) == "aux" and MODAL_FORMS.get(low, low) in MODALS:
            return MODAL_FORMS.get(low, low)
    return next((low for child in own if (low := tokens[child].text.lower()) in HEDGES and _relation(tokens[child]) == "advmod"), "")
