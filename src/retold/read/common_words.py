"""The commonest words of the languages whose news is met most: what tells English from what is not English."""

from __future__ import annotations

COMMON = {
    "en": """
        the of and to in a is that for it was on are as with his they at be this have from or had by not but what were when
        we there said has who will
    """,
    "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass
        sie nach wird bei einer um am sind noch wie einem über
    """,
    "fr": """
        le de la les et des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son été mais cette
        ont aux leur elle été ses comme
    """,
    "es": """
        de la que el en y los del se las por un para con no una su al lo es más como pero sus le ha este sí porque esta
        entre cuando muy sobre también fue
    """,
    "pt": """
        de que o a do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou foi são também
        pelo pela até isso
    """,
    "it": """
        di e il la che in un per è del una non sono con le si da dei della come al più lo gli alla anche nel ma ha i delle
        suo questo dal
    """,
    "nl": """
        de het een en van in is dat op te zijn voor met die niet aan er om ook als bij maar uit door naar heeft hij wordt
        werd nog ze over dan
    """,
    "sv": """
        och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under
        också
    """,
    "pl": """
        w i na z do że się nie to jest o po jak przez za dla od ale był czy tym roku są także został oraz które który
    """,
    "tr": """
        ve bir bu da de için ile olarak çok daha olan gibi kadar ne sonra göre en o ancak ise her oldu var değil dedi
    """,
    "id": """
        yang dan di ini itu dengan untuk dari dalam tidak akan pada ke juga oleh ada karena saat sebagai tersebut mereka
        bisa para telah
    """,
    "da": """
        og i at det er en på til af den som for med de ikke har et der var sig fra men han blev om også kan eller efter vil
        være skal ved så nu over hun da kun været blive
    """,
    "no": """
        og i det er en på til av som for med at ikke har et den var seg fra men han ble om også kan eller etter vil være skal
        ved så nå over hun da bare vært bli mot mellom
    """,
    "fi": """
        ja on ei että se oli hän ovat mutta myös kun kuin joka sen jo tai niin ole olla mukaan vain hänen sekä jos mitä sitä
        vielä nyt kanssa jälkeen tämä joita vuoden
    """,
    "cs": """
        a v se na je že s z do o to i k pro za ale by po jako které podle jsou který už od také jeho však byl aby být při jen
        nebo bude byla před mezi
    """,
    "sk": """
        a v sa na je že s z do o to aj k pre za ale by po ako ktoré podľa sú ktorý už od tiež jeho však bol aby byť pri len
        alebo bude bola pred medzi
    """,
    "ro": """
        și în de a la cu pe că nu din să o este un mai pentru care se au fost sunt al ce fi după dar lui ale prin sau între
        ca le ei unei această
    """,
    "hu": """
        a az és hogy nem is egy meg ez de volt csak már mint még ha vagy ki azt el lesz szerint után majd akik pedig több
        kell lehet ezt nagy között amely
    """,
    "ca": """
        de la i el que en a els les per un amb del una no és va al es ha més com però són seva aquest aquesta ser fins també
        dels entre quan han molt
    """,
    "hr": """
        i je u na se da su za od s kako će o koji što bi ne a iz to koja do li nije ali kao po biti bio ili koje samo više
        još nakon rekao bila
    """,
    "sw": """
        ya na wa kwa ni katika la za kuwa hiyo huo pia hii cha alisema watu yake kama wake lakini hayo baada moja wakati
        vya zaidi ambayo ili hakuna nchi
    """,
    "tl": """
        ng sa ang na mga ay at ni si hindi para nang kay may din siya niya ito kung pa mula ayon isang dahil nga lang rin
        naman sila kanyang noong
    """,
    "vi": """
        và của là có cho trong được các người một không với những này đã khi từ đến về ra tại cũng như vào sau đó ông trên
        nhiều nhưng phải năm
    """,
    "sq": """
        të e në dhe që për me një nga është se i u ka më nuk do ai kjo janë ishte kanë si por edhe këtë pas tij deri tha
        sipas mund
    """,
    "et": """
        ja on ei et see oli ta kui aga ka ning mis oma või pole nii veel siis kes seda tema nad olid kuid pärast juba sest
        üle ka ütles
    """,
    "lt": """
        ir yra kad į iš su tai kaip buvo ne už ar jo bet dėl po apie jau tik taip prie iki savo nuo jie dar pagal metu kai
        per turi
    """,
    "lv": """
        un ir ka no ar par uz kas bija tas to kā arī bet pēc nav gan ja tika vai viņš pie lai līdz jau savu gada tikai tiek
    """,
    "sl": """
        in je v na se da za so s z ki pa ne po tudi bi o od kot še ni bil ali pri do že samo lahko iz bila med tem zaradi
    """,
}

COMMON_WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
