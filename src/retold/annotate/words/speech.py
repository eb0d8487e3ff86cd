"""Words that tell that someone says something."""

from __future__ import annotations

CUE_LEMMAS = frozenset(
    "say tell add write tweet post claim state announce declare insist argue warn note explain acknowledge admit concede deny "
    "reject maintain assert contend allege accuse describe call report reply respond answer ask question demand urge order "
    "promise pledge vow threaten suggest propose recommend advise comment remark observe stress emphasize emphasise underline "
    "underscore reiterate repeat confirm disclose reveal recount recall testify recommend caution complain criticize criticise "
    "condemn denounce praise welcome hail thank believe think feel hope fear expect predict estimate speculate hint imply "
    "indicate signal clarify conclude continue quip joke shout scream yell cry exclaim whisper mutter quote cite agree disagree "
    "object protest request plead appeal apologize apologise boast brag brand dub label liken compare mock ridicule slam blast "
    "decry lament mourn vent opine muse ponder wonder inform notify brief begin finish interject intone proclaim pronounce retort "
    "snap tout offer refuse decline swear attest affirm vouch allow guess reckon fume rail charge counter rule find mention "
    "lambast lambaste deplore "
    "express voice show discover caption crack deadpan instruct gush tease elaborate".split()
)
WEAK_CUES = frozenset(
    "show discover call describe find rule order offer charge begin finish continue feel think believe hope fear expect ask question "
    "appeal offer refuse decline agree post report express voice hail welcome praise thank condemn criticize criticise slam blast quote "
    "cite label brand dub mention allow mourn request demand signal counter guess compare liken plead protest object accuse "
    "propose snap hint threaten emphasize emphasise stress recall inform brief note promise pledge deny reject observe speak refer "
    "caption crack instruct gush tease elaborate".split()
)
"""Cues that often do not introduce words: they count with a quotation, with "that", or not at all."""

ADDRESSING = frozenset("tell inform notify assure remind warn advise".split())
"""Cues that take the person spoken to as their object."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
NO_CONTENT = frozenset(
    "begin finish continue rule order call describe label brand dub praise thank hail quote cite post report mock".split()
) - {"report"}
"""Cues whose object is no statement unless marks say so."""

STANCES = frozenset(
    "accept accuse acknowledge address admire advocate allude announce answer applaud approve assail attack attribute back bemoan "
    "blame blast call celebrate champion chide cite claim comment compare concede condemn confirm congratulate consider convince "
    "criticise criticize decide decline decry deem defend demand denounce deny deplore deride describe detail disavow discuss dismiss "
    "dispute doubt echo embrace encourage endorse envision expect explain express favor favour fear feel hail highlight hint hope "
    "imagine intend invoke know lambast lambaste lament lash laud learn liken list mention mock mourn name nominate note object "
    "oppose order outline persuade plan plead pledge point portray praise predict prefer promise promote propose protest push "
    "question rail realise realize rebuff rebuke rebut recall recognise recognize recommend refer refuse regret reject remember "
    "remind reply report request resist respond reveal ridicule scold see seek share slam speak stress suggest support suspect talk "
    "thank threaten tout underline underscore understand urge view voice vote vow want warn welcome wish worry".split()
)
"""Verbs whose subject, without giving words, is told to hold, want, approve, blame or speak of what follows."""
STANCE_LINKS = {
    "call": "for on upon",
    "point": "to out",
    "refer": "to",
    "speak": "of about against out",
    "talk": "about of up",
    "push": "for back",
    "lash": "out",
    "vote": "for against to",
    "allude": "to",
    "rail": "against",
    "hint": "at",
    "see": "as",
    "back": "the a an his her their its",
}
"""Words one of which must follow such a verb (for "see" and "call": anywhere near) before it counts."""
NOMINAL_STANCES = frozenset(
    "accusation admission allegation announcement appeal argument assertion assessment attack belief call claim comment complaint concern "
    "contention criticism decision defence defense demand denial desire determination endorsement expectation explanation fear "
    "hope idea insistence opinion opposition plan pledge praise prediction promise proposal push question refusal remark request response "
    "statement suggestion support suspicion threat view vow warning wish".split()
)
"""Nouns for what someone says, wants or holds: "his claim that", "her call for", "the city's refusal to"."""
ANSWERS = frozenset("respond reply answer comment react return".split())
UNANSWERED = frozenset("decline refuse fail".split())

_IRREGULAR = (
    "say:said,says,saying tell:told,tells,telling write:wrote,written,writes,writing think:thought feel:felt speak:spoke "
    "swear:swore,swearing begin:began,begun find:found deny:denied,denies reply:replied,replies cry:cried admit:admitted "
    "see:saw,seen,sees know:knew,known seek:sought,seeks understand:understood refer:referring speak:spoken,speaks "
    "quip:quipped testify:testified clarify:clarified notify:notified decry:decried specify:specified refer:referred"
)
IRREGULAR = {form: pair.split(":")[0] for pair in _IRREGULAR.split() for form in pair.split(":")[1].split(",")}
"""Irregular and doubtful forms with their lemmas."""
NOUN_CUES = frozenset(
    "statement post tweet message interview letter speech article report email e-mail remarks comments address comment".split()
)
SOURCE_NOUNS = frozenset(
    "activist activists administration agency aide aides analyst analysts army attorney authorities boy chairman chief colleague "
    "commissioner committee company congressman critic critics department diplomat diplomats director doctor doctors driver executive "
    "expert experts family father firefighters friend girl government group groups hospital investigator investigators judge lawmaker "
    "lawmakers lawyer lawyers leader leaders man manager mayor medics military minister ministry mother neighbor neighbour office "
    "officer officers official officials opponents organisation organization owner passenger passengers people police poll polls "
    "president prosecutor prosecutors relative relatives report reporters rescuers resident residents secretary senator source "
    "sources spokesman spokesperson spokeswoman statement student study supporters survey surveys survivor survivors teacher union "
    "witness witnesses woman".split()
)


def stance_lemma(word: str) -> str:
    """The lemma when ``word`` (any case) is a form of one of :data:`STANCES`, else ""."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low] if IRREGULAR[low] in STANCES else ""
    return next((lemma for lemma in _stems(low) if lemma in STANCES), "")


def cue_lemma(word: str) -> str:
    """The lemma when ``word`` (any case) is a form of a verb of saying, else ""."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low] if IRREGULAR[low] in CUE_LEMMAS else ""
    for lemma in _stems(low):
        if lemma in CUE_LEMMAS:
            return lemma
    return ""


def _stems(low: str) -> tuple[str, ...]:
    if low.endswith(("ied", "ies")):
        return low, low[:-3] + "y"
    if low.endswith("ed"):
        return low, low[:-2], low[:-1], low[:-3]
    if low.endswith("ing"):
        return low, low[:-3], low[:-3] + "e", low[:-4]
    if low.endswith("es"):
        return low, low[:-2], low[:-1]
    return (low, low[:-1]) if low.endswith("s") else (low,)
