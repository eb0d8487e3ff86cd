"""The words by which English says what a figure counts: closed lists of general English, like stop lists."""

from __future__ import annotations

BEFELL: dict[str, str] = {
    word: matter
    for matter, words in {
        "dead": "die kill dead death fatality fatal deadly body perish slay murder toll corpse",
        "hurt": "injure injury wound hurt maim casualty",
        "treated": "hospital hospitalize treat ambulance clinic",
        "missing": "missing disappear unaccounted vanish",
        "trapped": "trap stuck strand",
        "held": "captive captivity hostage prisoner jail prison imprison detain incarcerate custody hold detainee inmate",
        "arrested": "arrest apprehend",
        "freed": "free release liberate freedom liberation rescue",
        "taken": "kidnap abduct seize capture abduction kidnapping snatch",
        "sent": "deport expel extradite repatriate deportation expulsion repatriation",
        "fled": "flee displace evacuate escape displacement refugee evacuee evacuation",
        "charged": "charge accuse indict prosecute convict sentence trial acquit indictment conviction",
        "voted": "vote ballot elect election poll referendum",
        "destroyed": "destroy damage burn collapse demolish wreck",
    }.items()
    for word in words.split()
}
"""What befalls those counted, by the words that tell it: two tellings of one toll rarely share a word ("12 dead", "killed twelve")."""
TOLD_OF_PEOPLE = frozenset({"dead", "hurt", "treated", "missing"})
BARRIERS = frozenset("and but ; : . while whereas including although who which as when after before".split())
MARKS = frozenset({",", "–", "—", "-", "("})
ASIDES = frozenset("including many some most mostly among several all both".split())
"""Words that open an aside on those counted."""
PERSON = frozenset(
    "people person man woman child girl boy other others victim passenger civilian student member resident worker dead fatality "
    "body casualty wounded injured soldier troop troops serviceman servicewoman policeman police officer guard agent firefighter "
    "paramedic medic rescuer doctor nurse teacher schoolgirl schoolboy schoolchild pupil baby infant toddler teenager youth adult "
    "parent migrant refugee seeker citizen national foreigner tourist guest pilot crew crewmember staff personnel employee "
    "customer shopper protester protestor demonstrator activist supporter voter fan player suspect attacker assailant gunman "
    "bomber hijacker militant fighter rebel insurgent terrorist jihadist hostage captive prisoner inmate detainee leader official "
    "lawmaker lawyer journalist witness bystander pedestrian driver motorist survivor villager farmer fisherman sailor miner "
    "patient friend relative brother sister son daughter".split()
)
BROAD = frozenset("people person other others victim civilian dead fatality body casualty wounded injured".split())
"""Words for people that narrow nothing: "120 wounded" and "killing six civilians" are told of whoever was there."""
MALE = frozenset("boy man son brother father husband grandfather uncle nephew".split())
FEMALE = frozenset("girl woman daughter sister mother wife grandmother aunt niece".split())
GRAVE = frozenset("critical critically serious seriously severely gravely life-threatening".split())
SLIGHT = frozenset("slight slightly light lightly minor mild".split())
STILL = frozenset("remain remains remained remaining still yet".split())
OTHERS = frozenset("other another more further additional remaining rest extra".split())
PARTS = frozenset("them whom those these which the his her its their our".split())
RATES = frozenset("a an per each every".split())
EMPTY = frozenset("be have do say tell make take get go come that this it he she they about around".split())
BEFORE = frozenset("previous previously earlier former formerly ago last initial initially original originally once since".split())
NIGHT = frozenset({"night", "evening"})  # "last night" is when the news happened
AHEAD = frozenset("next forecast tomorrow".split())
SELDOM = frozenset("mph kph knot degree ton tonne magnitude km/h".split())
"""Units of which a story seldom measures two things: the speed of the lorry, its weight, the strength of the quake."""
VAGUE = frozenset("dozen dozens score scores tens hundreds thousands millions several".split())
"""Numbers that tell but a size."""
QUOTED = frozenset("trade trades traded trading priced quoted hands hover hovers hovered hovering".split())
"""Words before a price that make it one of the hour at which it is written ("is trading at", "changing hands at") ..."""
AT_PRESENT = frozenset({"now", "currently", "presently"})
VALUED = frozenset({"valued", "worth"})
"""... as these do with one of the present before them; a value alone is no price of the hour."""
LIGHT_VERBS = frozenset(
    "be have do say tell make take get go come know think see want call use include show give put let begin start".split()
)
"""Verbs that say too little to tell a happening by."""
SPANS_OF_TIME = frozenset("second minute hour day week weekend month season year decade century moment time".split())
"""Nouns that say how long or when, not what."""
