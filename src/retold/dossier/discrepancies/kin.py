"""Who speaks for whom: a party, names that hold it, and people whose office is with it."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Name

OFFICE = frozenset(
    "president minister secretary attorney prosecutor spokesman spokeswoman spokesperson ministry official officials government ambassador "
    "envoy chancellor premier governor mayor director chairman chief commissioner representative vice deputy lawyer".split()
)
"""Words of offices whose holders answer for the country, town or body they are described with."""
STEM = 5  # first letters by which a country and its people are one ("Venezuela", "Venezuelan")


def kin(party: str, names: Sequence[Name]) -> set[str]:
    """The party; names that hold it or that it holds ("the Harlan council" and "Harlan"); those who hold office with it."""
    words = {w.lower() for w in party.split() if len(w) > 3}
    found = {party} | {name.name for name in names if words & {w.lower() for w in name.name.split()}}
    places = {stem for name in names if name.name in found for stem in _stems(name)}
    return found | {name.name for name in names if name.kind == "person" and _in_office(name) and places & _stems(name)}


def _in_office(name: Name) -> bool:
    return any(OFFICE & set(item.text.lower().split()) for item in name.described_as)


def _stems(name: Name) -> set[str]:
    """Stems of the capitalised words by which a name is described, and of the name itself unless it is a person's."""
    told = [item.text for item in name.described_as] + ([name.name] if name.kind != "person" else [])
    words = {word.strip(".,’'").lower() for text in told for word in text.split() if word[:1].isupper()}
    return {word[:STEM] for word in words if len(word) >= STEM and word not in OFFICE}
