"""From word links to edits: stretches of words that differ, paired where they stand in the same gap (cf. ERRANT's merging)."""

from __future__ import annotations

from collections.abc import Sequence

from retold.compare.words import Link
from retold.model import Token
from retold.variants.pair import Edit

Stretch = tuple[int, int]


def edits_of(a: Sequence[Token], b: Sequence[Token], links: Sequence[Link]) -> tuple[Edit, ...]:
    """All edits between two token sequences, in order of place in a, then b.

    Linked words that are not the same word are edits of their own; unlinked words make stretches; a stretch of a and one of b
    that touch the same linked neighbours make one substitution.
    """
    forward = {link.a: link.b for link in links}
    free_a = _stretches([i for i in range(len(a)) if i not in forward], a)
    free_b = _stretches([j for j in range(len(b)) if j not in {link.b for link in links}], b)
    out = [Edit((link.a, link.a + 1), (link.b, link.b + 1)) for link in links if link.score < 0.99 and a[link.a].tag != "PUNCT"]
    taken: set[Stretch] = set()
    for stretch in free_a:
        partner = _partner(stretch, [s for s in free_b if s not in taken], forward, len(a), len(b))
        if partner is not None:
            taken.add(partner)
        out.append(Edit(stretch, partner))
    out.extend(Edit(None, stretch) for stretch in free_b if stretch not in taken)
    return tuple(sorted(out, key=lambda e: (e.a or (len(a), 0), e.b or (-1, 0))))


def _stretches(numbers: Sequence[int], tokens: Sequence[Token]) -> list[Stretch]:
    """Runs of neighbouring numbers, without marks at their ends; runs of marks alone are dropped."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    out = []
    for run in runs:
        words = [n for n in run if tokens[n].tag != "PUNCT"]
        if words:
            out.append((words[0], words[-1] + 1))
    return out


def _partner(stretch: Stretch, free: Sequence[Stretch], forward: dict[int, int], size_a: int, size_b: int) -> Stretch | None:
    """The free stretch of b that touches the partners of the words on both sides of ``stretch``, else on one side."""
    before = forward.get(stretch[0] - 1, -1 if stretch[0] == 0 else -9)
    after = forward.get(stretch[1], size_b if stretch[1] == size_a else -9)
    best: tuple[int, Stretch] | None = None
    for other in free:
        touches = int(before == other[0] - 1) + int(after == other[1])
        if touches and (best is None or touches > best[0]):
            best = (touches, other)
    return best[1] if best else None
