"""Words that stand before names: titles, ranks and offices; and words that tell what a name is of."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx sir dame lord lady dr prof professor president vice-president premier chancellor minister secretary "
    "senator sen representative rep congressman congresswoman governor gov mayor king queen prince princess duke duchess emperor "
    "pope bishop archbishop cardinal father sister brother imam sheikh sheik ayatollah rabbi reverend rev pastor general gen "
    "lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl private admiral adm commander cmdr constable "
    "inspector superintendent supt detective det officer chief marshal judge justice attorney prosecutor ambassador spokesman "
    "spokeswoman spokesperson chairman chairwoman chair director commissioner councillor councilman councilwoman alderman deputy "
    "leader head coach manager editor correspondent analyst expert activist lawyer journalist reporter doctor nurse student "
    "teacher actor actress singer author writer mp mep pc baroness baron count tsar czar taoiseach mullah malam mallam alhaji "
    "alhaja hajj chairperson undersecretary under-secretary treasurer comptroller deputy-secretary envoy "
    "dictator strongman opposition speaker firefighter trooper agent sheriff deputies aide adviser advisor founder ceo "
    "cfo boss warden executive coo cto vp svp evp cofounder co-founder publicist".split()
)
TITLE_PARTS = frozenset(
    "prime foreign interior defense defence finance health education justice culture home deputy assistant vice former ex acting "
    "interim attorney chief senior junior first lady police fire state press national security human rights cabinet united of for "
    "and the white house presidential republican democratic democrat labour conservative executive managing party supreme court "
    "federal district information environment energy transport trade treasury secretary-general "
    "secretary director opposition royal crown major lieutenant detective brigadier rear staff campaign army navy air "
    "force defence-secretary".split()
)

ORGANIZATION_WORDS = frozenset(
    "court ministry university college school police inc corp corporation company co ltd llc plc group bank committee commission "
    "council congress parliament senate house department dept agency authority administration office bureau institute institution "
    "foundation fund association federation union league organization organisation alliance party movement front army navy force "
    "forces brigade guard service services watch times post news journal guardian telegraph herald tribune gazette press media "
    "network television tv radio broadcasting airlines airways railway railways hospital clinic church trust society club board "
    "centre center observatory cabinet government assembly coalition nations team squad branch division unit command tribunal "
    "secretariat academy laboratory labs museum studios records industries holdings partners international motors systems "
    "technologies technology pictures entertainment sports athletic hotel rangers customs treasury embassy consulate "
    "militia cartel gang syndicate brotherhood taliban congregation synagogue".split()
)
PLACE_WORDS = frozenset(
    "street road avenue boulevard lane square river lake sea ocean bay gulf island islands isle mount mountain mountains hill "
    "hills valley city town village county province state district region republic kingdom airport station port harbour harbor "
    "bridge tunnel park beach promenade plaza tower prison palace stadium coast peninsula desert forest canal strait "
    "north south east west northern southern eastern western central strip "
    "interchange highway motorway building cathedral mosque zone territory border capital camp base canyon creek falls springs".split()
)
LAW_WORDS = frozenset(
    "act law treaty convention resolution amendment constitution code accord agreement protocol pact directive decree".split()
)
EVENT_WORDS = frozenset(
    "war day week cup games olympics festival award awards prize summit games revolution election crisis operation "
    "hurricane storm championship".split()
)
HEADS_WITH_OF = (
    ORGANIZATION_WORDS
    | PLACE_WORDS
    | frozenset(
        "states university bishop isle tower statue voice chamber church knights bay cape declaration bill secretary strait "
        "hall guild order sons daughters doctors reporters lords".split()
    )
)
GIVEN_NAMES = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven "
    "paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan "
    "stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron "
    "jose adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry "
    "sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph "
    "randy eugene vincent russell elijah louis bobby philip johnny mary patricia jennifer linda elizabeth barbara susan jessica "
    "sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah "
    "stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine "
    "christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren "
    "christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn "
    "janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie "
    "brittany charlotte marie kayla alexis lori simon ian neil graham nigel colin stuart gordon alastair malcolm trevor derek "
    "clive hugh owen rhys gareth dafydd siobhan fiona claire mohammed muhammad mohamed mahmoud ahmed ali hassan hussein ibrahim "
    "abdul abdullah omar osama khalid yusuf fatima aisha salman bashar tariq imran nadia leila amina abu carlos luis miguel jorge "
    "pedro pablo fernando francisco javier diego ricardo eduardo rafael antonio manuel sergio alejandro nicolás nicolas hugo raúl "
    "raul fidel andrés gustavo enrique alberto oscar ana rosa carmen lucía elena marta pilar josé maría jesús juana isabel "
    "gabriela daniela camila sofia valentina edmundo leopoldo jean pierre jacques françois francois michel philippe henri claude "
    "emmanuel nicolas marine manuel bernard alain hans klaus wolfgang angela jürgen karl heinz otto stefan vladimir dmitry dmitri "
    "sergei sergey igor ivan mikhail alexei boris yuri oleg viktor natalia svetlana olga volodymyr viktor xi kim narendra rahul "
    "sonia shinzo moon park giovanni marco matteo silvio giuseppe luca paolo benjamin bibi ariel yitzhak shimon recep mustafa "
    "mehmet theresa boris jeremy nigel tony gordon barack hillary bill joe bernie "
    "ted marco jeb mitt rand mike nancy chuck mitch rex jared ivanka melania steve sadiq priya anil sanjay raj amir reza "
    "mahmud hamid pat sue andy martin kate meghan harry".split()
)
