"""False friends: English words that careless or round-trip machine translation puts for one another.

A calque takes the English word that looks like the foreign one (French *assister*: assist, for attend), or another sense
of a foreign word that means both (Spanish *liberar*: to free, to release; German *Bank*: bank, bench). Each pair below
comes from such a word of French, Spanish, Portuguese, Italian, German, Dutch, Russian, Arabic or Chinese, named by what
it concerns; with either word in the other's place a sentence of the news says something else, or nothing. The kind of
word is that of the dictionaries of *faux amis*; the list is closed and general, made by hand, not from any one text.
"""

from __future__ import annotations

__all__ = ["FALSE_FRIENDS", "false_friends"]

# Lemmas, "right/wrong" either way round.
_COURTS = """
abduction/rapture act/deed alien/extraterrestrial appeal/resource arrest/stop bail/caution case/box case/house
caution/deposit charge/load charge/position court/cut court/yard custody/guard defend/forbid detain/stop
evidence/obviousness evidence/test fault/lack firm/signature foreigner/stranger forensic/criminal hearing/audience
inquiry/survey investigate/research investigation/research kidnap/sequester kidnapping/sequestration law/right
molest/annoy molest/bother motive/mobile offence/insult parole/word patent/licence patent/license penalty/feather
penalty/pain prejudice/harm procurator/prosecutor proof/test property/propriety prosecute/persecute prosecute/pursue
prosecution/persecution right/straight ruling/failure search/research seize/enter sentence/phrase sentence/prayer
solicitor/applicant suit/costume treason/betrayal trial/process tutor/guardian violate/rape warrant/guarantee
"""
_OFFICES = """
address/direction adviser/assessor agreement/chord boss/chef boss/patron cabinet/closet cabinet/office
cabinet/practice cadre/official campaign/countryside campaigning/agitation chair/flesh chamber/bedroom chamber/room
chief/chef chief/cook commitment/compromise company/society council/advice counsel/council count/county
demonstrate/manifest demonstration/manifestation demonstration/manifesto deputy/substitute education/upbringing
greet/salute health/sanitary health/sanity leader/mandatory management/direction mayor/elder mayor/major
meeting/reunion militant/activist militant/member military/soldier militia/police minister/priest name/appoint
name/noun navy/marine neighborhood/colony neighbourhood/colony network/red nominate/appoint office/desk
officer/official order/medal party/departure party/match party/part people/village point/signal policy/police
policy/politics politician/policy politician/political private/deprived propaganda/advertising propaganda/publicity
slum/suburb speak/intervene speech/discourse speech/intervention state/condition state/status summit/top
training/formation treaty/treatise unit/unity vote/voice
"""
_HAPPENINGS = """
accident/incident attend/assist attend/wait attendance/assistance bank/bench blow/coup body/corps broadcast/emission
bullet/ball camp/field casualty/chance casualty/coincidence competition/concourse competition/concurrence coup/knock
coup/stroke disaster/sinister drown/choke earthquake/trembling exhibition/exposition fall/case flu/grip
fuel/combustible guard/keep guard/save hazard/chance headquarters/seat injure/insult injury/insult
investment/inversion luck/chance misfortune/disgrace motorcyclist/motorist nurse/infirm operation/intervention
physician/physicist plant/floor poison/gift poisoned/intoxicated poisoning/intoxication rescue/ransom
retirement/jubilation save/economize shoot/pull siege/headquarters siege/seat spill/pour spring/source tank/cistern
tank/deposit tank/reservoir toll/balance toll/customs trap/tramp troop/effective uninhabited/inhabited victim/martyr
victim/sacrifice
"""
_MANNER = """
accurate/neat adequate/appropriate alive/vivid brave/fierce candid/naive classic/classical considerable/considerate
consistent/consequent current/actual currently/actually deceive/disappoint deceived/disappointed
deception/disappointment delusion/disappointment disadvantage/inconvenient displeasure/disgust economic/economical
economy/savings educated/polite effective/actual effective/cash effectively/indeed embarrassed/pregnant
familiar/family fastidious/tedious former/ancient fresh/cool genial/brilliant grand/large gross/large
historic/historical hot/spicy large/important latest/ultimate live/direct long/large notice/news notorious/obvious
occasion/opportunity particular/private pathetic/moving popular/folk possible/eventual possibly/eventually
preoccupation/concern preoccupied/worried previous/anterior promising/perspective prompt/operative rude/rough
safe/sure safety/security sane/healthy secure/sure sensibility/sensitivity sensitive/sensible single/simple
specific/concrete strange/foreign sympathetic/nice topical/actual ultimate/last wide/large
"""
_DOINGS = """
achieve/complete achieve/finish advertise/notify advertise/warn announce/advertise announcement/advertisement
apply/solicit argue/discuss argument/discussion argument/plot argument/topic assume/undertake attack/attach beat/win
borrow/lend carry/wear check/control claim/pretend confront/compare contest/answer deadline/delay demand/ask
demand/reclaim demand/request discuss/quarrel donate/spend drive/conduct driver/conductor enrol/inscribe
enroll/inscribe exit/success expect/wait forecast/prevision get/become hear/feel hope/expect hope/wait inspect/control
inspect/revise introduce/present irritate/confuse know/meet learn/teach leave/let like/please manufacture/fabricate
miss/fail miss/lack opinion/meaning pass/happen pass/spend precise/need precise/specify pretend/intend prevent/warn
provide/foresee quit/remove realise/conduct realise/perform realise/sell realize/conduct realize/perform realize/sell
record/remember register/inscribe release/publish remember/remind rent/income rental/location report/postpone
report/relationship rest/remain rest/stay resume/summarise resume/summarize resume/summary retire/remove
retire/withdraw seek/pretend steal/fly succeed/happen success/event support/bear support/endure support/tolerate
sustain/argue theft/flight translate/traduce translate/transfer understand/hear use/wear want/love
warning/advertisement win/earn win/gain
"""
_THINGS = """
actor/artist affair/case benefit/profit billion/trillion bomb/pump bridge/deck business/affair camera/chamber
camera/room caption/legend car/coach card/target carpet/folder change/exchange clock/hour clock/watch clothes/rope
college/school corner/coin cost/coast currency/motto custom/costume date/data day/journey degree/grade diary/agenda
duty/homework edit/issue editor/publisher editorial/publishing entrepreneur/undertaker face/figure factory/fabric
factory/farm flat/dish grade/note grape/raisin ground/floor gymnasium/school history/story holiday/vacancy hour/time
issue/outcome journalist/journal kind/art lake/sea language/idiom lecture/conference lecture/reading letter/card
library/bookshop library/bookstore lock/castle magazine/shop magazine/store magazine/warehouse map/card map/letter
map/plan march/walk million/thousand money/change money/silver month/moon necklace/collar newspaper/diary
newspaper/journal novel/romance page/side palace/building paper/role petrol/oil petrol/petroleum phase/stadium
piece/coin piece/room place/seat place/square poster/cartel press/stamp price/prize professor/teacher pupil/alumnus
rate/tax relative/parent resort/station review/magazine score/partition season/station share/action side/coast
sky/heaven soil/floor stage/internship stage/scene stock/action study/studio subtitle/legend surname/family
surname/nickname time/weather title/degree title/headline tower/tour tower/turn travel/work vacation/vacancy
vessel/glass week/sunday word/floor word/speech world/peace world/people
"""


def _pairs(*texts: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("/")) for text in texts for pair in text.split())


FALSE_FRIENDS: frozenset[frozenset[str]] = _pairs(_COURTS, _OFFICES, _HAPPENINGS, _MANNER, _DOINGS, _THINGS)


def false_friends(a: str, b: str) -> bool:
    """Whether two lemmas (lower case) are false friends of translation; the order does not matter, no word is its own."""
    return frozenset((a, b)) in FALSE_FRIENDS
