"""What news counts and disputes most, and the verbs and nouns by which reports speak of it.

A closed list of general English, like a stop list: two tellings of one toll rarely share a word ("12 dead", "killed twelve").
"""

from __future__ import annotations

MATTERS: dict[str, str] = {
    word: matter
    for matter, words in {
        "dead": "die kill dead death fatality fatal deadly body perish slay murder toll lose corpse",
        "hurt": "injure injury wound hurt maim casualty",
        "treated": "hospital hospitalize treat ambulance clinic",
        "missing": "missing disappear unaccounted vanish",
        "trapped": "trap stuck strand",
        "held": "remain captive captivity hostage prisoner jail imprison detain incarcerate custody hold detainee inmate",
        "arrested": "arrest apprehend",
        "freed": "free release liberate freedom liberation rescue",
        "taken": "kidnap abduct seize capture abduction kidnapping snatch take",
        "sent": "deport expel extradite repatriate deportation expulsion remove removal repatriation",
        "fled": "flee displace evacuate escape displacement refugee evacuee evacuation",
        "charged": "charge accuse indict prosecute convict sentence trial acquit indictment conviction",
        "paid": "pay cost price worth fine award grant fund raise spend invest",
        "voted": "vote ballot elect election poll referendum seat",
        "destroyed": "destroy damage burn collapse demolish wreck",
        "moved": "transfer ship export import smuggle transport",
    }.items()
    for word in words.split()
}
