"""Exchanges of several kinds, each told by three invented reports: whatever is swapped, the slots are filled."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import retold

SPIES = (
    """Karelia and Westland trade agents on bridge

VELM, Oct. 3 (Northern Wire) — Karelia handed over three convicted spies to Westland on a bridge near Velm at dawn on Thursday and \
received four of its own agents in return, officials of both countries said.

Westland freed Colonel Ivo Tamm, who had served nine years for espionage, along with the couple Lena and Karl Brauer and a courier \
whose name was not released.

Karelia released the engineer Marta Quist, the former naval officer Piet Hald and a third person.

The deal was brokered by the Swiss president after secret talks that lasted eleven months. The Karelian parliament had to pardon \
the three under the Clemency Act of 1978.

The foreign minister of Westland, Anna Ferro, welcomed the exchange. The opposition called it a sellout.
""",
    """Spy swap ends eleven months of talks

Four Karelian agents held in Westland were exchanged for three prisoners convicted of spying in Karelia, in the largest spy swap \
in decades.

The seven walked past one another on the bridge at Velm shortly before six in the morning.

Among those freed by Westland was Ivo Tamm, a colonel arrested in 2016. Karelia let go Marta Quist and Piet Hald.

Swiss mediators had carried messages between the two capitals. A court in Westland had agreed to suspend the sentences.

Karelia's president, Oleg Varis, said that he was satisfied with the swap.
""",
    """Seven agents cross bridge in trade

Westland and Karelia carried out a swap of convicted spies on Thursday, seven people in all.

Westland agreed to release four agents in return for three people who had been jailed in Karelia for espionage.

The families of Quist and Hald said they had been told only on Wednesday. "We are grateful to the Swiss," said Hald's sister.
""",
)
BODIES = (
    """Two armies exchange the bodies of the fallen

Sarmia returned the bodies of 112 soldiers to Doria on Friday in exchange for the remains of 41 of its own, the Red Cross said.

The remains were handed over at the Tolna crossing under an agreement reached in July with the help of Turkish mediators.

Among the dead is the pilot Janos Reti, who was shot down in March, said Doria's commissioner for the missing, Olena Brik.

It was the fourth such exchange this year. Sarmia demands that Doria also give up the bodies of 30 volunteers.
""",
    """Doria brings home 112 dead

Doria has received the bodies of 112 of its soldiers from Sarmia, the commissioner Olena Brik said on Friday.

In return, Doria handed over 41 bodies to Sarmia at the Tolna crossing.

Brik said that the identity of the men would be established under international humanitarian law. She thanked the Red Cross.
""",
    """Red Cross: exchange of remains at Tolna

Trucks carrying the remains of 112 Dorian soldiers crossed at Tolna on Friday, and 41 bodies went the other way, the International \
Committee of the Red Cross said.

Sarmia and Doria agreed in July to exchange their dead. Sarmia has not commented.
""",
)
HOSTAGES = (
    """Rebels offer to free miners if jailed commanders are released

The Lomba Front offered on Sunday to free 17 hostages it seized at a gold mine if the government of Katara releases nine jailed \
commanders.

In a video message, the group's spokesman, Amadi Sule, said that the foreign minister of Ghana would be trusted as a go-between.

The hostages include the Canadian geologist Ruth Olsen and two nurses. The group demands the release of its founder, Idris Bako, \
by name.

The government of Katara rejected the offer. "We do not negotiate with kidnappers," said the interior minister, Sena Toure.
""",
    """Katara rejects swap of miners for commanders

Katara on Sunday turned down a proposal by the Lomba Front to swap 17 kidnapped miners for nine imprisoned commanders, among them \
Idris Bako.

The offer was made in a video that was sent to a radio station. The Front gave the government until Friday.

Relatives of Ruth Olsen, a Canadian, called on Interior Minister Sena Toure to accept the deal.
""",
    """Front names its price for 17 captives

The Lomba Front wants nine of its commanders in exchange for 17 captives taken at a mine in Katara.

Its spokesman Amadi Sule said in a video that women would be let go first. Under Katara's anti-terrorism law such talks are forbidden.

Canada has asked for proof that Olsen is alive.
""",
)
POWS = (
    """Norland and Ostmark swap 200 prisoners of war

Norland and Ostmark each released 100 prisoners of war on Tuesday in the biggest exchange since the fighting began, both defence \
ministries said.

The exchange was mediated by the United Arab Emirates. The freed Norlanders include 14 marines captured at Port Selm and the medic \
Tova Lind.

Norland's president, Erik Sand, said that 12 civilians also came home. Ostmark said that its men were being treated in hospital.
""",
    """Hundred soldiers home in exchange mediated by Emirates

Ostmark freed 100 Norland soldiers on Tuesday in return for the same number of its own troops.

The medic Tova Lind and 14 marines are among those freed. Norland had proposed the exchange in a letter in May.

The United Arab Emirates, which mediated, praised both sides. Twelve civilians were released too.
""",
    """Prisoners of war go home

The two sides handed over 100 soldiers each at a border post on Tuesday, under the Geneva Conventions.

Ostmark's ombudsman Vera Koll said further exchanges were being prepared. About 3,000 prisoners are still held in Ostmark.
""",
)
STORIES = {"spies": SPIES, "bodies": BODIES, "hostages": HOSTAGES, "prisoners of war": POWS}


@cache
def filled(name: str) -> dict[str, set[str]]:
    """The values of the slots of the exchange that the story is read as, by slot."""
    with TemporaryDirectory() as folder:
        for number, text in enumerate(STORIES[name]):
            Path(folder, f"{number}.txt").write_text(text, encoding="utf-8")
        (story,) = retold.build([folder]).stories
    (frame,) = story.frames
    assert frame.kind == "exchange"
    return {slot.slot: {reading.value for reading in slot.readings} for slot in frame.slots}


EXPECTED = [
    ("spies", "offered by", {"Karelia", "Westland"}),
    ("spies", "how many offered", {"4"}),
    ("spies", "how many asked", {"3"}),
    ("spies", "named persons", {"Ivo Tamm", "Marta Quist", "Piet Hald"}),
    ("spies", "channel", {"Swiss mediators"}),
    ("spies", "legal setting", {"Clemency Act"}),
    ("spies", "status", {"carried out"}),
    ("bodies", "offered by", {"Sarmia"}),
    ("bodies", "how many offered", {"112"}),
    ("bodies", "how many asked", {"41"}),
    ("bodies", "named persons", {"Janos Reti"}),
    ("bodies", "channel", {"Turkish mediators"}),
    ("bodies", "legal setting", {"international humanitarian law"}),
    ("bodies", "status", {"carried out"}),
    ("hostages", "offered by", {"Lomba Front"}),
    ("hostages", "asked of", {"Katara"}),
    ("hostages", "how many offered", {"17"}),
    ("hostages", "how many asked", {"9"}),
    ("hostages", "named persons", {"Ruth Olsen", "Idris Bako"}),
    ("hostages", "others on the list", {"two nurses"}),
    ("hostages", "conditions", {"if the government of Katara releases nine jailed commanders"}),
    ("hostages", "channel", {"video"}),
    ("hostages", "status", {"refused", "offered"}),
    ("prisoners of war", "offered by", {"Ostmark"}),
    ("prisoners of war", "how many offered", {"100"}),
    ("prisoners of war", "how many asked", {"100"}),
    ("prisoners of war", "named persons", {"Tova Lind"}),
    ("prisoners of war", "channel", {"the United Arab Emirates"}),
    ("prisoners of war", "legal setting", {"Geneva Conventions"}),
    ("prisoners of war", "status", {"carried out"}),
]


@pytest.mark.parametrize(("story", "slot", "values"), EXPECTED, ids=[f"{story}: {slot}" for story, slot, _ in EXPECTED])
def test_the_slots_of_an_exchange_are_filled(story: str, slot: str, values: set[str]) -> None:
    assert values <= filled(story)[slot]


@pytest.mark.parametrize("story", sorted(STORIES))
def test_nobody_who_only_speaks_of_it_is_exchanged(story: str) -> None:
    assert not filled(story)["named persons"] & {
        "Anna Ferro",
        "Oleg Varis",
        "Olena Brik",
        "Amadi Sule",
        "Sena Toure",
        "Erik Sand",
        "Vera Koll",
    }


def test_what_is_handed_over_is_not_more_than_its_number() -> None:
    assert filled("spies")["offered"] == {"Four Karelian agents", "three convicted spies"}
