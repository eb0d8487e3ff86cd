"""Made stories of any size for the benchmarks: invented reports of one event, some told afresh, most copied from one another.

Nothing of it is news. The sentences come from a small grammar, so that words repeat as in reports of one event: the facts are
shared by all, the telling and the colour belong to each independent text, and a copy keeps most of its parent's lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

FACTS = (
    (
        "A ferry carrying {n} passengers struck the eastern pier of {town} shortly before {hour}.",
        "Shortly before {hour} the {town} ferry, with {n} people on board, ran into the eastern pier.",
    ),
    ("At least {few} people were injured, {mayor} told reporters at the harbour.", "{mayor} put the number of injured at {few} or more."),
    (
        "The harbour authority said the vessel had been inspected in {month}.",
        "According to the harbour authority, the last inspection took place in {month}.",
    ),
    (
        "“We heard a grinding noise and then the lights went out,” said {witness}, who was on the upper deck.",
        "{witness}, a passenger, said: “We heard a grinding noise and then the lights went out.”",
    ),
    (
        "The captain, {captain}, was questioned by police and later released.",
        "Police questioned {captain}, who was in command, and let him go in the evening.",
    ),
    (
        "Investigators have not ruled out a failure of the steering gear.",
        "A failure of the steering gear may have been the cause, investigators said.",
    ),
    (
        "The operator, {company}, denied that the crew was too small.",
        "{company}, which runs the line, rejected the claim that it had sent too few crew.",
    ),
    ("Rescue boats reached the ferry within {minutes} minutes.", "It took rescuers {minutes} minutes to come alongside."),
    ("The union of seafarers has demanded a public inquiry.", "A public inquiry is needed, the seafarers' union said."),
    ("Damage to the pier is estimated at ${cost} million.", "Repairs to the pier may cost ${cost} million, officials said."),
)
PEOPLE = ("Ana Ruiz", "Tomas Velde", "Ingrid Hallan", "Peter Okoro", "Mira Dovan", "Jonas Brecht", "Leila Sand", "Oskar Thorne")
PLACES = ("Port Harlan", "Merrow", "Vale Sound", "Eastmoor", "Kessing", "Aldwater")
COMPANIES = ("Sound Lines", "Merrow Ferries", "Northern Crossings", "Vale Passenger Company")
MONTHS = ("January", "March", "May", "June", "September", "October")
WHO = (
    "A fisherman",
    "One resident",
    "The night watchman",
    "A schoolteacher",
    "The café owner",
    "A retired pilot",
    "The harbour chaplain",
    "A dock worker",
)
DID = ("watched", "described", "remembered", "photographed", "heard", "counted", "feared", "followed")
WHAT = (
    "the long line of ambulances",
    "a smell of burning oil",
    "the shouting from the quay",
    "how calm the water had been",
    "the broken planks",
    "the blue lights",
    "empty life jackets drifting past",
    "the queue at the ticket office",
    "a dog that would not leave the pier",
    "the silence afterwards",
)
WHERE = (
    "from the terrace of the old customs house",
    "near the fish market",
    "beside the slipway",
    "on the way to work",
    "across the basin",
    "behind the cranes",
    "from a bedroom window",
)
WHEN = (
    "until the rain began",
    "as the tide turned",
    "before the police arrived",
    "while the bells rang",
    "for almost an hour",
    "long after dark",
    "at first light",
)
AND = (
    "and went home without a word",
    "and later brought blankets",
    "and called a brother in {place}",
    "but would not give a name",
    "and spoke of an earlier accident off {place}",
    "and asked why nobody had sounded a horn",
    "though the fog hid most of it",
)


class Teller:
    """One independent text: its own choice of phrasing, order and colour over the same facts."""

    def __init__(self, random: Random, facts: dict[str, object]) -> None:
        self.random, self.facts = random, facts

    def lines(self, words: int) -> list[str]:
        """Sentences of about ``words`` words in all."""
        told = [self.random.choice(phrasings).format(**self.facts) for phrasings in FACTS]
        first, rest = told[0], told[1:]
        self.random.shuffle(rest)
        while sum(len(line.split()) for line in [first, *rest]) < words:
            rest.insert(self.random.randrange(len(rest) + 1), self.colour())
        return [first, *rest]

    def colour(self) -> str:
        """A sentence that only this text has."""
        pick = self.random.choice
        return f"{pick(WHO)} {pick(DID)} {pick(WHAT)} {pick(WHERE)} {pick(WHEN)} {pick(AND)}.".format(place=pick(PLACES))


def edited(lines: list[str], random: Random, changed: dict[str, str]) -> list[str]:
    """A copy of ``lines``: a few left out, a few of the ``changed`` words exchanged, one sentence moved."""
    kept = [line for index, line in enumerate(lines) if index == 0 or random.random() > 0.1]
    for before, after in changed.items():
        if random.random() < 0.2:
            kept = [line.replace(before, after) for line in kept]
    if len(kept) > 4 and random.random() < 0.3:
        kept.insert(random.randrange(1, len(kept)), kept.pop(random.randrange(1, len(kept))))
    return kept


def reports(count: int, words: int, *, roots: int = 6, seed: int = 1) -> Iterator[tuple[str, str]]:
    """File names and texts of ``count`` reports of one event, ``roots`` of them independent, about ``words`` words each."""
    random = Random(seed)  # the same story on every machine
    facts: dict[str, object] = {
        "n": 140,
        "few": 12,
        "town": "Port Harlan",
        "hour": "8 p.m.",
        "month": random.choice(MONTHS),
        "mayor": "Mayor " + PEOPLE[0],
        "witness": PEOPLE[1],
        "captain": PEOPLE[5],
        "company": random.choice(COMPANIES),
        "minutes": 25,
        "cost": 3,
    }
    swaps = {"12": "21", "At least": "About", "denied": "said", "may have been": "was", "25 minutes": "52 minutes", "Tomas": "Thomas"}
    texts: list[list[str]] = []
    for number in range(count):
        lines = Teller(random, facts).lines(words) if number < roots else edited(random.choice(texts), random, swaps)
        texts.append(lines)
        dateline = f"PORT HARLAN, Nov {3 + number // 24} — "
        paragraphs = [" ".join(lines[start : start + 3]) for start in range(0, len(lines), 3)]
        yield f"outlet_{number:03}.txt", dateline + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, count: int, words: int, *, roots: int = 6, seed: int = 1) -> Path:
    """Write :func:`reports` into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports(count, words, roots=roots, seed=seed):
        (folder / name).write_text(text, "utf-8")
    return folder
